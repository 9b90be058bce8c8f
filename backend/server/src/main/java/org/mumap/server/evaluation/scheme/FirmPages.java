package org.mumap.server.evaluation.scheme;

import java.math.BigDecimal;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mumap.rules.evaluation.Adjustment;
import org.mumap.rules.evaluation.Candidate;
import org.mumap.rules.evaluation.Candidates;
import org.mumap.rules.evaluation.Evaluation;
import org.mumap.rules.evaluation.Figures;
import org.mumap.rules.evaluation.IndicatorCode;
import org.mumap.rules.evaluation.LandRule;
import org.mumap.rules.evaluation.Lift;
import org.mumap.rules.evaluation.Scheme;
import org.mumap.rules.evaluation.ScoreTerm;
import org.mumap.server.ledger.Owner;
import org.mumap.server.ledger.SqlFile;
import org.mumap.server.ledger.Times;
import org.mumap.server.problem.Problem;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A firm's result taken apart: where each value stands among all, what would lift it, three years, sources. */
@Service
public class FirmPages {

    private static final String POSITIONS = SqlFile.text("evaluation/scheme_positions.sql");
    private static final String SOURCES = SqlFile.text("evaluation/firm_sources.sql");
    private static final int YEARS = 3;
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private final JdbcClient jdbc;
    private final JdbcClient owner;
    private final EvaluationResults results;
    private final EvaluationFacts facts;
    private final Schemes schemes;

    FirmPages(
            JdbcClient jdbc,
            @Owner JdbcClient owner,
            EvaluationResults results,
            EvaluationFacts facts,
            Schemes schemes) {
        this.jdbc = jdbc;
        this.owner = owner;
        this.results = results;
        this.facts = facts;
        this.schemes = schemes;
    }

    /** Where a value stands: {@code rank} among {@code of} that have one, and the range of all. */
    public record Position(
            String code,
            @Nullable Integer rank,
            int of,
            @Nullable BigDecimal least,
            @Nullable BigDecimal quarter,
            @Nullable BigDecimal median,
            @Nullable BigDecimal threeQuarters,
            @Nullable BigDecimal most) {}

    /** A year: the values of the scheme's indicators as the run's instant knows them, and the newest grade there is. */
    public record TrendYear(
            int year,
            List<TrendValue> values,
            @Nullable String grade,
            @Nullable Integer rank) {}

    /** A value of a year; null where it cannot be computed. */
    public record TrendValue(String code, @Nullable BigDecimal value) {}

    /** A file and row that the figures came from. */
    public record Source(
            String kind,
            long batchId,
            String fileName,
            LocalDate dataDate,
            @Nullable String sheet,
            @Nullable Integer row,
            Instant recordedAt) {}

    /** A firm's page; {@code lift} is null for the best and for class T. */
    public record Page(
            String body, List<Position> positions, @Nullable Lift lift, List<TrendYear> trend, List<Source> sources) {}

    /** The page of a firm in scope; a problem (404) when the run does not hold it or the scope does not. */
    @Transactional(readOnly = true)
    public Page get(EvaluationResults.Run run, String creditCode) {
        String body = results.find(run.id(), creditCode)
                .orElseThrow(() -> Problem.notFound("no-such-result", run.id(), creditCode));
        JsonNode result = JSON.readTree(body);
        Scheme scheme = schemes.get(run.schemeId()).body().rule();
        return new Page(
                body,
                positions(run.id(), creditCode),
                lift(scheme, result, run),
                trend(run, creditCode, scheme),
                sources(run, creditCode));
    }

    // counted over the whole county: a place and a range tell of nobody else
    private List<Position> positions(long run, String firm) {
        return owner.sql(POSITIONS)
                .param("run", run)
                .param("firm", firm)
                .query((row, n) -> new Position(
                        row.getString("code"),
                        row.getObject("rank", Integer.class),
                        row.getInt("known"),
                        row.getBigDecimal("least"),
                        row.getBigDecimal("quarter"),
                        row.getBigDecimal("median"),
                        row.getBigDecimal("three_quarters"),
                        row.getBigDecimal("most")))
                .list();
    }

    private static @Nullable Lift lift(Scheme scheme, JsonNode result, EvaluationResults.Run run) {
        if (!result.has("terms")) {
            return null;
        }
        String key = result.get("group").asString();
        Evaluation.Group group = groups(run).stream()
                .filter(each -> each.key().equals(key))
                .findFirst()
                .orElse(null);
        return group == null ? null : Lift.of(scheme, ranked(result), group);
    }

    /** The rankings of a run. */
    static List<Evaluation.Group> groups(EvaluationResults.Run run) {
        List<Evaluation.Group> groups = new ArrayList<>();
        for (JsonNode group : JSON.readTree(run.groups())) {
            List<Evaluation.Cut> cuts = new ArrayList<>();
            for (JsonNode cut : group.get("cuts")) {
                cuts.add(new Evaluation.Cut(
                        cut.get("grade").asString(),
                        cut.get("lastRank").asInt(),
                        decimal(cut.get("lastScore")),
                        cut.get("units").asInt()));
            }
            groups.add(new Evaluation.Group(
                    group.get("key").asString(), group.get("units").asInt(), cuts));
        }
        return groups;
    }

    private static Evaluation.Ranked ranked(JsonNode result) {
        List<ScoreTerm> terms = new ArrayList<>();
        for (JsonNode term : result.get("terms")) {
            terms.add(new ScoreTerm(
                    IndicatorCode.valueOf(term.get("code").asString()),
                    decimal(term.get("numerator")),
                    decimal(term.get("denominator")),
                    decimal(term.get("value")),
                    decimal(term.get("base")),
                    term.get("weight").decimalValue(),
                    term.get("score").decimalValue(),
                    term.get("capped").asBoolean(),
                    term.get("imputed").asBoolean()));
        }
        List<Evaluation.Change> changes = new ArrayList<>();
        for (JsonNode change : result.get("changes")) {
            changes.add(new Evaluation.Change(
                    change.get("code").asString(),
                    Adjustment.Kind.valueOf(change.get("kind").asString()),
                    decimal(change.get("points")),
                    null));
        }
        String code = result.get("creditCode").asString();
        return new Evaluation.Ranked(
                new Candidate(
                        code,
                        List.of(code),
                        null,
                        null,
                        null,
                        null,
                        null,
                        false,
                        true,
                        Figures.NONE,
                        Figures.NONE,
                        List.of()),
                terms,
                changes,
                result.get("sum").decimalValue(),
                result.get("score").decimalValue(),
                result.get("group").asString(),
                result.get("rank").asInt(),
                result.get("gradeByRank").asString(),
                result.get("grade").asString());
    }

    private static @Nullable BigDecimal decimal(@Nullable JsonNode value) {
        return value == null || value.isNull() ? null : value.decimalValue();
    }

    private List<TrendYear> trend(EvaluationResults.Run run, String firm, Scheme scheme) {
        List<TrendYear> trend = new ArrayList<>();
        for (int year = run.year() - YEARS + 1; year <= run.year(); year++) {
            Scheme alone = new Scheme(
                    scheme.population(),
                    scheme.method(),
                    scheme.indicators(),
                    scheme.flat(),
                    scheme.ranking(),
                    new LandRule(scheme.land().dateRule(), LandRule.Unit.FIRM, null),
                    List.of(),
                    List.of());
            EvaluationFacts.World world = facts.readFirm(firm, year, new Times(run.asOf(), run.knownAt(), false));
            Figures figures = Candidates.of(alone, year, world.facts()).units().stream()
                    .filter(unit -> unit.creditCode().equals(firm))
                    .map(Candidate::figures)
                    .findFirst()
                    .orElse(Figures.NONE);
            List<TrendValue> values = scheme.indicators().stream()
                    .map(indicator -> new TrendValue(
                            indicator.code().name(),
                            indicator.code().of(figures).value()))
                    .toList();
            Optional<Graded> graded = graded(run, year, firm);
            trend.add(new TrendYear(
                    year,
                    values,
                    graded.map(Graded::grade).orElse(null),
                    graded.map(Graded::rank).orElse(null)));
        }
        return trend;
    }

    private record Graded(String grade, @Nullable Integer rank) {}

    // of the year itself this run, of years before the final list, else the newest run
    private Optional<Graded> graded(EvaluationResults.Run run, int year, String firm) {
        return jdbc.sql("""
                        select r.grade, r.rank
                        from ledger.evaluation_result r join ledger.evaluation_run e using (run_id)
                        where r.credit_code = :firm and e.year = :year and (:year <> :runYear or e.run_id = :run)
                        order by exists (select from ledger.evaluation_publication p where p.run_id = e.run_id and p.kind = 'FINAL') desc,
                          e.run_id desc
                        limit 1
                        """)
                .param("firm", firm)
                .param("year", year)
                .param("runYear", run.year())
                .param("run", run.id())
                .query((row, n) -> new Graded(row.getString(1), row.getObject(2, Integer.class)))
                .optional();
    }

    private List<Source> sources(EvaluationResults.Run run, String firm) {
        return jdbc.sql(SOURCES)
                .param("firm", firm)
                .param("year", run.year())
                .param("knownAt", Timestamp.from(run.knownAt()))
                .query((row, n) -> new Source(
                        row.getString("kind"),
                        row.getLong("batch_id"),
                        row.getString("file_name"),
                        row.getObject("data_date", LocalDate.class),
                        row.getString("sheet"),
                        row.getObject("row_no", Integer.class),
                        row.getTimestamp("recorded_at").toInstant()))
                .list();
    }
}
