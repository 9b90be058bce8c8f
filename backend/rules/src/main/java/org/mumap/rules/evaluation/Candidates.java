package org.mumap.rules.evaluation;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.mumap.rules.permu.Occupancy;

/**
 * Everybody who could be evaluated in a year, with the land he is measured by: whoever is registered, declared or used land.
 *
 * @param units the units, ascending by code
 * @param land the land list of the year
 */
public record Candidates(List<Candidate> units, LandList land) {

    /** The candidates of a year under a scheme. */
    public static Candidates of(Scheme scheme, int year, CountyFacts facts) {
        LandList land = LandList.of(year, scheme.land().dateRule(), facts.occupancies(), facts.parcels());
        boolean before = scheme.indicators().stream()
                .anyMatch(indicator -> indicator.baseRule() == Indicator.BaseRule.PREVIOUS_AVERAGE);
        Map<String, BigDecimal> previousLand = before
                ? byFirm(LandList.of(year - 1, scheme.land().dateRule(), facts.occupancies(), facts.parcels()))
                : Map.of();
        Reading reading = new Reading(year, facts, land, previousLand);
        return new Candidates(SharedParcels.units(scheme.land(), reading.firms(), land.lines()), land);
    }

    private static Map<String, BigDecimal> byFirm(LandList land) {
        Map<String, BigDecimal> sums = new HashMap<>();
        land.lines().forEach(line -> sums.merge(line.creditCode(), line.netM2(), BigDecimal::add));
        return sums;
    }

    private static final class Reading {

        private final int year;
        private final CountyFacts facts;
        private final Map<String, BigDecimal> land;
        private final Map<String, BigDecimal> previousLand;
        private final Map<String, Map<String, BigDecimal>> parks = new HashMap<>();
        private final Set<String> owners = new HashSet<>();
        private final Map<String, Figures> figures = new HashMap<>();
        private final Map<String, Figures> previous = new HashMap<>();
        private final Map<String, @Nullable LocalDate> since = new HashMap<>();

        Reading(int year, CountyFacts facts, LandList list, Map<String, BigDecimal> previousLand) {
            this.year = year;
            this.facts = facts;
            this.land = byFirm(list);
            this.previousLand = previousLand;
            for (LandLine line : list.lines()) {
                parks.computeIfAbsent(line.creditCode(), code -> new TreeMap<>())
                        .merge(line.parkCode() == null ? "" : line.parkCode(), line.netM2(), BigDecimal::add);
                if (line.ownM2().signum() > 0 || line.occupiedM2().signum() > 0) {
                    owners.add(line.creditCode());
                }
            }
            for (YearFigures declared : facts.returns()) {
                if (declared.year() == year) {
                    figures.merge(declared.creditCode(), declared.figures(), Figures::plus);
                } else if (declared.year() == year - 1) {
                    previous.merge(declared.creditCode(), declared.figures(), Figures::plus);
                }
            }
            readSince();
        }

        // the oldest land still held at the end of the year; a beginning that nobody knows is old
        private void readSince() {
            LocalDate lastDay = LocalDate.of(year, 12, 31);
            for (Occupancy occupancy : facts.occupancies()) {
                String code = occupancy.creditCode();
                if (occupancy.holdsOn(lastDay)) {
                    LocalDate from = occupancy.fromOn();
                    LocalDate known = since.get(code);
                    boolean first = !since.containsKey(code);
                    since.put(code, first ? from : earlier(known, from));
                }
            }
        }

        private static @Nullable LocalDate earlier(@Nullable LocalDate one, @Nullable LocalDate other) {
            return one == null || other == null ? null : one.isBefore(other) ? one : other;
        }

        List<Candidate> firms() {
            Map<String, FirmFacts> register = new HashMap<>();
            facts.firms().forEach(firm -> register.put(firm.creditCode(), firm));
            Set<String> codes = new TreeSet<>(register.keySet());
            codes.addAll(figures.keySet());
            codes.addAll(land.keySet());
            List<Candidate> firms = new ArrayList<>(codes.size());
            for (String code : codes) {
                firms.add(firm(code, register.getOrDefault(code, new FirmFacts(code, null, null, null))));
            }
            return firms;
        }

        private Candidate firm(String code, FirmFacts known) {
            Figures declared = figures.get(code);
            return new Candidate(
                    code,
                    List.of(code),
                    known.aboveScale(),
                    known.industry(),
                    mainPark(code),
                    known.registeredOn(),
                    since.get(code),
                    owners.contains(code),
                    declared != null,
                    (declared == null ? Figures.NONE : declared).onLand(land.get(code)),
                    previous.getOrDefault(code, Figures.NONE).onLand(previousLand.get(code)),
                    facts.marks().getOrDefault(code, List.of()));
        }

        private @Nullable String mainPark(String code) {
            String main = null;
            BigDecimal most = null;
            for (Map.Entry<String, BigDecimal> park :
                    parks.getOrDefault(code, Map.of()).entrySet()) {
                if (most == null || park.getValue().compareTo(most) > 0) {
                    main = park.getKey();
                    most = park.getValue();
                }
            }
            return main == null || main.isEmpty() ? null : main;
        }
    }
}
