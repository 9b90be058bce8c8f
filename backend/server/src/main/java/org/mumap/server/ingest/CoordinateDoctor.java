package org.mumap.server.ingest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.simplify.DouglasPeuckerSimplifier;
import org.mumap.server.Settings;
import org.mumap.server.geo.Crs;
import org.mumap.server.geo.CrsReading;
import org.mumap.server.geo.Drawing;
import org.mumap.server.geo.GeoJson;
import org.mumap.server.ingest.doctor.Cures;
import org.mumap.server.ingest.doctor.Diagnosis;
import org.mumap.server.ingest.format.BoundaryReading;
import org.mumap.server.ingest.format.ImportFailure;
import org.mumap.server.ingest.format.RowSource;
import org.mumap.server.ingest.format.SourceRow;
import org.mumap.server.ingest.format.Uploads;
import org.mumap.server.ledger.Batch;
import org.mumap.server.ledger.Kind;
import org.mumap.server.ledger.Kinds;
import org.mumap.server.problem.Problem;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Service;

/**
 * Looks at the coordinates of a batch's file, says what is wrong with them and shows what each cure would do. Nothing is changed:
 * a cure is applied by having the file read again.
 */
@Service
public class CoordinateDoctor {

    private static final int MOST_LOOKED_AT = 500;
    private static final int MOST_DRAWN = 60;
    private static final int AT_ONCE = 2;
    private static final double SKETCH = 0.00002;

    /** What was found. */
    public enum State {
        /** Nearly all shapes lie in the county. */
        HEALTHY,
        /** Some cure brings nearly all shapes into the county. */
        CURABLE,
        /** The system is refused; the sender must convert. */
        REFUSED,
        /** No cure that we know helps. */
        UNKNOWN,
        /** The file has no shapes, or the county is not known yet. */
        NOTHING
    }

    /** A cure, in words, and where the shapes would lie with it. */
    public record Proposal(String cure, String title, int inside, List<Map<String, Object>> after) {}

    /**
     * The answer.
     *
     * @param shapes how many shapes were looked at
     * @param inside how many of them lie in the county as they are
     * @param words what was found and what to do, in the reader's language
     * @param county outline of the county, GeoJSON
     * @param before where the shapes lie as they are; empty where their numbers lie nowhere on the Earth
     */
    public record Answer(
            State state,
            int shapes,
            int inside,
            String words,
            @Nullable Map<String, Object> county,
            List<Map<String, Object>> before,
            List<Proposal> proposals) {}

    private final Originals originals;
    private final CountyOutline outline;
    private final Settings settings;
    /** Files are unpacked and read for each look; more at once would cost what an import costs. */
    private final Semaphore turns = new Semaphore(AT_ONCE);

    CoordinateDoctor(Originals originals, CountyOutline outline, Settings settings) {
        this.originals = originals;
        this.outline = outline;
        this.settings = settings;
    }

    /**
     * Examines a batch.
     *
     * @throws Problem 410 when the original was cleaned away; 503 when others are looked at
     */
    public Answer examine(Batch batch, Locale locale) throws IOException {
        String sha256 = batch.fileSha256();
        if (sha256 == null || !Files.isRegularFile(originals.file(sha256))) {
            throw new Problem(HttpStatus.GONE, "original-cleaned", batch.id());
        }
        Kind kind = Kinds.find(batch.options().kind()).orElse(null);
        Envelope county = outline.box();
        if (kind == null || !kind.geometry().allowed() || county == null) {
            return nothing(locale, county == null ? "doctor.no-county" : "doctor.no-shapes");
        }
        if (!turns.tryAcquire()) {
            throw new Problem(HttpStatus.SERVICE_UNAVAILABLE, "marking-busy");
        }
        try {
            return examine(batch, kind, originals.file(sha256), county, locale);
        } finally {
            turns.release();
        }
    }

    private Answer examine(Batch batch, Kind kind, Path file, Envelope county, Locale locale) throws IOException {
        Read read = read(batch, kind, file, BoundaryReading.NORTH_EAST);
        if (!read.shapes().isEmpty()) {
            return examine(read.shapes(), read.stated(), county, locale);
        }
        // a boundary text refuses points whose axes are exchanged, or that are degrees, before they make a shape
        Read exchanged = read(batch, kind, file, BoundaryReading.EAST_NORTH);
        if (!exchanged.shapes().isEmpty()) {
            return readOtherwise(exchanged, Cures.Step.SWAP, county, locale);
        }
        Read degrees = read(batch, kind, file, BoundaryReading.DEGREES);
        return degrees.shapes().isEmpty()
                ? nothing(locale, "doctor.no-shapes")
                : readOtherwise(degrees, Cures.Step.DEGREES, county, locale);
    }

    private record Read(List<Geometry> shapes, @Nullable CrsReading stated) {}

    private Read read(Batch batch, Kind kind, Path file, BoundaryReading reading) throws IOException {
        Batch.Options options = batch.options();
        Uploads.Wish wish = new Uploads.Wish(options.kind(), options.layer(), options.register(), reading);
        Path folder = originals.openJob();
        try (RowSource source = new Uploads(
                        folder, wish, names -> Columns.score(kind, options.mapping(), names), settings.upload())
                .open(file, batch.fileName())) {
            return new Read(
                    shapes(source),
                    BatchCheck.coordinates(options.sourceCrs(), source).reading());
        } catch (ImportFailure e) {
            return new Read(List.of(), null);
        } finally {
            originals.closeJob(folder);
        }
    }

    /** A boundary text whose points make shapes only when they are read in another way; that way may need a further step. */
    private Answer readOtherwise(Read read, Cures.Step way, Envelope county, Locale locale) {
        int shapes = read.shapes().size();
        if (read.stated() instanceof CrsReading.Refused refused) {
            String words = ImportTexts.word(locale, "doctor.ask." + refused.sort(), refused.name());
            return answer(State.REFUSED, shapes, 0, words, List.of(), List.of());
        }
        Diagnosis diagnosis = new Diagnosis(read.shapes(), read.stated(), county);
        List<Proposal> proposals = new ArrayList<>();
        if (diagnosis.healthy()) {
            proposals.add(readOtherwise(read, new Cures(List.of(way), null), diagnosis.inside(), locale));
        } else if (way == Cures.Step.DEGREES) {
            diagnosis.proposals().forEach(p -> {
                List<Cures.Step> steps = new ArrayList<>(List.of(way));
                steps.addAll(p.cures().steps());
                proposals.add(readOtherwise(read, new Cures(steps, p.cures().crs()), p.inside(), locale));
            });
        }
        return answer(
                proposals.isEmpty() ? State.UNKNOWN : State.CURABLE,
                shapes,
                0,
                ImportTexts.word(locale, proposals.isEmpty() ? "doctor.unknown" : "doctor.curable", 0, shapes),
                List.of(),
                proposals);
    }

    // the shapes are read that way already: only the steps after it are left to draw
    private static Proposal readOtherwise(Read read, Cures cures, int inside, Locale locale) {
        Cures rest = new Cures(cures.steps().subList(1, cures.steps().size()), cures.crs());
        return new Proposal(cures.text(), title(cures, locale), inside, draw(read.shapes(), rest, read.stated()));
    }

    private static List<Geometry> shapes(RowSource source) throws IOException {
        List<Geometry> shapes = new ArrayList<>();
        for (SourceRow row = source.next(); row != null && shapes.size() < MOST_LOOKED_AT; row = source.next()) {
            if (row.drawing() instanceof Drawing.Shape shape
                    && !shape.geometry().isEmpty()) {
                shapes.add(shape.geometry());
            }
        }
        return shapes;
    }

    private Answer examine(List<Geometry> shapes, @Nullable CrsReading stated, Envelope county, Locale locale) {
        Diagnosis diagnosis = new Diagnosis(shapes, stated, county);
        List<Map<String, Object>> before = draw(shapes, new Cures(List.of(), null), stated);
        boolean points = shapes.stream().allMatch(s -> s.getDimension() == 0);
        if (stated instanceof CrsReading.Refused refused) {
            if (refused.sort() == CrsReading.Sort.SHIFTED && points) {
                return shifted(shapes, stated, diagnosis, before, locale);
            }
            String words = ImportTexts.word(locale, "doctor.ask." + refused.sort(), refused.name());
            return answer(State.REFUSED, shapes.size(), diagnosis.inside(), words, before, List.of());
        }
        if (diagnosis.healthy()) {
            String words = ImportTexts.word(locale, points ? "doctor.healthy-points" : "doctor.healthy");
            List<Proposal> proposals = points ? shiftsOff(shapes, stated, locale) : List.of();
            return answer(State.HEALTHY, shapes.size(), diagnosis.inside(), words, before, proposals);
        }
        List<Proposal> proposals = diagnosis.proposals().stream()
                .map(p -> proposal(shapes, p.cures(), p.inside(), stated, locale))
                .toList();
        String key = proposals.isEmpty() ? "doctor.unknown" : "doctor.curable";
        return answer(
                proposals.isEmpty() ? State.UNKNOWN : State.CURABLE,
                shapes.size(),
                diagnosis.inside(),
                ImportTexts.word(locale, key, diagnosis.inside(), shapes.size()),
                before,
                proposals);
    }

    private Answer shifted(
            List<Geometry> shapes,
            CrsReading stated,
            Diagnosis diagnosis,
            List<Map<String, Object>> before,
            Locale locale) {
        return answer(
                State.CURABLE,
                shapes.size(),
                diagnosis.inside(),
                ImportTexts.word(locale, "doctor.shifted"),
                before,
                shiftsOff(shapes, stated, locale));
    }

    private List<Proposal> shiftsOff(List<Geometry> shapes, @Nullable CrsReading stated, Locale locale) {
        return List.of(Cures.Step.GCJ02, Cures.Step.BD09).stream()
                .map(step -> proposal(shapes, new Cures(List.of(step), null), shapes.size(), stated, locale))
                .toList();
    }

    private static Proposal proposal(
            List<Geometry> shapes, Cures cures, int inside, @Nullable CrsReading stated, Locale locale) {
        return new Proposal(cures.text(), title(cures, locale), inside, draw(shapes, cures, stated));
    }

    /** The cure in words. */
    static String title(Cures cures, Locale locale) {
        List<String> words = new ArrayList<>();
        cures.steps().forEach(step -> words.add(ImportTexts.word(locale, "cure." + step)));
        if (cures.crs() != null && Crs.read(cures.crs()) instanceof CrsReading.Known known) {
            words.add(
                    ImportTexts.word(locale, "cure.as", cures.crs(), known.crs().name()));
        }
        return words.stream().collect(Collectors.joining(locale.getLanguage().equals("en") ? "; " : "；"));
    }

    private static List<Map<String, Object>> draw(List<Geometry> shapes, Cures cures, @Nullable CrsReading stated) {
        CrsReading reading = cures.system(stated);
        Optional<Crs> system = reading == null
                ? Optional.of(Crs.cgcs2000())
                : reading instanceof CrsReading.Known known ? Optional.of(known.crs()) : Optional.empty();
        List<Map<String, Object>> drawn = new ArrayList<>();
        shapes.stream()
                .limit(MOST_DRAWN)
                .forEach(shape -> system.flatMap(s -> cures.apply(new Drawing.Shape(shape)) instanceof Drawing.Shape c
                                ? s.toCgcs2000(c.geometry())
                                : Optional.<Geometry>empty())
                        .filter(CoordinateDoctor::onEarth)
                        .map(s -> DouglasPeuckerSimplifier.simplify(s, SKETCH))
                        .filter(s -> !s.isEmpty())
                        .ifPresent(s -> drawn.add(GeoJson.toMap(s))));
        return drawn;
    }

    private static boolean onEarth(Geometry shape) {
        return new Envelope(-180, 180, -90, 90).contains(shape.getEnvelopeInternal());
    }

    private Answer answer(
            State state,
            int shapes,
            int inside,
            String words,
            List<Map<String, Object>> before,
            List<Proposal> proposals) {
        Map<String, Object> county = outline.sketch().map(GeoJson::toMap).orElse(null);
        return new Answer(state, shapes, inside, words, county, before, proposals);
    }

    private static Answer nothing(Locale locale, String key) {
        return new Answer(State.NOTHING, 0, 0, ImportTexts.word(locale, key), null, List.of(), List.of());
    }
}
