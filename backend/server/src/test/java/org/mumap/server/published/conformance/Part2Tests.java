package org.mumap.server.published.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** OGC API Features, Part 2 (18-058r1), Annex A; coordinates and axis orders judged by PROJ. */
interface Part2Tests {

    Probe probe();

    /** Systems that are served beside CRS84, by their EPSG code. */
    private List<Integer> codes() {
        List<Integer> codes = new ArrayList<>();
        for (JsonNode uri : probe().json("/collections/parcels").get("crs")) {
            if (uri.asString().startsWith(Probe.EPSG)) {
                codes.add(Integer.valueOf(uri.asString().substring(Probe.EPSG.length())));
            }
        }
        return codes;
    }

    @AbstractTest(
            value = "features-2/crs/crs-uri",
            sees =
                    "http://www.opengis.net/def/crs/{authority}/{version}/{code}; CRS84, 4326, 4490, 3857 and the county's 3° zones with and without zone number *")
    default void crsUri() {
        for (String id : probe().collections()) {
            JsonNode crs = probe().json("/collections/" + id).get("crs");
            assertThat(crs)
                    .allMatch(uri -> uri.asString()
                            .matches("http://www\\.opengis\\.net/def/crs/(OGC/1\\.3/CRS84|EPSG/0/\\d{4})"));
        }
        assertThat(codes()).contains(4326, 4490, 3857, 4528, 4549);
    }

    @AbstractTest(
            value = "features-2/crs/fc-md-crs-list",
            sees = "the default system stands first, the list is the same for all and for the whole")
    default void defaultInList() {
        JsonNode all = probe().json("/collections");
        for (JsonNode each : all.get("collections")) {
            assertThat(each.get("crs").get(0).asString()).isEqualTo(Probe.CRS84);
            assertThat(each.get("crs")).isEqualTo(all.get("crs"));
        }
    }

    @AbstractTest(value = "features-2/crs/storageCrs", sees = "EPSG:4490, one of the list")
    default void storageCrs() {
        for (String id : probe().collections()) {
            JsonNode collection = probe().json("/collections/" + id);
            assertThat(collection.get("storageCrs").asString()).isEqualTo(Probe.EPSG + "4490");
            assertThat(collection.get("crs").toString())
                    .contains(collection.get("storageCrs").asString());
        }
    }

    @AbstractTest(value = "features-2/crs/default-crs", sees = "without crs the answer is in CRS84 and says so")
    default void defaultCrs() {
        for (String id : probe().collections()) {
            assertThat(probe().get("/collections/" + id + "/items?limit=1")
                            .headers()
                            .firstValue("Content-Crs"))
                    .contains("<" + Probe.CRS84 + ">");
        }
    }

    @AbstractTest(
            value = "features-2/crs/crs-parameter",
            sees = "crs of every system of the list, for items and for an item; Content-Crs names it")
    default void crsParameter() {
        String key = first("parcels");
        for (JsonNode uri : probe().json("/collections/parcels").get("crs")) {
            for (String path : List.of("/items?limit=3&crs=", "/items/" + key + "?crs=")) {
                HttpResponse<byte[]> answer = probe().get("/collections/parcels" + path + uri.asString());
                assertThat(answer.statusCode()).isEqualTo(200);
                assertThat(answer.headers().firstValue("Content-Crs")).contains("<" + uri.asString() + ">");
            }
        }
    }

    @AbstractTest(
            value = "features-2/crs/crs-parameter-default",
            sees = "crs=CRS84 is the same as no crs, feature by feature")
    default void crsParameterDefault() {
        assertThat(probe().json("/collections/parks/items?crs=" + Probe.CRS84).get("features"))
                .isEqualTo(probe().json("/collections/parks/items").get("features"));
    }

    @AbstractTest(
            value = "features-2/crs/crs-parameter-invalid",
            sees = "400 for systems that are not in the list; no address is ever asked *")
    default void crsParameterInvalid() {
        for (String bad : List.of(
                Probe.EPSG + "4513",
                Probe.EPSG + "32650",
                "EPSG:4490",
                "http://127.0.0.1/x",
                "4490",
                "",
                Probe.EPSG + "2414")) {
            assertThat(probe().get("/collections/parcels/items?crs=" + Probe.encoded(bad))
                            .statusCode())
                    .as(bad)
                    .isEqualTo(400);
            assertThat(probe().get("/collections/parcels/items/" + first("parcels") + "?crs=" + Probe.encoded(bad))
                            .statusCode())
                    .as(bad)
                    .isEqualTo(400);
        }
    }

    @AbstractTest(
            value = "features-2/crs/crs-parameter-transform",
            sees =
                    "every vertex of 60 features equals PROJ's within a millimetre, the first axis the registry's first *")
    default void crsParameterTransform() {
        for (String id : List.of("parcels", "parks", "project_sites", "utilities")) {
            List<double[]> degrees = vertices(id, Probe.CRS84);
            assertThat(degrees).hasSizeGreaterThan(10);
            for (int code : codes()) {
                List<double[]> served = vertices(id, Probe.EPSG + code);
                List<double[]> judged = Proj.transform(4490, code, degrees);
                boolean northFirst = Proj.northFirst(code);
                double tolerance = code == 4326 || code == 4490 ? 2e-8 : 2e-3;
                assertThat(served).hasSameSizeAs(judged);
                for (int i = 0; i < served.size(); i++) {
                    assertThat(served.get(i)[northFirst ? 1 : 0])
                            .as(id + " " + code + " east")
                            .isCloseTo(judged.get(i)[0], offset(tolerance));
                    assertThat(served.get(i)[northFirst ? 0 : 1])
                            .as(id + " " + code + " north")
                            .isCloseTo(judged.get(i)[1], offset(tolerance));
                }
            }
        }
    }

    @AbstractTest(
            value = "features-2/crs/bbox-crs-parameter",
            sees =
                    "a box in every system, in its order of axes, finds the same features, never none; those PostGIS finds *")
    default void bboxCrsParameter() {
        double[] corner = probe()
                .truth(
                        "select st_x(c) || ' ' || st_y(c) from (select st_centroid(geom) as c from published.parcels where park_code = 'P01' order by parcel_code limit 1) p")
                .stream()
                .flatMap(text -> java.util.stream.Stream.of(text.split(" ")))
                .mapToDouble(Double::parseDouble)
                .toArray();
        for (int code : codes()) {
            boolean northFirst = Proj.northFirst(code);
            List<double[]> ends = Proj.transform(4490, code, List.of(new double[] {corner[0], corner[1]}, new double[] {
                corner[0] + 0.01, corner[1] + 0.01
            }));
            double[] a = ends.get(0);
            double[] b = ends.get(1);
            String box = northFirst
                    ? String.format(java.util.Locale.ROOT, "%.9f,%.9f,%.9f,%.9f", a[1], a[0], b[1], b[0])
                    : String.format(java.util.Locale.ROOT, "%.9f,%.9f,%.9f,%.9f", a[0], a[1], b[0], b[1]);
            String envelope = String.format(
                    java.util.Locale.ROOT, "st_makeenvelope(%.9f,%.9f,%.9f,%.9f, %d)", a[0], a[1], b[0], b[1], code);
            Set<String> judged = probe().truth(String.format(
                    java.util.Locale.ROOT,
                    "select parcel_code from published.parcels where st_intersects(st_transform(geom, %d), %s)",
                    code,
                    envelope));
            assertThat(judged).hasSizeGreaterThan(3);
            assertThat(probe().ids("parcels", "bbox=" + box + "&bbox-crs=" + Probe.EPSG + code))
                    .as("EPSG:" + code)
                    .isEqualTo(judged);
        }
    }

    @AbstractTest(
            value = "features-2/crs/bbox-crs-parameter-default",
            sees = "bbox-crs=CRS84 is the same as no bbox-crs")
    default void bboxCrsDefault() {
        String box = "bbox=120.4,28.9,120.6,29.1";
        assertThat(probe().ids("parcels", box + "&bbox-crs=" + Probe.CRS84)).isEqualTo(probe().ids("parcels", box));
    }

    @AbstractTest(
            value = "features-2/crs/bbox-crs-parameter-invalid",
            sees = "400 for other systems, for axes the wrong way round, for a missing zone number *")
    default void bboxCrsInvalid() {
        assertThat(status("bbox=120,29,121,30&bbox-crs=http://127.0.0.1/x")).isEqualTo(400);
        assertThat(status("bbox=120,29,121,30&bbox-crs=" + Probe.EPSG + "4326"))
                .as("latitude comes first")
                .isEqualTo(400);
        assertThat(status("bbox=2,2,1,1&bbox-crs=" + Probe.EPSG + "3857")).isEqualTo(400);
    }

    private int status(String parameters) {
        return probe().get("/collections/parcels/items?" + parameters).statusCode();
    }

    private String first(String id) {
        return probe().json("/collections/" + id + "/items?limit=1")
                .get("features")
                .get(0)
                .get("id")
                .asString();
    }

    private List<double[]> vertices(String id, String crs) {
        List<double[]> vertices = new ArrayList<>();
        for (JsonNode feature : probe().json("/collections/" + id + "/items?limit=15&crs=" + crs)
                .get("features")) {
            collect(feature.get("geometry").get("coordinates"), vertices);
        }
        return vertices;
    }

    private static void collect(JsonNode node, List<double[]> into) {
        if (node.get(0).isNumber()) {
            into.add(new double[] {node.get(0).asDouble(), node.get(1).asDouble()});
            return;
        }
        node.forEach(each -> collect(each, into));
    }
}
