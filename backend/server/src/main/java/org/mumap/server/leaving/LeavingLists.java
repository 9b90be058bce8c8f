package org.mumap.server.leaving;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.mumap.rules.leaving.LandFacts.YearOfLand;
import org.mumap.rules.leaving.LowEfficiency;
import org.mumap.rules.leaving.LowEfficiencyRule;
import org.mumap.rules.leaving.LowReason;
import org.mumap.rules.leaving.Roads;
import org.mumap.rules.leaving.ShellRule;
import org.mumap.rules.permu.TaxBands;
import org.mumap.server.ledger.SqlFile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What could leave, as of today, in the caller's scope: the largest gain of tax first. */
@Service
@Transactional(readOnly = true)
public class LeavingLists {

    private static final String MEDIANS = SqlFile.text("leaving/medians.sql");
    private static final String BUILDINGS = SqlFile.text("leaving/buildings.sql");
    private static final int FEWEST = 5;
    private static final int FEWEST_SHOWN = 3;

    private final JdbcClient jdbc;
    private final LandReader land;
    private final FirmSigns signs;
    private final LeavingStandards standards;
    private final Clock clock;

    LeavingLists(JdbcClient jdbc, LandReader land, FirmSigns signs, LeavingStandards standards, Clock clock) {
        this.jdbc = jdbc;
        this.land = land;
        this.signs = signs;
        this.standards = standards;
        this.clock = clock;
    }

    /**
     * The median of a park's firms.
     *
     * @param parkCode park, empty = all that may be seen
     * @param firms firms behind it
     * @param taxWanPerMu 万元 per mu
     * @param outputWanPerMu 万元 per mu
     */
    public record Median(
            String parkCode,
            int firms,
            @Nullable BigDecimal taxWanPerMu,
            @Nullable BigDecimal outputWanPerMu) {

        /** The median for those who may not see what a firm paid: of fewer than three firms it would tell. */
        @Nullable
        Median withoutTax() {
            return firms < FEWEST_SHOWN ? null : this;
        }
    }

    /**
     * Land of low efficiency.
     *
     * @param parcelCode its code
     * @param name its name
     * @param parkCode its park
     * @param town its town
     * @param holderName who holds it
     * @param mu land, mu
     * @param taxWan tax of the newest closed year, 万元; null when a firm's return does not state it, or it is hidden
     * @param taxBand tax per mu in a band, where the exact one is hidden; else null
     * @param outputWan output of that year, 万元; null when a firm's return does not state it
     * @param readings every predicate that was asked
     * @param reasons those that hold
     * @param roads the three roads
     * @param median what the gain is measured by
     * @param entryId its entry of the register, null when it is not in it
     * @param point longitude and latitude
     */
    public record LandRow(
            String parcelCode,
            @Nullable String name,
            @Nullable String parkCode,
            @Nullable String town,
            @Nullable String holderName,
            BigDecimal mu,
            @Nullable BigDecimal taxWan,
            @Nullable String taxBand,
            @Nullable BigDecimal outputWan,
            List<LowEfficiency.Reading> readings,
            List<LowReason> reasons,
            Roads roads,
            @Nullable Median median,
            @Nullable String entryId,
            List<Double> point) {

        /** The row for those who may not see what a firm paid. */
        public LandRow withoutTax() {
            return new LandRow(
                    parcelCode,
                    name,
                    parkCode,
                    town,
                    holderName,
                    mu,
                    null,
                    TaxBands.of(taxWan, mu),
                    outputWan,
                    readings.stream().map(LowEfficiency.Reading::withoutTax).toList(),
                    reasons,
                    roads.withoutTax(),
                    median == null ? null : median.withoutTax(),
                    entryId,
                    point);
        }
    }

    /**
     * A firm that is suspected.
     *
     * @param creditCode its code
     * @param name its name
     * @param parkCode park of its land
     * @param town town of its land
     * @param parcels parcels it uses
     * @param mu net land, mu
     * @param taxWan tax of the newest closed year, 万元; null when its return does not state it, or it is hidden
     * @param taxBand tax per mu in a band, where the exact one is hidden; else null
     * @param outputWan output of that year, 万元; null when its return does not state it
     * @param status what the register says
     * @param signs every sign
     * @param hits how many speak
     * @param roads the three roads
     * @param median what the gain is measured by
     * @param entryId its entry of the register, null when it is not in it
     */
    public record FirmRow(
            String creditCode,
            @Nullable String name,
            @Nullable String parkCode,
            @Nullable String town,
            List<String> parcels,
            BigDecimal mu,
            @Nullable BigDecimal taxWan,
            @Nullable String taxBand,
            @Nullable BigDecimal outputWan,
            @Nullable String status,
            List<ShellRule.Reading> signs,
            int hits,
            Roads roads,
            @Nullable Median median,
            @Nullable String entryId) {

        /** The row for those who may not see what a firm paid. */
        public FirmRow withoutTax() {
            return new FirmRow(
                    creditCode,
                    name,
                    parkCode,
                    town,
                    parcels,
                    mu,
                    null,
                    TaxBands.of(taxWan, mu),
                    outputWan,
                    status,
                    signs,
                    hits,
                    roads.withoutTax(),
                    median == null ? null : median.withoutTax(),
                    entryId);
        }
    }

    /**
     * An empty building.
     *
     * @param buildingCode its code
     * @param parcelCode where it stands
     * @param parcelName name of the parcel
     * @param parkCode its park
     * @param town its town
     * @param holderName who holds the land
     * @param floorAreaM2 floor area, m²
     * @param emptyM2 of it empty, m²
     * @param storeys storeys
     * @param clearHeightM clear height, m
     * @param powerKva power, kVA
     * @param idleSinceOn day since which it stands empty
     * @param lowEfficiency whether its land is of low efficiency
     * @param point longitude and latitude
     */
    public record BuildingRow(
            String buildingCode,
            String parcelCode,
            @Nullable String parcelName,
            @Nullable String parkCode,
            @Nullable String town,
            @Nullable String holderName,
            BigDecimal floorAreaM2,
            BigDecimal emptyM2,
            @Nullable Integer storeys,
            @Nullable BigDecimal clearHeightM,
            @Nullable BigDecimal powerKva,
            @Nullable LocalDate idleSinceOn,
            boolean lowEfficiency,
            List<Double> point) {}

    /** Land of low efficiency; none of it is idle. */
    public List<LandRow> land(@Nullable String park) {
        LocalDate today = LocalDate.now(clock);
        Map<String, Median> medians = medians();
        Map<String, String> entries = entries("parcel_code");
        List<LandRow> rows = new ArrayList<>();
        for (LandReader.Land one : land.list(jdbc, today)) {
            if (park != null && !park.equals(one.parkCode())) {
                continue;
            }
            LowEfficiency found = LowEfficiencyRule.judge(one.facts(), standards.efficiency(), today);
            if (found.road() == LowEfficiency.Standing.LOW_EFFICIENCY) {
                rows.add(row(one, found, median(medians, one.parkCode()), entries));
            }
        }
        rows.sort(Comparator.comparing(LandRow::roads, byGain()).thenComparing(LandRow::parcelCode));
        return rows;
    }

    private static LandRow row(
            LandReader.Land one, LowEfficiency found, @Nullable Median median, Map<String, String> entries) {
        List<YearOfLand> years = one.facts().years();
        BigDecimal tax = years.isEmpty() ? null : years.get(0).taxWan();
        BigDecimal output = years.isEmpty() ? null : years.get(0).outputWan();
        Roads roads = roads(one.facts().mu(), tax, output, median, Set.of());
        return new LandRow(
                one.facts().parcelCode(),
                one.name(),
                one.parkCode(),
                one.town(),
                one.holderName(),
                one.facts().mu(),
                tax,
                null,
                output,
                found.readings(),
                found.reasons(),
                roads,
                median,
                entries.get(one.facts().parcelCode()),
                List.of(one.lon(), one.lat()));
    }

    /** Firms with enough signs. */
    public List<FirmRow> firms(@Nullable String park) {
        Map<String, Median> medians = medians();
        Map<String, String> entries = entries("credit_code");
        return signs.list(LocalDate.now(clock)).stream()
                .filter(firm -> park == null || park.equals(firm.parkCode()))
                .filter(firm -> ShellRule.suspected(firm.signs(), standards.signsAtLeast()))
                .map(firm -> row(firm, median(medians, firm.parkCode()), entries))
                .sorted(Comparator.comparing(FirmRow::hits)
                        .reversed()
                        .thenComparing(FirmRow::roads, byGain())
                        .thenComparing(FirmRow::creditCode))
                .toList();
    }

    private static FirmRow row(FirmSigns.Firm firm, @Nullable Median median, Map<String, String> entries) {
        Set<ShellRule.Sign> speaking = firm.signs().stream()
                .filter(sign -> sign.state() == ShellRule.State.HIT)
                .map(ShellRule.Reading::sign)
                .collect(Collectors.toSet());
        return new FirmRow(
                firm.creditCode(),
                firm.name(),
                firm.parkCode(),
                firm.town(),
                firm.parcels(),
                firm.mu(),
                firm.taxWan(),
                null,
                firm.outputWan(),
                firm.status(),
                firm.signs(),
                speaking.size(),
                roads(firm.mu(), firm.taxWan(), firm.outputWan(), median, speaking),
                median,
                entries.get(firm.creditCode()));
    }

    /** Buildings that stand empty for the greater part. */
    public List<BuildingRow> buildings(@Nullable String park) {
        return jdbc.sql(BUILDINGS)
                .param("asOf", LocalDate.now(clock))
                .param("park", park == null ? "" : park)
                .query((row, n) -> new BuildingRow(
                        row.getString("building_code"),
                        row.getString("parcel_code"),
                        row.getString("parcel_name"),
                        row.getString("park_code"),
                        row.getString("town"),
                        row.getString("holder_name"),
                        row.getBigDecimal("floor_area_m2"),
                        row.getBigDecimal("empty_m2"),
                        row.getObject("storeys", Integer.class),
                        row.getBigDecimal("clear_height_m"),
                        row.getBigDecimal("power_kva"),
                        row.getObject("idle_since_on", LocalDate.class),
                        row.getBoolean("low_efficiency"),
                        List.of(row.getDouble("lon"), row.getDouble("lat"))))
                .list();
    }

    /** How many parcels each reason holds for; a parcel may count under several. */
    public static Map<LowReason, Integer> byReason(List<LandRow> rows) {
        Map<LowReason, Integer> counts = new EnumMap<>(LowReason.class);
        rows.forEach(row -> row.reasons().forEach(reason -> counts.merge(reason, 1, Integer::sum)));
        return counts;
    }

    private static Roads roads(
            BigDecimal mu,
            @Nullable BigDecimal tax,
            @Nullable BigDecimal output,
            @Nullable Median median,
            Set<ShellRule.Sign> speaking) {
        return Roads.of(
                new Roads.Present(
                        mu,
                        tax,
                        output,
                        median == null ? null : median.taxWanPerMu(),
                        median == null ? null : median.outputWanPerMu()),
                speaking);
    }

    private static Comparator<Roads> byGain() {
        return Comparator.comparing(
                roads -> roads.roads().get(0).taxGainWan(), Comparator.nullsLast(Comparator.reverseOrder()));
    }

    private Map<String, Median> medians() {
        Map<String, Median> medians = new HashMap<>();
        jdbc.sql(MEDIANS)
                .query((row, n) -> new Median(
                        row.getString("park_code"),
                        row.getInt("firms"),
                        row.getBigDecimal("tax_wan_per_mu"),
                        row.getBigDecimal("output_wan_per_mu")))
                .list()
                .forEach(median -> medians.put(median.parkCode(), median));
        return medians;
    }

    /** The park's median; that of all in scope when the park has too few firms. */
    private static @Nullable Median median(Map<String, Median> medians, @Nullable String park) {
        Median own = park == null ? null : medians.get(park);
        return own != null && own.firms() >= FEWEST ? own : medians.get("");
    }

    private Map<String, String> entries(String column) {
        Map<String, String> entries = new HashMap<>();
        jdbc.sql("select " + column + ", entry_id from ledger.leaving_entry where left_on is null and " + column
                        + " is not null")
                .query(row -> {
                    entries.put(row.getString(1), Long.toString(row.getLong(2)));
                });
        return entries;
    }
}
