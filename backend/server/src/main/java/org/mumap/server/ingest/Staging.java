package org.mumap.server.ingest;

import java.io.IOException;
import java.io.StringReader;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;
import org.mumap.server.geo.PostgisShapes;
import org.mumap.server.ledger.Owner;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;
import org.springframework.stereotype.Component;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.json.JsonMapper;

/** Copies judged rows and their problems into the ledger's door, in bulk: COPY, shapes as EWKB of the PostGIS driver. */
@Component
class Staging {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .build();

    private static final String ROWS =
            "copy ledger.staged_row (batch_id, row_no, sheet, row_key, accepted, change, facts, attributes, geom) from stdin";
    private static final String PROBLEMS =
            "copy ledger.import_problem (batch_id, row_no, sheet, field, severity, code, args, place, other_row) from stdin";

    private final DataSource owner;

    Staging(@Owner DataSource owner) {
        this.owner = owner;
    }

    /** Writes some rows of a batch with their problems; each call is complete by itself. */
    void write(long batchId, @Nullable String sheet, List<StagedRow> rows) {
        StringBuilder staged = new StringBuilder();
        StringBuilder problems = new StringBuilder();
        for (StagedRow row : rows) {
            append(staged, batchId, sheet, row);
            for (RowProblem problem : row.problems()) {
                append(problems, batchId, sheet, problem);
            }
        }
        copy(ROWS, staged);
        copy(PROBLEMS, problems);
    }

    /** Writes further problems of rows that are staged already. */
    void writeProblems(long batchId, List<RowProblem> more) {
        StringBuilder problems = new StringBuilder();
        more.forEach(problem -> append(problems, batchId, null, problem));
        copy(PROBLEMS, problems);
    }

    private void copy(String command, StringBuilder rows) {
        if (rows.isEmpty()) {
            return;
        }
        try (Connection connection = owner.getConnection()) {
            CopyManager copy = connection.unwrap(PGConnection.class).getCopyAPI();
            copy.copyIn(command, new StringReader(rows.toString()));
        } catch (SQLException | IOException e) {
            throw new IllegalStateException("rows could not be staged", e);
        }
    }

    private static void append(StringBuilder out, long batchId, @Nullable String sheet, StagedRow row) {
        out.append(batchId).append('\t').append(row.number()).append('\t');
        text(out, sheet).append('\t');
        text(out, row.key()).append('\t');
        // new until the comparison with the ledger says otherwise: most rows of a large file are, and are not written
        // twice
        out.append(row.accepted() ? "t\tNEW\t" : "f\t\\N\t");
        json(out, row.facts()).append('\t');
        json(out, row.attributes()).append('\t');
        shape(out, row.shape()).append('\n');
    }

    private static void append(StringBuilder out, long batchId, @Nullable String sheet, RowProblem problem) {
        out.append(batchId).append('\t').append(problem.row()).append('\t');
        text(out, sheet).append('\t');
        text(out, problem.field()).append('\t');
        out.append(problem.error() ? "ERROR" : "WARNING")
                .append('\t')
                .append(problem.code())
                .append('\t');
        text(out, JSON.writeValueAsString(problem.args())).append('\t');
        shape(out, problem.place()).append('\t');
        out.append(problem.otherRow() == null ? "\\N" : problem.otherRow().toString())
                .append('\n');
    }

    private static StringBuilder json(StringBuilder out, Map<String, Object> values) {
        return text(out, JSON.writeValueAsString(values));
    }

    private static StringBuilder shape(StringBuilder out, @Nullable Geometry shape) {
        return shape == null ? out.append("\\N") : out.append(PostgisShapes.toHex(shape));
    }

    // the text format of COPY: a backslash escapes itself and the separators
    private static StringBuilder text(StringBuilder out, @Nullable String value) {
        if (value == null) {
            return out.append("\\N");
        }
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            switch (c) {
                case '\\' -> out.append("\\\\");
                case '\t' -> out.append("\\t");
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                default -> out.append(c);
            }
        }
        return out;
    }
}
