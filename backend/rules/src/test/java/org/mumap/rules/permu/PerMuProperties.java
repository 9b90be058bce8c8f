package org.mumap.rules.permu;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.mumap.rules.measure.Money;

/** Nothing is lost and nothing invented: every grouping adds up to what was declared, to the fen, in seeded random counties. */
class PerMuProperties {

    private static final long SEED = 20261123L;
    private static final int RUNS = 300;

    @Test
    void everyGroupingAddsUpToWhatWasDeclared() {
        for (int run = 0; run < RUNS; run++) {
            County county = new County(new Random(SEED + run));
            String where = "seed " + (SEED + run);
            PerMuTable table = county.table();
            long output = county.declared(AnnualReturn::outputWan);
            long valueAdded = county.declared(AnnualReturn::valueAddedWan);
            long tax = county.declared(AnnualReturn::taxWan);
            PerMuRow county0 = table.by(Grouping.COUNTY, county.firms).total();
            for (Grouping grouping : Grouping.values()) {
                PerMuRows rows = table.by(grouping, county.firms);
                String at = where + " " + grouping;
                assertThat(rows.total()).as(at).isEqualTo(county0);
                assertThat(sum(rows, PerMuRow::outputWan)).as(at).isEqualByComparingTo(Money.wanOfFen(output));
                assertThat(sum(rows, PerMuRow::valueAddedWan)).as(at).isEqualByComparingTo(Money.wanOfFen(valueAdded));
                assertThat(sum(rows, PerMuRow::taxWan)).as(at).isEqualByComparingTo(Money.wanOfFen(tax));
                assertThat(sum(rows, PerMuRow::areaMu))
                        .as(at)
                        .isEqualByComparingTo(rows.total().areaMu());
                assertThat(sum(rows, PerMuRow::registeredMu))
                        .as(at)
                        .isEqualByComparingTo(rows.total().registeredMu());
                assertThat(rows.rows()).as(at).allSatisfy(row -> {
                    assertThat(row.areaMu()).isNotNegative();
                    assertThat(row.taxWanPerMu() == null)
                            .isEqualTo(row.areaMu().signum() == 0 || row.taxUnknown() == row.enterprises());
                });
            }
        }
    }

    @Test
    void registeredAreaOfTheParcelsUsedIsCountedOnce() {
        for (int run = 0; run < RUNS; run++) {
            County county = new County(new Random(SEED + run));
            PerMuTable table = county.table();
            BigDecimal registered = table.shares().stream()
                    .filter(PerMuShare::placed)
                    .map(PerMuShare::parcelCode)
                    .distinct()
                    .map(code -> county.parcels.containsKey(code)
                            ? county.parcels.get(code).registeredM2()
                            : BigDecimal.ZERO)
                    .reduce(BigDecimal.ZERO, BigDecimal::add);
            assertThat(table.by(Grouping.COUNTY, county.firms).total().registeredMu())
                    .as("seed " + (SEED + run))
                    .isEqualByComparingTo(registered.multiply(new BigDecimal("0.0015")));
        }
    }

    @Test
    void theOrderOfTheFactsDecidesNothing() {
        for (int run = 0; run < RUNS; run++) {
            County county = new County(new Random(SEED + run));
            List<PerMuShare> shares = county.table().shares();
            Collections.shuffle(county.occupancies, new Random(run));
            Collections.shuffle(county.returns, new Random(run));
            assertThat(county.table().shares()).as("seed " + (SEED + run)).isEqualTo(shares);
        }
    }

    /** Twice the money on the same land is twice the yield. */
    @Test
    void yieldScalesWithMoney() {
        for (int run = 0; run < RUNS; run++) {
            County county = new County(new Random(SEED + run));
            PerMuRow once = county.table().by(Grouping.COUNTY, county.firms).total();
            county.returns.replaceAll(one -> new AnnualReturn(
                    one.creditCode(),
                    one.year(),
                    doubled(one.outputWan()),
                    doubled(one.valueAddedWan()),
                    doubled(one.taxWan())));
            PerMuRow twice = county.table().by(Grouping.COUNTY, county.firms).total();
            // Amounts are rounded to the fen before they are added, so each return may add a fen.
            BigDecimal slack = Money.wanOfFen(county.returns.size());
            assertThat(twice.taxWan().subtract(doubled(once.taxWan())).abs())
                    .as("seed " + (SEED + run))
                    .isLessThanOrEqualTo(slack);
        }
    }

    private static BigDecimal doubled(BigDecimal amount) {
        return amount == null ? null : amount.add(amount);
    }

    private static BigDecimal sum(PerMuRows rows, Function<PerMuRow, BigDecimal> field) {
        return rows.rows().stream().map(field).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** A small county full of odd facts. */
    private static final class County {

        private final Map<String, ParcelLand> parcels = new HashMap<>();
        private final List<Firm> firms = new ArrayList<>();
        private final List<Occupancy> occupancies = new ArrayList<>();
        private final List<AnnualReturn> returns = new ArrayList<>();

        County(Random random) {
            for (int i = 0; i < 1 + random.nextInt(12); i++) {
                parcels.put("L" + i, parcel(random, "L" + i));
            }
            int count = 1 + random.nextInt(10);
            for (int i = 0; i < count; i++) {
                if (random.nextInt(5) > 0) {
                    firms.add(new Firm(
                            "F" + i, "firm " + i, random.nextInt(4) == 0 ? null : "C" + random.nextInt(3), null));
                }
                for (int j = 0; j < random.nextInt(5); j++) {
                    occupancies.add(occupancy(random, "F" + i));
                }
                for (int j = 0; j < random.nextInt(3); j++) {
                    returns.add(declared(random, random.nextInt(12) == 0 ? null : "F" + i));
                }
            }
        }

        PerMuTable table() {
            return PerMu.apportion(2024, returns, occupancies, parcels);
        }

        long declared(Function<AnnualReturn, BigDecimal> field) {
            return returns.stream()
                    .filter(one -> one.year() == 2024 && field.apply(one) != null)
                    .mapToLong(one -> Money.fenOfWan(field.apply(one)))
                    .sum();
        }

        private static ParcelLand parcel(Random random, String code) {
            return new ParcelLand(
                    code,
                    null,
                    BigDecimal.valueOf(random.nextInt(90_000_000), 2),
                    random.nextInt(3) == 0 ? null : BigDecimal.valueOf(random.nextInt(30), 1),
                    random.nextInt(3) == 0 ? null : "P0" + random.nextInt(3),
                    null,
                    random.nextInt(5) == 0 ? null : "T" + random.nextInt(4));
        }

        private static Occupancy occupancy(Random random, String firm) {
            boolean land = random.nextBoolean();
            return new Occupancy(
                    firm,
                    "L" + random.nextInt(13),
                    List.of(Relation.values()).get(random.nextInt(4)),
                    land ? BigDecimal.valueOf(random.nextInt(5_000_000), random.nextInt(5)) : null,
                    random.nextInt(4) == 0 ? null : BigDecimal.valueOf(random.nextInt(5_000_000), 2),
                    random.nextInt(4) == 0 ? LocalDate.of(2024, 12, 31).plusDays(random.nextInt(3) - 1) : null,
                    random.nextInt(4) == 0 ? LocalDate.of(2024, 12, 31).plusDays(random.nextInt(3) - 1) : null);
        }

        private static AnnualReturn declared(Random random, String firm) {
            return new AnnualReturn(
                    firm,
                    2024 - random.nextInt(8) / 7,
                    amount(random),
                    amount(random).subtract(new BigDecimal("20000")),
                    random.nextInt(6) == 0 ? null : amount(random));
        }

        private static BigDecimal amount(Random random) {
            return BigDecimal.valueOf(random.nextInt(1_000_000_000), 4 + random.nextInt(6));
        }
    }
}
