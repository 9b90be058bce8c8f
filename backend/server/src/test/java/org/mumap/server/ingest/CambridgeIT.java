package org.mumap.server.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.mumap.server.ledger.Fact;
import org.mumap.server.ledger.Facts;
import org.mumap.server.ledger.Kinds;
import org.mumap.server.ledger.Owner;
import org.mumap.server.ledger.Times;
import org.mumap.server.testing.Emptied;
import org.mumap.server.testing.Http;
import org.mumap.server.testing.ServerTest;
import org.mumap.server.testing.TestDatabase;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/**
 * Two years of a real city's register, with all that is wrong in it: open data of the City of Cambridge (PDDL 1.0), see the
 * README beside the files. What the report must say is worked out by {@link RawParcels} from the raw files, with PostGIS as judge
 * of shapes and no line of the import's own code.
 */
@ServerTest
@DisplayName("Cambridge, two years: the report says what is in the files, the ledger keeps both years")
class CambridgeIT {

    @Autowired
    TestDatabase database;

    @Autowired
    Facts facts;

    @Autowired
    @Owner
    JdbcClient owner;

    @Autowired
    Clock clock;

    @LocalServerPort
    int port;

    /** The folder of shared data beside or above the checkout. */
    private static Optional<Path> data() {
        Path folder = TestDatabase.root();
        while (folder != null) {
            Path found = folder.resolve("shared/data/cambridge-ma");
            if (Files.isDirectory(found)) {
                return Optional.of(found);
            }
            folder = folder.getParent();
        }
        return Optional.empty();
    }

    private JsonNode upload(Path file, String day, String mode) {
        return Uploading.of(new Http(port, "bureau"), "parcels")
                .with("register", "cambridge")
                .with("mapping", "{\"ML\":\"parcel_code\"}")
                .with("mode", mode)
                .with("dataDate", day)
                .report(file);
    }

    private Instant commit(JsonNode report) {
        JsonNode committed = new Http(port, "bureau")
                .postJson("/api/imports/" + report.get("id").asString() + "/commit?accept=partial", "");
        assertThat(committed.get("state").asString()).isEqualTo("COMMITTED");
        return Instant.parse(committed.get("committedAt").asString());
    }

    private static Map<String, Integer> counts(JsonNode report) {
        Map<String, Integer> counts = new TreeMap<>();
        report.get("counts")
                .properties()
                .forEach(e -> counts.put(e.getKey(), e.getValue().asInt()));
        return counts;
    }

    @Test
    @DisplayName("A1 FY13, then FY14 as the whole register")
    void twoYears() throws Exception {
        Emptied.facts(database);
        Optional<Path> folder = data();
        Assumptions.assumeTrue(
                folder.isPresent(), "skipped: shared/data/cambridge-ma is neither beside nor above this checkout");
        RawParcels fy13 = RawParcels.read(folder.get().resolve("parcels_fy13_joined.geojson.gz"));
        RawParcels fy14 = RawParcels.read(folder.get().resolve("parcels_fy14_joined.geojson.gz"));
        try (Connection judge = database.owner()) {
            checkRawFacts(fy13, fy14, judge);
            RawParcels.Expected first = fy13.expected(judge, Map.of());
            JsonNode one = upload(folder.get().resolve("parcels_fy13_joined.geojson.gz"), "2012-06-30", "merge");
            check(one, first, fy13);
            assertThat(one.get("changes").get("new").asInt())
                    .isEqualTo(first.accepted().size());
            Instant firstKnown = commit(one);

            RawParcels.Expected second = fy14.expected(judge, fy14.remaining(first.accepted()));
            JsonNode two = upload(folder.get().resolve("parcels_fy14_joined.geojson.gz"), "2013-06-30", "replace");
            check(two, second, fy14);
            Set<String> gone = new HashSet<>(first.accepted().keySet());
            gone.removeAll(fy14.numbers());
            assertThat(two.get("changes").get("vanished").asInt()).isEqualTo(gone.size());
            commit(two);

            checkLive(first, second, gone);
            checkKnownAt(fy13, fy14, first, second, firstKnown);
        }
    }

    /** The facts that the README beside the files states. */
    private static void checkRawFacts(RawParcels fy13, RawParcels fy14, Connection judge) throws SQLException {
        assertThat(fy13.features()).hasSize(13_159);
        assertThat(fy14.features()).hasSize(13_116);
        assertThat(fy13.withoutNumber()).isEqualTo(65);
        assertThat(fy14.withoutNumber()).isEqualTo(59);
        assertThat(fy13.repeated()).hasSize(12);
        assertThat(fy14.repeated()).hasSize(12);
        assertThat(fy13.invalid(judge)).isEqualTo(24);
        assertThat(fy14.invalid(judge)).isEqualTo(38);
        Set<String> gone = new HashSet<>(fy13.numbers());
        gone.removeAll(fy14.numbers());
        Set<String> fresh = new HashSet<>(fy14.numbers());
        fresh.removeAll(fy13.numbers());
        assertThat(gone).hasSize(94);
        assertThat(fresh).hasSize(52);
    }

    private static void check(JsonNode report, RawParcels.Expected expected, RawParcels raw) {
        Map<String, Integer> counts = counts(report);
        // of gaps and spikes this judge knows nothing; each names its place and a size, and spikes are rare in a kept
        // register
        assertThat(counts.getOrDefault("spike", 0)).isLessThan(10);
        counts.keySet().removeAll(Set.of("gap", "gap-not-measured", "spike"));
        assertThat(counts).isEqualTo(expected.counts());
        assertThat(report.get("problems")
                        .valueStream()
                        .filter(p -> p.get("code").asString().equals("gap")))
                .allSatisfy(p -> {
                    assertThat(p.get("areaM2").asDouble()).isPositive();
                    assertThat(p.get("other").asString()).isNotBlank();
                });
        assertThat(report.get("rows").asInt()).isEqualTo(raw.features().size());
        assertThat(report.get("accepted").asInt()).isEqualTo(expected.accepted().size());
        assertThat(report.get("accepted").asInt() + report.get("rejected").asInt())
                .isEqualTo(report.get("rows").asInt());
        assertThat(report.get("problems")
                        .valueStream()
                        .filter(p -> p.get("code").asString().equals("invalid-geometry"))
                        .filter(p -> !p.get("message").asString().contains("一个点也没有"))
                        .toList())
                .isNotEmpty()
                .allSatisfy(p -> {
                    assertThat(p.get("where").get("coordinates").get(0).asDouble())
                            .isBetween(-71.2, -71.0);
                    assertThat(p.get("where").get("coordinates").get(1).asDouble())
                            .isBetween(42.3, 42.5);
                });
    }

    // present now: the second year's rows, and the first year's where the second brought a row that cannot be read
    private void checkLive(RawParcels.Expected first, RawParcels.Expected second, Set<String> gone) {
        Set<String> live = new HashSet<>(first.accepted().keySet());
        live.removeAll(gone);
        live.addAll(second.accepted().keySet());
        assertThat(owner.sql("select parcel_code from live.parcel")
                        .query(String.class)
                        .list())
                .containsExactlyInAnyOrderElementsOf(live);
    }

    private void checkKnownAt(
            RawParcels fy13,
            RawParcels fy14,
            RawParcels.Expected first,
            RawParcels.Expected second,
            Instant firstKnown) {
        String changed = second.accepted().keySet().stream()
                .filter(first.accepted()::containsKey)
                .filter(n -> !fy13.attribute(first.accepted().get(n), "total_val")
                        .equals(fy14.attribute(second.accepted().get(n), "total_val")))
                .sorted()
                .findFirst()
                .orElseThrow();
        Times then = Times.of(LocalDate.of(2012, 12, 31), firstKnown, clock);
        Times now = Times.of(null, null, clock);
        assertThat(value(changed, then))
                .isEqualByComparingTo(fy13.attribute(first.accepted().get(changed), "total_val"));
        assertThat(value(changed, now))
                .isEqualByComparingTo(fy14.attribute(second.accepted().get(changed), "total_val"));
        // also for a day when the second year holds: it was not known then
        Times later = Times.of(LocalDate.of(2014, 1, 1), firstKnown, clock);
        assertThat(value(changed, later))
                .isEqualByComparingTo(fy13.attribute(first.accepted().get(changed), "total_val"));
    }

    private BigDecimal value(String number, Times times) {
        List<Fact> found = facts.list(owner, Kinds.get("parcels"), "parcel_code", List.of(number), times);
        assertThat(found).hasSize(1);
        return new BigDecimal(found.get(0).attributes().get("total_val").toString());
    }
}
