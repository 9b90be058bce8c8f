package org.mumap.rules.supply;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;

/** FEATURE UNDER TEST: whatever the facts, batches and towns add up to the same, and what was approved is supplied or not. */
class SupplyProperties {

    private static final LocalDate DAY = LocalDate.of(2025, 6, 30);

    @RepeatedTest(200)
    @DisplayName("batches = towns = total; approved = supplied + unsupplied; supplied = started + not started")
    void conserves(RepetitionInfo repetition) {
        long seed = 7_000L + repetition.getCurrentRepetition();
        SupplyFacts facts = facts(new Random(seed));
        SupplyTable table = SupplyChain.of(facts, DAY, SupplyRuleSet.NATIONAL_2018);
        SupplyRow byTown = table.byTown().values().stream().reduce(SupplyRow.NONE, SupplyRow::plus);
        SupplyRow byBatch =
                table.batches().stream().map(SupplyTable.Batch::row).reduce(SupplyRow.NONE, SupplyRow::plus);
        assertThat(byTown).as("seed %d", seed).usingRecursiveComparison().isEqualTo(table.total());
        assertThat(byBatch.approvedM2()).as("seed %d", seed).isEqualByComparingTo(byTown.approvedM2());
        BigDecimal approved = facts.batches().stream()
                .filter(batch -> !batch.approvedOn().isAfter(DAY))
                .map(ApprovalBatch::areaM2)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        assertThat(table.total().approvedM2()).as("seed %d", seed).isEqualByComparingTo(approved);
        for (SupplyRow row : table.byTown().values()) {
            assertThat(row.approvedM2()).isEqualByComparingTo(row.suppliedM2().add(row.unsuppliedM2()));
            assertThat(row.suppliedM2())
                    .as("seed %d", seed)
                    .isEqualByComparingTo(row.startedM2().add(row.notStartedM2()))
                    .isGreaterThanOrEqualTo(row.deliveredM2());
            assertThat(row.notStartedM2().signum()).as("seed %d", seed).isGreaterThanOrEqualTo(0);
        }
    }

    private static SupplyFacts facts(Random random) {
        List<ApprovalBatch> batches = new ArrayList<>();
        List<BatchParcel> parcels = new ArrayList<>();
        for (int i = 0; i < 1 + random.nextInt(6); i++) {
            Map<String, BigDecimal> towns = new HashMap<>();
            for (int t = random.nextInt(4); t > 0; t--) {
                towns.put("镇" + t, area(random, 100_000));
            }
            String no = "B" + i;
            batches.add(new ApprovalBatch(
                    no, DAY.plusDays(random.nextInt(4_000) - 3_900L), null, area(random, 300_000), null, towns));
            for (int p = random.nextInt(8); p > 0; p--) {
                parcels.add(new BatchParcel(
                        no,
                        no + "-" + p,
                        random.nextInt(5) == 0 ? null : "镇" + random.nextInt(5),
                        area(random, 90_000),
                        day(random),
                        day(random),
                        day(random)));
            }
        }
        return new SupplyFacts(batches, parcels, List.of(), List.of());
    }

    private static BigDecimal area(Random random, int most) {
        return BigDecimal.valueOf(1 + random.nextInt(most * 100), 2);
    }

    private static @Nullable LocalDate day(Random random) {
        return random.nextInt(3) == 0 ? null : DAY.plusDays(random.nextInt(2_000) - 1_800L);
    }
}
