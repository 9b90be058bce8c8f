package org.mumap.server.desk.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.mumap.server.ledger.Column;
import org.mumap.server.ledger.Kind;
import org.mumap.server.ledger.Kinds;
import org.mumap.server.ledger.Owner;
import org.mumap.server.linkage.LinkageIT;
import org.mumap.server.testing.Emptied;
import org.mumap.server.testing.Http;
import org.mumap.server.testing.ServerTest;
import org.mumap.server.testing.TestDatabase;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

@ServerTest
@DisplayName("The state of the data, and the data dictionary")
class DataSetIT {

    /** Columns that every ledger table has for its own keeping. */
    private static final Set<String> HEADER = Set.of(
            "row_key",
            "data_from",
            "ended",
            "recorded_at",
            "superseded_at",
            "superseded_by",
            "batch_id",
            "act_id",
            "register",
            "sheet",
            "row_no",
            "scope_park",
            "scope_town",
            "attributes",
            "version_id",
            "geom");

    @Autowired
    TestDatabase database;

    @Autowired
    @Owner
    JdbcClient owner;

    @Autowired
    DataDictionary dictionary;

    @LocalServerPort
    int port;

    private Http bureau() {
        return new Http(port, "bureau");
    }

    private static JsonNode of(JsonNode rows, String key) {
        return rows.valueStream()
                .filter(r -> r.get("key").asString().equals(key))
                .findFirst()
                .orElseThrow();
    }

    @Test
    @DisplayName("A1 every number is the length of the list behind it: whole, by park and sender, missing, warned")
    void numbers() throws Exception {
        Emptied.facts(database);
        LinkageIT.fill(port);
        JsonNode sets = bureau().json("/api/datasets").get("rows");
        assertThat(sets).hasSize(Kinds.list().size());
        JsonNode parcels = of(sets, "parcels");
        assertThat(parcels.get("rows").asInt()).isEqualTo(4);
        assertThat(parcels.get("warned").asInt()).isEqualTo(total("parcels", "warned=true"));
        assertThat(parcels.get("columns").get("park_code").asInt()).isEqualTo(4);
        assertThat(parcels.get("columns").get("name").asInt()).isZero();
        assertThat(total("parcels", "missing=name")).isEqualTo(4);
        long filled = 0;
        for (Column column : Kinds.get("parcels").columns()) {
            int there = parcels.get("columns").get(column.key()).asInt();
            assertThat(total("parcels", "missing=" + column.key()))
                    .as(column.key())
                    .isEqualTo(4 - there);
            filled += there;
        }
        assertThat(parcels.get("filled").asLong()).isEqualTo(filled);
        JsonNode parks = bureau().json("/api/datasets/parcels?by=PARK").get("rows");
        assertThat(of(parks, "P01").get("name").asString()).isEqualTo("沙河园区");
        assertThat(of(parks, "P01").get("rows").asInt()).isEqualTo(total("parcels", "by=PARK&group=P01"));
        JsonNode senders = bureau().json("/api/datasets/contracts?by=SENDER").get("rows");
        assertThat(of(senders, "bureau").get("rows").asInt()).isEqualTo(total("contracts", "by=SENDER&group=bureau"));
        assertThat(total("contracts", "missing=holder_code")).isEqualTo(3);
        assertThat(of(sets, "quotas").get("rows").asInt()).isZero();
        assertThat(of(sets, "quotas").get("newestOn").isNull()).isTrue();
    }

    private int total(String kind, String filter) {
        JsonNode rows = bureau().json("/api/datasets/" + kind + "/rows?" + filter);
        assertThat(rows.get("rows")).hasSize(rows.get("total").asInt());
        return rows.get("total").asInt();
    }

    @Test
    @DisplayName("A2 rows are paged, tell their source, and stay within the reader's scope")
    void rows() throws Exception {
        Emptied.facts(database);
        LinkageIT.fill(port);
        JsonNode first = bureau().json("/api/datasets/parcels/rows?limit=3");
        assertThat(first.get("rows")).hasSize(3);
        JsonNode second = bureau().json("/api/datasets/parcels/rows?limit=3&after="
                + first.get("next").asString());
        assertThat(second.get("rows")).hasSize(1);
        assertThat(second.get("next").isNull()).isTrue();
        assertThat(first.get("rows").get(0).get("fileName").asString()).isEqualTo("宗地.geojson");
        Http park = new Http(port, "park1");
        assertThat(of(park.json("/api/datasets").get("rows"), "parcels")
                        .get("rows")
                        .asInt())
                .isEqualTo(2);
        assertThat(park.json("/api/datasets/parcels/rows").get("total").asInt()).isEqualTo(2);
        assertThat(park.json("/api/datasets/parcels/rows?by=PARK&group=P02")
                        .get("total")
                        .asInt())
                .isZero();
        assertThat(bureau().get("/api/datasets/parcels/rows?missing=nonsense").statusCode())
                .isEqualTo(400);
        assertThat(bureau().get("/api/datasets/nonsense").statusCode()).isEqualTo(404);
        assertThat(bureau().get("/api/datasets/parcels?by=nonsense").statusCode())
                .isEqualTo(400);
        HttpResponse<byte[]> book = bureau().get("/api/datasets/parcels/rows.xlsx?missing=name");
        try (XSSFWorkbook workbook = new XSSFWorkbook(new ByteArrayInputStream(book.body()))) {
            assertThat(workbook.getSheetAt(0).getLastRowNum()).isEqualTo(4);
        }
    }

    @Test
    @DisplayName(
            "B1 the dictionary has every kind and column, with words in both languages, and every column of the tables is one or measured")
    void complete() {
        JsonNode told = bureau().json("/api/dictionary");
        for (Kind kind : Kinds.list()) {
            JsonNode entry = told.get("kinds")
                    .valueStream()
                    .filter(k -> k.get("kind").asString().equals(kind.name()))
                    .findFirst()
                    .orElseThrow();
            assertThat(entry.get("fields")
                            .valueStream()
                            .map(f -> f.get("key").asString())
                            .toList())
                    .isEqualTo(kind.columns().stream().map(Column::key).toList());
            entry.get("fields").forEach(field -> {
                assertThat(field.get("title").get("zh").asString()).isNotBlank();
                assertThat(field.get("title").get("en").asString()).isNotBlank();
            });
            List<String> columns = owner.sql("""
                    select a.attname from pg_attribute a
                    where a.attrelid = cast(:table as regclass) and a.attnum > 0 and not a.attisdropped
                    """)
                    .param("table", kind.qualifiedTable())
                    .query(String.class)
                    .list();
            Set<String> known = kind.columns().stream().map(Column::key).collect(Collectors.toSet());
            known.addAll(HEADER);
            known.addAll(
                    Set.of("area_ellipsoid_m2", "area_zone_plane_m2", "zone_epsg", "area_file_plane_m2", "file_epsg"));
            assertThat(known).as(kind.name()).containsAll(columns);
        }
        told.get("layers")
                .forEach(layer -> layer.get("fields")
                        .forEach(
                                field -> assertThat(field.get("title").get("en").asString())
                                        .as(layer.get("layer").asString() + "."
                                                + field.get("key").asString())
                                        .isNotBlank()));
        assertThat(told.get("terms")).isNotEmpty();
    }

    @Test
    @DisplayName("B2 the page in docs is the one the program makes; -Dmumap.renew=true writes it anew")
    void page() throws Exception {
        Path page = TestDatabase.root().resolve("backend/docs/data-dictionary.md");
        String made = DictionaryFiles.markdown(dictionary.get());
        if (Boolean.getBoolean("mumap.renew")) {
            Files.writeString(page, made);
        }
        assertThat(page).exists();
        assertThat(Files.readString(page)).isEqualTo(made);
        HttpResponse<byte[]> download = bureau().get("/api/dictionary.md");
        assertThat(new String(download.body(), StandardCharsets.UTF_8)).isEqualTo(made);
    }

    @Test
    @DisplayName(
            "B3 the dictionary comes as a workbook of three sheets with as many rows as it has columns, layer columns and terms")
    void workbook() throws Exception {
        HttpResponse<byte[]> book = bureau().get("/api/dictionary.xlsx");
        int fields = Kinds.list().stream().mapToInt(k -> k.columns().size()).sum();
        try (XSSFWorkbook workbook = new XSSFWorkbook(new ByteArrayInputStream(book.body()))) {
            assertThat(workbook.getNumberOfSheets()).isEqualTo(3);
            assertThat(workbook.getSheetAt(0).getLastRowNum()).isEqualTo(fields);
            assertThat(workbook.getSheetAt(2).getLastRowNum())
                    .isEqualTo(dictionary.get().terms().size());
        }
    }
}
