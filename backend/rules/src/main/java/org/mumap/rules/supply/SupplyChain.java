package org.mumap.rules.supply;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.mumap.rules.measure.LargestRemainder;

/** Adds up the chain of land supply on a day: by batch, by town, by quota. */
public final class SupplyChain {

    private static final int CENTIARES = 2;

    private final SupplyFacts facts;
    private final LocalDate asOf;
    private final SupplyRuleSet rules;
    private final Map<String, List<BatchParcel>> parcels;
    private final Map<String, List<Expropriation>> reports;

    private SupplyChain(SupplyFacts facts, LocalDate asOf, SupplyRuleSet rules) {
        this.facts = facts;
        this.asOf = asOf;
        this.rules = rules;
        this.parcels = facts.parcels().stream().collect(groupingBy(BatchParcel::batchNo));
        this.reports = newest(facts.expropriations(), asOf);
    }

    /**
     * The chain on a day.
     *
     * @param facts what is known; areas ≥ 0, m²
     * @param asOf the day; approvals, contracts and reports dated later are not seen
     * @param rules the watch values
     */
    public static SupplyTable of(SupplyFacts facts, LocalDate asOf, SupplyRuleSet rules) {
        return new SupplyChain(facts, asOf, rules).table();
    }

    private SupplyTable table() {
        List<SupplyTable.Batch> batches = new ArrayList<>();
        Map<String, SupplyRow> byTown = new TreeMap<>();
        SupplyRow recent = SupplyRow.NONE;
        LocalDate since = asOf.minusYears(rules.rateYears());
        for (ApprovalBatch batch : visible()) {
            Map<String, SupplyRow> towns = towns(batch);
            towns.forEach((town, row) -> byTown.merge(town, row, SupplyRow::plus));
            SupplyRow row = sum(towns.values());
            batches.add(batch(batch, row));
            if (batch.approvedOn().isAfter(since)) {
                recent = recent.plus(row);
            }
        }
        return new SupplyTable(
                asOf,
                List.copyOf(batches),
                byTown,
                sum(byTown.values()),
                recent,
                recent.supplyRate()
                        .map(rate -> rate.compareTo(rules.watchedRate()) < 0)
                        .orElse(false),
                quotas(),
                rules);
    }

    private List<ApprovalBatch> visible() {
        return facts.batches().stream()
                .filter(batch -> !batch.approvedOn().isAfter(asOf))
                .sorted(Comparator.comparing(ApprovalBatch::approvedOn)
                        .reversed()
                        .thenComparing(ApprovalBatch::batchNo))
                .toList();
    }

    private SupplyTable.Batch batch(ApprovalBatch batch, SupplyRow row) {
        List<BatchParcel> supplied = supplied(batch);
        BigDecimal beyond = inside(supplied).subtract(batch.areaM2()).max(BigDecimal.ZERO);
        return new SupplyTable.Batch(
                batch,
                row,
                beyond,
                supplied.isEmpty()
                        ? batch.approvedOn().plusYears(rules.lapseYears()).plusDays(1)
                        : null,
                (int) supplied.stream().map(BatchParcel::parcelCode).distinct().count());
    }

    private List<BatchParcel> supplied(ApprovalBatch batch) {
        return parcels.getOrDefault(batch.batchNo(), List.of()).stream()
                .filter(parcel -> parcel.supplied(asOf))
                .toList();
    }

    private Map<String, SupplyRow> towns(ApprovalBatch batch) {
        List<BatchParcel> supplied = supplied(batch);
        Map<String, BigDecimal> drawn = byTown(supplied, parcel -> true);
        List<Expropriation> reported = reports.getOrDefault(batch.batchNo(), List.of());
        TreeSet<String> towns = new TreeSet<>(batch.drawnByTown().keySet());
        towns.addAll(drawn.keySet());
        reported.forEach(report -> towns.add(report.town()));
        if (towns.isEmpty()) {
            towns.add(SupplyTable.OUTSIDE);
        }
        Map<String, BigDecimal> approved = split(batch.areaM2(), weights(towns, batch.drawnByTown()));
        // shapes are drawn a little larger than documents say; more than was approved cannot have been supplied
        BigDecimal allDrawn = inside(supplied);
        BigDecimal shareKept = allDrawn.compareTo(batch.areaM2()) <= 0 ? allDrawn : batch.areaM2();
        Map<String, BigDecimal> given = allDrawn.signum() == 0 ? Map.of() : split(shareKept, weights(towns, drawn));
        Map<String, BigDecimal> open = split(
                batch.areaM2().subtract(shareKept).setScale(CENTIARES, RoundingMode.HALF_UP),
                weights(towns, minus(approved, given)));
        Map<String, BigDecimal> delivered = part(supplied, given, drawn, parcel -> parcel.delivered(asOf));
        Map<String, BigDecimal> started = part(supplied, given, drawn, parcel -> parcel.started(asOf));
        Map<String, SupplyRow> rows = new TreeMap<>();
        for (String town : towns) {
            rows.put(town, row(town, reported, given, open, delivered, started));
        }
        return rows;
    }

    private static SupplyRow row(
            String town,
            List<Expropriation> reported,
            Map<String, BigDecimal> given,
            Map<String, BigDecimal> open,
            Map<String, BigDecimal> delivered,
            Map<String, BigDecimal> started) {
        BigDecimal supplied = at(given, town);
        BigDecimal unsupplied = at(open, town);
        List<Expropriation> here =
                reported.stream().filter(report -> report.town().equals(town)).toList();
        return new SupplyRow(
                supplied.add(unsupplied),
                sum(here, Expropriation::areaM2),
                sum(here, Expropriation::signedM2),
                sum(here, Expropriation::paidM2),
                sum(here, Expropriation::clearedM2),
                supplied,
                unsupplied,
                at(delivered, town),
                at(started, town),
                supplied.subtract(at(started, town)));
    }

    // of what was given in a town, the share that its drawn parcels of that state have
    private static Map<String, BigDecimal> part(
            List<BatchParcel> supplied,
            Map<String, BigDecimal> given,
            Map<String, BigDecimal> drawn,
            java.util.function.Predicate<BatchParcel> state) {
        Map<String, BigDecimal> parts = new TreeMap<>();
        byTown(supplied, state)
                .forEach((town, area) -> parts.put(
                        town, at(given, town).multiply(area).divide(at(drawn, town), CENTIARES, RoundingMode.HALF_UP)));
        return parts;
    }

    private static Map<String, BigDecimal> byTown(
            List<BatchParcel> parcels, java.util.function.Predicate<BatchParcel> which) {
        return parcels.stream()
                .filter(which)
                .filter(parcel -> parcel.insideM2().signum() > 0)
                .collect(toMap(
                        parcel -> Objects.requireNonNullElse(parcel.town(), SupplyTable.OUTSIDE),
                        BatchParcel::insideM2,
                        BigDecimal::add,
                        TreeMap::new));
    }

    private static Map<String, BigDecimal> minus(Map<String, BigDecimal> all, Map<String, BigDecimal> some) {
        Map<String, BigDecimal> left = new TreeMap<>();
        all.forEach((town, area) -> left.put(town, area.subtract(at(some, town)).max(BigDecimal.ZERO)));
        return left;
    }

    private static Map<String, BigDecimal> weights(TreeSet<String> towns, Map<String, BigDecimal> areas) {
        Map<String, BigDecimal> weights = new TreeMap<>();
        towns.forEach(town -> weights.put(town, at(areas, town)));
        if (weights.values().stream().allMatch(weight -> weight.signum() == 0)) {
            weights.put(weights.keySet().iterator().next(), BigDecimal.ONE);
        }
        return weights;
    }

    // to the hundredth of a square metre; what is finer than that stays with the first
    private static Map<String, BigDecimal> split(BigDecimal area, Map<String, BigDecimal> weights) {
        BigDecimal whole = area.setScale(CENTIARES, RoundingMode.HALF_UP);
        long[] parts =
                LargestRemainder.split(whole.movePointRight(CENTIARES).longValueExact(), List.copyOf(weights.values()));
        Map<String, BigDecimal> split = new TreeMap<>();
        int i = 0;
        for (String town : weights.keySet()) {
            split.put(town, BigDecimal.valueOf(parts[i++], CENTIARES));
        }
        return split;
    }

    private List<SupplyTable.QuotaRow> quotas() {
        record Line(int year, String use) {}
        Map<Line, BigDecimal> issued = facts.quotas().stream()
                .filter(quota -> !quota.issuedOn().isAfter(asOf))
                .collect(toMap(
                        quota -> new Line(quota.year(), Objects.requireNonNullElse(quota.use(), "")),
                        Quota::areaM2,
                        BigDecimal::add));
        Map<Line, BigDecimal> used = visible().stream()
                .collect(toMap(
                        batch -> new Line(batch.approvedOn().getYear(), Objects.requireNonNullElse(batch.use(), "")),
                        ApprovalBatch::areaM2,
                        BigDecimal::add));
        return java.util.stream.Stream.concat(issued.keySet().stream(), used.keySet().stream())
                .distinct()
                .sorted(Comparator.comparing(Line::year).reversed().thenComparing(Line::use))
                .map(line -> {
                    BigDecimal in = issued.getOrDefault(line, BigDecimal.ZERO);
                    BigDecimal out = used.getOrDefault(line, BigDecimal.ZERO);
                    return new SupplyTable.QuotaRow(
                            line.year(), line.use().isEmpty() ? null : line.use(), in, out, in.subtract(out));
                })
                .toList();
    }

    private static Map<String, List<Expropriation>> newest(List<Expropriation> reports, LocalDate asOf) {
        return reports.stream()
                .filter(report -> !report.observedOn().isAfter(asOf))
                .collect(toMap(
                        report -> List.of(report.batchNo(), report.town()),
                        Function.identity(),
                        (a, b) -> a.observedOn().isAfter(b.observedOn()) ? a : b))
                .values()
                .stream()
                .collect(Collectors.groupingBy(Expropriation::batchNo));
    }

    private static BigDecimal inside(List<BatchParcel> parcels) {
        return sum(parcels, BatchParcel::insideM2).setScale(CENTIARES, RoundingMode.HALF_UP);
    }

    private static <T> BigDecimal sum(List<T> rows, Function<T, BigDecimal> area) {
        return rows.stream().map(area).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static SupplyRow sum(Iterable<SupplyRow> rows) {
        SupplyRow sum = SupplyRow.NONE;
        for (SupplyRow row : rows) {
            sum = sum.plus(row);
        }
        return sum;
    }

    private static BigDecimal at(Map<String, BigDecimal> areas, String town) {
        return areas.getOrDefault(town, BigDecimal.ZERO);
    }
}
