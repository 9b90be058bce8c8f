package org.mumap.server.project.ticket;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;
import org.mumap.rules.MessageTexts;
import org.mumap.rules.progress.ticket.TicketFact;
import org.mumap.rules.progress.ticket.TicketLaw;
import org.mumap.rules.progress.ticket.TicketStanding;
import org.mumap.server.geo.GeoJson;
import org.mumap.server.geo.PostgisShapes;
import org.mumap.server.ledger.Fact;
import org.mumap.server.ledger.Facts;
import org.mumap.server.ledger.Kinds;
import org.mumap.server.ledger.Times;
import org.mumap.server.problem.Problem;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Reads tickets at any two times, in the caller's scope. */
@Component
public class TicketBook {

    /** What comes first: overdue, then what is due soonest; closed last. */
    private static final Comparator<Ticket> URGENT_FIRST = Comparator.comparing((Ticket ticket) -> !ticket.open())
            .thenComparing(Ticket::overdueDays, Comparator.reverseOrder())
            .thenComparing(Ticket::dueOn, Comparator.nullsLast(Comparator.naturalOrder()))
            .thenComparing(Ticket::raisedOn, Comparator.reverseOrder())
            .thenComparing(Ticket::ticketId, Comparator.reverseOrder());

    private final JdbcClient jdbc;
    private final Facts facts;

    TicketBook(JdbcClient jdbc, Facts facts) {
        this.jdbc = jdbc;
        this.facts = facts;
    }

    /** All tickets that had been raised by the day, the most urgent first. */
    @Transactional(readOnly = true)
    public List<Ticket> list(Times times, Locale language) {
        return views(RecordedTicket.of(facts.list(jdbc, Kinds.TICKET_ACTS, times)), times, language);
    }

    /** One ticket; a problem (404) when the caller's scope does not contain it, or it had not been raised by the day. */
    @Transactional(readOnly = true)
    public Ticket get(long ticketId, Times times, Locale language) {
        List<RecordedTicket> one =
                RecordedTicket.of(facts.list(jdbc, Kinds.TICKET_ACTS, "row_key", keys(ticketId), times));
        return views(one, times, language).stream().findFirst().orElseThrow(() -> Problem.notFound("http-404"));
    }

    /**
     * Whether a parcel of the caller's scope lies under the middle of a drawing: a ticket raised there is seen by the same scope.
     *
     * @param place what was drawn, EPSG:4490
     */
    @Transactional(readOnly = true)
    public boolean seesLandAt(Geometry place) {
        return jdbc.sql("""
                        select exists (
                          select from live.parcel s, (select st_pointonsurface(cast(:place as geometry)) as middle) g
                          where s.geom && g.middle and st_intersects(s.geom, g.middle))
                        """)
                .param("place", PostgisShapes.toHex(place))
                .query(Boolean.class)
                .single();
    }

    /** The keys under which the acts of a ticket stand. */
    private List<String> keys(long ticketId) {
        return jdbc.sql(
                        "select row_key from ledger.ticket_act where ticket_id = :ticket and superseded_at = 'infinity'")
                .param("ticket", ticketId)
                .query(String.class)
                .list();
    }

    private List<Ticket> views(List<RecordedTicket> recorded, Times times, Locale language) {
        Map<Long, Place> places =
                places(recorded.stream().map(ticket -> ticket.key().ticketId()).toArray(Long[]::new));
        Map<String, Fact> projects = projects(recorded, times);
        MessageTexts texts = MessageTexts.of(language);
        return recorded.stream()
                .map(ticket -> view(
                        ticket,
                        times.asOf(),
                        places.get(ticket.key().ticketId()),
                        projects.get(String.valueOf(ticket.key().projectCode())),
                        texts))
                .flatMap(Optional::stream)
                .sorted(URGENT_FIRST)
                .toList();
    }

    private Map<String, Fact> projects(List<RecordedTicket> recorded, Times times) {
        List<String> codes = recorded.stream()
                .map(ticket -> ticket.key().projectCode())
                .filter(java.util.Objects::nonNull)
                .distinct()
                .toList();
        Map<String, Fact> projects = new HashMap<>();
        facts.list(jdbc, Kinds.get("projects"), "project_code", codes, times)
                .forEach(project -> projects.put(project.requiredText("project_code"), project));
        return projects;
    }

    private record Place(@Nullable String town, @Nullable Map<String, Object> drawn) {}

    private Map<Long, Place> places(Long[] tickets) {
        Map<Long, Place> places = new HashMap<>();
        jdbc.sql(
                        "select ticket_id, scope_town, place::text as place from ledger.ticket where ticket_id = any(:tickets)")
                .param("tickets", tickets)
                .query(row -> {
                    String drawn = row.getString("place");
                    places.put(
                            row.getLong("ticket_id"),
                            new Place(
                                    row.getString("scope_town"),
                                    drawn == null ? null : GeoJson.toMap(PostgisShapes.ofHex(drawn))));
                });
        return places;
    }

    private static Optional<Ticket> view(
            RecordedTicket ticket, LocalDate asOf, @Nullable Place place, @Nullable Fact project, MessageTexts texts) {
        return TicketLaw.standing(ticket.facts(), asOf).map(now -> view(ticket, now, asOf, place, project, texts));
    }

    private static Ticket view(
            RecordedTicket ticket,
            TicketStanding now,
            LocalDate asOf,
            @Nullable Place place,
            @Nullable Fact project,
            MessageTexts texts) {
        RecordedTicket.Recorded raised = ticket.acts().get(0);
        TicketFact first = raised.fact();
        return new Ticket(
                ticket.key().ticketId(),
                ticket.key().ticketNo(),
                ticket.key().projectCode(),
                project == null ? null : project.text("name"),
                place == null ? null : place.town(),
                now.type().name(),
                texts.word(now.type()),
                now.title(),
                first.find("text").orElse(null),
                first.find("instruction").isPresent(),
                now.stage().name(),
                texts.word(now.stage()),
                now.level().name(),
                texts.word(now.level()),
                now.unit(),
                now.raisedOn(),
                raised.by(),
                now.dueOn(),
                now.acceptedOn(),
                now.answeredOn(),
                now.closedOn(),
                now.withdrawn(),
                now.overdueDays(),
                now.inTime(),
                now.supervisionNos(),
                place == null ? null : place.drawn(),
                ticket.acts().size(),
                ticket.acts().stream()
                        .filter(act -> !act.fact().on().isAfter(asOf))
                        .map(act -> act(act, texts))
                        .toList());
    }

    private static Ticket.Act act(RecordedTicket.Recorded act, MessageTexts texts) {
        return new Ticket.Act(
                act.no(),
                act.fact().act().name(),
                texts.word(act.fact().act()),
                act.fact().on(),
                act.by(),
                act.fact().fields(),
                act.fact().reason(),
                act.recordedAt());
    }
}
