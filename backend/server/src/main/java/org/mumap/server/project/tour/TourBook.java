package org.mumap.server.project.tour;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.mumap.server.ledger.Fact;
import org.mumap.server.ledger.Facts;
import org.mumap.server.ledger.Kinds;
import org.mumap.server.ledger.Times;
import org.mumap.server.problem.Problem;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** Reads tours at any two times, in the caller's scope: the database lets through what he keeps or is invited to. */
@Component
public class TourBook {

    private static final Comparator<Tour> NEXT_FIRST = Comparator.comparing(
                    (Tour tour) -> tour.plan().heldOn(), Comparator.reverseOrder())
            .thenComparing(Tour::tourId, Comparator.reverseOrder());

    private final JdbcClient jdbc;
    private final Facts facts;
    private final JsonMapper json;

    TourBook(JdbcClient jdbc, Facts facts, JsonMapper json) {
        this.jdbc = jdbc;
        this.facts = facts;
        this.json = json;
    }

    /** All tours, the latest day first. */
    @Transactional(readOnly = true)
    public List<Tour> list(Times times) {
        return tours(facts.list(jdbc, Kinds.TOUR_ACTS, times), times);
    }

    /** One tour; a problem (404) when the caller does not see it, or it had not been planned by then. */
    @Transactional(readOnly = true)
    public Tour get(long tourId, Times times) {
        return read(jdbc, tourId, times);
    }

    /** The same as whoever asks through that connection sees it. */
    Tour read(JdbcClient through, long tourId, Times times) {
        List<String> keys = through.sql("select row_key from ledger.tour_act where tour_id = :tour")
                .param("tour", tourId)
                .query(String.class)
                .list();
        return tours(facts.list(through, Kinds.TOUR_ACTS, "row_key", keys, times), times).stream()
                .findFirst()
                .orElseThrow(() -> Problem.notFound("http-404"));
    }

    private List<Tour> tours(List<Fact> rows, Times times) {
        Map<Long, List<Fact>> byTour = new HashMap<>();
        rows.stream()
                .filter(row -> !row.requiredDate("acted_on").isAfter(times.asOf()))
                .forEach(row -> byTour.computeIfAbsent(
                                Long.valueOf(row.requiredText("tour_id")), id -> new ArrayList<>())
                        .add(row));
        return byTour.entrySet().stream()
                .map(entry -> tour(entry.getKey(), entry.getValue()))
                .sorted(NEXT_FIRST)
                .toList();
    }

    private Tour tour(long tourId, List<Fact> rows) {
        List<Fact> acts = rows.stream()
                .sorted(Comparator.comparingInt(row -> Integer.parseInt(row.requiredText("act_no"))))
                .toList();
        TourPlan plan = null;
        boolean withdrawn = false;
        for (Fact act : acts) {
            Object stated = act.fields().get("plan");
            if (stated != null) {
                plan = json.convertValue(stated, TourPlan.class);
            }
            withdrawn |= act.requiredText("act").equals(TourAct.WITHDRAW.name());
        }
        return new Tour(
                tourId,
                acts.get(0).requiredText("tour_no"),
                Objects.requireNonNull(plan),
                withdrawn,
                acts.size(),
                acts.stream()
                        .map(act -> new Tour.Act(
                                Integer.parseInt(act.requiredText("act_no")),
                                TourAct.valueOf(act.requiredText("act")),
                                act.requiredDate("acted_on"),
                                act.requiredText("acted_by_name"),
                                act.text("reason"),
                                act.source().recordedAt()))
                        .toList());
    }
}
