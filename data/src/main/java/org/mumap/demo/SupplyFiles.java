package org.mumap.demo;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.mumap.demo.file.Table;

/** Writes how far the expropriation of each approval batch has got, quarter by quarter, and the quotas of each plan year. */
final class SupplyFiles {

    private static final int QUARTERS = 6;

    private final List<LineFiles.Batch> batches;
    private final DemoOptions options;

    SupplyFiles(List<LineFiles.Batch> batches, DemoOptions options) {
        this.batches = batches;
        this.options = options;
    }

    /** Reports from the approval on; batches of long ago are done and report no more. */
    void expropriations(Path file) throws IOException {
        try (Table out = Table.open(
                file,
                "batch_no",
                "town",
                "observed_on",
                "area_m2",
                "signed_m2",
                "paid_m2",
                "cleared_m2",
                "households",
                "households_signed")) {
            for (LineFiles.Batch batch : batches) {
                Dice dice =
                        Dice.of(options.seed(), "expropriation", batch.batchNo().hashCode());
                int households = 1 + batch.areaM2().intValue() / dice.among(900, 1600);
                double pace = dice.between(0.12, 0.45);
                for (int quarter = 1; quarter <= QUARTERS; quarter++) {
                    LocalDate day = batch.approvedOn().plusMonths(3L * quarter);
                    if (!day.isAfter(options.today())) {
                        double done = Math.min(1, pace * quarter);
                        out.row(
                                batch.batchNo(),
                                batch.town(),
                                day,
                                batch.areaM2(),
                                part(batch.areaM2(), done),
                                part(batch.areaM2(), Math.max(0, done - 0.05)),
                                part(batch.areaM2(), Math.max(0, done - 0.15)),
                                households,
                                (int) Math.floor(households * done));
                    }
                }
            }
        }
    }

    /** Each plan year has about what its approvals used; a year now and then is overdrawn. */
    void quotas(Path file) throws IOException {
        Map<Integer, BigDecimal> used = batches.stream()
                .collect(Collectors.toMap(
                        batch -> batch.approvedOn().getYear(), LineFiles.Batch::areaM2, BigDecimal::add, TreeMap::new));
        try (Table out = Table.open(file, "quota_no", "year", "use", "source", "area_m2", "issued_on", "document_no")) {
            for (Map.Entry<Integer, BigDecimal> year : used.entrySet()) {
                Dice dice = Dice.of(options.seed(), "quota", year.getKey());
                out.row(
                        "ZB-" + year.getKey() + "-01",
                        year.getKey(),
                        "工业用地",
                        "省下达计划指标",
                        part(year.getValue(), dice.between(0.95, 1.3)),
                        LocalDate.of(year.getKey(), 1, 20),
                        "浙自然资函〔" + year.getKey() + "〕" + dice.among(2, 60) + "号");
            }
        }
    }

    private static BigDecimal part(BigDecimal area, double share) {
        return area.multiply(BigDecimal.valueOf(share)).setScale(2, RoundingMode.HALF_UP);
    }
}
