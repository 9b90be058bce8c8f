package org.mumap.server.published.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.mumap.server.testing.Http;
import tools.jackson.databind.JsonNode;

/** OGC API Features, Part 1 (17-069r4), Annex A. */
interface Part1Tests {

    String GEOJSON = "application/geo+json";

    Probe probe();

    @AbstractTest(value = "features-1/core/http", sees = "HTTP 1.1; what is read-only says 405 to every other method *")
    default void http() {
        HttpResponse<byte[]> answer = probe().get("");
        assertThat(answer.version()).isEqualTo(HttpClient.Version.HTTP_1_1);
        assertThat(answer.statusCode()).isEqualTo(200);
        for (String method : List.of("POST", "PUT", "PATCH", "DELETE")) {
            HttpResponse<byte[]> refused = probe().http()
                    .send(probe().http()
                            .request("/ogc/collections/parcels/items")
                            .method(method, HttpRequest.BodyPublishers.noBody()));
            assertThat(refused.statusCode()).as(method).isEqualTo(405);
        }
    }

    @AbstractTest(value = "features-1/core/root-op", sees = "GET /ogc")
    default void rootOp() {
        assertThat(probe().get("").statusCode()).isEqualTo(200);
    }

    @AbstractTest(
            value = "features-1/core/root-success",
            sees = "links service-desc, service-doc, conformance, data, all of which answer *")
    default void rootSuccess() {
        JsonNode landing = probe().json("");
        for (String rel : List.of("self", "alternate", "service-desc", "service-doc", "conformance", "data")) {
            JsonNode link = Probe.link(landing, rel);
            assertThat(link).as(rel).isNotNull();
            assertThat(probe().http().get(Probe.local(link)).statusCode())
                    .as(rel)
                    .isEqualTo(200);
        }
    }

    @AbstractTest(value = "features-1/core/api-definition-op", sees = "every service-desc and service-doc link")
    default void apiDefinitionOp() {
        JsonNode landing = probe().json("");
        HttpResponse<byte[]> description = probe().http().get(Probe.local(Probe.link(landing, "service-desc")));
        assertThat(Probe.type(description)).startsWith("application/vnd.oai.openapi+json;version=3.0");
    }

    @AbstractTest(
            value = "features-1/core/api-definition-success",
            sees = "the document says openapi 3.0 and has an operation for each resource")
    default void apiDefinitionSuccess() {
        JsonNode api = probe().json("/api");
        assertThat(api.get("openapi").asString()).startsWith("3.0.");
        for (String id : probe().collections()) {
            assertThat(api.get("paths").has("/collections/" + id + "/items")).isTrue();
            assertThat(api.get("paths").has("/collections/" + id + "/items/{featureId}"))
                    .isTrue();
        }
    }

    @AbstractTest(value = "features-1/core/conformance-op", sees = "GET /ogc/conformance")
    default void conformanceOp() {
        assertThat(Probe.type(probe().get("/conformance"))).startsWith("application/json");
    }

    @AbstractTest(value = "features-1/core/conformance-success", sees = "a list of URIs with that of this class")
    default void conformanceSuccess() {
        JsonNode declared = probe().json("/conformance").get("conformsTo");
        assertThat(declared).isNotEmpty().allMatch(JsonNode::isString);
        assertThat(declared.toString()).contains("http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/core");
    }

    @AbstractTest(value = "features-1/core/fc-md-op", sees = "GET /ogc/collections")
    default void collectionsOp() {
        assertThat(probe().get("/collections").statusCode()).isEqualTo(200);
    }

    @AbstractTest(value = "features-1/core/fc-md-success", sees = "every layer of the schema published is listed *")
    default void collectionsSuccess() {
        assertThat(new TreeSet<>(probe().collections()))
                .isEqualTo(probe().truth(
                                "select table_name from information_schema.views where table_schema = 'published'"));
    }

    @AbstractTest(value = "features-1/core/fc-md-links", sees = "links self and alternate, with their media types")
    default void collectionsLinks() {
        JsonNode collections = probe().json("/collections");
        assertThat(Probe.link(collections, "self", "application/json")).isNotNull();
        assertThat(Probe.link(collections, "alternate", "text/html")).isNotNull();
    }

    @AbstractTest(value = "features-1/core/fc-md-items", sees = "id, title, description, itemType of each")
    default void collectionsItems() {
        for (JsonNode each : probe().json("/collections").get("collections")) {
            assertThat(each.get("itemType").asString()).isEqualTo("feature");
            assertThat(each.get("title").asString()).isNotBlank();
            assertThat(each.get("description").asString()).isNotBlank();
        }
    }

    @AbstractTest(
            value = "features-1/core/fc-md-items-links",
            sees = "items links in GeoJSON and HTML, both answering *")
    default void collectionsItemsLinks() {
        for (JsonNode each : probe().json("/collections").get("collections")) {
            for (String type : List.of(GEOJSON, "text/html")) {
                JsonNode link = Probe.link(each, "items", type);
                HttpResponse<byte[]> answer = probe().http().get(Probe.local(link));
                assertThat(answer.statusCode()).isEqualTo(200);
                assertThat(Probe.type(answer)).startsWith(type);
            }
        }
    }

    @AbstractTest(
            value = "features-1/core/fc-md-extent",
            sees = "a box of four numbers in CRS84 that holds every feature *")
    default void extent() {
        for (JsonNode each : probe().json("/collections").get("collections")) {
            JsonNode spatial = each.get("extent").get("spatial");
            assertThat(spatial.get("crs").asString()).isEqualTo(Probe.CRS84);
            assertThat(spatial.get("bbox").get(0)).hasSize(4);
        }
        JsonNode box = probe().json("/collections/parcels")
                .get("extent")
                .get("spatial")
                .get("bbox")
                .get(0);
        assertThat(probe().ids(
                                "parcels",
                                "bbox=" + box.get(0) + "," + box.get(1) + "," + box.get(2) + "," + box.get(3)))
                .isEqualTo(probe().ids("parcels", ""));
    }

    @AbstractTest(value = "features-1/core/sfc-md-op", sees = "GET of each collection")
    default void collectionOp() {
        for (String id : probe().collections()) {
            assertThat(probe().get("/collections/" + id).statusCode()).isEqualTo(200);
        }
        assertThat(probe().get("/collections/nothing").statusCode()).isEqualTo(404);
    }

    @AbstractTest(
            value = "features-1/core/sfc-md-success",
            sees = "the same as in the list of collections, but for its own links")
    default void collectionSuccess() {
        for (JsonNode listed : probe().json("/collections").get("collections")) {
            JsonNode alone = probe().json("/collections/" + listed.get("id").asString());
            for (Map.Entry<String, JsonNode> member : listed.properties()) {
                if (!member.getKey().equals("links")) {
                    assertThat(alone.get(member.getKey())).isEqualTo(member.getValue());
                }
            }
            assertThat(alone.get("links")).containsAll(listed.get("links"));
        }
    }

    @AbstractTest(value = "features-1/core/fc-op", sees = "GET of the items of each collection")
    default void itemsOp() {
        for (String id : probe().collections()) {
            HttpResponse<byte[]> answer = probe().get("/collections/" + id + "/items");
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(Probe.type(answer)).startsWith(GEOJSON);
        }
    }

    @AbstractTest(
            value = "features-1/core/fc-bbox-definition",
            sees = "bbox in the API definition: four to six numbers, form, not exploded")
    default void bboxDefinition() {
        for (String id : probe().collections()) {
            JsonNode bbox = probe().parameter("/collections/" + id + "/items", "bbox");
            assertThat(bbox.get("in").asString()).isEqualTo("query");
            assertThat(bbox.get("style").asString()).isEqualTo("form");
            assertThat(bbox.get("explode").asBoolean()).isFalse();
            assertThat(bbox.get("schema").get("items").get("type").asString()).isEqualTo("number");
        }
    }

    @AbstractTest(
            value = "features-1/core/fc-bbox-response",
            sees = "exactly the features that meet the box, by PostGIS; six numbers and the antimeridian too *")
    default void bboxResponse() {
        JsonNode box = probe().json("/collections/parks")
                .get("extent")
                .get("spatial")
                .get("bbox")
                .get(0);
        double west = box.get(0).asDouble();
        double south = box.get(1).asDouble();
        double east = (west + box.get(2).asDouble()) / 2;
        double north = (south + box.get(3).asDouble()) / 2;
        String corners = west + "," + south + "," + east + "," + north;
        for (String id : probe().collections()) {
            Set<String> met = probe().truth(
                            "select %s from published.%s where st_intersects(geom, st_makeenvelope(%s, 4490))"
                                    .formatted(key(id), id, corners));
            assertThat(probe().ids(id, "bbox=" + corners)).as(id).isEqualTo(met);
            assertThat(probe().ids(id, "bbox=%s,%s,-10,%s,%s,9000".formatted(west, south, east, north)))
                    .isEqualTo(met);
            assertThat(probe().ids(id, "bbox=179,-90,%s,90".formatted(east)))
                    .isEqualTo(probe().truth("select %s from published.%s where st_xmin(geom) <= %s"
                            .formatted(key(id), id, east)));
        }
        assertThat(probe().ids("parcels", "bbox=" + corners)).isNotEmpty();
    }

    @AbstractTest(
            value = "features-1/core/fc-limit-definition",
            sees = "limit in the API definition, with least, most and default")
    default void limitDefinition() {
        JsonNode schema =
                probe().parameter("/collections/parcels/items", "limit").get("schema");
        assertThat(schema.get("type").asString()).isEqualTo("integer");
        assertThat(schema.get("minimum").asInt()).isEqualTo(1);
        assertThat(schema.get("maximum").asInt()).isGreaterThanOrEqualTo(10_000);
        assertThat(schema.get("default").asInt()).isPositive();
    }

    @AbstractTest(
            value = "features-1/core/fc-limit-response",
            sees = "no more than asked for, and pages of any length make the same whole *")
    default void limitResponse() {
        assertThat(probe().json("/collections/parcels/items?limit=7").get("features"))
                .hasSize(7);
        Set<String> whole = probe().ids("parks", "");
        for (int limit : new int[] {1, 2, 3}) {
            Set<String> walked = new TreeSet<>();
            String next = "/ogc/collections/parks/items?limit=" + limit;
            while (!next.isEmpty()) {
                JsonNode page = probe().http().json(next);
                assertThat(page.get("features")).hasSizeLessThanOrEqualTo(limit);
                page.get("features")
                        .forEach(each -> assertThat(walked.add(each.get("id").asString()))
                                .isTrue());
                JsonNode link = Probe.link(page, "next");
                next = link == null ? "" : Probe.local(link);
            }
            assertThat(walked).isEqualTo(whole);
        }
    }

    @AbstractTest(value = "features-1/core/fc-time-definition", sees = "datetime in the API definition")
    default void timeDefinition() {
        JsonNode datetime = probe().parameter("/collections/parcels/items", "datetime");
        assertThat(datetime.get("schema").get("type").asString()).isEqualTo("string");
        assertThat(datetime.get("explode").asBoolean()).isFalse();
    }

    @AbstractTest(
            value = "features-1/core/fc-time-response",
            sees = "instants and intervals, closed and half open, read from the ledger *")
    default void timeResponse() {
        Set<String> now = probe().ids("parcels", "");
        Set<String> past = probe().ids("parcels", "datetime=2024-06-30");
        assertThat(past).isNotEmpty();
        assertThat(probe().ids("parcels", "datetime=2024-06-29T16:30:00Z")).isEqualTo(past);
        assertThat(probe().ids("parcels", "datetime=2024-06-30/2024-06-30")).isEqualTo(past);
        for (String interval :
                List.of("2024-06-30/..", "2024-06-30/", "../2024-06-30", "/2024-06-30", "2020-01-01/2030-01-01")) {
            assertThat(probe().ids("parcels", "datetime=" + interval))
                    .as(interval)
                    .containsAll(past);
        }
        assertThat(probe().ids("parcels", "datetime=2020-01-01/2030-01-01")).containsAll(now);
        for (String bad : List.of(
                "2024", "2024-13-01", "2023-02-29", "../..", "2024-02-01/2024-01-01", "now", "2024-01-01T00:00:00")) {
            assertThat(probe().get("/collections/parcels/items?datetime=" + Probe.encoded(bad))
                            .statusCode())
                    .as(bad)
                    .isEqualTo(400);
        }
    }

    @AbstractTest(value = "features-1/core/query-param-invalid", sees = "400 as a problem in the reader's language *")
    default void parameterInvalid() {
        for (String bad : List.of(
                "limit=0", "limit=-1", "limit=x", "bbox=1,2,3", "bbox=NaN,0,1,1", "bbox=2,2,1,1", "crs=x", "f=xml")) {
            HttpResponse<byte[]> answer = probe().get("/collections/parcels/items?" + bad);
            assertThat(answer.statusCode()).as(bad).isEqualTo(400);
            assertThat(Probe.type(answer)).startsWith("application/problem+json");
            assertThat(Http.text(answer)).containsPattern("[\\u4e00-\\u9fff]");
        }
    }

    @AbstractTest(
            value = "features-1/core/query-param-unknown",
            sees = "400 for a parameter that no definition knows, at every resource *")
    default void parameterUnknown() {
        for (String path : List.of(
                "",
                "/conformance",
                "/collections",
                "/collections/parcels",
                "/collections/parcels/items",
                "/functions",
                "/collections/parcels/queryables",
                "/collections/parcels/schema",
                "/api")) {
            assertThat(probe().get(path + "?unknown=1").statusCode()).as(path).isEqualTo(400);
        }
    }

    @AbstractTest(
            value = "features-1/core/fc-response",
            sees = "a FeatureCollection of features with id, geometry, properties")
    default void response() {
        for (String id : probe().collections()) {
            JsonNode page = probe().json("/collections/" + id + "/items");
            assertThat(page.get("type").asString()).isEqualTo("FeatureCollection");
            for (JsonNode feature : page.get("features")) {
                assertThat(feature.get("type").asString()).isEqualTo("Feature");
                assertThat(feature.get("id").isString()).isTrue();
                assertThat(feature.has("geometry")).isTrue();
                assertThat(feature.get("properties").isObject()).isTrue();
            }
        }
    }

    @AbstractTest(
            value = "features-1/core/fc-links",
            sees = "self, alternate, collection, and next while there is more; next keeps every parameter *")
    default void links() {
        JsonNode page =
                probe().json("/collections/parcels/items?limit=2&supply_state=SUPPLIED&crs=" + Probe.EPSG + "4490");
        assertThat(Probe.link(page, "self", GEOJSON)).isNotNull();
        assertThat(Probe.link(page, "alternate", "text/html")).isNotNull();
        assertThat(Probe.link(page, "collection")).isNotNull();
        String next = Probe.local(Probe.link(page, "next", GEOJSON));
        assertThat(next).contains("limit=2", "supply_state=SUPPLIED", "4490");
        assertThat(probe().http().get(next).headers().firstValue("Content-Crs")).contains("<" + Probe.EPSG + "4490>");
        assertThat(Probe.link(probe().json("/collections/parks/items?limit=1000"), "next"))
                .isNull();
    }

    @AbstractTest(
            value = "features-1/core/fc-timeStamp",
            sees = "none is given: the answer of one state of the data is one and the same, byte for byte *")
    default void timeStamp() {
        HttpResponse<byte[]> one = probe().get("/collections/parks/items");
        HttpResponse<byte[]> other = probe().get("/collections/parks/items");
        assertThat(Probe.read(one).has("timeStamp")).isFalse();
        assertThat(other.headers().firstValue("ETag")).isEqualTo(one.headers().firstValue("ETag"));
        assertThat(other.body()).isEqualTo(one.body());
    }

    @AbstractTest(
            value = "features-1/core/fc-numberMatched",
            sees = "the number of all that match, on every page, by count of the database *")
    default void numberMatched() {
        int all = probe().truth("select parcel_code from published.parcels where supply_state = 'SUPPLIED'")
                .size();
        JsonNode page = probe().json("/collections/parcels/items?limit=3&supply_state=SUPPLIED");
        assertThat(page.get("numberMatched").asInt()).isEqualTo(all);
        JsonNode second = probe().follow(Probe.link(page, "next"));
        assertThat(second.get("numberMatched").asInt()).isEqualTo(all);
    }

    @AbstractTest(
            value = "features-1/core/fc-numberReturned",
            sees = "the number of features in the answer, for pages short and long")
    default void numberReturned() {
        for (int limit : new int[] {1, 99, 100, 101, 1_234}) {
            JsonNode page = probe().json("/collections/parcels/items?limit=" + limit);
            assertThat(page.get("numberReturned").asInt())
                    .isEqualTo(page.get("features").size())
                    .isEqualTo(limit);
        }
    }

    @AbstractTest(value = "features-1/core/f-op", sees = "GET of a feature of each collection by its id")
    default void featureOp() {
        for (String id : probe().collections()) {
            for (JsonNode feature :
                    probe().json("/collections/" + id + "/items?limit=2").get("features")) {
                HttpResponse<byte[]> answer = probe().get("/collections/" + id + "/items/"
                        + feature.get("id").asString());
                assertThat(answer.statusCode()).isEqualTo(200);
            }
        }
        assertThat(probe().get("/collections/parcels/items/nothing").statusCode())
                .isEqualTo(404);
    }

    @AbstractTest(
            value = "features-1/core/f-success",
            sees = "the same feature as in the collection, member by member *")
    default void featureSuccess() {
        for (String id : probe().collections()) {
            for (JsonNode listed :
                    probe().json("/collections/" + id + "/items?limit=2").get("features")) {
                JsonNode alone = probe().json("/collections/" + id + "/items/"
                        + listed.get("id").asString());
                for (Map.Entry<String, JsonNode> member : listed.properties()) {
                    assertThat(rounded(alone.get(member.getKey())))
                            .as(id + " " + member.getKey())
                            .isEqualTo(rounded(member.getValue()));
                }
            }
        }
    }

    @AbstractTest(value = "features-1/core/f-links", sees = "self, alternate, collection, all of which answer *")
    default void featureLinks() {
        String key = probe().json("/collections/parcels/items?limit=1")
                .get("features")
                .get(0)
                .get("id")
                .asString();
        JsonNode feature = probe().json("/collections/parcels/items/" + key);
        for (String rel : List.of("self", "alternate", "collection")) {
            assertThat(probe().http().get(Probe.local(Probe.link(feature, rel))).statusCode())
                    .as(rel)
                    .isEqualTo(200);
        }
    }

    @AbstractTest(
            value = "features-1/core/crs84",
            sees = "longitude before latitude, and equal to what is stored to eight decimals *")
    default void crs84() {
        for (JsonNode feature : probe().json("/collections/parks/items").get("features")) {
            JsonNode first =
                    feature.get("geometry").get("coordinates").get(0).get(0).get(0);
            Set<String> stored = probe().truth(
                            "select st_x(p)::text || ' ' || st_y(p)::text from (select (st_dumppoints(geom)).geom as p from published.parks"
                                    + " where park_code = '" + feature.get("id").asString() + "') s limit 1");
            String[] numbers = stored.iterator().next().split(" ");
            assertThat(first.get(0).asDouble())
                    .isBetween(73.0, 136.0)
                    .isCloseTo(Double.parseDouble(numbers[0]), within());
            assertThat(first.get(1).asDouble())
                    .isBetween(3.0, 54.0)
                    .isCloseTo(Double.parseDouble(numbers[1]), within());
        }
    }

    private static org.assertj.core.data.Offset<Double> within() {
        return org.assertj.core.data.Offset.offset(6e-9);
    }

    @AbstractTest(
            value = "features-1/geojson/definition",
            sees = "application/geo+json in the API definition and in the answer")
    default void geojsonDefinition() {
        JsonNode paths = probe().json("/api").get("paths");
        for (String id : probe().collections()) {
            for (String path : List.of("/items", "/items/{featureId}")) {
                assertThat(paths.get("/collections/" + id + path)
                                .get("get")
                                .get("responses")
                                .get("200")
                                .get("content")
                                .has(GEOJSON))
                        .isTrue();
            }
        }
    }

    @AbstractTest(
            value = "features-1/geojson/content",
            sees = "RFC 7946: rings closed, of four positions at least; finite numbers *")
    default void geojsonContent() {
        for (String id : probe().collections()) {
            for (JsonNode feature :
                    probe().json("/collections/" + id + "/items?limit=50").get("features")) {
                JsonNode shape = feature.get("geometry");
                assertThat(shape.get("type").asString())
                        .isIn(
                                "Point",
                                "LineString",
                                "Polygon",
                                "MultiPoint",
                                "MultiLineString",
                                "MultiPolygon",
                                "GeometryCollection");
                if (shape.get("type").asString().equals("MultiPolygon")) {
                    shape.get("coordinates")
                            .forEach(polygon -> polygon.forEach(ring -> {
                                assertThat(ring).hasSizeGreaterThanOrEqualTo(4);
                                assertThat(ring.get(ring.size() - 1)).isEqualTo(ring.get(0));
                            }));
                }
            }
        }
    }

    @AbstractTest(value = "features-1/html/definition", sees = "text/html for every document, by Accept and by f=html")
    default void htmlDefinition() {
        String key = probe().json("/collections/parcels/items?limit=1")
                .get("features")
                .get(0)
                .get("id")
                .asString();
        for (String path : List.of(
                "",
                "/conformance",
                "/api",
                "/collections",
                "/collections/parcels",
                "/collections/parcels/items",
                "/collections/parcels/items/" + key,
                "/collections/parcels/queryables",
                "/collections/parcels/schema",
                "/functions")) {
            HttpResponse<byte[]> asked = probe().get(path + "?f=html");
            assertThat(Probe.type(asked)).as(path).startsWith("text/html");
            HttpResponse<byte[]> accepted =
                    probe().getAs(path, "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8");
            assertThat(Probe.type(accepted)).as(path).startsWith("text/html");
            assertThat(Probe.type(probe().getAs(path, "*/*"))).as(path).doesNotStartWith("text/html");
            assertThat(Probe.type(probe().getAs(path, "application/geo+json,application/json")))
                    .as(path)
                    .contains("json");
        }
    }

    @AbstractTest(
            value = "features-1/html/content",
            sees = "HTML 5 that shows what the JSON says, in the reader's language, hostile names written as text *")
    default void htmlContent() {
        String page = Http.text(probe().get("/collections/parcels/items?limit=5&f=html"));
        assertThat(page)
                .startsWith("<!doctype html>")
                .contains("lang=\"zh-CN\"")
                .doesNotContain("<script")
                .contains("</html>");
        for (JsonNode feature :
                probe().json("/collections/parcels/items?limit=5").get("features")) {
            assertThat(page).contains(feature.get("id").asString());
        }
        String hostile = Http.text(
                probe().get("/collections/parcels/items?f=html&filter=" + Probe.encoded("name = '<b onload=x>\"&'")));
        assertThat(hostile).doesNotContain("<b onload");
    }

    @AbstractTest(
            value = "features-1/oas30/completeness",
            sees = "every path of the definition answers, every answer is defined *")
    default void completeness() {
        JsonNode paths = probe().json("/api").get("paths");
        String key = probe().json("/collections/parcels/items?limit=1")
                .get("features")
                .get(0)
                .get("id")
                .asString();
        for (Map.Entry<String, JsonNode> path : paths.properties()) {
            String asked = path.getKey()
                    .replace("{featureId}", key)
                    .replace("{tileMatrixSetId}", "WebMercatorQuad")
                    .replaceAll("\\{tile\\w+\\}", "0");
            if (path.getKey().contains("featureId") && !path.getKey().contains("/parcels/")) {
                continue;
            }
            int status = probe().get(asked.equals("/") ? "" : asked).statusCode();
            assertThat(status).as(asked).isIn(200, 204);
            assertThat(path.getValue().get("get").get("responses").has("200")).isTrue();
        }
    }

    @AbstractTest(value = "features-1/oas30/oas-definition-1", sees = "application/vnd.oai.openapi+json;version=3.0")
    default void oasDefinition1() {
        HttpResponse<byte[]> answer = probe().get("/api");
        assertThat(Probe.type(answer)).startsWith("application/vnd.oai.openapi+json;version=3.0");
    }

    @AbstractTest(
            value = "features-1/oas30/oas-definition-2",
            sees = "info, paths, unique operation ids, no reference to another server *")
    default void oasDefinition2() {
        JsonNode api = probe().json("/api");
        Set<String> ids = new HashSet<>();
        for (JsonNode path : api.get("paths")) {
            assertThat(ids.add(path.get("get").get("operationId").asString())).isTrue();
            List<String> names = new ArrayList<>();
            path.get("get")
                    .get("parameters")
                    .forEach(each -> names.add(each.get("name").asString()));
            assertThat(names).doesNotHaveDuplicates();
        }
        assertThat(api.get("info").get("version").asString()).isNotBlank();
        assertThat(api.toString()).doesNotContain("\"$ref\":\"http");
    }

    @AbstractTest(
            value = "features-1/oas30/oas-impl",
            sees = "each parameter of the definition is taken by the resource *")
    default void oasImpl() {
        for (String name : List.of(
                "bbox=1,1,2,2",
                "limit=1",
                "datetime=2024-01-01",
                "crs=" + Probe.CRS84,
                "bbox-crs=" + Probe.CRS84,
                "filter=TRUE",
                "filter-lang=cql2-text",
                "filter-crs=" + Probe.CRS84,
                "f=json",
                "year=2024",
                "parcel_code=x")) {
            probe().parameter("/collections/parcels/items", name.substring(0, name.indexOf('=')));
            assertThat(probe().get("/collections/parcels/items?" + name).statusCode())
                    .as(name)
                    .isEqualTo(200);
        }
    }

    @AbstractTest(value = "features-1/oas30/exception-codes", sees = "400, 401 and 404 are defined and given")
    default void exceptionCodes() {
        JsonNode responses = probe().json("/api")
                .get("paths")
                .get("/collections/parcels/items")
                .get("get")
                .get("responses");
        assertThat(responses.has("400") && responses.has("401") && responses.has("404"))
                .isTrue();
        assertThat(probe().get("/collections/parcels/items?limit=0").statusCode())
                .isEqualTo(400);
        assertThat(probe().get("/collections/nothing/items").statusCode()).isEqualTo(404);
    }

    @AbstractTest(
            value = "features-1/oas30/security",
            sees = "the schemes of the definition are those that are asked for; 401 without, never a redirect *")
    default void security() {
        JsonNode api = probe().json("/api");
        assertThat(api.get("components")
                        .get("securitySchemes")
                        .get("basic")
                        .get("scheme")
                        .asString())
                .isEqualTo("basic");
        HttpResponse<byte[]> nobody = new Http(probe().http().port(), "").get("/ogc/collections/parcels/items");
        assertThat(nobody.statusCode()).isEqualTo(401);
    }

    // sums of doubles differ in their last digits by the order in which a plan adds
    private static String rounded(JsonNode node) {
        return java.util.regex.Pattern.compile("-?\\d+\\.\\d+")
                .matcher(node.toString())
                .replaceAll(match -> new java.math.BigDecimal(match.group())
                        .round(new java.math.MathContext(12))
                        .stripTrailingZeros()
                        .toPlainString());
    }

    /** The key column of a layer. */
    static String key(String collection) {
        return switch (collection) {
            case "parcels", "idle_candidates" -> "parcel_code";
            case "parks" -> "park_code";
            case "areas" -> "area_code";
            case "control_lines" -> "line_code";
            case "utilities" -> "utility_code";
            default -> "project_code";
        };
    }
}
