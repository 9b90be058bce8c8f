package org.mumap.server.siting.compliance;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.io.WKBWriter;
import org.mumap.rules.siting.ControlKind;
import org.mumap.server.access.Account;
import org.mumap.server.access.Audit;
import org.mumap.server.access.Permission;
import org.mumap.server.access.SignedIn;
import org.mumap.server.problem.Problem;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Errors of control lines that people report, with a number, until somebody of the bureau answers. */
@Component
public class LineReports {

    private static final int LONGEST = 1_000;

    private final JdbcClient jdbc;
    private final SignedIn signedIn;
    private final Audit audit;
    private final Clock clock;

    LineReports(JdbcClient jdbc, SignedIn signedIn, Audit audit, Clock clock) {
        this.jdbc = jdbc;
        this.signedIn = signedIn;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * A report.
     *
     * @param id names it
     * @param reportNo its number, 报错〔2026〕1号
     * @param kind kind of line
     * @param lineCode the line meant, if it is one that is loaded
     * @param lineName its name
     * @param message what is wrong
     * @param point longitude and latitude of the place, if any
     * @param createdBy who says so
     * @param createdAt when
     * @param state {@code OPEN} or {@code ANSWERED}
     * @param answer what the bureau says
     * @param answeredAt when
     */
    public record Report(
            String id,
            String reportNo,
            String kind,
            @Nullable String lineCode,
            @Nullable String lineName,
            String message,
            @Nullable List<Double> point,
            String createdBy,
            Instant createdAt,
            String state,
            @Nullable String answer,
            @Nullable Instant answeredAt) {}

    /**
     * Takes a report.
     *
     * @throws Problem (400) when it says nothing or too much
     */
    @Transactional
    public Report add(ControlKind kind, @Nullable String lineCode, String message, @Nullable Geometry place) {
        Account account = signedIn.get();
        String words = text(message);
        int year = LocalDate.now(clock).getYear();
        int number = jdbc.sql("select siting.next_number('LINE_REPORT', :year)")
                .param("year", year)
                .query(Integer.class)
                .single();
        String no = "报错〔%d〕%d号".formatted(year, number);
        jdbc.sql("""
                        insert into siting.line_report
                          (report_no, kind, line_code, message, geom, created_by, created_name, created_at)
                        values (:no, :kind, :line, :message, st_setsrid(st_geomfromwkb(:geom), 4490), :user, :name, :at)
                        """)
                .param("no", no)
                .param("kind", kind.name())
                .param("line", lineCode)
                .param("message", words)
                .param("geom", place == null ? null : new WKBWriter().write(place), Types.BINARY)
                .param("user", account.username())
                .param("name", account.displayName())
                .param("at", Timestamp.from(clock.instant()))
                .update();
        audit.record(account.username(), "line-report", no, "ok", Map.of("kind", kind.name()));
        return list(null, 1, no).get(0);
    }

    /** The reports the caller may see, newest first, after the one of that number. */
    @Transactional(readOnly = true)
    public List<Report> list(@Nullable Long after, int limit) {
        return list(after, limit, null);
    }

    /** How many wait for an answer, of those the caller may see. */
    @Transactional(readOnly = true)
    public long countOpen() {
        return jdbc.sql("select count(*) from siting.line_report where state = 'OPEN'")
                .query(Long.class)
                .single();
    }

    /**
     * Answers a report.
     *
     * @throws Problem (404) when there is none of that number in scope
     */
    @Transactional
    public void answer(long id, String answer) {
        Account account = signedIn.require(Permission.IDLE_ACT);
        int changed = jdbc.sql("""
                        update siting.line_report
                        set state = 'ANSWERED', answer = :answer, answered_by = :user, answered_at = :at
                        where report_id = :id and state = 'OPEN'
                        """)
                .param("answer", text(answer))
                .param("user", account.username())
                .param("at", Timestamp.from(clock.instant()))
                .param("id", id)
                .update();
        if (changed == 0) {
            boolean there = jdbc.sql("select exists (select from siting.line_report where report_id = :id)")
                    .param("id", id)
                    .query(Boolean.class)
                    .single();
            throw there ? Problem.conflict("line-report-answered") : Problem.notFound("http-404");
        }
        audit.record(account.username(), "line-report.answer", Long.toString(id), "ok", Map.of());
    }

    private List<Report> list(@Nullable Long after, int limit, @Nullable String no) {
        return jdbc.sql("""
                        select r.*, l.name as line_name, st_x(st_pointonsurface(r.geom)) as lon,
                               st_y(st_pointonsurface(r.geom)) as lat
                        from siting.line_report r left join live.control_line l using (line_code)
                        where (:after::bigint is null or r.report_id < :after) and (:no::text is null or r.report_no = :no)
                        order by r.report_id desc limit :limit
                        """)
                .param("after", after)
                .param("no", no)
                .param("limit", limit)
                .query((row, n) -> report(row))
                .list();
    }

    private static Report report(ResultSet row) throws SQLException {
        double lon = row.getDouble("lon");
        List<Double> point = row.wasNull() ? null : List.of(lon, row.getDouble("lat"));
        Timestamp answered = row.getTimestamp("answered_at");
        return new Report(
                Long.toString(row.getLong("report_id")),
                row.getString("report_no"),
                row.getString("kind"),
                row.getString("line_code"),
                row.getString("line_name"),
                row.getString("message"),
                point,
                row.getString("created_name"),
                row.getTimestamp("created_at").toInstant(),
                row.getString("state"),
                row.getString("answer"),
                answered == null ? null : answered.toInstant());
    }

    private static String text(String message) {
        String plain = message.strip();
        if (plain.isEmpty() || plain.length() > LONGEST) {
            throw Problem.badRequest("line-report-length", LONGEST);
        }
        return plain;
    }
}
