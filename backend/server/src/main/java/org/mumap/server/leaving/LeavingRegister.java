package org.mumap.server.leaving;

import java.math.BigDecimal;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mumap.rules.leaving.LowEfficiency;
import org.mumap.rules.leaving.LowEfficiencyRule;
import org.mumap.rules.leaving.Roads;
import org.mumap.rules.leaving.ShellRule;
import org.mumap.server.access.Account;
import org.mumap.server.access.Audit;
import org.mumap.server.ledger.Owner;
import org.mumap.server.ledger.Times;
import org.mumap.server.problem.Problem;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/** The register of leaving. People enter and take off, with a day and a reason; the program only keeps what it suspected beside it. */
@Service
public class LeavingRegister {

    private static final int LONGEST = 2_000;
    private static final String ROWS = """
        select e.*, array(select jsonb_array_elements_text(e.suspected)) as suspects from ledger.leaving_entry e
        """;

    private final JdbcClient jdbc;
    private final JdbcClient owner;
    private final TransactionTemplate transaction;
    private final LandReader land;
    private final FirmSigns signs;
    private final LeavingStandards standards;
    private final Audit audit;
    private final Clock clock;
    private final JsonMapper json;

    LeavingRegister(
            JdbcClient jdbc,
            @Owner JdbcClient owner,
            @Owner TransactionTemplate transaction,
            LandReader land,
            FirmSigns signs,
            LeavingStandards standards,
            Audit audit,
            Clock clock,
            JsonMapper json) {
        this.jdbc = jdbc;
        this.owner = owner;
        this.transaction = transaction;
        this.land = land;
        this.signs = signs;
        this.standards = standards;
        this.audit = audit;
        this.clock = clock;
        this.json = json;
    }

    /**
     * What is to be entered; either land or a firm.
     *
     * @param parcelCode land
     * @param creditCode firm
     * @param road road that was decided
     * @param reason why, in words
     * @param enteredOn day of the decision, null = today
     */
    public record Entry(
            @Nullable String parcelCode,
            @Nullable String creditCode,
            Roads.Road road,
            String reason,
            @Nullable LocalDate enteredOn) {}

    private record Subject(
            @Nullable String name,
            @Nullable String park,
            @Nullable String town,
            BigDecimal mu,
            List<String> suspected) {}

    /**
     * Enters land or a firm of the caller's scope.
     *
     * @return number of the entry
     * @throws Problem when it is not in scope, idle, or entered already
     */
    @Transactional(readOnly = true)
    public String enter(Entry entry, Account by) {
        String parcel = entry.parcelCode();
        String firm = entry.creditCode();
        if ((parcel == null) == (firm == null)) {
            throw Problem.badRequest("field-needed", "parcelCode | creditCode");
        }
        LocalDate on = day(entry.enteredOn());
        requireReason(entry.reason());
        Subject subject = parcel != null ? landOf(parcel) : firmOf(String.valueOf(firm));
        String key = String.valueOf(parcel == null ? firm : parcel);
        try {
            String id = transaction.execute(status -> {
                long number = owner.sql("""
                    insert into ledger.leaving_entry (parcel_code, credit_code, name, road, reason, mu, suspected,
                      entered_on, entered_by, entered_by_name, recorded_at, scope_park, scope_town)
                    values (:parcel, :firm, :name, :road, :reason, :mu, cast(:suspected as jsonb), :on, :by, :byName,
                      :at, :park, :town)
                    returning entry_id
                    """)
                        .param("parcel", parcel, Types.VARCHAR)
                        .param("firm", firm, Types.VARCHAR)
                        .param("name", subject.name(), Types.VARCHAR)
                        .param("road", entry.road().name())
                        .param("reason", entry.reason().strip())
                        .param("mu", subject.mu())
                        .param("suspected", json.writeValueAsString(subject.suspected()))
                        .param("on", on)
                        .param("by", by.username())
                        .param("byName", by.displayName())
                        .param("at", Timestamp.from(clock.instant()))
                        .param("park", subject.park(), Types.VARCHAR)
                        .param("town", subject.town(), Types.VARCHAR)
                        .query(Long.class)
                        .single();
                audit.record(
                        by.username(),
                        "leaving.enter",
                        key,
                        "ok",
                        Map.of("road", entry.road().name()));
                return Long.toString(number);
            });
            return String.valueOf(id);
        } catch (DuplicateKeyException e) {
            throw Problem.conflict("leaving-entered", key);
        }
    }

    private Subject landOf(String parcel) {
        LocalDate today = LocalDate.now(clock);
        LandReader.Land one = land.list(jdbc, today, parcel).stream()
                .findFirst()
                .orElseThrow(() -> seen(parcel)
                        ? Problem.conflict("leaving-not-built", parcel)
                        : Problem.notFound("no-such-parcel", parcel));
        LowEfficiency found = LowEfficiencyRule.judge(one.facts(), standards.efficiency(), today);
        if (found.road() == LowEfficiency.Standing.IDLE) {
            throw Problem.conflict("leaving-idle", parcel);
        }
        return new Subject(
                one.name(),
                one.parkCode(),
                one.town(),
                one.facts().mu(),
                found.reasons().stream().map(Enum::name).toList());
    }

    private boolean seen(String parcel) {
        return jdbc.sql("select exists (select from live.parcel where parcel_code = :parcel)")
                .param("parcel", parcel)
                .query(Boolean.class)
                .single();
    }

    private Subject firmOf(String code) {
        FirmSigns.Firm firm = signs.list(Times.now(clock).asOf()).stream()
                .filter(each -> each.creditCode().equals(code))
                .findFirst()
                .orElseThrow(() -> Problem.notFound("no-such-firm", code));
        return new Subject(
                firm.name(),
                firm.parkCode(),
                firm.town(),
                firm.mu(),
                firm.signs().stream()
                        .filter(sign -> sign.state() == ShellRule.State.HIT)
                        .map(sign -> sign.sign().name())
                        .toList());
    }

    /** Takes an entry of the caller's scope off. */
    @Transactional(readOnly = true)
    public void takeOff(long id, @Nullable LocalDate leftOn, String reason, Account by) {
        LocalDate on = day(leftOn);
        requireReason(reason);
        LeavingEntry entry = jdbc.sql(ROWS + " where e.entry_id = :id")
                .param("id", id)
                .query((row, n) -> LeavingEntry.of(row))
                .optional()
                .orElseThrow(() -> Problem.notFound("no-such-entry", id));
        if (on.isBefore(entry.enteredOn())) {
            throw Problem.badRequest("leaving-before", on, entry.enteredOn());
        }
        Integer rows = transaction.execute(status -> {
            int changed = owner.sql("""
                update ledger.leaving_entry set left_on = :on, left_reason = :reason, left_by = :by,
                  left_by_name = :name, left_recorded_at = :at
                where entry_id = :id and left_on is null
                """)
                    .param("on", on)
                    .param("reason", reason.strip())
                    .param("by", by.username())
                    .param("name", by.displayName())
                    .param("at", Timestamp.from(clock.instant()))
                    .param("id", id)
                    .update();
            audit.record(
                    by.username(), "leaving.off", Long.toString(id), changed == 1 ? "ok" : "leaving-off", Map.of());
            return changed;
        });
        if (rows == null || rows == 0) {
            throw Problem.conflict("leaving-off", id);
        }
    }

    /** The register as of a day: what had been entered by then; newest first. */
    @Transactional(readOnly = true)
    public List<LeavingEntry> list(Times times) {
        return jdbc.sql(ROWS + """
             where e.entered_on <= :asOf and e.recorded_at <= :knownAt order by e.entry_id desc
            """)
                .param("asOf", times.asOf())
                .param("knownAt", Timestamp.from(times.knownAt()))
                .query((row, n) -> LeavingEntry.of(row))
                .list();
    }

    private LocalDate day(@Nullable LocalDate wanted) {
        LocalDate today = LocalDate.now(clock);
        if (wanted != null && wanted.isAfter(today)) {
            throw Problem.badRequest("leaving-future", wanted);
        }
        return wanted == null ? today : wanted;
    }

    private static void requireReason(String reason) {
        if (reason.isBlank()) {
            throw Problem.badRequest("reason-needed");
        }
        if (reason.length() > LONGEST) {
            throw Problem.badRequest("text-too-long", "reason", LONGEST);
        }
    }
}
