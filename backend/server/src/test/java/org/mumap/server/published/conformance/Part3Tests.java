package org.mumap.server.published.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.mumap.server.testing.Http;
import tools.jackson.databind.JsonNode;

/** OGC API Features, Part 3 (19-079r2), Annex A. */
interface Part3Tests {

    Probe probe();

    private String queryablesOf(String id) {
        return "/collections/" + id + "/queryables";
    }

    @AbstractTest(
            value = "features-3/queryables/get-queryables",
            sees = "a JSON schema for every layer: $schema, $id, type, a property for each name that a filter may use")
    default void getQueryables() {
        for (String id : probe().collections()) {
            HttpResponse<byte[]> answer = probe().getAs(queryablesOf(id), "application/schema+json");
            assertThat(Probe.type(answer)).startsWith("application/schema+json");
            JsonNode schema = Probe.read(answer);
            assertThat(schema.get("$schema").asString()).isEqualTo("https://json-schema.org/draft/2020-12/schema");
            assertThat(schema.get("$id").asString()).endsWith("/ogc" + queryablesOf(id));
            assertThat(schema.get("type").asString()).isEqualTo("object");
            assertThat(schema.get("properties").get("geom").get("format").asString())
                    .startsWith("geometry-");
            assertThat(schema.get("additionalProperties").asBoolean()).isFalse();
        }
    }

    @AbstractTest(
            value = "features-3/queryables/comments",
            sees = "titles and units are the database's own comments, in both languages *")
    default void comments() {
        Set<String> told = new TreeSet<>();
        JsonNode english = Probe.read(probe().http()
                .send(probe().http()
                        .request("/ogc" + queryablesOf("parcels"))
                        .header("Accept-Language", "en")
                        .GET()));
        JsonNode chinese = probe().json(queryablesOf("parcels"));
        for (Map.Entry<String, JsonNode> each : chinese.get("properties").properties()) {
            String unit = each.getValue().path("x-ogc-unit").asString("");
            told.add(each.getKey() + ": " + each.getValue().get("title").asString() + " · "
                    + english.get("properties").get(each.getKey()).get("title").asString()
                    + (unit.isEmpty() ? "" : " (" + unit + ")"));
        }
        assertThat(told).isEqualTo(probe().truth("""
                select a.attname || ': ' || regexp_replace(col_description(a.attrelid, a.attnum), ' \\(EPSG:4490\\)$', '')
                from pg_attribute a where a.attrelid = 'published.parcels'::regclass and a.attnum > 0 and a.attname not in ('id', 'geom_3857')
                """));
    }

    @AbstractTest(value = "features-3/queryables/get-collection", sees = "the link queryables at every layer")
    default void queryablesLink() {
        for (String id : probe().collections()) {
            JsonNode link =
                    Probe.link(probe().json("/collections/" + id), "http://www.opengis.net/def/rel/ogc/1.0/queryables");
            assertThat(Probe.local(link)).isEqualTo("/ogc" + queryablesOf(id));
        }
    }

    @AbstractTest(
            value = "features-3/queryables-query-parameters/parameters",
            sees = "each queryable that is no list and no shape is a parameter of its own and filters as = does *")
    default void parameters() {
        for (Map.Entry<String, JsonNode> each :
                probe().json(queryablesOf("parks")).get("properties").properties()) {
            JsonNode schema = each.getValue();
            if (schema.has("format") && schema.get("format").asString().startsWith("geometry")) {
                continue;
            }
            JsonNode feature = probe().json("/collections/parks/items?limit=1")
                    .get("features")
                    .get(0);
            JsonNode value = feature.get("properties").get(each.getKey());
            if (value.isNull()) {
                continue;
            }
            probe().parameter("/collections/parks/items", each.getKey());
            String literal = value.isString() ? "'" + value.asString() + "'" : value.toString();
            assertThat(probe().ids("parks", each.getKey() + "=" + Probe.encoded(value.asString())))
                    .as(each.getKey())
                    .contains(feature.get("id").asString())
                    .isEqualTo(probe().filtered("parks", "\"" + each.getKey() + "\" = " + literal));
        }
    }

    @AbstractTest(
            value = "features-3/filter/filter-param",
            sees = "q IS NULL for every queryable of every layer, by count of the database; what is no filter is 400 *")
    default void filterParameter() {
        for (String id : probe().collections()) {
            for (String name : queryables(id)) {
                String key = Part1Tests.key(id);
                JsonNode page = probe().json("/collections/" + id + "/items?limit=1&filter="
                        + Probe.encoded("\"" + name + "\" IS NULL"));
                assertThat(page.get("numberMatched").asInt())
                        .as(id + "." + name)
                        .isEqualTo(probe().truth(
                                        "select " + key + " from published." + id + " where \"" + name + "\" is null")
                                .size());
            }
            assertThat(probe().statusOfFilter(id, "THIS IS NOT A FILTER")).isEqualTo(400);
        }
    }

    @AbstractTest(
            value = "features-3/filter/filter-lang-default",
            sees = "cql2-text without filter-lang; cql2-json when said; others are 400")
    default void languageDefault() {
        String text = "filter=" + Probe.encoded("supply_state = 'SUPPLIED'");
        String json =
                "filter=" + Probe.encoded("{\"op\":\"=\",\"args\":[{\"property\":\"supply_state\"},\"SUPPLIED\"]}");
        Set<String> found = probe().ids("parcels", text);
        assertThat(found).isNotEmpty();
        assertThat(probe().ids("parcels", text + "&filter-lang=cql2-text")).isEqualTo(found);
        assertThat(probe().ids("parcels", json + "&filter-lang=cql2-json")).isEqualTo(found);
        assertThat(probe().get("/collections/parcels/items?" + json).statusCode())
                .isEqualTo(400);
        assertThat(probe().get("/collections/parcels/items?" + text + "&filter-lang=ecql")
                        .statusCode())
                .isEqualTo(400);
    }

    @AbstractTest(
            value = "features-3/filter/expression-construction",
            sees = "a name that is no queryable is 400, and the complaint says which *")
    default void expressionConstruction() {
        for (String id : probe().collections()) {
            HttpResponse<byte[]> answer = probe().get(
                            "/collections/" + id + "/items?filter=" + Probe.encoded("this_is_not_a_queryable IS NULL"));
            assertThat(answer.statusCode()).isEqualTo(400);
            assertThat(Http.text(answer)).contains("this_is_not_a_queryable");
        }
    }

    private String box(String id) {
        JsonNode box = probe().json("/collections/" + id)
                .get("extent")
                .get("spatial")
                .get("bbox")
                .get(0);
        return box.get(0) + "," + box.get(1) + "," + box.get(2) + "," + box.get(3);
    }

    @AbstractTest(
            value = "features-3/filter/filter-crs-wgs84",
            sees = "a box of a filter is in CRS84 by default; outside of its range it is 400")
    default void filterCrsDefault() {
        for (String id : probe().collections()) {
            assertThat(probe().filtered(id, "S_INTERSECTS(geom,BBOX(" + box(id) + "))"))
                    .isEqualTo(probe().ids(id, ""));
            assertThat(probe().statusOfFilter(id, "S_INTERSECTS(geom,BBOX(1000000,1000000,2000000,2000000))"))
                    .isEqualTo(400);
        }
    }

    @AbstractTest(
            value = "features-3/filter/filter-crs-param",
            sees =
                    "a polygon of a filter in every system that is served, moved by PROJ, finds the same features as PostGIS, never none *")
    default void filterCrs() {
        List<double[]> corners = List.of(
                new double[] {120.45, 29.0}, new double[] {120.55, 29.0}, new double[] {120.5, 29.08}, new double[] {
                    120.45, 29.0
                });
        for (JsonNode uri : probe().json("/collections/parcels").get("crs")) {
            if (!uri.asString().startsWith(Probe.EPSG)) {
                continue;
            }
            int code = Integer.parseInt(uri.asString().substring(Probe.EPSG.length()));
            boolean northFirst = Proj.northFirst(code);
            List<String> written = new ArrayList<>();
            List<String> eastFirst = new ArrayList<>();
            for (double[] each : Proj.transform(4490, code, corners)) {
                eastFirst.add(String.format(java.util.Locale.ROOT, "%.9f %.9f", each[0], each[1]));
                written.add(
                        northFirst
                                ? String.format(java.util.Locale.ROOT, "%.9f %.9f", each[1], each[0])
                                : eastFirst.get(eastFirst.size() - 1));
            }
            Set<String> judged = probe().truth(String.format(
                    java.util.Locale.ROOT,
                    "select parcel_code from published.parcels where st_intersects(st_transform(geom, %d), st_geomfromtext('POLYGON((%s))', %d))",
                    code,
                    String.join(",", eastFirst),
                    code));
            assertThat(judged).isNotEmpty();
            assertThat(probe().ids(
                                    "parcels",
                                    "filter-crs=" + uri.asString() + "&filter="
                                            + Probe.encoded(
                                                    "S_INTERSECTS(geom,POLYGON((" + String.join(",", written) + ")))")))
                    .as("EPSG:" + code)
                    .isEqualTo(judged);
        }
        assertThat(probe().get(
                                "/collections/parcels/items?filter=TRUE&filter-crs=http://www.opengis.net/def/crs/OGC/0/does_not_exist")
                        .statusCode())
                .isEqualTo(400);
    }

    @AbstractTest(value = "features-3/filter/mixing-expression", sees = "filter, bbox and a property all hold at once")
    default void mixing() {
        for (String id : probe().collections()) {
            String filter = "filter=" + Probe.encoded("S_INTERSECTS(geom,BBOX(" + box(id) + "))");
            assertThat(probe().ids(id, filter + "&bbox=" + box(id))).isEqualTo(probe().ids(id, ""));
            assertThat(probe().ids(id, filter + "&bbox=1,1,2,2")).isEmpty();
        }
        assertThat(probe().ids("parcels", "supply_state=SUPPLIED&filter=" + Probe.encoded("supply_state = 'RESERVE'")))
                .isEmpty();
    }

    @AbstractTest(
            value = "features-3/filter/get-functions",
            sees = "the functions with their arguments and results; each of them may be called *")
    default void functions() {
        JsonNode functions = probe().json("/functions").get("functions");
        assertThat(functions).isNotEmpty();
        for (JsonNode function : functions) {
            assertThat(function.get("name").asString()).isNotBlank();
            assertThat(function.get("returns")).allMatch(JsonNode::isString);
            assertThat(function.get("description").asString()).isNotBlank();
        }
    }

    @AbstractTest(
            value = "features-3/features-filter/filter-on-items",
            sees = "the tests of Filter, on items, answering 200 and 400 only")
    default void onItems() {
        assertThat(probe().statusOfFilter("parcels", "area_mu > 1")).isEqualTo(200);
        assertThat(probe().statusOfFilter("parcels", "area_mu >")).isEqualTo(400);
        HttpResponse<byte[]> answer =
                probe().get("/collections/parcels/items?limit=1&filter=" + Probe.encoded("area_mu > 1"));
        assertThat(Probe.type(answer)).startsWith("application/geo+json");
    }

    private List<String> queryables(String id) {
        List<String> names = new ArrayList<>();
        probe().json(queryablesOf(id)).get("properties").properties().forEach(each -> names.add(each.getKey()));
        return names;
    }
}
