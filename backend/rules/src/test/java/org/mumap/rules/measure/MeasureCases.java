package org.mumap.rules.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.TestFactory;
import org.mumap.rules.CaseFile;
import org.mumap.rules.CaseFile.Row;

/** FEATURE UNDER TEST: area and money; see {@code cases/measure}. */
class MeasureCases {

    @TestFactory
    Stream<DynamicContainer> measure() {
        return CaseFile.chapters("measure", MeasureCases::check);
    }

    private static void check(Row one) {
        one.knows("id", "title", "why", "area", "money", "zone", "rings", "split", "compare", "capitals");
        if (one.has("area")) {
            area(one.row("area"));
        }
        if (one.has("money")) {
            one.rows("money").forEach(MeasureCases::money);
        }
        if (one.has("capitals")) {
            one.rows("capitals").forEach(MeasureCases::capitals);
        }
        if (one.has("zone")) {
            one.rows("zone").forEach(MeasureCases::zone);
        }
        if (one.has("rings")) {
            rings(one.row("rings"));
        }
        if (one.has("split")) {
            split(one.row("split"));
        }
        if (one.has("compare")) {
            one.rows("compare").forEach(MeasureCases::compare);
        }
    }

    private static void capitals(Row row) {
        row.knows("yuan", "words");
        assertThat(CapitalAmount.ofFen(Money.fenOfYuan(row.decimal("yuan")))).isEqualTo(row.text("words"));
    }

    private static void area(Row row) {
        row.knows("m2", "mu", "muShown", "muInTable", "hectares", "m2Again");
        BigDecimal m2 = row.decimal("m2");
        BigDecimal mu = Mu.ofSquareMetres(m2);
        assertThat(mu).isEqualByComparingTo(row.decimal("mu"));
        assertThat(Mu.display(mu).toPlainString()).isEqualTo(row.text("muShown"));
        assertThat(Mu.displayInTable(mu).toPlainString()).isEqualTo(row.text("muInTable"));
        assertThat(Mu.hectaresOfSquareMetres(m2)).isEqualByComparingTo(row.decimal("hectares"));
        assertThat(Mu.squareMetresOfHectares(row.decimal("hectares"))).isEqualByComparingTo(m2);
        assertThat(Mu.toSquareMetres(mu, 4)).isEqualByComparingTo(m2);
    }

    private static void money(Row row) {
        row.knows("wan", "yuan", "fen", "shownWan", "shownYuan");
        long fen = row.has("wan") ? Money.fenOfWan(row.decimal("wan")) : Money.fenOfYuan(row.decimal("yuan"));
        assertThat(fen).isEqualTo(Long.parseLong(row.text("fen")));
        if (row.has("shownWan")) {
            assertThat(Money.wanOfFen(fen).toPlainString()).isEqualTo(row.text("shownWan"));
        }
        if (row.has("shownYuan")) {
            assertThat(Money.yuanOfFen(fen).toPlainString()).isEqualTo(row.text("shownYuan"));
        }
    }

    private static void zone(Row row) {
        row.knows("longitude", "width", "zone", "epsg", "epsgPlain", "meridian", "falseEasting");
        Optional<GaussZone> zone = "6".equals(row.text("width"))
                ? GaussZone.find6Degree(row.real("longitude"))
                : GaussZone.find3Degree(row.real("longitude"));
        if (row.text("zone") == null) {
            assertThat(zone).isEmpty();
            return;
        }
        GaussZone found = zone.orElseThrow();
        assertThat(found.number()).isEqualTo(row.integer("zone"));
        assertThat(found.epsgWithPrefix()).isEqualTo(row.integer("epsg"));
        assertThat(found.epsgWithoutPrefix()).isEqualTo(row.integer("epsgPlain"));
        assertThat(found.centralMeridian()).isEqualTo(row.integer("meridian"));
        assertThat(found.falseEastingWithPrefix()).isEqualTo(found.number() * 1_000_000 + 500_000);
        assertThat(GaussZone.findByEpsg(found.epsgWithPrefix())).contains(found);
        assertThat(GaussZone.findByEpsg(found.epsgWithoutPrefix())).contains(found);
    }

    private static void rings(Row row) {
        row.knows("coordinates", "m2", "within");
        double[][] rings = row.list("coordinates").stream()
                .map(ring -> ((List<?>) ring)
                        .stream()
                                .mapToDouble(number -> Double.parseDouble(number.toString()))
                                .toArray())
                .toArray(double[][]::new);
        double expected = row.real("m2");
        double tolerance = row.real("within");
        assertThat(EllipsoidArea.squareMetres(rings)).isCloseTo(expected, within(tolerance));
        double[][] closed = Arrays.stream(rings).map(MeasureCases::closed).toArray(double[][]::new);
        assertThat(EllipsoidArea.squareMetres(closed)).as("rings closed").isCloseTo(expected, within(tolerance));
    }

    private static double[] closed(double[] ring) {
        double[] closed = Arrays.copyOf(ring, ring.length + 2);
        closed[ring.length] = ring[0];
        closed[ring.length + 1] = ring[1];
        return closed;
    }

    private static void split(Row row) {
        row.knows("total", "weights", "parts");
        long[] parts = LargestRemainder.split(
                Long.parseLong(row.text("total")),
                row.texts("weights").stream().map(BigDecimal::new).toList());
        assertThat(Arrays.stream(parts).mapToObj(String::valueOf).toList()).isEqualTo(row.texts("parts"));
    }

    private static void compare(Row row) {
        row.knows("declared", "drawn", "agree");
        assertThat(AreaTolerance.agree(row.decimal("declared"), row.decimal("drawn")))
                .isEqualTo(row.yes("agree"));
    }
}
