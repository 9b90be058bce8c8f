package org.mumap.server.siting.compliance;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.io.WKBWriter;
import org.mumap.rules.siting.ControlKind;
import org.mumap.server.access.SignedIn;
import org.mumap.server.ledger.SqlFile;
import org.mumap.server.problem.Problem;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What a line or a rule that moves touches: parcels, projects and open cases, as the caller may see them. */
@Component
public class Touched {

    private final JdbcClient jdbc;
    private final SignedIn signedIn;

    Touched(JdbcClient jdbc, SignedIn signedIn) {
        this.jdbc = jdbc;
        this.signedIn = signedIn;
    }

    /**
     * A parcel that is touched.
     *
     * @param parcelCode its code
     * @param name its name
     * @param parkCode its park
     * @param town its town
     * @param areaMu its area, mu
     * @param supplyState its state of supply
     * @param finding its idle finding
     * @param legalState what people found on paper
     * @param beforeM2 area inside before, m²
     * @param afterM2 area inside after, m²
     * @param sharePercent share of the parcel inside after
     * @param change {@code NEW}, {@code RELEASED}, {@code MORE}, {@code LESS} or {@code SAME}
     */
    public record Parcel(
            String parcelCode,
            @Nullable String name,
            @Nullable String parkCode,
            @Nullable String town,
            BigDecimal areaMu,
            @Nullable String supplyState,
            @Nullable String finding,
            @Nullable String legalState,
            BigDecimal beforeM2,
            BigDecimal afterM2,
            BigDecimal sharePercent,
            String change) {}

    /** A project on touched land. */
    public record Project(
            String projectCode,
            String name,
            String stage,
            @Nullable String lamp,
            List<String> parcels) {}

    /** An open case on touched land; none is told to those who do not read cases. */
    public record Case(
            String caseId,
            String caseNo,
            String parcelCode,
            @Nullable String name,
            String stage) {}

    /** All that is touched, the largest change first. */
    public record Answer(List<Parcel> parcels, List<Project> projects, List<Case> cases) {}

    /** What a drawn line touches: the shape is taken as a new line. */
    @Transactional(readOnly = true)
    public Answer byShape(Geometry shape) {
        byte[] wkb = new WKBWriter().write(shape);
        List<Parcel> parcels = jdbc.sql(SqlFile.text("siting/touched_by_shape.sql"))
                .param("shape", wkb)
                .query((row, n) -> parcel(row))
                .list();
        return answer(parcels, wkb);
    }

    /** What stands inside a line that is loaded, or inside any line of a kind: what a change of the line's rule touches. */
    @Transactional(readOnly = true)
    public Answer byLine(@Nullable String lineCode, @Nullable ControlKind kind) {
        if (lineCode == null && kind == null) {
            throw Problem.badRequest("touched-by-what");
        }
        if (lineCode != null
                && jdbc.sql("select 1 from live.control_line where line_code = :line")
                        .param("line", lineCode)
                        .query()
                        .listOfRows()
                        .isEmpty()) {
            throw Problem.notFound("touched-line", lineCode);
        }
        List<Parcel> parcels = jdbc.sql(SqlFile.text("siting/touched_by_line.sql"))
                .param("line", lineCode, Types.VARCHAR)
                .param("kind", kind == null ? null : kind.name(), Types.VARCHAR)
                .query((row, n) -> parcel(row))
                .list();
        return answer(parcels, null);
    }

    /**
     * What an imported change of control lines touches: only land whose part inside differs.
     *
     * @throws Problem (404) when there is no committed batch of control lines of that number
     */
    @Transactional(readOnly = true)
    public Answer byBatch(long batch) {
        if (jdbc.sql(
                        "select 1 from ledger.batch where id = :id and kind = 'control_lines' and committed_at is not null")
                .param("id", batch)
                .query()
                .listOfRows()
                .isEmpty()) {
            throw Problem.notFound("touched-batch", batch);
        }
        List<Parcel> parcels = jdbc.sql(SqlFile.text("siting/touched_by_batch.sql"))
                .param("batch", batch)
                .query((row, n) -> parcel(row))
                .list();
        return answer(parcels, null);
    }

    private Answer answer(List<Parcel> parcels, byte @Nullable [] shape) {
        String[] codes = parcels.stream().map(Parcel::parcelCode).toArray(String[]::new);
        List<Project> projects = jdbc.sql(SqlFile.text("siting/touched_projects.sql"))
                .param("codes", codes)
                .param("shape", shape, Types.BINARY)
                .query((row, n) -> new Project(
                        row.getString("project_code"),
                        row.getString("name"),
                        row.getString("stage"),
                        row.getString("lamp"),
                        texts(row.getArray("parcels"))))
                .list();
        return new Answer(parcels, projects, signedIn.get().readsCases() ? cases(codes) : List.of());
    }

    private List<Case> cases(String[] codes) {
        return jdbc.sql(SqlFile.text("siting/touched_cases.sql"))
                .param("codes", codes)
                .query((row, n) -> new Case(
                        Long.toString(row.getLong("case_id")),
                        row.getString("case_no"),
                        row.getString("parcel_code"),
                        row.getString("name"),
                        row.getString("stage")))
                .list();
    }

    private static Parcel parcel(ResultSet row) throws SQLException {
        double before = row.getDouble("before_m2");
        double after = row.getDouble("after_m2");
        return new Parcel(
                row.getString("parcel_code"),
                row.getString("name"),
                row.getString("park_code"),
                row.getString("town"),
                decimal(row.getDouble("area_mu"), 4),
                row.getString("supply_state"),
                row.getString("idle_finding"),
                row.getString("legal_state"),
                decimal(before, 2),
                decimal(after, 2),
                decimal(row.getDouble("share") * 100, 4),
                change(before, after));
    }

    private static String change(double before, double after) {
        if (before < 1) {
            return "NEW";
        }
        if (after < 1) {
            return "RELEASED";
        }
        return Math.abs(after - before) < 1 ? "SAME" : after > before ? "MORE" : "LESS";
    }

    private static List<String> texts(Array array) throws SQLException {
        return List.of((String[]) array.getArray());
    }

    private static BigDecimal decimal(double value, int scale) {
        return BigDecimal.valueOf(value).setScale(scale, RoundingMode.HALF_UP);
    }
}
