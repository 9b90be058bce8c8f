package org.mumap.server.idle.notice;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.mumap.rules.Message;
import org.mumap.rules.MessageTexts;
import org.mumap.rules.idle.casework.CaseDeadline;
import org.mumap.rules.idle.casework.DeadlineCode;
import org.mumap.server.ledger.Owner;
import org.mumap.server.ledger.SqlFile;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Warnings 90, 30 and 7 days before a day that the law sets in a case, or on which the first or second year of land without a case
 * is full; and when it has passed. What the screen shows is worked out from deadlines and verdicts at the moment it asks; what goes
 * out is raised once per deadline and level, whoever asks how often, on however many servers.
 */
@Service
public class Alerts {

    // the end of a right of the holder frees the authority to go on: news, but nobody's delay
    private static final Set<DeadlineCode> WARNED = Arrays.stream(DeadlineCode.values())
            .filter(code -> code.kind() != DeadlineCode.Kind.RIGHT_OF_HOLDER)
            .filter(code -> code.kind() != DeadlineCode.Kind.LIMIT || code == DeadlineCode.SECOND_YEAR)
            .collect(Collectors.toUnmodifiableSet());

    private static final long FURTHEST_DAYS = 90;
    // the authority has 30 days to open a case (53号令 art. 5): what was full before then is on the list of the day, and
    // no news
    private static final long NEWS_DAYS = 30;
    private static final String NEAR = SqlFile.text("idle/near_deadlines.sql");
    private static final String YEARS = SqlFile.text("idle/near_years.sql");
    private static final Logger LOG = LoggerFactory.getLogger(Alerts.class);

    private final JdbcClient jdbc;
    private final JdbcClient owner;
    private final TransactionTemplate transaction;
    private final Outbox outbox;
    private final Webhook webhook;
    private final Clock clock;

    Alerts(
            JdbcClient jdbc,
            @Owner JdbcClient owner,
            @Owner TransactionTemplate transaction,
            Outbox outbox,
            Webhook webhook,
            Clock clock) {
        this.jdbc = jdbc;
        this.owner = owner;
        this.transaction = transaction;
        this.outbox = outbox;
        this.webhook = webhook;
        this.clock = clock;
    }

    /** The warnings of the moment in the caller's scope, most pressing first. */
    @Transactional(readOnly = true)
    public List<Alert> list() {
        LocalDate today = LocalDate.now(clock);
        return Stream.concat(near(jdbc, today).stream(), years(jdbc, today).stream())
                .sorted(Alert.MOST_PRESSING_FIRST)
                .toList();
    }

    /** How many warnings there are per level. */
    public static Map<CaseDeadline.Warning, Integer> count(List<Alert> alerts) {
        Map<CaseDeadline.Warning, Integer> counts = new LinkedHashMap<>();
        for (CaseDeadline.Warning level : CaseDeadline.Warning.values()) {
            if (level != CaseDeadline.Warning.NONE) {
                counts.put(level, 0);
            }
        }
        alerts.forEach(alert -> counts.merge(alert.level(), 1, Integer::sum));
        return counts;
    }

    /**
     * Raises the warnings that have become due and puts them into the box of outgoing messages, in one transaction.
     *
     * @return how many were new
     */
    public int raise() {
        LocalDate today = LocalDate.now(clock);
        boolean outgoing = webhook.target().enabled();
        int raised = Objects.requireNonNull(transaction.execute(status -> {
            int count = 0;
            for (Alert alert : near(owner, today)) {
                count += raise(alert, outgoing, clock.instant());
            }
            for (Alert alert : years(owner, today)) {
                count += alert.daysLeft() < -NEWS_DAYS ? 0 : raise(alert, outgoing, clock.instant());
            }
            return count;
        }));
        if (raised > 0) {
            LOG.info("{} warnings about deadlines raised", raised);
        }
        return raised;
    }

    private int raise(Alert alert, boolean outgoing, Instant at) {
        List<Long> fresh = owner.sql("""
                        insert into casework.alert (case_id, parcel_code, code, from_on, due_on, level, raised_at)
                        values (:case, :parcel, :code, :from, :dueOn, :level, :at) on conflict do nothing returning alert_id
                        """)
                .param("case", alert.ofCase() == null ? null : alert.ofCase().caseId(), java.sql.Types.BIGINT)
                .param("parcel", alert.ofCase() == null ? alert.parcelCode() : null, java.sql.Types.VARCHAR)
                .param("code", alert.code().name())
                .param("from", alert.fromOn())
                .param("dueOn", alert.dueOn())
                .param("level", alert.level().name())
                .param("at", Timestamp.from(at))
                .query(Long.class)
                .list();
        if (outgoing) {
            fresh.forEach(id -> outbox.put(id, message(alert), at));
        }
        return fresh.size();
    }

    // the receiver may be anybody's messenger: which case or parcel and which day, and no more of it
    private static Map<String, Object> message(Alert alert) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("type", alert.ofCase() == null ? "idle-land-year" : "idle-case-deadline");
        body.put("level", Alert.code(alert.level()));
        if (alert.ofCase() != null) {
            body.put("caseId", Long.toString(alert.ofCase().caseId()));
            body.put("caseNo", alert.ofCase().caseNo());
        }
        body.put("parcelCode", alert.parcelCode());
        body.put("deadline", alert.code().name());
        body.put("title", title(alert.code(), Locale.SIMPLIFIED_CHINESE));
        body.put("dueOn", alert.dueOn().toString());
        body.put("daysLeft", alert.daysLeft());
        return body;
    }

    /** The name of a period in a language. */
    public static String title(DeadlineCode code, Locale locale) {
        return MessageTexts.of(locale).render(Message.of("casework.choice", code));
    }

    private static List<Alert> near(JdbcClient reader, LocalDate today) {
        return reader
                .sql(NEAR)
                .param("until", today.plusDays(FURTHEST_DAYS))
                .query((row, n) -> alert(row, today))
                .list()
                .stream()
                .filter(alert -> WARNED.contains(alert.code()))
                .toList();
    }

    private static Alert alert(ResultSet row, LocalDate today) throws SQLException {
        LocalDate dueOn = row.getObject("due_on", LocalDate.class);
        long daysLeft = ChronoUnit.DAYS.between(today, dueOn);
        return new Alert(
                CaseDeadline.Warning.of(daysLeft),
                new Alert.OfCase(row.getLong("case_id"), row.getString("case_no"), row.getString("officer")),
                row.getString("parcel_code"),
                row.getString("name"),
                DeadlineCode.valueOf(row.getString("code")),
                row.getObject("from_on", LocalDate.class),
                dueOn,
                daysLeft);
    }

    private static List<Alert> years(JdbcClient reader, LocalDate today) {
        return reader.sql(YEARS)
                .param("until", today.plusDays(FURTHEST_DAYS))
                .query((row, n) -> {
                    int years = row.getInt("years");
                    LocalDate fullOn = row.getObject("full_on", LocalDate.class);
                    long daysLeft = ChronoUnit.DAYS.between(today, fullOn);
                    return new Alert(
                            CaseDeadline.Warning.of(daysLeft),
                            null,
                            row.getString("parcel_code"),
                            row.getString("name"),
                            years == 2 ? DeadlineCode.SECOND_YEAR : DeadlineCode.FIRST_YEAR,
                            fullOn.minusYears(years),
                            fullOn,
                            daysLeft);
                })
                .list();
    }
}
