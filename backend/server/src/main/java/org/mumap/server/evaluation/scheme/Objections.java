package org.mumap.server.evaluation.scheme;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mumap.rules.evaluation.IndicatorCode;
import org.mumap.server.access.Account;
import org.mumap.server.ledger.Owner;
import org.mumap.server.problem.Problem;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** Objections to what was published, and the rulings on them: taken within the period, ruled on by somebody else. */
@Service
public class Objections {

    private static final Set<String> OWN_SUBJECTS = Set.of("LAND", "GRADE", "FIGURES");
    private static final Set<String> OUTCOMES = Set.of("UPHELD", "REJECTED");

    private final JdbcClient jdbc;
    private final JdbcClient owner;
    private final TransactionTemplate transaction;
    private final Publications publications;
    private final Clock clock;

    Objections(
            JdbcClient jdbc,
            @Owner JdbcClient owner,
            @Owner TransactionTemplate transaction,
            Publications publications,
            Clock clock) {
        this.jdbc = jdbc;
        this.owner = owner;
        this.transaction = transaction;
        this.publications = publications;
        this.clock = clock;
    }

    /** An objection with its ruling, if there is one. */
    public record Objection(
            long id,
            long publicationId,
            String creditCode,
            @Nullable String name,
            String subject,
            String claim,
            LocalDate filedOn,
            String filedBy,
            String filedByName,
            @Nullable String outcome,
            @Nullable String reason,
            @Nullable String correction,
            @Nullable Instant ruledAt,
            @Nullable String ruledByName) {}

    /** What is objected. */
    public record Filing(
            @Nullable String creditCode,
            @Nullable String subject,
            @Nullable String claim) {}

    /** What is ruled; {@code correction} says what was corrected and by which batch, needed when upheld. */
    public record Ruling(
            @Nullable String outcome,
            @Nullable String reason,
            @Nullable String correction) {}

    /** The objections in scope, open ones first. */
    @Transactional(readOnly = true)
    public List<Objection> list(@Nullable Long publication) {
        return jdbc.sql("""
                        select o.*, r.outcome, r.reason, r.correction, r.ruled_at, r.ruled_by_name
                        from ledger.evaluation_objection o left join ledger.evaluation_ruling r using (objection_id)
                        where cast(:publication as bigint) is null or o.publication_id = :publication
                        order by r.objection_id is not null, o.objection_id desc limit 500
                        """)
                .param("publication", publication)
                .query((row, n) -> objection(row))
                .list();
    }

    /** Files an objection in the name of a firm in the caller's scope; its number. */
    public long file(long publicationId, Filing filing, Account by) {
        String firm = EvaluationMarks.text(filing.creditCode(), "creditCode");
        String subject = EvaluationMarks.text(filing.subject(), "subject");
        String claim = EvaluationMarks.text(filing.claim(), "claim");
        if (!OWN_SUBJECTS.contains(subject) && !isIndicator(subject)) {
            throw Problem.badRequest("unreadable-parameter", "subject", subject);
        }
        Publications.Published published = publications.get(publicationId);
        LocalDate today = LocalDate.now(clock);
        if (published.kind() == Publications.Kind.FINAL) {
            throw Problem.conflict("objection-final");
        }
        if (today.isBefore(published.fromOn()) || today.isAfter(published.toOn())) {
            throw Problem.conflict("objection-period", published.fromOn(), published.toOn());
        }
        // the caller's scope decides whether the firm is there at all
        String name = publications
                .findName(published, firm)
                .orElseThrow(() -> Problem.notFound("no-such-result", publicationId, firm));
        return Objects.requireNonNull(transaction.execute(status -> owner.sql("""
                        insert into ledger.evaluation_objection (publication_id, credit_code, name, subject, claim, filed_on, filed_by,
                          filed_by_name, recorded_at, park_codes, towns)
                        select :publication, :firm, :name, :subject, :claim, :today, :by, :byName, :now,
                          coalesce(array_agg(distinct l.park_code) filter (where l.park_code is not null), '{}'),
                          coalesce(array_agg(distinct l.town) filter (where l.town is not null), '{}')
                        from ledger.evaluation_land l where l.list_id = :list and l.credit_code = :firm
                        returning objection_id
                        """)
                .param("publication", publicationId)
                .param("list", published.landList())
                .param("firm", firm)
                .param("name", name)
                .param("subject", subject)
                .param("claim", claim)
                .param("today", today)
                .param("by", by.username())
                .param("byName", by.displayName())
                .param("now", Timestamp.from(clock.instant()))
                .query(Long.class)
                .single()));
    }

    private static boolean isIndicator(String subject) {
        for (IndicatorCode code : IndicatorCode.values()) {
            if (code.name().equals(subject)) {
                return true;
            }
        }
        return false;
    }

    /** Rules on an objection; never by who filed it, and once. */
    public void rule(long id, Ruling ruling, Account by) {
        String outcome = EvaluationMarks.text(ruling.outcome(), "outcome");
        String reason = EvaluationMarks.text(ruling.reason(), "reason");
        if (!OUTCOMES.contains(outcome)) {
            throw Problem.badRequest("unreadable-parameter", "outcome", outcome);
        }
        String correction = outcome.equals("UPHELD") ? EvaluationMarks.text(ruling.correction(), "correction") : null;
        transaction.executeWithoutResult(status -> {
            String filedBy = owner.sql(
                            "select filed_by from ledger.evaluation_objection where objection_id = :id for update")
                    .param("id", id)
                    .query(String.class)
                    .optional()
                    .orElseThrow(() -> Problem.notFound("no-such-objection", id));
            if (filedBy.equals(by.username())) {
                throw Problem.forbidden("own-objection");
            }
            int added = owner.sql("""
                            insert into ledger.evaluation_ruling (objection_id, outcome, reason, correction, ruled_at, ruled_by,
                              ruled_by_name, park_codes, towns)
                            select objection_id, :outcome, :reason, :correction, :now, :by, :byName, park_codes, towns
                            from ledger.evaluation_objection where objection_id = :id
                            on conflict do nothing
                            """)
                    .param("outcome", outcome)
                    .param("reason", reason)
                    .param("correction", correction)
                    .param("now", Timestamp.from(clock.instant()))
                    .param("by", by.username())
                    .param("byName", by.displayName())
                    .param("id", id)
                    .update();
            if (added == 0) {
                throw Problem.conflict("objection-ruled", id);
            }
        });
    }

    private static Objection objection(ResultSet row) throws SQLException {
        Timestamp ruled = row.getTimestamp("ruled_at");
        return new Objection(
                row.getLong("objection_id"),
                row.getLong("publication_id"),
                row.getString("credit_code"),
                row.getString("name"),
                row.getString("subject"),
                row.getString("claim"),
                row.getObject("filed_on", LocalDate.class),
                row.getString("filed_by"),
                row.getString("filed_by_name"),
                row.getString("outcome"),
                row.getString("reason"),
                row.getString("correction"),
                ruled == null ? null : ruled.toInstant(),
                row.getString("ruled_by_name"));
    }
}
