package org.mumap.server.evaluation.scheme;

import java.math.BigDecimal;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.mumap.server.ledger.Owner;
import org.mumap.server.problem.Problem;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** What people found of a firm for a year, on paper: bonus, deduction, factor, veto, exclusion. Withdrawn, never deleted. */
@Service
public class EvaluationMarks {

    private static final int LONGEST = 400;

    private final JdbcClient jdbc;
    private final JdbcClient owner;
    private final TransactionTemplate transaction;
    private final Clock clock;

    EvaluationMarks(JdbcClient jdbc, @Owner JdbcClient owner, @Owner TransactionTemplate transaction, Clock clock) {
        this.jdbc = jdbc;
        this.owner = owner;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** A mark that stands; {@code points} of null are the scheme's. */
    public record Mark(
            long id,
            String creditCode,
            @Nullable String name,
            int year,
            String code,
            @Nullable BigDecimal points,
            String documentNo,
            String reason,
            Instant recordedAt,
            String recordedBy) {}

    /** What is to be marked. */
    public record Order(
            @Nullable String creditCode,
            @Nullable Integer year,
            @Nullable String code,
            @Nullable BigDecimal points,
            @Nullable String documentNo,
            @Nullable String reason) {}

    /** The marks of a year in scope. */
    @Transactional(readOnly = true)
    public List<Mark> list(int year) {
        return jdbc.sql("""
                        select m.*, (select e.name from ledger.enterprise e where e.credit_code = m.credit_code
                                     and e.superseded_at = 'infinity' order by e.data_from desc limit 1) as name
                        from ledger.evaluation_mark m
                        where m.year = :year and m.withdrawn_at = 'infinity' order by m.mark_id desc
                        """)
                .param("year", year)
                .query((row, n) -> new Mark(
                        row.getLong("mark_id"),
                        row.getString("credit_code"),
                        row.getString("name"),
                        row.getInt("year"),
                        row.getString("code"),
                        row.getBigDecimal("points"),
                        row.getString("document_no"),
                        row.getString("reason"),
                        row.getTimestamp("recorded_at").toInstant(),
                        row.getString("recorded_by")))
                .list();
    }

    /** Marks a firm; the mark's number. */
    public long add(Order order, String by) {
        String firm = text(order.creditCode(), "creditCode");
        String code = text(order.code(), "code");
        String document = text(order.documentNo(), "documentNo");
        String reason = text(order.reason(), "reason");
        if (order.year() == null) {
            throw Problem.badRequest("field-needed", "year");
        }
        return Objects.requireNonNull(transaction.execute(status -> {
            boolean known = owner.sql("select exists (select from ledger.enterprise where credit_code = :code)")
                    .param("code", firm)
                    .query(Boolean.class)
                    .single();
            if (!known) {
                throw Problem.badRequest("unregistered-firm", firm);
            }
            return owner.sql("""
                            insert into ledger.evaluation_mark (credit_code, year, code, points, document_no, reason, recorded_at,
                              recorded_by, park_codes, towns)
                            select :firm, :year, :code, cast(:points as numeric), :document, :reason, :now, :by,
                              coalesce(array_agg(distinct p.park_code) filter (where p.park_code is not null), '{}'),
                              coalesce(array_agg(distinct p.town) filter (where p.town is not null), '{}')
                            from live.enterprise_park p where p.credit_code = :firm
                            returning mark_id
                            """)
                    .param("firm", firm)
                    .param("year", order.year())
                    .param("code", code)
                    .param("points", order.points())
                    .param("document", document)
                    .param("reason", reason)
                    .param("now", Timestamp.from(clock.instant()))
                    .param("by", by)
                    .query(Long.class)
                    .single();
        }));
    }

    /** Takes a mark back; runs of earlier instants still know it. */
    public void withdraw(long id, @Nullable String reason, String by) {
        String why = text(reason, "reason");
        int changed = Objects.requireNonNull(transaction.execute(status -> owner.sql("""
                        update ledger.evaluation_mark set withdrawn_at = :now, withdrawn_by = :by, withdrawn_reason = :reason
                        where mark_id = :id and withdrawn_at = 'infinity'
                        """)
                .param("now", Timestamp.from(clock.instant()))
                .param("by", by)
                .param("reason", why)
                .param("id", id)
                .update()));
        if (changed == 0) {
            throw Problem.notFound("no-such-mark", id);
        }
    }

    static String text(@Nullable String sent, String field) {
        if (sent == null || sent.isBlank()) {
            throw Problem.badRequest("field-needed", field);
        }
        if (sent.length() > LONGEST) {
            throw Problem.badRequest("evaluation-text-long", field, LONGEST);
        }
        return sent.strip();
    }
}
