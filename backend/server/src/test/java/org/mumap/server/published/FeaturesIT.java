package org.mumap.server.published;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mumap.server.testing.Http;
import org.mumap.server.testing.TestDatabase;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

@LayersTest
@DisplayName("Features: catalogue, pages, filters, scope")
class FeaturesIT {

    private static final String PARCELS = "/ogc/collections/parcels/items";

    @LocalServerPort
    int port;

    @Autowired
    TestDatabase database;

    Http bureau;
    Http park;

    @BeforeEach
    void rows() {
        Fixture.load(database);
        bureau = new Http(port, "bureau");
        park = new Http(port, "park1");
    }

    @Test
    @DisplayName("A1 landing page, conformance, API definition and catalogue lead from one to the other")
    void landing() {
        JsonNode landing = bureau.json("/ogc");
        for (JsonNode link : landing.get("links")) {
            String path = link.get("href").asString().replaceFirst("^http://[^/]+", "");
            assertThat(bureau.get(path).statusCode()).as(path).isEqualTo(200);
        }
        assertThat(bureau.json("/ogc/conformance").get("conformsTo").toString())
                .contains("ogcapi-features-1/1.0/conf/core");
        JsonNode api = bureau.json("/ogc/api");
        assertThat(api.get("openapi").asString()).startsWith("3.0");
        assertThat(api.get("paths").has("/collections/parcels/items")).isTrue();
        for (JsonNode collection : bureau.json("/ogc/collections").get("collections")) {
            String id = collection.get("id").asString();
            assertThat(collection.get("extent").get("spatial").get("bbox").get(0))
                    .hasSize(4);
            for (JsonNode link : collection.get("links")) {
                String path = link.get("href").asString().replaceFirst("^http://[^/]+", "");
                assertThat(bureau.get(path).statusCode()).as(id + " " + path).isEqualTo(200);
            }
        }
    }

    @Test
    @DisplayName("A2 nobody without signing in, in the reader's language, without a redirect")
    void closed() {
        for (String path : List.of("/ogc", "/ogc/collections", PARCELS, "/api/exports/parcels.csv")) {
            assertThat(new Http(port, "").get(path).statusCode()).as(path).isEqualTo(401);
        }
        var english = bureau.send(bureau.request("/ogc/collections/parcels")
                .header("Accept-Language", "en")
                .GET());
        assertThat(Http.text(english)).contains("\"title\":\"Parcels\"");
        assertThat(Http.text(bureau.get("/ogc/collections/parcels"))).contains("\"title\":\"宗地\"");
    }

    @Test
    @DisplayName("B1 following next walks all features once, in the order of their key")
    void paging() {
        List<String> walked = walk(bureau, PARCELS + "?limit=997");
        assertThat(walked).hasSize(6401).doesNotHaveDuplicates().isSorted();
        assertThat(new TreeSet<>(walked)).isEqualTo(Fixture.keys(database, "select parcel_code from live.parcel"));
    }

    @Test
    @DisplayName("B2 a page of many chunks says how many it holds; a limit beyond the most is cut")
    void chunks() {
        JsonNode page = bureau.json(PARCELS + "?limit=5000");
        assertThat(page.get("features")).hasSize(5000);
        assertThat(page.get("numberReturned").asInt()).isEqualTo(5000);
        assertThat(page.get("numberMatched").asInt()).isEqualTo(6401);
        JsonNode cut = bureau.json(PARCELS + "?limit=1000000000000000000000");
        assertThat(cut.get("features")).hasSize(6401);
        assertThat(next(cut)).isNull();
    }

    @Test
    @DisplayName("B5 pages stay whole while rows come and go: what was there all the time is met once, nothing twice")
    void stable() {
        Set<String> before = Fixture.keys(database, "select line_code from live.control_line");
        List<String> walked = new ArrayList<>();
        String next = "/ogc/collections/control_lines/items?limit=1";
        int step = 0;
        try {
            while (next != null) {
                JsonNode page = bureau.json(next);
                page.get("features")
                        .forEach(feature -> walked.add(feature.get("id").asString()));
                // one row before what has been read, one behind, and one of those read goes
                String n = String.format(java.util.Locale.ROOT, "%03d", step);
                Fixture.change(
                        database,
                        "insert into live.control_line (line_code, id, kind, effect, geom, geom_3857) select 'AA" + n
                                + "', " + (90_000 + step)
                                + ", kind, effect, geom, geom_3857 from live.control_line where line_code = 'KX1'",
                        "insert into live.control_line (line_code, id, kind, effect, geom, geom_3857) select 'ZZ" + n
                                + "', " + (91_000 + step)
                                + ", kind, effect, geom, geom_3857 from live.control_line where line_code = 'KX1'",
                        "delete from live.control_line where line_code = 'AA" + n + "' and " + step + " % 2 = 0");
                step++;
                next = step < 12 ? next(page) : null;
            }
            assertThat(walked).doesNotHaveDuplicates().isSorted().containsAll(before);
            assertThat(walked).noneMatch(key -> key.startsWith("AA"));
        } finally {
            Fixture.change(
                    database, "delete from live.control_line where line_code like 'AA%' or line_code like 'ZZ%'");
        }
    }

    @Test
    @DisplayName("B6 a key that is gone may still be where a page begins; an unknown one too")
    void beginsAnywhere() {
        List<String> all = walk(bureau, "/ogc/collections/control_lines/items");
        assertThat(walk(bureau, "/ogc/collections/control_lines/items?after=KX15"))
                .isEqualTo(all.subList(1, all.size()));
        assertThat(walk(bureau, "/ogc/collections/control_lines/items?after=ZZZ"))
                .isEmpty();
        assertThat(walk(bureau, "/ogc/collections/control_lines/items?after=")).isEqualTo(all);
    }

    @Test
    @DisplayName("B3 a feature carries import keys and computed values with their types, and no copy for tiles")
    void properties() {
        JsonNode feature = bureau.json(PARCELS + "/339922001001GB00001?year=2024");
        JsonNode properties = feature.get("properties");
        assertThat(feature.get("geometry").get("type").asString()).isEqualTo("MultiPolygon");
        assertThat(properties.get("name").asString()).isEqualTo("=1+1");
        assertThat(properties.get("registered_area_m2").decimalValue()).isEqualByComparingTo("1001");
        assertThat(properties.get("area_mu").doubleValue()).isEqualTo(1.5015);
        assertThat(properties.get("readiness").toString()).isEqualTo("[\"ROAD\",\"WATER\"]");
        assertThat(properties.get("term_end_on").asString()).isEqualTo("2060-01-02");
        assertThat(properties.get("low_efficiency").isBoolean()).isTrue();
        assertThat(properties.get("holder_name").isNull()).isTrue();
        assertThat(properties.get("idle_finding").asString()).isEqualTo("SUSPECTED_NOT_STARTED");
        assertThat(properties.has("geom_3857")).isFalse();
        JsonNode with = bureau.json(PARCELS + "?year=2024&limit=10000");
        assertThat(with.get("features"))
                .filteredOn(each -> !each.get("properties").get("tax_wan").isNull())
                .isNotEmpty()
                .allSatisfy(each -> assertThat(
                                each.get("properties").get("tax_wan_per_mu").doubleValue())
                        .isEqualTo(12.0));
    }

    @Test
    @DisplayName("B4 a key with a slash is found under it")
    void slash() {
        assertThat(bureau.json(PARCELS + "/REG/12").get("id").asString()).isEqualTo("REG/12");
        assertThat(bureau.json(PARCELS + "?parcel_code=REG/12").get("features")).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            idle_finding=OVERDUE                                            | idle_finding = 'OVERDUE'
            town=沙河镇&supply_state=SUPPLIED                                | town = '沙河镇'
            net_idle_days=100                                               | net_idle_days = 100
            term_end_on=2060-01-02                                          | parcel_code = '339922001001GB00001'
            filter=area_mu > 5 and idle_finding in ('OVERDUE', 'UNKNOWN')   | area_mu > 5 and idle_finding in ('OVERDUE', 'UNKNOWN')
            filter=not (registered_area_m2 between 1100 and 7000)           | not (registered_area_m2 between 1100 and 7000)
            filter=holder_name is null and 2000 >= registered_area_m2       | holder_name is null and registered_area_m2 <= 2000
            filter=name like '宗地 12%'                                      | name like '宗地 12%'
            filter=name ilike '<IMG%'                                       | name ilike '<IMG%'
            filter=term_end_on < '2061-01-01'                               | term_end_on < '2061-01-01'
            filter=low_efficiency = false and park_code <> 'P02'            | park_code <> 'P02'
            filter=bbox(geom, 120.51, 29.02, 120.53, 29.04)                 | st_intersects(geom, st_makeenvelope(120.51, 29.02, 120.53, 29.04, 4490))
            filter=INTERSECTS(geom, POLYGON((120.51 29.02, 120.53 29.02, 120.52 29.04, 120.51 29.02))) | st_intersects(geom, st_geomfromtext('POLYGON((120.51 29.02, 120.53 29.02, 120.52 29.04, 120.51 29.02))', 4490))
            bbox=120.51,29.02,120.53,29.04                                  | st_intersects(geom, st_makeenvelope(120.51, 29.02, 120.53, 29.04, 4490))
            bbox=120.51,29.02,-5,120.53,29.04,9000&idle_finding=OVERDUE     | idle_finding = 'OVERDUE' and st_intersects(geom, st_makeenvelope(120.51, 29.02, 120.53, 29.04, 4490))
            bbox=170,-90,120.53,90                                          | st_xmin(geom) <= 120.53
            """)
    @DisplayName("C1 a filter finds what the same question finds in the table")
    void filters(String parameters, String sql) {
        Set<String> expected = Fixture.keys(database, "select parcel_code from live.parcel where " + sql);
        assertThat(expected).isNotEmpty().hasSizeLessThan(6401);
        assertThat(new TreeSet<>(walk(bureau, PARCELS + "?limit=4000&" + encoded(parameters))))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "bbox=",
                "bbox=1,2,3",
                "bbox=1,2,3,4,5",
                "bbox=a,b,c,d",
                "bbox=NaN,0,1,1",
                "bbox=-Infinity,0,1,1",
                "bbox=120,30,121,29",
                "bbox=181,0,182,1",
                "bbox=0,-91,1,1",
                "bbox=1e400,0,1,1",
                "bbox=1,2,3,4;drop",
                "limit=0",
                "limit=-1",
                "limit=1.5",
                "limit=ten",
                "limit=",
                "limit=1&limit=2",
                "crs=http://127.0.0.1/x",
                "datetime=../..",
                "datetime=2024",
                "datetime=2023-02-29",
                "datetime=2024-02-01/2024-01-01",
                "datetime=9999-99-99/..",
                "datetime=2024-01-01&idle_finding=OVERDUE",
                "datetime=2024-01-01&filter=idle_finding = 'OVERDUE'",
                "f=xml",
                "bbox-crs=http://www.opengis.net/def/crs/EPSG/0/4326&bbox=120,29,121,30",
                "bbox-crs=http://www.opengis.net/def/crs/EPSG/0/2414",
                "filter=1 = 'x'",
                "filter-lang=ecql&filter=TRUE",
                "year=24",
                "year=2024.5",
                "year=99999999999",
                "year='",
                "colour=red",
                "geom=1",
                "geom_3857=1",
                "id=1",
                "readiness=ROAD",
                "Parcel_code=1",
                "offset=1000000000000",
                "net_idle_days=many",
                "net_idle_days=1e99",
                "net_idle_days=99999999999999999999",
                "area_mu=NaN",
                "area_mu=1e999999999",
                "registered_area_m2=1e400",
                "term_end_on=2026-13-01",
                "term_end_on=+99999-01-01",
                "low_efficiency=maybe",
                "name=a\u0000b",
                "filter-lang=cql2-json&filter=a",
                "filter-crs=EPSG:4326",
                "filter=",
                "filter=area_mu",
                "filter=area_mu >",
                "filter=area_mu = park_code",
                "filter=secret = 1",
                "filter=geom = 1",
                "filter=geom_3857 is null",
                "filter=readiness = 'ROAD'",
                "filter=area_mu + 1 > 2",
                "filter=strLength(name) > 1",
                "filter=name = strTrim('x')",
                "filter=jsonArrayContains(name, 'a', 'b') = true",
                "filter=IN ('parcels.1')",
                "filter=name like 5",
                "filter=area_mu like '1%'",
                "filter=name like '%_%_%_%_%_%_'",
                "filter=name like 'a\\'",
                "filter=dwithin(geom, POINT(120 29), 10, meters)",
                "filter=name = 'x' or (select 1) = 1",
                "filter=name = 'x'; drop table live.parcel",
                "filter=net_idle_days = '1; select 1'",
                "filter=term_end_on during 2020-01-01T00:00:00Z/2021-01-01T00:00:00Z",
                "filter=INCLUDE",
                "filter=EXCLUDE",
                "filter=INTERSECTS(geom, POLYGON((0 0, 2 2, 2 0, 0 2, 0 0)))",
                "filter=INTERSECTS(geom, POINT(1e30 0))",
                "filter=INTERSECTS(geom, POLYGON EMPTY)",
                "filter=bbox(geom, 1, 2, 3)",
                "filter=bbox(geom_3857, 1, 2, 3, 4)",
                "filter=bbox(geom, 120, 30, 121, 1e9)",
                "filter=//parcel/@x = 1",
                "filter=\"name\"\"\" = 1",
                "filter=name = null",
                "filter=area_mu > 'abc'",
                "filter=name = true = false",
                "filter=((((((((((((((((((((((1=1"
            })
    @DisplayName("C2 what is unknown or unreadable is a problem (400) with words, never an error of ours")
    void refused(String parameters) {
        HttpResponse<byte[]> answer = bureau.get(PARCELS + "?" + encoded(parameters));
        assertThat(answer.statusCode()).as(parameters + " " + Http.text(answer)).isEqualTo(400);
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("application/problem+json");
        assertThat(Http.text(answer)).containsPattern("\"detail\":\"[^\"]*[\\u4e00-\\u9fff]");
    }

    @Test
    @DisplayName("C3 a filter too long or too deep is refused at once, whatever is in it")
    void bombs() {
        String deep = "(".repeat(5000) + "area_mu > 1" + ")".repeat(5000);
        String nots = "not ".repeat(2000) + "area_mu > 1";
        String wide = "area_mu > 1" + " or area_mu > 1".repeat(210);
        for (String filter : List.of(deep.substring(0, 1500), nots.substring(0, 1500), wide)) {
            HttpResponse<byte[]> answer = bureau.get(PARCELS + "?filter=" + encode(filter));
            assertThat(answer.statusCode()).as(filter.substring(0, 40)).isEqualTo(400);
            assertThat(Http.text(answer)).contains("filter-too-large");
        }
    }

    @Test
    @DisplayName("C4 no filter shows a row outside the scope, nor counts one")
    void filtersStayInside() {
        Set<String> own =
                Fixture.keys(database, "select parcel_code from live.parcel where park_code in ('P01', 'P0101')");
        for (String parameters : List.of(
                "park_code=P02",
                "filter=park_code = 'P02'",
                "filter=park_code is null",
                "filter=not (park_code = 'P01') and park_code <> 'P0101'",
                "filter=park_code = 'P01' and (area_mu < 0 or park_code = 'P02')",
                "parcel_code=339922001001GB06000")) {
            JsonNode page = park.json(PARCELS + "?" + encoded(parameters));
            assertThat(page.get("features")).as(parameters).isEmpty();
            assertThat(page.get("numberMatched").asInt()).as(parameters).isZero();
        }
        assertThat(own)
                .containsAll(
                        walk(park, PARCELS + "?limit=10000&" + encoded("filter=area_mu > 0 or park_code is null")));
        assertThat(park.get(PARCELS + "/339922001001GB06000").statusCode()).isEqualTo(404);
        assertThat(bureau.get(PARCELS + "/339922001001GB06000").statusCode()).isEqualTo(200);
        assertThat(park.get(PARCELS + "/339922001001GB99999").statusCode()).isEqualTo(404);
    }

    @Test
    @DisplayName(
            "D1 the same question answers 304 to who has the answer; another scope, year or language has another tag")
    void etag() {
        String question = PARCELS + "?limit=5";
        Set<String> tags = new HashSet<>();
        for (var request : List.of(
                bureau.request(question),
                park.request(question),
                bureau.request(question + "&year=2023"),
                bureau.request(question).header("Accept-Encoding", "gzip"),
                bureau.request("/ogc/collections/parks/items"))) {
            var answer = bureau.send(request.GET());
            assertThat(answer.headers().firstValue("Cache-Control")).contains("private, no-cache");
            assertThat(tags.add(answer.headers().firstValue("ETag").orElseThrow()))
                    .isTrue();
        }
        String tag = bureau.get(question).headers().firstValue("ETag").orElseThrow();
        assertThat(tag).matches("\"[0-9a-f]{32}\"");
        var again = bureau.send(
                bureau.request(question).header("If-None-Match", tag).GET());
        assertThat(again.statusCode()).isEqualTo(304);
        assertThat(again.body()).isEmpty();
        var others =
                park.send(park.request(question).header("If-None-Match", tag).GET());
        assertThat(others.statusCode()).isEqualTo(200);
    }

    @Test
    @DisplayName("D2 compressed only for whom takes it, with the same features")
    void gzip() throws Exception {
        String question = PARCELS + "?limit=3000";
        var zipped = bureau.send(
                bureau.request(question).header("Accept-Encoding", "gzip").GET());
        assertThat(zipped.headers().firstValue("Content-Encoding")).contains("gzip");
        var plain = bureau.send(
                bureau.request(question).header("Accept-Encoding", "gzip;q=0").GET());
        assertThat(plain.headers().firstValue("Content-Encoding")).isEmpty();
        byte[] unzipped = new GZIPInputStream(new ByteArrayInputStream(zipped.body())).readAllBytes();
        assertThat(unzipped).isEqualTo(plain.body());
    }

    @Test
    @DisplayName(
            "D3 an answer that breaks off ends visibly, and its head is JSON all the same for a page that fails before it begins")
    void wholeOrNothing() {
        HttpResponse<byte[]> answer = bureau.get(PARCELS + "?limit=6000");
        assertThat(answer.headers().firstValue("Transfer-Encoding")).contains("chunked");
        assertThat(Http.text(answer))
                .startsWith("{\"type\":\"FeatureCollection\",\"features\":[")
                .endsWith("]}");
    }

    @Test
    @DisplayName("E1 GDAL reads every page of every collection as the account it signs in with")
    void gdal() throws Exception {
        for (String collection : List.of(
                "parcels", "parks", "areas", "idle_candidates", "project_sites", "control_lines", "utilities")) {
            int expected = walk(park, "/ogc/collections/" + collection + "/items?limit=10000")
                    .size();
            assertThat(Gdal.featureCount(
                            "--config",
                            "GDAL_HTTP_USERPWD",
                            "park1:mumap-demo",
                            "--config",
                            "GDAL_HTTP_AUTH",
                            "BASIC",
                            "-ro",
                            "-so",
                            "OAPIF:http://127.0.0.1:" + port + "/ogc",
                            collection))
                    .as(collection)
                    .isEqualTo(expected);
        }
    }

    static List<String> walk(Http http, String path) {
        List<String> keys = new ArrayList<>();
        String next = path;
        while (next != null) {
            JsonNode page = http.json(next);
            page.get("features").forEach(feature -> keys.add(feature.get("id").asString()));
            next = next(page);
        }
        return keys;
    }

    private static String next(JsonNode page) {
        for (JsonNode link : page.get("links")) {
            if (link.get("rel").asString().equals("next")) {
                return link.get("href").asString().replaceFirst("^http://[^/]+", "");
            }
        }
        return null;
    }

    private static String encoded(String parameters) {
        List<String> pairs = new ArrayList<>();
        for (String pair : parameters.split("&")) {
            int at = pair.indexOf('=');
            pairs.add(pair.substring(0, at) + "=" + encode(pair.substring(at + 1)));
        }
        return String.join("&", pairs);
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
