package org.mumap.rules.idle;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What the inspections up to a day say together. The newest one speaks for the stop; start and completion stay until a newer row
 * corrects them, and so do the measured areas and amounts.
 */
record SiteReading(
        @Nullable LocalDate observedOn,
        @Nullable LocalDate startedOn,
        @Nullable LocalDate stoppedOn,
        @Nullable LocalDate completedOn,
        @Nullable LocalDate productionOn,
        @Nullable BigDecimal shouldDevelopM2,
        @Nullable BigDecimal developedM2,
        @Nullable BigDecimal investedWan,
        @Nullable LocalDate measuredOn) {

    static SiteReading of(List<SiteState> states, LocalDate asOf) {
        List<SiteState> visible = states.stream()
                .filter(state -> !state.observedOn().isAfter(asOf))
                .sorted(Comparator.comparing(SiteState::observedOn))
                .toList();
        SiteState newest = visible.isEmpty() ? null : visible.get(visible.size() - 1);
        return new SiteReading(
                newest == null ? null : newest.observedOn(),
                reached(latest(visible, SiteState::startedOn), asOf),
                newest == null ? null : reached(newest.stoppedOn(), asOf),
                reached(latest(visible, SiteState::completedOn), asOf),
                reached(latest(visible, SiteState::productionOn), asOf),
                latest(visible, SiteState::shouldDevelopM2),
                latest(visible, SiteState::developedM2),
                latest(visible, SiteState::investedWan),
                latest(visible, SiteReading::measured));
    }

    boolean inspected() {
        return observedOn != null;
    }

    /** A site that stopped had been started, even where nobody wrote down when. */
    boolean started() {
        return startedOn != null || stoppedOn != null;
    }

    private static @Nullable LocalDate measured(SiteState state) {
        return state.developedM2() == null && state.investedWan() == null ? null : state.observedOn();
    }

    private static <T> @Nullable T latest(List<SiteState> ascending, Function<SiteState, @Nullable T> field) {
        T value = null;
        for (SiteState state : ascending) {
            T here = field.apply(state);
            if (here != null) {
                value = here;
            }
        }
        return value;
    }

    private static @Nullable LocalDate reached(@Nullable LocalDate day, LocalDate asOf) {
        return day == null || day.isAfter(asOf) ? null : day;
    }
}
