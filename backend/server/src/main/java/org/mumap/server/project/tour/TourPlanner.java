package org.mumap.server.project.tour;

import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.mumap.rules.progress.tour.TourClock;
import org.mumap.rules.progress.tour.VisitOrder;
import org.mumap.server.ledger.Times;
import org.mumap.server.problem.Messages;
import org.mumap.server.problem.Problem;
import org.mumap.server.project.ProjectCards;
import org.mumap.server.project.ProjectDetails;
import org.springframework.stereotype.Component;

/** Makes a plan of a draft: where one gets off, in which order, the ways by road, the times, and the words nobody wrote. */
@Component
public class TourPlanner {

    /** More are no tour of a day. */
    static final int MOST_STOPS = 40;

    private static final int LONGEST_TEXT = 1_000;
    private static final int LONGEST_STAY = 480;
    private static final LocalTime BEGINS = LocalTime.of(8, 30);

    private final ProjectCards cards;
    private final ProjectDetails details;
    private final TourGates gates;
    private final TourRoads roads;
    private final Clock clock;

    TourPlanner(ProjectCards cards, ProjectDetails details, TourGates gates, TourRoads roads, Clock clock) {
        this.cards = cards;
        this.details = details;
        this.gates = gates;
        this.roads = roads;
        this.clock = clock;
    }

    /** The card of a project's stop; a problem (404) when the caller's scope does not contain it. */
    public TourCard card(String code, Times times, Locale language) {
        return TourCard.of(cards.get(code, times, language), details.get(code, times, language), language);
    }

    /**
     * The plan of a draft.
     *
     * @throws Problem (400) when it has no stops or too many, a stop twice, a text too long, a stay that is none; (404) when a project is
     *     not in the caller's scope; (422) when a project has no place or the tour would last past midnight
     */
    public TourPlan plan(TourDraft draft, Locale language) {
        require(draft);
        Times now = Times.now(clock);
        Map<String, TourCard> known = new HashMap<>();
        draft.stops().forEach(stop -> known.put(stop.projectCode(), card(stop.projectCode(), now, language)));
        Map<String, TourPlan.Gate> places = gates.of(known.keySet());
        draft.stops().forEach(stop -> {
            if (!places.containsKey(stop.projectCode())) {
                throw Problem.conflict(
                        "tour-no-place",
                        Objects.requireNonNull(known.get(stop.projectCode())).name());
            }
        });
        TourPlan.Order order = order(draft);
        List<TourDraft.Stop> stops = draft.keepOrder() ? draft.stops() : ordered(draft, places);
        return timed(draft, stops, places, known, order, language);
    }

    private static TourPlan.Order order(TourDraft draft) {
        if (!draft.keepOrder()) {
            return draft.stops().size() <= VisitOrder.EXACT_MOST ? TourPlan.Order.EXACT : TourPlan.Order.HEURISTIC;
        }
        return draft.order() == null ? TourPlan.Order.BY_HAND : draft.order();
    }

    private List<TourDraft.Stop> ordered(TourDraft draft, Map<String, TourPlan.Gate> places) {
        int n = draft.stops().size();
        List<TourRoads.Spot> spots = new ArrayList<>();
        draft.stops().forEach(stop -> spots.add(spot(Objects.requireNonNull(places.get(stop.projectCode())))));
        TourPlan.Place start = draft.start();
        TourPlan.Place end = draft.end();
        if (start != null) {
            spots.add(spot(start));
        }
        if (end != null) {
            spots.add(spot(end));
        }
        double[][] all = roads.matrix(spots).metres();
        double[][] between = IntStream.range(0, n)
                .mapToObj(i -> java.util.Arrays.copyOf(all[i], n))
                .toArray(double[][]::new);
        double[] first = start == null ? null : java.util.Arrays.copyOf(all[n], n);
        int last = spots.size() - 1;
        double[] toEnd = end == null
                ? null
                : IntStream.range(0, n).mapToDouble(i -> all[i][last]).toArray();
        return VisitOrder.find(between, first, toEnd).stops().stream()
                .map(draft.stops()::get)
                .toList();
    }

    private TourPlan timed(
            TourDraft draft,
            List<TourDraft.Stop> stops,
            Map<String, TourPlan.Gate> places,
            Map<String, TourCard> known,
            TourPlan.Order order,
            Locale language) {
        List<TourPlan.@Nullable Way> ways = ways(draft, stops, places);
        LocalTime begins = draft.startsAt() == null ? BEGINS : draft.startsAt().truncatedTo(ChronoUnit.MINUTES);
        List<Integer> stay = stops.stream()
                .map(stop -> Objects.requireNonNullElse(stop.stayMinutes(), TourRules.STAY_MINUTES))
                .toList();
        List<Integer> travel = IntStream.range(0, stops.size())
                .mapToObj(i -> minutes(ways.get(i)))
                .toList();
        List<TourClock.Slot> slots =
                TourClock.of(begins, travel, stay).orElseThrow(() -> Problem.conflict("tour-past-midnight"));
        List<TourPlan.Stop> planned = new ArrayList<>();
        for (int i = 0; i < stops.size(); i++) {
            TourDraft.Stop stop = stops.get(i);
            TourCard card = Objects.requireNonNull(known.get(stop.projectCode()));
            planned.add(new TourPlan.Stop(
                    stop.projectCode(),
                    card.name(),
                    Objects.requireNonNull(places.get(stop.projectCode())),
                    ways.get(i),
                    slots.get(i).arrive(),
                    slots.get(i).leave(),
                    stay.get(i),
                    Objects.requireNonNullElse(stop.purpose(), card.purpose()),
                    Objects.requireNonNullElse(stop.question(), card.question()),
                    stop.explainer()));
        }
        LocalDate heldOn = draft.heldOn() == null ? LocalDate.now(clock).plusDays(1) : draft.heldOn();
        String title = draft.title() == null
                ? Messages.text("project", language, "tour.title", List.of(heldOn, stops.size()))
                : draft.title();
        return new TourPlan(
                title,
                heldOn,
                begins,
                draft.start(),
                draft.end(),
                planned,
                draft.end() == null ? null : ways.get(stops.size()),
                order,
                draft.invited());
    }

    /** The way to each stop, none to the first without a start; then the way to the end where there is one. */
    private List<TourPlan.@Nullable Way> ways(
            TourDraft draft, List<TourDraft.Stop> stops, Map<String, TourPlan.Gate> places) {
        List<TourRoads.Spot> spots = new ArrayList<>();
        if (draft.start() != null) {
            spots.add(spot(draft.start()));
        }
        stops.forEach(stop -> spots.add(spot(Objects.requireNonNull(places.get(stop.projectCode())))));
        if (draft.end() != null) {
            spots.add(spot(draft.end()));
        }
        List<TourPlan.@Nullable Way> ways = new ArrayList<>();
        if (draft.start() == null) {
            ways.add(null);
        }
        ways.addAll(roads.ways(spots));
        return ways;
    }

    private static int minutes(TourPlan.@Nullable Way way) {
        return way == null ? 0 : way.minutes();
    }

    private static TourRoads.Spot spot(TourPlan.Gate gate) {
        return new TourRoads.Spot(gate.lon(), gate.lat());
    }

    private static TourRoads.Spot spot(TourPlan.Place place) {
        return new TourRoads.Spot(place.lon(), place.lat());
    }

    private static void require(TourDraft draft) {
        if (draft.stops().isEmpty() || draft.stops().size() > MOST_STOPS) {
            throw Problem.badRequest("tour-stops", MOST_STOPS, draft.stops().size());
        }
        Set<String> seen = new HashSet<>();
        for (TourDraft.Stop stop : draft.stops()) {
            if (!seen.add(stop.projectCode())) {
                throw Problem.badRequest("tour-stop-twice", stop.projectCode());
            }
            Integer stay = stop.stayMinutes();
            if (stay != null && (stay < 1 || stay > LONGEST_STAY)) {
                throw Problem.badRequest("tour-stay", stop.projectCode(), stay, LONGEST_STAY);
            }
            length("purpose", stop.purpose());
            length("question", stop.question());
            length("explainer", stop.explainer());
        }
        length("title", draft.title());
        place("start", draft.start());
        place("end", draft.end());
    }

    private static void length(String name, @Nullable String text) {
        if (text != null && text.length() > LONGEST_TEXT) {
            throw Problem.badRequest("text-too-long", name, LONGEST_TEXT);
        }
    }

    private static void place(String name, TourPlan.@Nullable Place place) {
        if (place == null) {
            return;
        }
        length(name, place.name());
        if (!(Math.abs(place.lon()) <= 180) || !(Math.abs(place.lat()) <= 90)) {
            throw Problem.badRequest("tour-point", place.lon(), place.lat());
        }
    }
}
