package org.mumap.server.project.ticket;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;
import org.mumap.rules.MessageTexts;
import org.mumap.rules.progress.ticket.TicketAct;
import org.mumap.rules.progress.ticket.TicketFact;
import org.mumap.rules.progress.ticket.TicketLaw;
import org.mumap.rules.progress.ticket.TicketStanding;
import org.mumap.server.access.Account;
import org.mumap.server.access.Audit;
import org.mumap.server.access.Permission;
import org.mumap.server.geo.PostgisShapes;
import org.mumap.server.ledger.ActTurn;
import org.mumap.server.ledger.Facts;
import org.mumap.server.ledger.Kinds;
import org.mumap.server.ledger.Ledger;
import org.mumap.server.ledger.Owner;
import org.mumap.server.ledger.Serials;
import org.mumap.server.ledger.Times;
import org.mumap.server.problem.Messages;
import org.mumap.server.problem.Problem;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/**
 * The one door through which a ticket changes. The rules are asked inside the transaction that records the act, so of two officers at
 * once the second meets the ticket as the first left it; a number is taken in that transaction too, so none is ever missing.
 */
@Service
public class TicketDesk {

    private static final String SERIES = "卡";
    private static final String SUPERVISIONS = "督";
    private static final int LONGEST_TEXT = 4_000;
    /** Later than any commit: inside a transaction everything written so far counts. */
    private static final Instant LATEST = Instant.parse("9999-01-01T00:00:00Z");

    private final JdbcClient owner;
    private final ActTurn turn;
    private final Facts facts;
    private final Serials serials;
    private final Ledger ledger;
    private final Audit audit;
    private final Clock clock;

    TicketDesk(
            @Owner JdbcClient owner,
            ActTurn turn,
            Facts facts,
            Serials serials,
            Ledger ledger,
            Audit audit,
            Clock clock) {
        this.owner = owner;
        this.turn = turn;
        this.facts = facts;
        this.serials = serials;
        this.ledger = ledger;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * A ticket to be raised.
     *
     * @param projectCode its project, known to be in the caller's scope; null when raised from the map
     * @param place what was drawn on the map; null without
     * @param fields what it states: {@code type}, {@code title}, {@code text}
     * @param unit the unit it is given to at once; null leaves that to the office
     * @param dueOn day by which that unit is to answer
     */
    public record Raising(
            @Nullable String projectCode,
            @Nullable Geometry place,
            Map<String, String> fields,
            @Nullable String unit,
            @Nullable LocalDate dueOn) {}

    /**
     * Raises a ticket, and gives it to a unit at once where one is named.
     *
     * @return its key
     * @throws Problem (422) when the rules refuse it
     */
    public long raise(Raising raising, Account by) {
        return turn.take(() -> {
            LocalDate today = LocalDate.now(clock);
            TicketFact raise = new TicketFact(TicketAct.RAISE, today, stated(raising, by), null);
            requireLawful(List.of(), raise);
            RecordedTicket fresh = new RecordedTicket(create(raising, today, by.username()), List.of());
            write(fresh, raise, by.username(), by.displayName());
            if (raising.unit() != null && raising.dueOn() != null) {
                requireOffice(by);
                TicketFact assign = new TicketFact(
                        TicketAct.ASSIGN,
                        today,
                        Map.of("unit", raising.unit(), "due_on", raising.dueOn().toString()),
                        null);
                RecordedTicket raised = read(fresh.key().ticketId());
                requireLawful(raised.facts(), assign);
                write(raised, assign, by.username(), by.displayName());
            }
            return fresh.key().ticketId();
        });
    }

    private static Map<String, String> stated(Raising raising, Account by) {
        Map<String, String> fields = new HashMap<>(raising.fields());
        fields.remove("instruction");
        if (by.may(Permission.INSTRUCT)) {
            fields.put("instruction", by.office());
        }
        return fields;
    }

    /**
     * Records an act of a ticket, which must be known to be in the caller's scope.
     *
     * @throws Problem (403) when it is not the caller's act, (409) when the ticket has changed since it was seen, (422) when the rules
     *     refuse it
     */
    public void perform(long ticketId, TicketOrder order, Account by) {
        turn.take(() -> {
            RecordedTicket ticket = read(ticketId);
            requireRight(ticket, order.act(), by);
            if (order.version() != ticket.acts().size()) {
                throw Problem.conflict("ticket-changed", ticket.key().ticketNo());
            }
            TicketFact next = new TicketFact(order.act(), LocalDate.now(clock), order.fields(), order.reason());
            requireLawful(ticket.facts(), next);
            write(ticket, next, by.username(), by.displayName());
            return ticketId;
        });
    }

    /**
     * Puts everything overdue under supervision, one number per ticket and day that has passed.
     *
     * @return how many
     */
    public int superviseOverdue() {
        return turn.take(() -> {
            LocalDate today = LocalDate.now(clock);
            int count = 0;
            for (RecordedTicket ticket :
                    RecordedTicket.of(facts.list(owner, Kinds.TICKET_ACTS, new Times(today, LATEST, true)))) {
                boolean owed = TicketLaw.standing(ticket.facts(), today)
                        .map(TicketStanding::superviseFor)
                        .isPresent();
                if (owed) {
                    String number = serials.next(SUPERVISIONS, today.getYear()).documentNo();
                    TicketFact supervise = new TicketFact(TicketAct.SUPERVISE, today, Map.of("number", number), null);
                    requireLawful(ticket.facts(), supervise);
                    write(ticket, supervise, "mumap", "亩图");
                    count++;
                }
            }
            return count;
        });
    }

    private RecordedTicket read(long ticketId) {
        List<String> keys = owner.sql("select row_key from ledger.ticket_act where ticket_id = :ticket")
                .param("ticket", ticketId)
                .query(String.class)
                .list();
        Times now = new Times(LocalDate.now(clock), LATEST, true);
        return RecordedTicket.of(facts.list(owner, Kinds.TICKET_ACTS, "row_key", keys, now)).stream()
                .findFirst()
                .orElseThrow(() -> Problem.notFound("http-404"));
    }

    private TicketKey create(Raising raising, LocalDate on, String by) {
        String ticketNo = serials.next(SERIES, on.getYear()).text();
        Geometry place = raising.place();
        // a ticket is seen where its project is seen; without one, where the parcel lies that was pointed at
        long ticketId = owner.sql("""
                        insert into ledger.ticket (ticket_no, project_code, place, created_at, created_by, scope_park, scope_town)
                        select :no, :project, g.place, :at, :by, coalesce(p.park_code, l.park_code), coalesce(p.town, l.town)
                        from (select cast(:place as geometry) as place) g
                        left join live.project_site p on p.project_code = :project
                        left join lateral (
                          select s.park_code, s.town from live.parcel s
                          where s.geom && st_pointonsurface(g.place) and st_intersects(s.geom, st_pointonsurface(g.place))
                          order by s.parcel_code limit 1) l on true
                        returning ticket_id
                        """)
                .param("no", ticketNo)
                .param("project", raising.projectCode())
                .param("place", place == null ? null : PostgisShapes.toHex(place))
                .param("at", Timestamp.from(clock.instant()))
                .param("by", by)
                .query(Long.class)
                .single();
        return new TicketKey(ticketId, ticketNo, raising.projectCode());
    }

    private void write(RecordedTicket ticket, TicketFact act, String by, String name) {
        TicketKey key = ticket.key();
        int actNo = ticket.acts().size() + 1;
        Map<String, Object> row = new HashMap<>();
        row.put("ticket_id", key.ticketId());
        row.put("act_no", actNo);
        row.put("ticket_no", key.ticketNo());
        if (key.projectCode() != null) {
            row.put("project_code", key.projectCode());
        }
        row.put("act", act.act().name());
        row.put("acted_on", act.on());
        row.put("acted_by", by);
        row.put("acted_by_name", name);
        row.put("fields", act.fields());
        if (act.reason() != null && !act.reason().isBlank()) {
            row.put("reason", act.reason().strip());
        }
        ledger.enter(Kinds.TICKET_ACTS, row, act.on(), key.ticketNo() + " 第" + actNo + "步", by);
        audit.record(by, "ticket." + act.act(), key.ticketNo(), "ok", Map.of("act", actNo));
    }

    private static void requireRight(RecordedTicket ticket, TicketAct act, Account by) {
        boolean office = by.may(Permission.PROJECT) || by.may(Permission.INSTRUCT);
        boolean unit = TicketLaw.standing(ticket.facts(), LocalDate.MAX)
                .map(TicketStanding::unit)
                .filter(by.office()::equals)
                .isPresent();
        boolean allowed = switch (act.performer()) {
            case ANYBODY -> true;
            case OFFICE -> office;
            case UNIT -> unit || by.may(Permission.PROJECT);
            case UNIT_OR_OFFICE -> unit || office;
            case PROGRAM -> false;
        };
        if (!allowed) {
            throw Problem.forbidden("ticket-not-yours");
        }
    }

    private static void requireOffice(Account by) {
        if (!by.may(Permission.PROJECT) && !by.may(Permission.INSTRUCT)) {
            throw Problem.forbidden("ticket-not-yours");
        }
    }

    private void requireLawful(List<TicketFact> acts, TicketFact next) {
        next.fields().forEach((name, value) -> {
            if (value.length() > LONGEST_TEXT) {
                throw Problem.badRequest("text-too-long", name, LONGEST_TEXT);
            }
        });
        if (next.reason() != null && next.reason().length() > LONGEST_TEXT) {
            throw Problem.badRequest("text-too-long", "reason", LONGEST_TEXT);
        }
        TicketLaw.refusal(acts, next, LocalDate.now(clock)).ifPresent(why -> {
            throw new Problem(
                    HttpStatus.UNPROCESSABLE_CONTENT,
                    "ticket-refused",
                    MessageTexts.of(Messages.current()).render(why));
        });
    }
}
