package org.mumap.server.ingest;

import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Envelope;
import org.mumap.rules.measure.MeasureUnit;
import org.mumap.server.Settings;
import org.mumap.server.geo.Crs;
import org.mumap.server.geo.CrsReading;
import org.mumap.server.geo.TerrainFiles;
import org.mumap.server.ingest.doctor.Cures;
import org.mumap.server.ingest.format.BoundaryReading;
import org.mumap.server.ingest.format.ImportFailure;
import org.mumap.server.ingest.format.RowSource;
import org.mumap.server.ingest.format.SourceRow;
import org.mumap.server.ingest.format.TableHead;
import org.mumap.server.ingest.format.Uploads;
import org.mumap.server.ledger.Batch;
import org.mumap.server.ledger.Kind;
import org.mumap.server.ledger.Kinds;
import org.mumap.server.ledger.Owner;
import org.mumap.server.ledger.Stages;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Checks one batch from its file to its report. Cut off at any point, it can be done again from the beginning. */
@Component
class BatchCheck {

    private static final Logger LOG = LoggerFactory.getLogger(BatchCheck.class);
    private static final double READ = 0.6;
    private static final double COMPARED = 0.95;

    private final BatchBook book;
    private final Originals originals;
    private final CountyOutline outline;
    private final ColumnNaming naming;
    private final Staging staging;
    private final SetChecks checks;
    private final Overlaps overlaps;
    private final Stages stages;
    private final Stops stops;
    private final JdbcClient jdbc;
    private final Settings settings;
    private final ImportSettings imports;

    BatchCheck(
            BatchBook book,
            Originals originals,
            CountyOutline outline,
            ColumnNaming naming,
            Staging staging,
            SetChecks checks,
            Overlaps overlaps,
            Stages stages,
            Stops stops,
            @Owner JdbcClient jdbc,
            Settings settings,
            ImportSettings imports) {
        this.book = book;
        this.originals = originals;
        this.outline = outline;
        this.naming = naming;
        this.staging = staging;
        this.checks = checks;
        this.overlaps = overlaps;
        this.stages = stages;
        this.stops = stops;
        this.jdbc = jdbc;
        this.settings = settings;
        this.imports = imports;
    }

    /** Does all of it; whatever goes wrong ends in a state with a reason. */
    void run(long batchId) {
        Optional<Work> work = book.take(batchId);
        if (work.isPresent()) {
            stops.check(batchId, () -> run(work.get()));
            stages.leave(batchId);
            if (book.state(batchId) == Batch.State.DISCARDED) {
                // thrown away meanwhile: what was written since goes too
                book.wipe(batchId);
            }
        }
    }

    private void run(Work work) {
        long batchId = work.id();
        try {
            check(work);
        } catch (BatchBook.Gone e) {
            book.wipe(batchId);
        } catch (ImportFailure e) {
            fail(batchId, e.code(), e.args());
        } catch (ZipException | EOFException e) {
            fail(batchId, "broken-packing", List.of(work.fileName()));
        } catch (IOException | RuntimeException | StackOverflowError | OutOfMemoryError e) {
            if (book.state(batchId) == Batch.State.DISCARDED) {
                LOG.info("The check of batch {} was stopped", batchId);
                return;
            }
            LOG.error("Batch {} could not be checked", batchId, e);
            fail(batchId, "import-broke-off", List.of(Long.toString(batchId)));
        }
    }

    private void fail(long batchId, String code, List<String> args) {
        book.wipe(batchId);
        book.fail(batchId, code, args);
    }

    private void check(Work work) throws IOException {
        Path file = originals.file(work.sha256());
        if (!Files.isRegularFile(file)) {
            throw new ImportFailure("original-missing", work.fileName());
        }
        if (work.kind().equals(Imports.TERRAIN)) {
            checkTerrain(work, file);
            return;
        }
        Kind kind = Kinds.get(work.kind());
        long rows = stage(work, kind, file);
        if (rows == 0) {
            throw new ImportFailure("empty-file");
        }
        stages.time(work.id(), "references", () -> {
            jdbc.sql("analyze ledger.staged_row").update();
            checks.reject(work, kind);
        });
        book.progress(work.id(), READ + 0.05);
        if (kind.name().equals("parcels")) {
            stages.time(work.id(), "neighbours", () -> {
                overlaps.find(work, rows, done -> {
                    stages.count(work.id(), done, rows);
                    book.progress(work.id(), READ + 0.05 + (double) done / rows * (COMPARED - READ - 0.05));
                });
                checks.markRejected(work);
            });
        }
        stages.time(work.id(), "county", () -> checks.warn(work, kind));
        book.progress(work.id(), COMPARED);
        stages.time(work.id(), "diff", () -> book.settle(work.id(), checks.compare(work, kind)));
    }

    private void checkTerrain(Work work, Path file) throws IOException {
        if (!Uploads.isTiff(file, work.fileName())) {
            throw new ImportFailure("not-geotiff", work.fileName());
        }
        try {
            TerrainFiles.Terrain terrain = TerrainFiles.read(file);
            LOG.info("Terrain of batch {}: {} × {} in {}", work.id(), terrain.width(), terrain.height(), terrain.crs());
            staging.write(
                    work.id(),
                    null,
                    List.of(new StagedRow(
                            1,
                            Imports.TERRAIN,
                            Map.of("crs", terrain.crs(), "width", terrain.width(), "height", terrain.height()),
                            Map.of(),
                            Crs.cgcs2000().toCgcs2000(box(terrain.extent())).orElse(null),
                            List.of())));
            book.settle(work.id(), Map.of("new", 1, "changed", 0, "same", 0, "vanished", 0));
        } catch (TerrainFiles.NotTerrain e) {
            throw new ImportFailure(
                    e.code().equals("not-geotiff") ? "not-geotiff" : "terrain-" + e.code(), work.fileName());
        }
    }

    private static org.locationtech.jts.geom.Geometry box(Envelope extent) {
        return new org.locationtech.jts.geom.GeometryFactory().toGeometry(extent);
    }

    private long stage(Work work, Kind kind, Path file) throws IOException {
        Path folder = originals.openJob();
        Map<String, String> habits = naming.of(work.by(), work.kind());
        stages.enter(work.id(), "open");
        long start = System.nanoTime();
        try (RowSource source = open(work, kind, file, folder, habits)) {
            stages.add(work.id(), "open", System.nanoTime() - start);
            Columns columns = columns(work, kind, source, habits);
            RowReader reader = new RowReader(
                    kind, columns, new CellReader(source.serialDays()), shapes(work, kind, source), work.lineage());
            return stage(work, source, reader);
        } finally {
            originals.closeJob(folder);
        }
    }

    private ShapeReader shapes(Work work, Kind kind, RowSource source) {
        ShapeReader.Coordinates coordinates = coordinates(work.sourceCrs(), source);
        Envelope county = outline.box();
        return Cures.parse(work.cure())
                .map(c -> ShapeReader.curing(c, kind.geometry(), coordinates, county, settings.upload()))
                .orElseGet(() -> new ShapeReader(kind.geometry(), coordinates, county, settings.upload()));
    }

    private Columns columns(Work work, Kind kind, RowSource source, Map<String, String> habits) {
        List<MeasureUnit> stated = source.tableHead().map(TableHead::stated).orElse(List.of());
        if (source.columns().isEmpty()) {
            return new Columns(kind, work.mapping(), source.namesCut(), stated);
        }
        Map<String, String> mapping =
                ColumnNaming.join(kind, work.mapping(), habits, source.columns(), source.namesCut());
        Columns columns = new Columns(kind, mapping, source.namesCut(), stated);
        // noted before anything is refused: whoever mends the mapping must see it
        book.readAs(work.id(), columns.described(source.columns()), mapping);
        columns.checkHeader(source.columns());
        int line = source.tableHead().map(TableHead::line).orElse(1);
        staging.writeProblems(work.id(), columns.notices(line));
        return columns;
    }

    // a text that many rows share, or a long column name, stands in every staged row anew
    private void checkBudget(long written, long end) {
        if (written > settings.upload().maxUnpackedBytes()) {
            throw new ImportFailure("staged-too-large", settings.upload().maxUnpackedBytes() / 1_000_000);
        }
        if (System.nanoTime() > end) {
            throw new ImportFailure("read-too-slow", imports.readSeconds());
        }
    }

    private RowSource open(Work work, Kind kind, Path file, Path folder, Map<String, String> habits)
            throws IOException {
        Uploads.Wish wish = new Uploads.Wish(
                work.kind(),
                work.layer(),
                work.register(),
                Cures.parse(work.cure()).map(Cures::reading).orElse(BoundaryReading.NORTH_EAST));
        Map<String, String> known = ColumnNaming.prefer(work.mapping(), habits);
        return new Uploads(folder, wish, names -> Columns.score(kind, known, names), settings.upload())
                .open(file, work.fileName());
    }

    private long stage(Work work, RowSource source, RowReader reader) throws IOException {
        stages.enter(work.id(), "read");
        long start = System.nanoTime();
        long end = start + 1_000_000_000L * imports.readSeconds();
        try (StagingLine line = new StagingLine(reader, rows -> staging.write(work.id(), source.sheet(), rows))) {
            for (SourceRow row = source.next(); row != null; row = source.next()) {
                if (line.add(row)) {
                    checkBudget(line.written(), end);
                    book.progress(work.id(), source.share() * READ);
                    stages.count(work.id(), line.count(), source.expected());
                }
            }
            line.end();
            stages.add(work.id(), "read", System.nanoTime() - start);
            stages.add(work.id(), "  of it: judging rows, all threads", line.judging());
            stages.add(work.id(), "  of it: writing rows, all threads", line.writing());
            book.progress(work.id(), READ);
            return line.count();
        }
    }

    /** What file and sender say of the coordinates. */
    static ShapeReader.Coordinates coordinates(@Nullable String ofSender, RowSource source) {
        CrsReading ofFile = source.crsText().map(Crs::read).orElse(null);
        return ShapeReader.Coordinates.of(ofFile, ofSender == null ? null : Crs.read(ofSender));
    }
}
