package org.mumap.server.ingest.doctor;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.mumap.rules.measure.GaussZone;
import org.mumap.server.geo.Crs;
import org.mumap.server.geo.CrsReading;
import org.mumap.server.geo.Drawing;

/**
 * Tries every cure there is on the centres of some shapes, and keeps those that bring nearly all of them into the county. What
 * needs the fewest changes comes first.
 */
public final class Diagnosis {

    private static final double NEARLY_ALL = 0.9;
    private static final int MOST_CURES = 3;
    private static final GeometryFactory FACTORY = new GeometryFactory();
    private static final List<List<Cures.Step>> STEPS = List.of(
            List.of(),
            List.of(Cures.Step.SWAP),
            List.of(Cures.Step.UNDOUBLE),
            List.of(Cures.Step.SWAP, Cures.Step.UNDOUBLE),
            List.of(Cures.Step.PACKED_DMS),
            List.of(Cures.Step.SWAP, Cures.Step.PACKED_DMS),
            List.of(Cures.Step.FEET),
            List.of(Cures.Step.SWAP, Cures.Step.FEET),
            List.of(Cures.Step.MILLIMETRES),
            List.of(Cures.Step.SWAP, Cures.Step.MILLIMETRES));

    /**
     * A cure and what it does.
     *
     * @param cures the cure
     * @param inside how many of the shapes lie in the county with it
     */
    public record Proposal(Cures cures, int inside) {}

    private final @Nullable CrsReading stated;
    private final Envelope county;
    private final List<Drawing> centres;

    /**
     * @param shapes shapes in the coordinates of the file
     * @param stated the system that file or sender name, or null
     * @param county box around the county, EPSG:4490
     */
    public Diagnosis(List<Geometry> shapes, @Nullable CrsReading stated, Envelope county) {
        this.stated = stated;
        this.county = county;
        this.centres = shapes.stream()
                .map(s -> s.getEnvelopeInternal().centre())
                .map(c -> c == null ? new Coordinate(Double.NaN, Double.NaN) : c)
                .<Drawing>map(c -> new Drawing.Shape(FACTORY.createPoint(c)))
                .toList();
    }

    /** How many of the shapes lie in the county as they are. */
    public int inside() {
        return inside(new Cures(List.of(), null));
    }

    /** Whether nothing needs to be done. */
    public boolean healthy() {
        return inside() >= NEARLY_ALL * centres.size();
    }

    /** The cures that bring nearly all shapes into the county. */
    public List<Proposal> proposals() {
        List<Proposal> found = new ArrayList<>();
        List<Coordinate> places = new ArrayList<>();
        List<Cures> all = candidates();
        all.sort(Comparator.comparingInt(c -> c.steps().size() * 2 + (c.crs() == null ? 0 : 1)));
        for (Cures cures : all) {
            int inside = inside(cures);
            if (inside < NEARLY_ALL * centres.size() || inside == 0 || found.size() >= MOST_CURES) {
                continue;
            }
            // with and without the zone number the same numbers may mean the same place
            Coordinate first = place(centres.get(0), cures);
            if (first == null || places.stream().noneMatch(p -> p.distance(first) < 1e-6)) {
                found.add(new Proposal(cures, inside));
                if (first != null) {
                    places.add(first);
                }
            }
        }
        return found;
    }

    private List<Cures> candidates() {
        List<@Nullable String> systems = new ArrayList<>();
        systems.add(null);
        Coordinate centre = county.centre();
        systems.add("EPSG:" + Crs.CGCS2000);
        for (int step : new int[] {0, -1, 1}) {
            for (int width : new int[] {3, 6}) {
                int number =
                        width == 3 ? (int) Math.round(centre.x / 3) + step : (int) Math.floor(centre.x / 6) + 1 + step;
                if (width == 3 ? number >= 25 && number <= 45 : number >= 13 && number <= 23) {
                    GaussZone zone = new GaussZone(width, number);
                    systems.add("EPSG:" + zone.epsgWithPrefix());
                    systems.add("EPSG:" + zone.epsgWithoutPrefix());
                }
            }
        }
        systems.add("EPSG:3857");
        List<Cures> all = new ArrayList<>();
        for (List<Cures.Step> steps : STEPS) {
            for (String system : systems) {
                if (!steps.isEmpty() || system != null) {
                    all.add(new Cures(steps, system));
                }
            }
        }
        return all;
    }

    private int inside(Cures cures) {
        return (int) centres.stream()
                .filter(c -> {
                    Coordinate place = place(c, cures);
                    return place != null && county.contains(place);
                })
                .count();
    }

    private @Nullable Coordinate place(Drawing centre, Cures cures) {
        return cures.apply(centre) instanceof Drawing.Shape shape
                        && system(cures.system(stated)).isPresent()
                ? system(cures.system(stated))
                        .get()
                        .toCgcs2000(shape.geometry())
                        .map(Geometry::getCoordinate)
                        .orElse(null)
                : null;
    }

    // where nobody said, degrees are taken for EPSG:4490, as the import does
    private static Optional<Crs> system(@Nullable CrsReading reading) {
        if (reading == null) {
            return Optional.of(Crs.cgcs2000());
        }
        return reading instanceof CrsReading.Known known ? Optional.of(known.crs()) : Optional.empty();
    }
}
