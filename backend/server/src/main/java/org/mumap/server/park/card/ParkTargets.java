package org.mumap.server.park.card;

import java.math.BigDecimal;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mumap.server.access.Account;
import org.mumap.server.access.Audit;
import org.mumap.server.ledger.Owner;
import org.mumap.server.problem.Problem;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** Targets of parks; a new one supersedes the one before, nothing is overwritten. */
@Service
public class ParkTargets {

    static final List<String> MEASURES = List.of("OUTPUT_WAN", "TAX_WAN", "ABOVE_SCALE");

    private final JdbcClient jdbc;
    private final JdbcClient owner;
    private final TransactionTemplate transaction;
    private final Audit audit;
    private final Clock clock;

    ParkTargets(
            JdbcClient jdbc,
            @Owner JdbcClient owner,
            @Owner TransactionTemplate transaction,
            Audit audit,
            Clock clock) {
        this.jdbc = jdbc;
        this.owner = owner;
        this.transaction = transaction;
        this.audit = audit;
        this.clock = clock;
    }

    /** Sets the target of a park in scope. */
    @Transactional(readOnly = true)
    public void set(
            String parkCode, int year, String measure, BigDecimal value, @Nullable String documentNo, Account by) {
        if (!MEASURES.contains(measure)) {
            throw Problem.badRequest("unreadable-parameter", "measure", measure);
        }
        if (value.signum() < 0) {
            throw Problem.badRequest("unreadable-parameter", "value", value);
        }
        boolean seen = jdbc.sql("select exists (select from live.park where park_code = :park)")
                .param("park", parkCode)
                .query(Boolean.class)
                .single();
        if (!seen) {
            throw Problem.notFound("no-such-park", parkCode);
        }
        Timestamp now = Timestamp.from(clock.instant());
        transaction.executeWithoutResult(status -> {
            owner.sql("""
                update ledger.park_target set superseded_at = :now
                where park_code = :park and year = :year and measure = :measure and superseded_at = 'infinity'
                """)
                    .param("now", now)
                    .param("park", parkCode)
                    .param("year", year)
                    .param("measure", measure)
                    .update();
            owner.sql("""
                insert into ledger.park_target (park_code, year, measure, value, document_no, set_by, set_by_name, recorded_at)
                values (:park, :year, :measure, :value, :document, :by, :name, :now)
                """)
                    .param("park", parkCode)
                    .param("year", year)
                    .param("measure", measure)
                    .param("value", value)
                    .param("document", documentNo, Types.VARCHAR)
                    .param("by", by.username())
                    .param("name", by.displayName())
                    .param("now", now)
                    .update();
            audit.record(by.username(), "park.target", parkCode, "ok", Map.of("measure", measure, "year", year));
        });
    }
}
