package org.mumap.server.published;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mumap.server.Settings;
import org.mumap.server.testing.Http;
import org.mumap.server.testing.TestDatabase;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

@LayersTest
@DisplayName("Exports: whole files of the published rows, for reading and for bringing in again")
class ExportsIT {

    @LocalServerPort
    int port;

    @Autowired
    TestDatabase database;

    @Autowired
    Settings settings;

    Http bureau;
    Http park;

    @BeforeEach
    void rows() {
        Fixture.load(database);
        bureau = new Http(port, "bureau");
        park = new Http(port, "park1");
    }

    @Test
    @DisplayName("A1 csv: byte order mark, import keys as header, exact numbers, no cell that a spreadsheet would run")
    void csv() throws Exception {
        HttpResponse<byte[]> answer = bureau.get("/api/exports/parcels.csv");
        String text = Http.text(answer);
        assertThat(text).startsWith("\uFEFFparcel_code,name,park_code,town,");
        assertThat(answer.headers().firstValue("Content-Disposition").orElse(""))
                .startsWith("attachment;")
                .contains("UTF-8''");
        List<CSVRecord> records = CSVFormat.RFC4180
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get()
                .parse(new java.io.StringReader(text.substring(1)))
                .getRecords();
        assertThat(records).hasSize(6401);
        CSVRecord first = records.get(1);
        assertThat(first.get("parcel_code")).isEqualTo("339922001001GB00001");
        assertThat(first.get("name")).isEqualTo("'=1+1");
        assertThat(first.get("registered_area_m2")).isEqualTo("1001");
        assertThat(first.get("readiness")).isEqualTo("ROAD WATER");
        assertThat(first.get("term_end_on")).isEqualTo("2060-01-02");
        assertThat(records.get(2).get("name")).isEqualTo("<img src=x onerror=alert(1)>");
        assertThat(records).allSatisfy(record -> assertThat(record.get("name")).doesNotStartWith("="));
    }

    @Test
    @DisplayName(
            "A2 xlsx: first line what and as of when, titles with units from the database's comments, texts as texts")
    void workbook() throws Exception {
        List<Row> rows = sheet(bureau.get("/api/exports/parcels.xlsx?town=%E6%B2%99%E6%B2%B3%E9%95%87&year=2024"));
        assertThat(rows.get(0).getCellText(0)).contains("宗地", "截至 20", "亩均年度 2024", "自然资源局", "town=沙河镇");
        List<String> titles = rows.get(1).stream().map(cell -> cell.getText()).toList();
        assertThat(titles).startsWith("宗地代码", "宗地名称").contains("登记面积 (m²)", "面积 (亩)", "亩均税收 (万元/亩)");
        assertThat(rows).hasSize(2 + 3200);
        Row second = rows.get(3);
        assertThat(second.getCell(1).getType()).isEqualTo(CellType.STRING);
        assertThat(second.getCellText(1)).isEqualTo("=1+1");
        assertThat(second.getCellAsNumber(titles.indexOf("登记面积 (m²)")).orElseThrow())
                .isEqualByComparingTo("1001");
        var english = bureau.send(bureau.request("/api/exports/parks.xlsx")
                .header("Accept-Language", "en")
                .GET());
        assertThat(sheet(english).get(1).stream().map(cell -> cell.getText()))
                .contains("Park code", "Tax per mu (10,000 CNY/mu)");
    }

    @Test
    @DisplayName("A3 GeoJSON holds the same features as the pages")
    void geoJson() {
        JsonNode file = bureau.json("/api/exports/idle_candidates.geojson");
        JsonNode page = bureau.json("/ogc/collections/idle_candidates/items?limit=10000");
        assertThat(file.get("features")).isEqualTo(page.get("features"));
        assertThat(file.get("features")).hasSizeGreaterThan(3000);
    }

    @Test
    @DisplayName("B1 every collection in every format; a part's file holds no other's row")
    void scope() throws Exception {
        for (PublishedView view : PublishedViewsIT.catalogue(database).list()) {
            Set<String> items =
                    new TreeSet<>(FeaturesIT.walk(park, "/ogc/collections/" + view.id() + "/items?limit=10000"));
            String csv = Http.text(park.get("/api/exports/" + view.id() + ".csv"));
            Set<String> lines =
                    csv.lines().skip(1).map(line -> line.split(",")[0]).collect(Collectors.toCollection(TreeSet::new));
            assertThat(lines).as(view.id()).isEqualTo(items);
            Set<String> cells = sheet(park.get("/api/exports/" + view.id() + ".xlsx")).stream()
                    .skip(2)
                    .map(row -> row.getCellText(0))
                    .collect(Collectors.toCollection(TreeSet::new));
            assertThat(cells).as(view.id()).isEqualTo(items);
            assertThat(park.json("/api/exports/" + view.id() + ".geojson").get("features"))
                    .as(view.id())
                    .hasSize(items.size());
        }
        assertThat(Http.text(park.get("/api/exports/parcels.csv?park_code=P02")).lines())
                .hasSize(1);
    }

    @Test
    @DisplayName("B2 each export is on record: who, what, how many rows, by which filter; no file stays behind")
    void audit() throws Exception {
        park.get("/api/exports/parks.csv?park_code=P0101");
        Set<String> records = Fixture.keys(
                database,
                "select username || ' ' || subject || ' ' || (detail ->> 'rows') || ' ' || coalesce(detail -> 'parameters' ->> 'park_code', '-')"
                        + " from access.audit where action = 'export'");
        assertThat(records).contains("park1 parks.csv 1 P0101");
        assertThat(left()).isEmpty();
    }

    /** What lies in the folder of exports: a file is deleted once it is sent, which its receiver may see a moment earlier. */
    private List<Path> left() throws IOException {
        long end = System.nanoTime() + 10_000_000_000L;
        while (true) {
            try (var files = Files.list(settings.dataDir().resolve("exports"))) {
                List<Path> left = files.toList();
                if (left.isEmpty() || System.nanoTime() > end) {
                    return left;
                }
            }
            LockSupport.parkNanos(20_000_000);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "/api/exports/parcels.exe, 404",
        "/api/exports/secrets.csv, 404",
        "/api/exports/parcels, 404",
        "/api/exports/parcels.csv?limit=5, 400",
        "/api/exports/parcels.csv?filter=secret=1, 400",
        "/api/exports/parcels.csv?colour=red, 400"
    })
    @DisplayName("C1 what there is not is refused before a file is begun")
    void refused(String path, int status) {
        assertThat(bureau.get(path).statusCode()).isEqualTo(status);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            =1+1 | '=1+1
            +86  | '+86
            -5   | '-5
            @sum | '@sum
            ＝1  | '＝1
            ＋1  | '＋1
            －1  | '－1
            ＠a  | '＠a
            宗地 | 宗地
            1=1  | 1=1
            """)
    @DisplayName("C2 the guard against formulas")
    void formulas(String text, String written) {
        assertThat(TableColumns.harmless(text)).isEqualTo(written);
        assertThat(TableColumns.harmless("\t=1")).isEqualTo("'\t=1");
        assertThat(TableColumns.harmless("")).isEmpty();
    }

    private static List<Row> sheet(HttpResponse<byte[]> answer) throws IOException {
        assertThat(answer.statusCode())
                .as(new String(answer.body(), StandardCharsets.UTF_8))
                .isEqualTo(200);
        try (ReadableWorkbook workbook = new ReadableWorkbook(new ByteArrayInputStream(answer.body()))) {
            return workbook.getFirstSheet().read();
        }
    }
}
