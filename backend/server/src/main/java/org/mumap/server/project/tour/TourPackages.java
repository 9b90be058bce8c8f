package org.mumap.server.project.tour;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.mumap.rules.progress.tour.MoneyWords;
import org.mumap.server.ledger.Times;
import org.springframework.stereotype.Component;

/** Packs a tour for a phone. */
@Component
public class TourPackages {

    /** So long a phone keeps it. */
    public static final Duration LIFE = Duration.ofDays(7);

    private final TourBook book;
    private final TourPlanner planner;
    private final Clock clock;

    TourPackages(TourBook book, TourPlanner planner, Clock clock) {
        this.book = book;
        this.planner = planner;
        this.clock = clock;
    }

    /** The package of a tour; a problem (404) when the caller does not see it. */
    public TourPackage pack(long tourId, Locale language) {
        Times times = Times.now(clock);
        Tour tour = book.get(tourId, times);
        TourPlan plan = tour.plan();
        Instant now = clock.instant();
        return new TourPackage(
                tour.tourId(),
                tour.tourNo(),
                tour.version(),
                MoneyWords.without(plan.title()),
                plan.heldOn(),
                plan.startsAt(),
                now,
                now.plus(LIFE),
                times.asOf(),
                plan.start(),
                plan.end(),
                plan.order(),
                ways(plan).anyMatch(way -> way.basis() != TourPlan.Basis.NETWORK),
                ways(plan).mapToDouble(TourPlan.Way::metres).sum(),
                plan.stops().stream()
                        .map(stop -> stop(stop, planner.card(stop.projectCode(), times, language)))
                        .toList(),
                plan.wayToEnd());
    }

    /** All ways of a plan. */
    public static Stream<TourPlan.Way> ways(TourPlan plan) {
        return Stream.concat(plan.stops().stream().map(TourPlan.Stop::way), Stream.ofNullable(plan.wayToEnd()))
                .filter(Objects::nonNull);
    }

    private static TourPackage.Stop stop(TourPlan.Stop stop, TourCard card) {
        return new TourPackage.Stop(
                stop.projectCode(),
                card.name(),
                card.town(),
                card.stage(),
                card.lamp(),
                stop.arrive(),
                stop.leave(),
                stop.stayMinutes(),
                stop.gate(),
                stop.way(),
                MoneyWords.without(stop.purpose()),
                MoneyWords.without(stop.question()),
                without(stop.explainer()),
                card.doneShare(),
                card.timeShare(),
                card.lagPoints(),
                card.landMu(),
                without(card.blocking()));
    }

    private static @Nullable String without(@Nullable String text) {
        return text == null ? null : MoneyWords.without(text);
    }
}
