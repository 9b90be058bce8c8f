package org.mumap.server.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.mumap.server.testing.Emptied;
import org.mumap.server.testing.Http;
import org.mumap.server.testing.ServerTest;
import org.mumap.server.testing.TestDatabase;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

@ServerTest
@DisplayName("Neighbours: gaps, slivers and predecessors, each with place, size and the two parcels")
class GapsIT {

    /** Metres in EPSG:4528 around a point of the demo county. */
    private static final double EAST = 40_550_000;

    private static final double NORTH = 3_209_000;

    @Autowired
    TestDatabase database;

    @LocalServerPort
    int port;

    @BeforeEach
    void empty() throws Exception {
        Emptied.facts(database);
    }

    private Uploading parcels() {
        return Uploading.of(new Http(port, "bureau"), "parcels").with("sourceCrs", "EPSG:4528");
    }

    /** A ring of metres, x and y in turn, from the corner above. */
    private static String ring(double... metres) {
        StringBuilder ring = new StringBuilder();
        for (int i = 0; i <= metres.length; i += 2) {
            int at = i % metres.length;
            ring.append(i == 0 ? "" : ",")
                    .append(String.format(Locale.ROOT, "[%.4f,%.4f]", EAST + metres[at], NORTH + metres[at + 1]));
        }
        return "{\"type\":\"Polygon\",\"coordinates\":[[" + ring + "]]}";
    }

    private static String box(double x1, double y1, double x2, double y2) {
        return ring(x1, y1, x2, y1, x2, y2, x1, y2);
    }

    private static String code(int number, String more) {
        return "\"parcel_code\":\"" + Features.code(number) + "\"" + more;
    }

    private static List<JsonNode> of(JsonNode report, String code) {
        return report.get("problems")
                .valueStream()
                .filter(p -> p.get("code").asString().equals(code))
                .toList();
    }

    @Test
    @DisplayName("A1 a strip of 10 cm between neighbours is a gap of both, with its size; a lane of 4 m is none")
    void strip() {
        JsonNode report = parcels()
                .report(
                        "p.geojson",
                        new Features()
                                .add(code(1, ""), box(0, 0, 100, 100))
                                .add(code(2, ""), box(100.1, 0, 200, 100))
                                .add(code(3, ""), box(204, 0, 300, 100))
                                .add(code(4, ""), box(300, 0, 400, 100))
                                .text());
        assertThat(Uploading.complaints(report)).containsExactlyInAnyOrder("1 - WARNING gap", "2 - WARNING gap");
        JsonNode gap = of(report, "gap").get(0);
        assertThat(gap.get("areaM2").asDouble()).isCloseTo(10.0, within(0.05));
        assertThat(gap.get("other").asString()).isIn(Features.code(1), Features.code(2));
        assertThat(gap.get("message").asString()).contains("0.10 米");
        assertThat(gap.get("where").get("type").asString()).isEqualTo("Point");
        assertThat(gap.get("where").get("coordinates").get(0).asDouble()).isBetween(120.5, 120.6);
        assertThat(report.get("accepted").asInt()).isEqualTo(4);
    }

    @Test
    @DisplayName("A2 a corner point missed by 15 cm: gap on one side, sliver on the other; other corners are quiet")
    void missedCorner() {
        JsonNode report = parcels()
                .report(
                        "p.geojson",
                        new Features()
                                .add(code(1, ""), ring(0, 0, 100, 0, 100.15, 50, 100, 100, 0, 100))
                                .add(code(2, ""), ring(100, 0, 200, 0, 200, 100, 100, 100))
                                .add(code(3, ""), ring(0, 100, 100, 100, 100.15, 150, 100, 200, 0, 200))
                                .add(code(4, ""), ring(100, 100, 200, 100, 200, 200, 100, 200, 100.3, 150))
                                .text());
        assertThat(Uploading.complaints(report))
                .containsExactlyInAnyOrder(
                        "1 - WARNING sliver", "2 - WARNING sliver", "3 - WARNING gap", "4 - WARNING gap");
        assertThat(of(report, "gap").get(0).get("areaM2").asDouble()).isCloseTo(7.5, within(0.2));
        assertThat(of(report, "sliver").get(0).get("areaM2").asDouble()).isCloseTo(7.5, within(0.2));
    }

    @Test
    @DisplayName("A3 a strip that a third parcel fills is no gap; points one side lacks are no gap")
    void filled() {
        JsonNode report = parcels()
                .report(
                        "p.geojson",
                        new Features()
                                .add(code(1, ""), box(0, 0, 100, 100))
                                .add(code(2, ""), box(100.1, 0, 200, 100))
                                .add(code(3, ""), box(100, 0, 100.1, 100))
                                .add(code(4, ""), box(0, 100, 200, 200))
                                .text());
        assertThat(Uploading.complaints(report)).isEmpty();
    }

    @Test
    @DisplayName("A4 against the present too; who may not know the neighbour is told the place, not the name")
    void present() {
        assertThat(parcels()
                        .with("commit", "auto")
                        .report(
                                "p.geojson",
                                new Features()
                                        .add(code(1, ""), box(0, 0, 100, 100))
                                        .text())
                        .get("state")
                        .asString())
                .isEqualTo("COMMITTED");
        JsonNode report = parcels()
                .report(
                        "p.geojson",
                        new Features()
                                .add(code(2, ""), box(100.12, 0, 200, 100))
                                .text());
        assertThat(Uploading.complaints(report)).containsExactly("1 - WARNING gap");
        assertThat(of(report, "gap").get(0).get("other").asString()).isEqualTo(Features.code(1));
    }

    @Test
    @DisplayName(
            "B1 a split: the parts cover their predecessor; alive in the register or in the file it is told, ended it is not")
    void split() {
        String before = new Features()
                .add(code(1, ""), box(0, 0, 200, 100))
                .add(code(9, ""), box(500, 0, 600, 100))
                .text();
        JsonNode first = parcels().with("register", "r").with("commit", "auto").report("p.geojson", before);
        assertThat(first.get("state").asString()).isEqualTo("COMMITTED");
        String names = ",\"predecessors\":[\"" + Features.code(1) + "\",\"" + Features.code(1) + "\"]";
        Features parts =
                new Features().add(code(2, names), box(0, 0, 100, 100)).add(code(3, names), box(100, 0, 200, 100));
        assertThat(Uploading.complaints(parcels().report("p.geojson", parts.text())))
                .containsExactlyInAnyOrder("1 - WARNING predecessor-alive", "2 - WARNING predecessor-alive");
        JsonNode ended = parcels()
                .with("register", "r")
                .with("mode", "replace")
                .report(
                        "p.geojson",
                        parts.add(code(9, ""), box(500, 0, 600, 100)).text());
        assertThat(Uploading.complaints(ended)).isEmpty();
        assertThat(ended.get("changes").get("vanished").asInt()).isEqualTo(1);
        // predecessor and successor in one file: both cannot hold, yet it is no error of drawing
        JsonNode both = parcels()
                .report(
                        "p.geojson",
                        new Features()
                                .add(code(11, ""), box(0, 300, 200, 400))
                                .add(
                                        code(12, ",\"predecessors\":[\"" + Features.code(11) + "\"]"),
                                        box(0, 300, 100, 400))
                                .text());
        assertThat(Uploading.complaints(both)).containsExactly("2 - WARNING predecessor-alive");
        // named by the wrong one, covering stays an error
        JsonNode wrong = parcels()
                .report(
                        "p.geojson",
                        new Features().add(code(13, ""), box(0, 0, 150, 100)).text());
        assertThat(Uploading.complaints(wrong)).containsExactly("1 - ERROR overlap");
    }

    @Test
    @DisplayName(
            "B2 the four areas: registered, ellipsoid, 3° plane, the file's own plane with its system; told where they differ")
    void areas() {
        Http bureau = new Http(port, "bureau");
        JsonNode report = Uploading.of(bureau, "parcels")
                .with("sourceCrs", "EPSG:3857")
                .with("commit", "auto")
                .report(
                        "p.geojson",
                        new Features()
                                .add(
                                        code(1, ",\"registered_area_m2\":7650"),
                                        Features.square(13_414_000, 3_376_000, 100, 100))
                                .text());
        assertThat(report.get("state").asString()).isEqualTo("COMMITTED");
        JsonNode sums = report.get("areas");
        assertThat(sums.get("filePlaneM2").asDouble()).isCloseTo(10_000, within(0.01));
        assertThat(sums.get("fileEpsg").asInt()).isEqualTo(3857);
        assertThat(sums.get("ellipsoidalM2").asDouble()).isBetween(7_600.0, 7_700.0);
        String message = of(report, "area-differs").get(0).get("message").asString();
        assertThat(message).contains("7650", "10000.00", "EPSG:3857", "EPSG:45", "3.83 平方米");
        JsonNode areas = bureau.json("/api/parcels/" + Features.code(1)).get("areas");
        assertThat(areas.get("filePlaneM2").asDouble()).isCloseTo(10_000, within(0.01));
        assertThat(areas.get("fileEpsg").asInt()).isEqualTo(3857);
        assertThat(areas.get("registeredM2").asInt()).isEqualTo(7650);
        assertThat(areas.get("zonePlaneM2").asDouble())
                .isCloseTo(areas.get("ellipsoidalM2").asDouble(), within(5.0));
    }
}
