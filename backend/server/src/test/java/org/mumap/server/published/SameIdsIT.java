package org.mumap.server.published;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mumap.server.testing.Demo;
import org.mumap.server.testing.DemoServerTest;
import org.mumap.server.testing.Http;
import org.mumap.server.testing.TestDatabase;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

@DemoServerTest
@DisplayName("One scope: park1 sees the same parcels through list, item, tile, per-mu, export, search and siting")
class SameIdsIT {

    private static final String OWN = "park_code in ('P01', 'P0101', 'P0102')";

    @LocalServerPort
    int port;

    @Autowired
    TestDatabase database;

    private Http park;

    @BeforeEach
    void ready() {
        Demo.await(port);
        park = new Http(port, "park1");
    }

    private Set<String> truth(String sql) throws Exception {
        try (Connection owner = database.owner();
                var statement = owner.createStatement()) {
            ResultSet rows = statement.executeQuery(sql);
            Set<String> codes = new TreeSet<>();
            while (rows.next()) {
                codes.add(rows.getString(1));
            }
            return codes;
        }
    }

    private Set<String> pages(Http as, String path, Function<JsonNode, String> code) {
        Set<String> codes = new TreeSet<>();
        String after = "";
        do {
            JsonNode page = as.json(
                    path + (after.isEmpty() ? "" : "&after=" + URLEncoder.encode(after, StandardCharsets.UTF_8)));
            for (JsonNode row : page.get("rows")) {
                codes.add(code.apply(row));
            }
            JsonNode next = page.get("next");
            after = next == null || next.isNull() ? "" : next.asString();
        } while (!after.isEmpty());
        return codes;
    }

    @Test
    @DisplayName("A1 list, items, tiles and export give one and the same set")
    void parcels() throws Exception {
        Set<String> own = truth("select parcel_code from live.parcel where " + OWN);
        assertThat(own).hasSizeGreaterThan(1000);
        assertThat(pages(
                        park,
                        "/api/parcels?limit=500",
                        row -> row.get("parcelCode").asString()))
                .as("list")
                .isEqualTo(own);
        assertThat(items(park)).as("items").isEqualTo(own);
        assertThat(tiles(park)).as("tiles").isEqualTo(own);
        assertThat(export(park)).as("export").isEqualTo(own);
    }

    @Test
    @DisplayName("A2 per-mu by parcel, idle candidates and siting stay inside it")
    void judged() throws Exception {
        assertThat(pages(
                        park,
                        "/api/permu?year=2024&by=parcel&limit=500",
                        row -> row.get("key").asString()))
                .as("per-mu")
                .isEqualTo(truth("select distinct parcel_code from live.per_mu_share where year = 2024 and " + OWN));
        assertThat(pages(
                        park,
                        "/api/idle/candidates?limit=100",
                        row -> row.get("parcelCode").asString()))
                .as("candidates")
                .isEqualTo(truth("select parcel_code from live.parcel where idle_finding in"
                        + " ('SUSPECTED_NOT_STARTED', 'SUSPECTED_STOPPED', 'OVERDUE') and " + OWN));
        Set<String> own = truth("select parcel_code from live.parcel where " + OWN);
        JsonNode found = park.postJson("/api/siting/searches", "{\"areaMu\":{\"min\":20,\"max\":60},\"limit\":100}");
        assertThat(found.get("ranked"))
                .isNotEmpty()
                .allSatisfy(site ->
                        site.get("parcels").forEach(parcel -> assertThat(own).contains(parcel.asString())));
        assertThat(found.get("rejected"))
                .isNotEmpty()
                .allSatisfy(row -> assertThat(own).contains(row.get("parcel").asString()));
        assertThat(found.get("matched").asInt() + found.get("rejectedTotal").asInt())
                .isLessThanOrEqualTo(own.size());
    }

    @Test
    @DisplayName("A3 what lies outside is not there: dossier, item, verdict and search answer as for nothing")
    void outside() throws Exception {
        String foreign = truth("select min(parcel_code) from live.parcel where park_code = 'P02'")
                .iterator()
                .next();
        String name = truth("select name from live.parcel where parcel_code = '" + foreign + "'")
                .iterator()
                .next();
        for (String path :
                new String[] {"/api/parcels/%s", "/api/parcels/%s/idle", "/ogc/collections/parcels/items/%s"}) {
            HttpResponse<byte[]> there = park.get(path.formatted(foreign));
            HttpResponse<byte[]> nowhere = park.get(path.formatted("339922999999GB99999"));
            assertThat(there.statusCode()).as(path).isEqualTo(404);
            assertThat(nowhere.statusCode()).as(path).isEqualTo(404);
        }
        String query = "/api/search?q=" + URLEncoder.encode(name, StandardCharsets.UTF_8);
        assertThat(Http.text(new Http(port, "bureau").get(query))).contains(foreign);
        assertThat(Http.text(park.get(query))).doesNotContain(foreign);
    }

    @Test
    @DisplayName("B1 an account without data sees no row through any of them")
    void none() throws Exception {
        Http admin = new Http(port, "admin");
        assertThat(admin.json("/api/parcels?limit=10").get("rows")).isEmpty();
        assertThat(items(admin)).isEmpty();
        assertThat(tiles(admin)).isEmpty();
        assertThat(admin.json("/api/idle/candidates?limit=10").get("rows")).isEmpty();
        assertThat(admin.json("/api/permu?year=2024&by=parcel").get("rows")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"bureau", "park1", "leader", "economy", "office", "inspector", "admin"})
    @DisplayName("C1 every account sees the same parcels through items, tiles and export, and through GDAL")
    void everyAccount(String account) throws Exception {
        Http as = new Http(port, account);
        Set<String> items = items(as);
        assertThat(tiles(as, "true")).as("tiles").isEqualTo(items);
        assertThat(export(as)).as("export").isEqualTo(items);
        assertThat(Gdal.featureCount(
                        "--config",
                        "GDAL_HTTP_USERPWD",
                        account + ":mumap-demo",
                        "--config",
                        "GDAL_HTTP_AUTH",
                        "BASIC",
                        "-ro",
                        "-so",
                        "OAPIF:http://127.0.0.1:" + port + "/ogc",
                        "parcels"))
                .isEqualTo(items.size());
        Set<String> all = truth("select parcel_code from live.parcel");
        switch (account) {
            case "admin" -> assertThat(items).isEmpty();
            case "park1" -> assertThat(items).isEqualTo(truth("select parcel_code from live.parcel where " + OWN));
            case "inspector" -> assertThat(items).isNotEmpty().isSubsetOf(all).isNotEqualTo(all);
            default -> assertThat(items).isEqualTo(all);
        }
    }

    private Set<String> items(Http as) {
        Set<String> codes = new TreeSet<>();
        String path = "/ogc/collections/parcels/items?limit=1000";
        while (!path.isEmpty()) {
            JsonNode page = as.json(path);
            page.get("features")
                    .forEach(f ->
                            codes.add(f.get("properties").get("parcel_code").asString()));
            path = "";
            for (JsonNode link : page.get("links")) {
                if (link.get("rel").asString().equals("next")) {
                    path = link.get("href").asString().replaceFirst("^https?://[^/]+", "");
                }
            }
        }
        return codes;
    }

    private Set<String> tiles(Http as) throws Exception {
        return tiles(as, "park_code like 'P01%'");
    }

    private Set<String> tiles(Http as, String where) throws Exception {
        int z = 14;
        Set<String> codes = new TreeSet<>();
        try (Connection owner = database.owner();
                var statement = owner.createStatement()) {
            ResultSet box = statement.executeQuery("select st_xmin(e), st_ymin(e), st_xmax(e), st_ymax(e)"
                    + " from (select st_extent(geom_3857) as e from live.parcel where " + where + ") x");
            box.next();
            double size = 2 * 20037508.342789244 / (1 << z);
            for (int x = column(box.getDouble(1), size); x <= column(box.getDouble(3), size); x++) {
                for (int y = row(box.getDouble(4), size); y <= row(box.getDouble(2), size); y++) {
                    HttpResponse<byte[]> tile =
                            as.get("/ogc/collections/parcels/tiles/WebMercatorQuad/%d/%d/%d".formatted(z, y, x));
                    if (tile.statusCode() == 200) {
                        VectorTile.read(tile.body())
                                .layers()
                                .get("parcels")
                                .features()
                                .forEach(f ->
                                        codes.add(String.valueOf(f.properties().get("parcel_code"))));
                    }
                }
            }
        }
        return codes;
    }

    private static int column(double x, double size) {
        return (int) Math.floor((x + 20037508.342789244) / size);
    }

    private static int row(double y, double size) {
        return (int) Math.floor((20037508.342789244 - y) / size);
    }

    private Set<String> export(Http as) {
        Set<String> codes = new TreeSet<>();
        Http.text(as.get("/api/exports/parcels.csv")).lines().forEach(line -> {
            for (String cell : line.split(",", -1)) {
                String value = cell.replace("\"", "").replace("'", "");
                if (value.matches("\\d{12}[GJ][BC]\\d{5}")) {
                    codes.add(value);
                    break;
                }
            }
        });
        return codes;
    }
}
