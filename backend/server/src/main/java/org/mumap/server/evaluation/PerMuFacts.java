package org.mumap.server.evaluation;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.mumap.rules.code.IndustryCode;
import org.mumap.rules.code.Parsed;
import org.mumap.rules.permu.AnnualReturn;
import org.mumap.rules.permu.Firm;
import org.mumap.rules.permu.Occupancy;
import org.mumap.rules.permu.ParcelLand;
import org.mumap.rules.permu.PerMu;
import org.mumap.rules.permu.PerMuTable;
import org.mumap.rules.permu.Relation;
import org.mumap.server.ledger.Fact;
import org.mumap.server.ledger.Facts;
import org.mumap.server.ledger.Kinds;
import org.mumap.server.ledger.Owner;
import org.mumap.server.ledger.Times;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Reads what the per-mu rule needs from the ledger. Reads as the owner: a firm's money is split over all its parcels, also
 * those the asker may not see; what is shown is restricted afterwards, row by row, by the database.
 */
@Component
class PerMuFacts {

    private final Facts facts;
    private final JdbcClient jdbc;

    PerMuFacts(Facts facts, @Owner JdbcClient jdbc) {
        this.facts = facts;
        this.jdbc = jdbc;
    }

    /**
     * Everything of one pair of times, for any year.
     *
     * @param times the times
     * @param returns all annual returns up to the day's year
     * @param occupancies all occupancies that began by the day
     * @param parcels the parcels they name, as they are on the day
     * @param firms the firms by credit code
     */
    record World(
            Times times,
            List<AnnualReturn> returns,
            List<Occupancy> occupancies,
            Map<String, ParcelLand> parcels,
            Map<String, Firm> firms) {

        boolean hasReturns(int year) {
            return returns.stream().anyMatch(declared -> declared.year() == year);
        }
    }

    World read(Times times) {
        List<AnnualReturn> returns = facts.list(jdbc, Kinds.get("annual_returns"), times).stream()
                .map(PerMuFacts::annualReturn)
                .filter(r -> r.year() <= times.asOf().getYear())
                .toList();
        List<Occupancy> occupancies = facts.list(jdbc, Kinds.get("occupancies"), times).stream()
                .map(PerMuFacts::occupancy)
                .filter(o -> o.fromOn() == null || !o.fromOn().isAfter(times.asOf()))
                .toList();
        Set<String> codes = occupancies.stream().map(Occupancy::parcelCode).collect(Collectors.toSet());
        Map<String, Firm> firms = facts.list(jdbc, Kinds.get("enterprises"), times).stream()
                .map(PerMuFacts::firm)
                .collect(Collectors.toMap(Firm::creditCode, f -> f));
        return new World(times, returns, occupancies, parcels(codes, times), firms);
    }

    /** The year's table. A parcel that ended before the day asked about still lies where it lay at the year's end. */
    PerMuTable table(World world, int year) {
        LocalDate lastDay = LocalDate.of(year, 12, 31);
        List<String> gone = world.occupancies().stream()
                .filter(o -> o.holdsOn(lastDay))
                .map(Occupancy::parcelCode)
                .filter(code -> !world.parcels().containsKey(code))
                .distinct()
                .toList();
        Map<String, ParcelLand> parcels = world.parcels();
        if (!gone.isEmpty() && lastDay.isBefore(world.times().asOf())) {
            parcels = new HashMap<>(parcels);
            parcels.putAll(parcels(gone, new Times(lastDay, world.times().knownAt(), false)));
        }
        return PerMu.apportion(year, world.returns(), world.occupancies(), parcels);
    }

    private Map<String, ParcelLand> parcels(Collection<String> codes, Times times) {
        List<Fact> found = new ArrayList<>(facts.list(jdbc, Kinds.get("parcels"), "row_key", codes, times));
        return found.stream().map(PerMuFacts::parcel).collect(Collectors.toMap(ParcelLand::parcelCode, p -> p));
    }

    private static AnnualReturn annualReturn(Fact fact) {
        return new AnnualReturn(
                fact.text("credit_code"),
                Integer.parseInt(fact.requiredText("year")),
                fact.number("output_wan"),
                fact.number("value_added_wan"),
                fact.number("tax_wan"));
    }

    private static Occupancy occupancy(Fact fact) {
        return new Occupancy(
                fact.requiredText("credit_code"),
                fact.requiredText("parcel_code"),
                Relation.valueOf(fact.requiredText("relation")),
                fact.number("land_m2"),
                fact.number("building_m2"),
                fact.date("from_on"),
                fact.date("to_on"));
    }

    private static ParcelLand parcel(Fact fact) {
        return new ParcelLand(
                fact.requiredText("parcel_code"),
                fact.text("name"),
                fact.number("registered_area_m2"),
                fact.number("plot_ratio"),
                fact.text("park_code"),
                null,
                fact.text("town"));
    }

    private static Firm firm(Fact fact) {
        return new Firm(
                fact.requiredText("credit_code"),
                fact.text("name"),
                industry(fact.text("industry_scheme"), fact.text("industry_code")),
                null);
    }

    /** The division (two digits), or the section letter where the code goes no deeper; null when there is none. */
    private static @Nullable String industry(@Nullable String scheme, @Nullable String code) {
        return IndustryCode.parse(scheme, code) instanceof Parsed.Ok<IndustryCode> ok
                ? ok.value().findDivision().orElse(ok.value().code())
                : null;
    }
}
