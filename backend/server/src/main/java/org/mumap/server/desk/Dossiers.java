package org.mumap.server.desk;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.PrecisionModel;
import org.mumap.rules.measure.Money;
import org.mumap.rules.measure.Mu;
import org.mumap.server.desk.Dossier.Areas;
import org.mumap.server.desk.Dossier.Encumbrance;
import org.mumap.server.desk.Dossier.ParkName;
import org.mumap.server.desk.Dossier.ParkOfParcel;
import org.mumap.server.desk.Dossier.ProjectOnParcel;
import org.mumap.server.desk.Dossier.User;
import org.mumap.server.desk.Dossier.Verdicts;
import org.mumap.server.desk.YieldsOfParcel.Yield;
import org.mumap.server.idle.IdleAnswer;
import org.mumap.server.idle.IdleVerdicts;
import org.mumap.server.ledger.Fact;
import org.mumap.server.ledger.Times;
import org.mumap.server.parcel.ParcelShape;
import org.mumap.server.parcel.Parcels;
import org.mumap.server.park.Park;
import org.mumap.server.park.Parks;
import org.mumap.server.problem.Problem;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.util.RawValue;

/** Composes dossiers from the ledger and the rooms. */
@Service
@Transactional(readOnly = true)
public class Dossiers {

    private static final GeometryFactory CGCS2000 = new GeometryFactory(new PrecisionModel(), 4490);

    private final JdbcClient jdbc;
    private final FactsOfParcel facts;
    private final YieldsOfParcel yields;
    private final Parcels parcels;
    private final Parks parks;
    private final IdleVerdicts idle;

    Dossiers(
            JdbcClient jdbc,
            FactsOfParcel facts,
            YieldsOfParcel yields,
            Parcels parcels,
            Parks parks,
            IdleVerdicts idle) {
        this.jdbc = jdbc;
        this.facts = facts;
        this.yields = yields;
        this.parcels = parcels;
        this.parks = parks;
        this.idle = idle;
    }

    /**
     * The dossier of a parcel.
     *
     * @param locale language of the sentences
     * @throws Problem (404) when there was no such parcel at those times, or the scope does not contain it
     */
    public Dossier get(String parcelCode, Times times, Locale locale) {
        Map<String, List<Fact>> read = facts.read(parcelCode, times);
        Fact parcel = rows(read, "parcels").stream()
                .findFirst()
                .orElseThrow(() -> Problem.notFound("no-such-parcel", parcelCode));
        ParcelShape shape = parcels.getShape(parcelCode, parcel.versionId());
        List<Yield> placed = yields.list(parcelCode, times);
        return new Dossier(
                parcelCode,
                parcel.text("name"),
                times.asOf(),
                times.knownAt(),
                new RawValue(shape.geoJson()),
                List.of(shape.lon(), shape.lat()),
                areas(parcel),
                park(parcel.text("park_code"), shape),
                read.values().stream()
                        .flatMap(List::stream)
                        .map(FactsOfParcel::show)
                        .toList(),
                users(rows(read, "occupancies"), placed, times),
                new Verdicts(IdleAnswer.of(idle.get(parcelCode, times), locale), YieldsOfParcel.byYear(placed)),
                rows(read, "encumbrances").stream()
                        .map(row -> encumbrance(row, times))
                        .toList(),
                projects(parcelCode, times),
                parcels.getLineage(parcelCode, parcel.codes("predecessors"), times.knownAt()));
    }

    private static List<Fact> rows(Map<String, List<Fact>> read, String kind) {
        return Objects.requireNonNull(read.get(kind));
    }

    private static Areas areas(Fact parcel) {
        BigDecimal registered = parcel.number("registered_area_m2");
        BigDecimal ellipsoidal = parcel.number("area_ellipsoid_m2");
        BigDecimal used = registered != null && registered.signum() > 0 ? registered : ellipsoidal;
        return new Areas(
                registered,
                ellipsoidal,
                parcel.number("area_zone_plane_m2"),
                parcel.integer("zone_epsg"),
                parcel.number("area_file_plane_m2"),
                parcel.integer("file_epsg"),
                used == null ? null : Mu.displayInTable(Mu.ofSquareMetres(used)));
    }

    private ParkOfParcel park(@Nullable String declared, ParcelShape shape) {
        List<Park> around = parks.listAround(CGCS2000.createPoint(new Coordinate(shape.lon(), shape.lat())));
        boolean agrees = declared == null
                ? around.isEmpty()
                : around.stream().anyMatch(park -> park.parkCode().equals(declared));
        return new ParkOfParcel(
                declared,
                around.stream()
                        .map(park -> new ParkName(park.parkCode(), park.name()))
                        .toList(),
                agrees);
    }

    private List<User> users(List<Fact> occupancies, List<Yield> placed, Times times) {
        List<Fact> present = occupancies.stream()
                .filter(row ->
                        row.date("to_on") == null || !row.requiredDate("to_on").isBefore(times.asOf()))
                .toList();
        List<String> codes = present.stream()
                .map(row -> row.requiredText("credit_code"))
                .distinct()
                .toList();
        Map<String, String> names = facts.list("enterprises", "credit_code", codes, times).stream()
                .collect(Collectors.toMap(Fact::key, row -> row.requiredText("name")));
        Integer year = YieldsOfParcel.newestYear(placed);
        // a firm's money is shown once, however many rows it has here
        Set<String> shown = new HashSet<>();
        List<User> users = new ArrayList<>();
        for (Fact row : present) {
            String code = row.requiredText("credit_code");
            boolean gives = row.requiredText("relation").equals("LEASE_OUT");
            Yield own = gives || !shown.add(code) ? null : find(placed, code, year);
            users.add(user(row, names.get(code), own));
        }
        return users;
    }

    private static @Nullable Yield find(List<Yield> placed, String creditCode, @Nullable Integer year) {
        return placed.stream()
                .filter(each -> each.creditCode().equals(creditCode) && Objects.equals(each.year(), year))
                .findFirst()
                .orElse(null);
    }

    private static User user(Fact row, @Nullable String name, @Nullable Yield placed) {
        return new User(
                row.requiredText("credit_code"),
                name,
                row.requiredText("relation"),
                row.number("land_m2"),
                placed == null ? null : wan(placed.taxFen()),
                placed == null ? null : wan(placed.outputFen()),
                placed == null ? null : Integer.valueOf(placed.year()));
    }

    private static @Nullable BigDecimal wan(@Nullable Long fen) {
        return fen == null ? null : Money.wanOfFen(fen);
    }

    private static Encumbrance encumbrance(Fact row, Times times) {
        return new Encumbrance(
                row.requiredText("kind"),
                row.requiredText("holder_name"),
                row.date("from_on"),
                row.date("to_on"),
                row.number("amount_wan"),
                row.text("document_no"),
                row.date("to_on") == null || !row.requiredDate("to_on").isBefore(times.asOf()));
    }

    private List<ProjectOnParcel> projects(String parcelCode, Times times) {
        List<Fact> land = facts.list("project_land", "parcel_code", List.of(parcelCode), times).stream()
                .filter(row -> FactsOfParcel.begun(row, "from_on", times.asOf()))
                .toList();
        List<String> codes =
                land.stream().map(row -> row.requiredText("project_code")).toList();
        Map<String, String> names = facts.list("projects", "row_key", codes, times).stream()
                .collect(Collectors.toMap(Fact::key, row -> row.requiredText("name")));
        Map<String, String> lamps = times.current() ? lamps(codes) : Map.of();
        return land.stream()
                .map(row -> {
                    String code = row.requiredText("project_code");
                    return new ProjectOnParcel(code, names.get(code), row.text("role"), lamps.get(code));
                })
                .toList();
    }

    private Map<String, String> lamps(List<String> projectCodes) {
        return jdbc
                .sql(
                        "select project_code, lamp from live.project_site where project_code = any(:codes) and lamp is not null")
                .param("codes", projectCodes.toArray(String[]::new))
                .query((row, n) -> Map.entry(row.getString("project_code"), row.getString("lamp")))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}
