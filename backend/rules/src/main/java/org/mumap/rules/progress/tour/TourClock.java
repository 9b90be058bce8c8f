package org.mumap.rules.progress.tour;

import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** When a tour is where: from its beginning, the minutes on the way and the minutes at each stop. */
public final class TourClock {

    private static final int MINUTES_OF_DAY = 24 * 60;

    private TourClock() {}

    /**
     * Times at a stop.
     *
     * @param arrive arrival
     * @param leave departure
     */
    public record Slot(LocalTime arrive, LocalTime leave) {}

    /**
     * The times at all stops; empty when the last departure would not fall on the same day.
     *
     * @param begins when the tour begins
     * @param travel minutes on the way to each stop; 0 for the first where the tour begins there
     * @param stay minutes at each stop
     * @throws IllegalArgumentException when the lists differ in length or a number is negative
     */
    public static Optional<List<Slot>> of(LocalTime begins, List<Integer> travel, List<Integer> stay) {
        if (travel.size() != stay.size()) {
            throw new IllegalArgumentException("as many ways as stops");
        }
        List<Slot> slots = new ArrayList<>();
        int minute = begins.toSecondOfDay() / 60;
        for (int i = 0; i < stay.size(); i++) {
            if (travel.get(i) < 0 || stay.get(i) < 0) {
                throw new IllegalArgumentException("negative minutes");
            }
            int arrive = minute + travel.get(i);
            minute = arrive + stay.get(i);
            if (minute >= MINUTES_OF_DAY) {
                return Optional.empty();
            }
            slots.add(new Slot(at(arrive), at(minute)));
        }
        return Optional.of(List.copyOf(slots));
    }

    /** Whole minutes for a way, never less than it takes; 0 for no way. */
    public static int minutes(double metres, double kilometresPerHour) {
        return (int) Math.ceil(metres * 60 / (kilometresPerHour * 1000) - 1e-9);
    }

    private static LocalTime at(int minute) {
        return LocalTime.of(minute / 60, minute % 60);
    }
}
