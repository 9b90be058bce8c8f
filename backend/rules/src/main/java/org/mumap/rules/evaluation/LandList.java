package org.mumap.rules.evaluation;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.mumap.rules.Message;
import org.mumap.rules.permu.Occupancy;
import org.mumap.rules.permu.ParcelLand;
import org.mumap.rules.permu.Relation;

/**
 * The land of all firms in a year, line by line: own + leased in + otherwise occupied − leased out (AREA_OWN_IN_OUT). Floor space
 * without land is turned into land by the parcel's plot ratio. On one parcel nobody has less than nothing.
 *
 * @param lines one per firm and parcel, ascending by both
 * @param notes what was odd in the facts
 */
public record LandList(List<LandLine> lines, List<Message> notes) {

    private static final int SCALE = 6;
    private static final BigDecimal MONTHS = BigDecimal.valueOf(12);

    /** By how much the firms of a parcel may use more than its registered area before it is noted. */
    public static final BigDecimal TOLERANCE = new BigDecimal("0.02");

    /** The list of a year. */
    public static LandList of(
            int year, LandRule.DateRule rule, Collection<Occupancy> occupancies, Map<String, ParcelLand> parcels) {
        List<LocalDate> days = rule == LandRule.DateRule.YEAR_END
                ? List.of(LocalDate.of(year, 12, 31))
                : IntStream.rangeClosed(1, 12)
                        .mapToObj(month -> YearMonth.of(year, month).atEndOfMonth())
                        .toList();
        return new Reading(days, parcels).list(occupancies);
    }

    private record Place(String firm, String parcel) {}

    private static final Comparator<Place> ORDER =
            Comparator.comparing(Place::firm).thenComparing(Place::parcel);

    private static final class Reading {

        private final List<LocalDate> days;
        private final Map<String, ParcelLand> parcels;
        private final List<Message> notes = new ArrayList<>();

        Reading(List<LocalDate> days, Map<String, ParcelLand> parcels) {
            this.days = days;
            this.parcels = parcels;
        }

        LandList list(Collection<Occupancy> occupancies) {
            Map<Place, List<Occupancy>> places = new TreeMap<>(ORDER);
            for (Occupancy occupancy : occupancies) {
                if (days.stream().anyMatch(occupancy::holdsOn)) {
                    places.computeIfAbsent(
                                    new Place(occupancy.creditCode(), occupancy.parcelCode()), p -> new ArrayList<>())
                            .add(occupancy);
                }
            }
            List<LandLine> lines = new ArrayList<>(places.size());
            places.forEach((place, held) -> lines.add(line(place, held)));
            overuse(lines);
            return new LandList(
                    List.copyOf(lines),
                    notes.stream()
                            .sorted(Comparator.comparing(Message::toString))
                            .toList());
        }

        private LandLine line(Place place, List<Occupancy> held) {
            ParcelLand parcel = parcels.get(place.parcel());
            Sums sums = new Sums();
            List<Amount> amounts = held.stream().map(this::amount).toList();
            for (LocalDate day : days) {
                sums.add(day, held, amounts);
            }
            BigDecimal own = mean(sums.of(Relation.OWN));
            BigDecimal in = mean(sums.of(Relation.LEASE_IN));
            BigDecimal occupied = mean(sums.of(Relation.OCCUPY));
            BigDecimal out = mean(sums.of(Relation.LEASE_OUT));
            BigDecimal raised = mean(sums.raised);
            if (raised.signum() > 0) {
                notes.add(Message.of("evaluation.land.negative", place.firm(), place.parcel(), raised));
            }
            return new LandLine(
                    place.firm(),
                    place.parcel(),
                    parcel == null ? null : parcel.parkCode(),
                    parcel == null ? null : parcel.town(),
                    own,
                    in,
                    occupied,
                    out,
                    raised,
                    own.add(in).add(occupied).subtract(out).add(raised),
                    sums.fromBuilding);
        }

        private BigDecimal mean(BigDecimal sum) {
            return days.size() == 1 ? sum : sum.divide(MONTHS, SCALE, RoundingMode.HALF_UP);
        }

        private Amount amount(Occupancy occupancy) {
            if (occupancy.landM2() != null) {
                return new Amount(occupancy.landM2(), false);
            }
            ParcelLand parcel = parcels.get(occupancy.parcelCode());
            BigDecimal ratio = parcel == null ? null : parcel.plotRatio();
            BigDecimal building = occupancy.buildingM2();
            if (building == null || ratio == null || ratio.signum() <= 0) {
                notes.add(Message.of(
                        building == null ? "evaluation.land.noArea" : "evaluation.land.noPlotRatio",
                        occupancy.creditCode(),
                        occupancy.parcelCode()));
                return new Amount(BigDecimal.ZERO, false);
            }
            return new Amount(building.divide(ratio, SCALE, RoundingMode.HALF_UP), true);
        }

        private void overuse(List<LandLine> lines) {
            Map<String, BigDecimal> used = new TreeMap<>();
            lines.forEach(line -> used.merge(line.parcelCode(), line.netM2(), BigDecimal::add));
            used.forEach((code, sum) -> {
                ParcelLand parcel = parcels.get(code);
                BigDecimal registered = parcel == null ? null : parcel.registeredM2();
                if (registered != null && sum.compareTo(registered.multiply(BigDecimal.ONE.add(TOLERANCE))) > 0) {
                    notes.add(Message.of("evaluation.land.overuse", code, sum, registered));
                }
            });
        }
    }

    private record Amount(BigDecimal m2, boolean fromBuilding) {}

    /** Land by relation, added up over the days; per day a negative rest is raised to nothing. */
    private static final class Sums {

        private final Map<Relation, BigDecimal> byRelation = new EnumMap<>(Relation.class);
        private BigDecimal raised = BigDecimal.ZERO;
        private boolean fromBuilding;

        BigDecimal of(Relation relation) {
            return byRelation.getOrDefault(relation, BigDecimal.ZERO);
        }

        void add(LocalDate day, List<Occupancy> held, List<Amount> amounts) {
            BigDecimal net = BigDecimal.ZERO;
            for (int i = 0; i < held.size(); i++) {
                Occupancy occupancy = held.get(i);
                if (occupancy.holdsOn(day)) {
                    BigDecimal m2 = amounts.get(i).m2();
                    fromBuilding |= amounts.get(i).fromBuilding();
                    byRelation.merge(occupancy.relation(), m2, BigDecimal::add);
                    net = occupancy.relation() == Relation.LEASE_OUT ? net.subtract(m2) : net.add(m2);
                }
            }
            if (net.signum() < 0) {
                raised = raised.subtract(net);
            }
        }
    }
}
