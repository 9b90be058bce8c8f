package org.mumap.rules.siting;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the rules ask of a parcel. {@link SiteCandidate} has all of it; a search over very many parcels hands in lean rows. */
public interface SiteFacts {

    /** Its code. */
    String parcelCode();

    /** Its area, mu. */
    double areaMu();

    /** The ways in which it could be had; empty = in none. */
    Set<SupplyKind> supply();

    /** Scheme of its present use. */
    @Nullable
    String landUseScheme();

    /** Its present use. */
    @Nullable
    String landUseCode();

    /** Its planned use; it goes before the present use. */
    @Nullable
    String plannedUse();

    /** Whether it lies in a park. */
    boolean inPark();

    /** How well it suits its park, 0 to 1; null = 1 inside a park, 0 outside. */
    @Nullable
    Double parkFit();

    /** Control lines that meet it. */
    List<ControlHit> controls();

    /** A measured value; not a number = nobody measured it. */
    double measure(Measure measure);

    /** Whether a work of readiness stands. */
    boolean ready(Readiness work);

    /** Whether it is mortgaged or seized. */
    boolean encumbered();
}
