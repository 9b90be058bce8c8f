package org.mumap.server.entry;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.mumap.rules.code.IndustryCode;
import org.mumap.rules.code.Parsed;
import org.mumap.rules.threshold.DropReason;
import org.mumap.rules.threshold.IndicatorAdvice;
import org.mumap.rules.threshold.SampleFirm;
import org.mumap.rules.threshold.SampleLevel;
import org.mumap.rules.threshold.ThresholdIndicator;
import org.mumap.rules.threshold.ThresholdRules;
import org.mumap.rules.threshold.Thresholds;
import org.mumap.server.evaluation.PerMuRuns;
import org.mumap.server.evaluation.PerMuTables;
import org.mumap.server.ledger.SqlFile;
import org.mumap.server.ledger.Times;
import org.mumap.server.problem.Problem;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Works thresholds out from the firms that the caller may see. */
@Service
public class EntryThresholds {

    private static final String PARKS = SqlFile.text("park/below.sql");
    private static final String NO_FLOOR = "none";

    private final JdbcClient jdbc;
    private final SampleReader sample;
    private final EntryStandards standards;
    private final PerMuRuns runs;
    private final PerMuTables tables;
    private final String floorSet;

    EntryThresholds(
            JdbcClient jdbc,
            SampleReader sample,
            EntryStandards standards,
            PerMuRuns runs,
            PerMuTables tables,
            @Value("${mumap.entry-floors:demo-county}") String floorSet) {
        this.jdbc = jdbc;
        this.sample = sample;
        this.standards = standards;
        this.runs = runs;
        this.tables = tables;
        this.floorSet = floorSet;
    }

    /**
     * What is asked for; null = the default.
     *
     * @param year year of the returns, default the newest closed one
     * @param industry industry code, two to four digits, or a section letter; default every industry
     * @param park park code, default everything in scope
     * @param floors set of policy floors, {@code none} for none
     * @param percentile share of the sample below the threshold
     * @param tolerance how far it may fall below last year's
     */
    public record Asked(
            @Nullable Integer year,
            @Nullable String industry,
            @Nullable String park,
            @Nullable String floors,
            @Nullable BigDecimal percentile,
            @Nullable BigDecimal tolerance) {}

    /**
     * A firm of the sample.
     *
     * @param firm the firm
     * @param town its town
     * @param dropped why it does not stand in the sample; null when it does
     * @param usedFor indicators whose sample it stands in
     */
    public record Member(
            SampleFirm firm,
            @Nullable String town,
            @Nullable DropReason dropped,
            List<ThresholdIndicator> usedFor) {}

    /**
     * The advice.
     *
     * @param year year of the returns
     * @param industry division or section asked for, null = every industry
     * @param park park code, null = everything in scope
     * @param parkName its name
     * @param floors set of policy floors, null = none
     * @param rules how it was worked out
     * @param times the times
     * @param indicators one by one
     * @param members firms in a sample, then those within the same level that were left out
     */
    public record Advice(
            int year,
            @Nullable String industry,
            @Nullable String park,
            @Nullable String parkName,
            @Nullable String floors,
            ThresholdRules rules,
            Times times,
            List<IndicatorAdvice> indicators,
            List<Member> members) {

        /** The advice for those who may not see what a firm paid; the members are told apart where they are shown. */
        public Advice withoutTax() {
            return new Advice(
                    year,
                    industry,
                    park,
                    parkName,
                    floors,
                    rules,
                    times,
                    indicators.stream().map(IndicatorAdvice::withoutTax).toList(),
                    members);
        }

        /** The thresholds by indicator, where there is one. */
        public Map<ThresholdIndicator, BigDecimal> thresholds() {
            Map<ThresholdIndicator, BigDecimal> values = new EnumMap<>(ThresholdIndicator.class);
            for (IndicatorAdvice each : indicators) {
                BigDecimal threshold = each.threshold();
                if (threshold != null) {
                    values.put(each.code(), threshold);
                }
            }
            return values;
        }
    }

    /** The sets of policy floors to choose from. */
    public List<EntryStandards.FloorSet> floorSets() {
        return standards.floorSets();
    }

    /** The advice at those times, for what the caller may see. */
    @Transactional(readOnly = true)
    public Advice advise(Asked asked, Times times) {
        int year = asked.year() == null
                ? tables.findClosedYear().orElse(times.asOf().getYear() - 1)
                : year(asked.year(), times);
        String industry = industry(asked.industry());
        List<String> parks = asked.park() == null ? List.of() : parks(asked.park());
        String floors = floorSet(asked.floors());
        Thresholds.Question question = new Thresholds.Question(
                year,
                industry,
                parks,
                rules(asked),
                standards.floors(floors, industry, times.asOf()),
                approved(year - 1, industry, asked.park()));
        List<SampleReader.Placed> placed = sample.list(year, runs.obtain(year, times), times);
        List<SampleFirm> firms = placed.stream().map(SampleReader.Placed::firm).toList();
        List<IndicatorAdvice> indicators = Thresholds.advise(question, firms);
        return new Advice(
                year,
                industry,
                asked.park(),
                asked.park() == null ? null : parkName(asked.park()),
                floors,
                question.rules(),
                times,
                indicators,
                members(question, placed, firms, indicators));
    }

    private static List<Member> members(
            Thresholds.Question question,
            List<SampleReader.Placed> placed,
            List<SampleFirm> firms,
            List<IndicatorAdvice> indicators) {
        Map<ThresholdIndicator, List<SampleFirm>> used = new EnumMap<>(ThresholdIndicator.class);
        for (IndicatorAdvice each : indicators) {
            if (each.level() != null) {
                used.put(each.code(), Thresholds.sample(question, firms, each.code(), each.level()));
            }
        }
        SampleLevel widest = used.isEmpty()
                ? Thresholds.narrowest(question)
                : indicators.stream()
                        .flatMap(each -> Stream.ofNullable(each.level()))
                        .max(Comparator.naturalOrder())
                        .orElseThrow();
        List<Member> members = new ArrayList<>();
        List<Member> dropped = new ArrayList<>();
        for (SampleReader.Placed one : placed) {
            SampleFirm firm = one.firm();
            List<ThresholdIndicator> in = used.entrySet().stream()
                    .filter(entry -> entry.getValue().stream().anyMatch(firm::equals))
                    .map(Map.Entry::getKey)
                    .toList();
            DropReason reason = DropReason.of(firm, question.year()).orElse(null);
            if (!in.isEmpty()) {
                members.add(new Member(firm, one.town(), null, in));
            } else if (reason != null && Thresholds.within(question, firm, widest)) {
                dropped.add(new Member(firm, one.town(), reason, List.of()));
            }
        }
        members.addAll(dropped);
        return members;
    }

    private ThresholdRules rules(Asked asked) {
        ThresholdRules rules = standards.thresholds();
        BigDecimal percentile = share(asked.percentile(), rules.percentile(), "percentile");
        BigDecimal tolerance = share(asked.tolerance(), rules.tolerance(), "tolerance");
        return new ThresholdRules(rules.id(), percentile, tolerance, rules.fewest(), rules.steps());
    }

    private static BigDecimal share(@Nullable BigDecimal wanted, BigDecimal otherwise, String name) {
        if (wanted == null) {
            return otherwise;
        }
        if (wanted.signum() < 0 || wanted.compareTo(BigDecimal.ONE) > 0) {
            throw Problem.badRequest("entry-share", name, wanted);
        }
        return wanted;
    }

    private static int year(int year, Times times) {
        if (year < 1949 || year > times.asOf().getYear() + 1) {
            throw Problem.badRequest("permu-year", year);
        }
        return year;
    }

    /** The division of a code, or the section letter; null for every industry. */
    static @Nullable String industry(@Nullable String text) {
        if (text == null || text.isBlank()) {
            return null;
        }
        if (IndustryCode.parse(null, text) instanceof Parsed.Ok<IndustryCode> ok) {
            return ok.value().findDivision().orElse(ok.value().code());
        }
        throw Problem.badRequest("entry-industry", text);
    }

    private @Nullable String floorSet(@Nullable String wanted) {
        String set = wanted == null ? floorSet : wanted;
        if (set.isEmpty() || set.equals(NO_FLOOR)) {
            return null;
        }
        if (standards.floorSets().stream().noneMatch(each -> each.id().equals(set))) {
            throw Problem.badRequest("entry-floors", set);
        }
        return set;
    }

    private List<String> parks(String park) {
        parkName(park);
        return jdbc.sql(PARKS).param("park", park).query(String.class).list();
    }

    private String parkName(String park) {
        return jdbc.sql("select name from live.park where park_code = :park")
                .param("park", park)
                .query(String.class)
                .optional()
                .orElseThrow(() -> Problem.notFound("no-such-park", park));
    }

    private Map<ThresholdIndicator, BigDecimal> approved(int year, @Nullable String industry, @Nullable String park) {
        Map<ThresholdIndicator, BigDecimal> values = new EnumMap<>(ThresholdIndicator.class);
        Optional<KeptThreshold> last = KeptThresholds.newest(jdbc, year, industry, park);
        last.ifPresent(kept -> values.putAll(kept.thresholds()));
        return values;
    }

    /** The day a threshold would be applied from when nobody says otherwise. */
    static LocalDate nextYear(int year) {
        return LocalDate.of(year + 1, 1, 1);
    }
}
