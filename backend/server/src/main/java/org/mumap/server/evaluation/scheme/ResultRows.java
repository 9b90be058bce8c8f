package org.mumap.server.evaluation.scheme;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.mumap.rules.evaluation.Candidate;
import org.mumap.rules.evaluation.Candidates;
import org.mumap.rules.evaluation.Evaluation;
import org.mumap.rules.evaluation.LandLine;
import org.mumap.server.ledger.BinaryRows;
import org.mumap.server.ledger.Owner;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.stereotype.Component;

/** Results as rows: one per firm, in the order of the list, written in one stream. */
@Component
class ResultRows {

    private static final String COLUMNS =
            "run_id, credit_code, place, name, unit_code, group_key, industry, park_codes, towns, land_m2, score, rank, grade, body";
    private static final int COLUMN_COUNT = 14;

    private final DataSource source;

    ResultRows(@Owner DataSource source) {
        this.source = source;
    }

    /**
     * A firm's result.
     *
     * @param creditCode the firm
     * @param name its name
     * @param unit firm whose result it shares
     * @param group ranking it stands in, null in class T
     * @param industry its division
     * @param parks parks it has land in
     * @param towns towns it has land in
     * @param landM2 land of the evaluation
     * @param score score, null in class T
     * @param rank place in its ranking, null in class T
     * @param grade grade
     * @param body the result as it is answered
     */
    record Line(
            String creditCode,
            @Nullable String name,
            String unit,
            @Nullable String group,
            @Nullable String industry,
            List<String> parks,
            List<String> towns,
            @Nullable BigDecimal landM2,
            @Nullable BigDecimal score,
            @Nullable Integer rank,
            String grade,
            String body) {}

    static List<Line> lines(Evaluation evaluation, Candidates candidates, EvaluationFacts.World world) {
        Map<String, Places> places = new HashMap<>();
        for (LandLine line : candidates.land().lines()) {
            if (line.netM2().signum() > 0) {
                places.computeIfAbsent(line.creditCode(), code -> new Places()).add(line);
            }
        }
        ResultText text = new ResultText(world.names(), evaluation.groups());
        List<Line> lines = new ArrayList<>();
        for (Evaluation.Ranked ranked : evaluation.ranked()) {
            for (String member : ranked.candidate().members()) {
                lines.add(line(
                        member,
                        world.names().get(member),
                        ranked.candidate(),
                        ranked,
                        places.getOrDefault(member, NOWHERE),
                        text.of(member, ranked)));
            }
        }
        for (Evaluation.Excluded excluded : evaluation.excluded()) {
            for (String member : excluded.candidate().members()) {
                lines.add(line(
                        member,
                        world.names().get(member),
                        excluded.candidate(),
                        null,
                        places.getOrDefault(member, NOWHERE),
                        text.of(member, excluded)));
            }
        }
        return List.copyOf(lines);
    }

    private static Line line(
            String member,
            @Nullable String name,
            Candidate unit,
            Evaluation.@Nullable Ranked ranked,
            Places places,
            String body) {
        return new Line(
                member,
                name,
                unit.creditCode(),
                ranked == null ? null : ranked.group(),
                unit.industry(),
                List.copyOf(places.parks),
                List.copyOf(places.towns),
                unit.figures().landM2(),
                ranked == null ? null : ranked.score(),
                ranked == null ? null : ranked.rank(),
                ranked == null ? EvaluationRuns.NOT_RANKED : ranked.grade(),
                body);
    }

    private static final Places NOWHERE = new Places();

    private static final class Places {

        private final TreeSet<String> parks = new TreeSet<>();
        private final TreeSet<String> towns = new TreeSet<>();

        void add(LandLine line) {
            if (line.parkCode() != null) {
                parks.add(line.parkCode());
            }
            if (line.town() != null) {
                towns.add(line.town());
            }
        }
    }

    /** Writes the rows of a run within the caller's transaction. */
    void write(long run, List<Line> lines) {
        Connection connection = DataSourceUtils.getConnection(source);
        try (BinaryRows rows =
                BinaryRows.into(connection, "ledger.evaluation_result (" + COLUMNS + ")", COLUMN_COUNT)) {
            for (int i = 0; i < lines.size(); i++) {
                write(rows.row(), run, i + 1, lines.get(i));
            }
            rows.end();
        } catch (SQLException e) {
            throw new IllegalStateException("Results could not be written", e);
        } finally {
            DataSourceUtils.releaseConnection(connection, source);
        }
    }

    private static void write(BinaryRows row, long run, int place, Line line) {
        row.bigint(run)
                .text(line.creditCode())
                .integer(place)
                .text(line.name())
                .text(line.unit())
                .text(line.group())
                .text(line.industry())
                .texts(line.parks())
                .texts(line.towns());
        optional(row, line.landM2());
        optional(row, line.score());
        if (line.rank() == null) {
            row.none();
        } else {
            row.integer(line.rank());
        }
        row.text(line.grade()).text(line.body());
    }

    private static void optional(BinaryRows row, @Nullable BigDecimal value) {
        if (value == null) {
            row.none();
        } else {
            row.numeric(value);
        }
    }
}
