package org.mumap.server.desk;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mumap.server.idle.IdleAnswer;
import org.mumap.server.ledger.Source;
import org.mumap.server.parcel.Lineage;
import tools.jackson.databind.util.RawValue;

/**
 * Everything about one parcel at two times.
 *
 * @param parcelCode the parcel
 * @param name its name
 * @param asOf the day asked about
 * @param knownAt the instant of the ledger
 * @param geometry GeoJSON geometry of that day, EPSG:4490
 * @param point a point on it: longitude, latitude
 * @param areas its areas
 * @param park the park it is declared in, and those on whose land it lies
 * @param facts every ledger row that speaks of it, with its source
 * @param enterprises who uses it
 * @param verdicts what the rules say of it
 * @param encumbrances mortgages, seizures, easements that had begun
 * @param projects projects on it
 * @param lineage what lay here before and after, and its versions
 */
public record Dossier(
        String parcelCode,
        @Nullable String name,
        LocalDate asOf,
        Instant knownAt,
        RawValue geometry,
        List<Double> point,
        Areas areas,
        ParkOfParcel park,
        List<DossierFact> facts,
        List<User> enterprises,
        Verdicts verdicts,
        List<Encumbrance> encumbrances,
        List<ProjectOnParcel> projects,
        Lineage lineage) {

    /**
     * Areas side by side; none is ever overwritten by another.
     *
     * @param registeredM2 as registered
     * @param ellipsoidalM2 of the shape on the ellipsoid CGCS2000
     * @param zonePlaneM2 of the shape in the plane of its 3° zone, null outside zones 25–45
     * @param zoneEpsg that zone
     * @param filePlaneM2 of the shape in the plane of the file it came with, null when that had longitude and latitude
     * @param fileEpsg system of that file, null when it has no EPSG code
     * @param mu registered, else ellipsoidal: the area that per-mu figures use
     */
    public record Areas(
            @Nullable BigDecimal registeredM2,
            @Nullable BigDecimal ellipsoidalM2,
            @Nullable BigDecimal zonePlaneM2,
            @Nullable Integer zoneEpsg,
            @Nullable BigDecimal filePlaneM2,
            @Nullable Integer fileEpsg,
            @Nullable BigDecimal mu) {}

    /**
     * Declared against drawn.
     *
     * @param declared the park its row names, null when it names none
     * @param lyingIn the parks (as they are today) on whose land it lies, the smallest first
     * @param agrees whether the declared park is one of them, or neither says anything
     */
    public record ParkOfParcel(@Nullable String declared, List<ParkName> lyingIn, boolean agrees) {}

    /** A park by code and name. */
    public record ParkName(String parkCode, String name) {}

    /**
     * One ledger row.
     *
     * @param kind kind of import
     * @param key key within the kind
     * @param fields columns that are not blank, in the order of the template
     * @param attributes columns of the file that the kind does not know
     * @param source batch, sheet, row, who and when
     */
    public record DossierFact(
            String kind, String key, List<Field> fields, Map<String, Object> attributes, Source source) {}

    /** One value with its titles; the unit is null where it has none. */
    public record Field(
            String name,
            String title,
            String titleEn,
            Object value,
            @Nullable String unit) {}

    /**
     * A firm on the parcel by one occupancy.
     *
     * @param landM2 land by the occupancy
     * @param taxWan its tax placed on this parcel in the year, 万元; null without return, or where another row of the firm has it
     * @param outputWan likewise
     * @param year newest closed year of the day asked about; null where nothing is placed
     */
    public record User(
            String creditCode,
            @Nullable String name,
            String relation,
            @Nullable BigDecimal landM2,
            @Nullable BigDecimal taxWan,
            @Nullable BigDecimal outputWan,
            @Nullable Integer year) {}

    /** What the rules say. */
    public record Verdicts(IdleAnswer idle, List<PerMuYear> perMu) {}

    /** Money of a year on the land that firms use here, null where no return states it; per mu is null where they use none. */
    public record PerMuYear(
            int year,
            BigDecimal areaMu,
            @Nullable BigDecimal taxWan,
            @Nullable BigDecimal outputWan,
            @Nullable BigDecimal taxWanPerMu,
            @Nullable BigDecimal outputWanPerMu) {}

    /** A right of somebody else; in force when it has not ended by the day asked about. */
    public record Encumbrance(
            String kind,
            String holderName,
            @Nullable LocalDate fromOn,
            @Nullable LocalDate toOn,
            @Nullable BigDecimal amountWan,
            @Nullable String documentNo,
            boolean inForce) {}

    /** A project on the parcel; the lamp is today's, null for other times. */
    public record ProjectOnParcel(
            String projectCode,
            @Nullable String name,
            @Nullable String role,
            @Nullable String lamp) {}
}
