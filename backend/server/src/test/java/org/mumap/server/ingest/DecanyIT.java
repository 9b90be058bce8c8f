package org.mumap.server.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.mumap.server.testing.Emptied;
import org.mumap.server.testing.Http;
import org.mumap.server.testing.ServerTest;
import org.mumap.server.testing.TestDatabase;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/**
 * The whole cadastre of one municipality, Děčany, in S-JTSK (EPSG:5514): open data of the ČÚZK (CC BY 4.0), see the README beside
 * the file. Its parcels cover the municipality without a gap or an overlap, 12,372,589.91 m² in their own plane.
 */
@ServerTest
@DisplayName("Děčany: a perfect cadastre in a foreign plane is taken as it is")
class DecanyIT {

    private static final int PARCELS = 3_172;
    private static final double PLANE_M2 = 12_372_589.91;

    @Autowired
    TestDatabase database;

    @LocalServerPort
    int port;

    /** The folder of shared data beside or above the checkout. */
    private static Optional<Path> file() {
        for (Path folder = TestDatabase.root(); folder != null; folder = folder.getParent()) {
            Path found = folder.resolve("shared/data/czech-ruian-decany/ruian_decany_5514.gpkg.gz");
            if (Files.isRegularFile(found)) {
                return Optional.of(found);
            }
        }
        return Optional.empty();
    }

    private static byte[] unpacked(Path file) throws IOException {
        try (GZIPInputStream in = new GZIPInputStream(Files.newInputStream(file))) {
            return in.readAllBytes();
        }
    }

    @Test
    @DisplayName("A1 no overlap, no gap, the stated total in the file's own plane; declared areas that differ are told")
    void whole() throws Exception {
        Emptied.facts(database);
        Optional<Path> file = file();
        Assumptions.assumeTrue(
                file.isPresent(), "skipped: shared/data/czech-ruian-decany is neither beside nor above this checkout");
        Http bureau = new Http(port, "bureau");
        JsonNode report = Uploading.of(bureau, "parcels")
                .with("layer", "parcels")
                .with("mapping", "{\"Id\":\"parcel_code\",\"VymeraParcely\":\"registered_area_m2\"}")
                .report("decany.gpkg", unpacked(file.get()));
        assertThat(report.get("rows").asInt()).isEqualTo(PARCELS);
        assertThat(report.get("accepted").asInt()).isEqualTo(PARCELS);
        for (String code : new String[] {"overlap", "small-overlap", "sliver", "gap", "gap-not-measured"}) {
            assertThat(report.get("counts").has(code)).as(code).isFalse();
        }
        JsonNode areas = report.get("areas");
        assertThat(areas.get("fileEpsg").asInt()).isEqualTo(5514);
        assertThat(areas.get("filePlaneM2").asDouble()).isCloseTo(PLANE_M2, within(0.05));
        // declared: 12,366,539 m²; 768 parcels differ by more than 2 % and 10 m², so at least as many by 0.05 % and 1
        // m²
        assertThat(areas.get("registeredM2").decimalValue()).isEqualByComparingTo("12366539");
        assertThat(report.get("counts").get("area-differs").asInt()).isGreaterThanOrEqualTo(768);
        // the ellipsoid against the plane of Krovak's projection, whose scale lies between 0.9999 and 1.00014
        assertThat(areas.get("ellipsoidalM2").asDouble() / PLANE_M2).isBetween(1 - 4e-4, 1 + 4e-4);
        assertThat(areas.has("zonePlaneM2")).isFalse();

        String id = report.get("id").asString();
        assertThat(bureau.postJson("/api/imports/" + id + "/commit", "")
                        .get("state")
                        .asString())
                .isEqualTo("COMMITTED");
        JsonNode again = Uploading.of(bureau, "parcels")
                .with("layer", "parcels")
                .with("mapping", "{\"Id\":\"name\",\"DruhPozemkuKod\":\"parcel_code\"}")
                .report("decany.gpkg", unpacked(file.get()));
        // under other keys (a handful, each many times) every row is refused: none of them becomes a second parcel on
        // the same land
        assertThat(again.get("accepted").asInt()).isZero();
    }
}
