package org.mumap.server.ingest.doctor;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;
import org.mumap.server.geo.Crs;
import org.mumap.server.geo.CrsReading;
import org.mumap.server.geo.Drawing;
import org.mumap.server.geo.ShapeFault;
import org.mumap.server.ingest.format.BoundaryReading;
import org.mumap.server.problem.Problem;

/**
 * What is done to the coordinates of a file before they are read: some steps, and perhaps another system than the file or its
 * sender named.
 *
 * @param steps steps in their order
 * @param crs system that counts, {@code EPSG:4528}; null leaves it as it was
 */
public record Cures(List<Step> steps, @Nullable String crs) {

    /** One change of the numbers. */
    public enum Step {
        /** East and north stand in each other's place. */
        SWAP,
        /** The zone number stands twice before the easting. */
        UNDOUBLE,
        /** International feet, 0.3048 m. */
        FEET,
        /** A drawing in millimetres. */
        MILLIMETRES,
        /** Degrees, minutes and seconds written as one number, 120.3312 for 120°33′12″. */
        PACKED_DMS,
        /** A boundary text with latitude and longitude where the format has metres. */
        DEGREES,
        /** Points picked on a web map with shifted coordinates. */
        GCJ02,
        /** Points picked on Baidu's map. */
        BD09;

        /** Whether it takes a shift off, which no boundary survives. */
        public boolean shift() {
            return this == GCJ02 || this == BD09;
        }
    }

    public Cures {
        steps = List.copyOf(steps);
    }

    /**
     * Reads a cure as it is stored and sent: its words with blanks between them.
     *
     * @throws Problem 400 when a word is none of ours
     */
    public static Optional<Cures> parse(@Nullable String text) {
        if (text == null || text.isBlank()) {
            return Optional.empty();
        }
        List<Step> steps = new ArrayList<>();
        String crs = null;
        for (String word : text.strip().split("\\s+")) {
            Optional<Step> step = Arrays.stream(Step.values())
                    .filter(s -> s.name().equals(word))
                    .findFirst();
            if (step.isPresent() && !steps.contains(step.get())) {
                steps.add(step.get());
            } else if (crs == null && word.matches("EPSG:\\d{4,6}") && Crs.read(word) instanceof CrsReading.Known) {
                crs = word;
            } else {
                throw Problem.badRequest("unknown-cure", word.length() > 60 ? word.substring(0, 60) : word);
            }
        }
        return Optional.of(new Cures(steps, crs));
    }

    /** Its words. */
    public String text() {
        return Stream.concat(steps.stream().map(Step::name), Stream.ofNullable(crs))
                .collect(Collectors.joining(" "));
    }

    /** How the points of a boundary text are read under it. */
    public BoundaryReading reading() {
        if (steps.contains(Step.DEGREES)) {
            return BoundaryReading.DEGREES;
        }
        return steps.contains(Step.SWAP) ? BoundaryReading.EAST_NORTH : BoundaryReading.NORTH_EAST;
    }

    /** Whether it takes a shift off; then it concerns every point, wherever it lies. */
    public boolean shifts() {
        return steps.stream().anyMatch(Step::shift);
    }

    /**
     * The system that counts under this cure, given the one that counted before. One that is refused because its parameters are
     * not public stays refused: no cure makes Xian 80 of 2000.
     */
    public @Nullable CrsReading system(@Nullable CrsReading before) {
        if (before instanceof CrsReading.Refused refused && (refused.sort() != CrsReading.Sort.SHIFTED || !shifts())) {
            return before;
        }
        if (crs != null) {
            return Crs.read(crs);
        }
        return shifts() ? Crs.read("EPSG:4326") : before;
    }

    /** A drawing with its numbers put right; a boundary under a shift is refused. */
    public Drawing apply(Drawing drawing) {
        if (!(drawing instanceof Drawing.Shape shape)) {
            return drawing;
        }
        if (shifts() && shape.geometry().getDimension() > 0) {
            return new Drawing.Broken(new ShapeFault("shifted-boundary", List.of(), null));
        }
        Geometry cured = shape.geometry().copy();
        CureFilter filter = new CureFilter(steps);
        cured.apply(filter);
        cured.geometryChanged();
        return filter.failed()
                ? new Drawing.Broken(ShapeFault.invalid(ShapeFault.Reason.INVALID_COORDINATE, null))
                : new Drawing.Shape(cured);
    }
}
