package org.mumap.server.ingest;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.mumap.server.MuMap;
import org.mumap.server.desk.SearchIndex;
import org.mumap.server.ledger.Batch;
import org.mumap.server.ledger.Stages;
import org.mumap.server.published.lod.LevelTables;
import org.mumap.server.siting.RectangleMeasures;
import org.mumap.server.testing.SideBySide;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.scheduling.annotation.ScheduledAnnotationBeanPostProcessor;

/**
 * What it costs to take a GeoPackage of parcels in with everything the program does (all checks, versions, live rows, verdicts, map
 * tiles' rows) against {@code ogr2ogr} putting the same file into a table with a spatial index, in turns. Started by
 * {@code scripts/bench import}; the database comes from the environment as {@code db.env} names it.
 */
final class ImportBench {

    private static final Path SQL = Path.of(System.getProperty("bench.sql"));
    private static final Batch.Importer BUREAU = new Batch.Importer("bench", true, List.of());

    private final JdbcClient owner;
    private final Imports imports;
    private final Stages stages;
    private final SearchIndex search;
    private final RectangleMeasures rectangles;
    private final Path file;
    private final int rows;
    private final Map<String, Duration> listeners;
    private final List<Map<String, Duration>> told = new ArrayList<>();

    private ImportBench(
            JdbcClient owner,
            ConfigurableApplicationContext program,
            Path file,
            int rows,
            Map<String, Duration> listeners) {
        this.owner = owner;
        this.imports = program.getBean(Imports.class);
        this.stages = program.getBean(Stages.class);
        this.search = program.getBean(SearchIndex.class);
        this.rectangles = program.getBean(RectangleMeasures.class);
        this.file = file;
        this.rows = rows;
        this.listeners = listeners;
    }

    public static void main(String[] arguments) throws SQLException, IOException {
        int side = (int) Math.round(Math.sqrt(Integer.parseInt(arguments[0])));
        int rounds = Integer.parseInt(arguments[1]);
        Path folder = Files.createDirectories(Path.of(arguments[2]));
        ListenerTimes times = new ListenerTimes();
        try (ConfigurableApplicationContext program = new SpringApplicationBuilder(MuMap.class)
                .initializers(times::watch)
                .run(
                        "--server.port=0",
                        "--mumap.demo=false",
                        "--mumap.data-dir=" + folder,
                        "--mumap.upload.max-file-bytes=4000000000",
                        "--logging.level.root=warn")) {
            // the levels of the map are drawn in the background: no part of either side
            program.getBean(ScheduledAnnotationBeanPostProcessor.class)
                    .postProcessBeforeDestruction(program.getBean(LevelTables.class), "levelTables");
            ScheduledAnnotationBeanPostProcessor scheduled =
                    program.getBean(ScheduledAnnotationBeanPostProcessor.class);
            scheduled.postProcessBeforeDestruction(program.getBean(SearchIndex.class), "searchIndex");
            scheduled.postProcessBeforeDestruction(program.getBean(RectangleMeasures.class), "rectangleMeasures");
            JdbcClient owner = JdbcClient.create(new SingleConnectionDataSource(connect(), true));
            Path file = survey(owner, side, folder);
            ImportBench bench = new ImportBench(owner, program, file, side * side, times.byListener());
            bench.base(folder);
            bench.run(rounds);
        }
        System.exit(0);
    }

    /** The file that both sides take in. */
    private static Path survey(JdbcClient owner, int side, Path folder) throws IOException {
        for (String statement : Files.readString(SQL.resolve("import.sql"), StandardCharsets.UTF_8)
                .replace(":side", Integer.toString(side))
                .replace(":west", "13418000.5")
                .replace(":south", "3340000.5")
                .replace(":cell", "68.0")
                .split(";\\s*\\n")) {
            if (!statement.isBlank()) {
                owner.sql(statement).update();
            }
        }
        Path file = folder.resolve("survey.gpkg");
        ogr2ogr("-f", "GPKG", file.toString(), database(), "bench.survey", "-nln", "parcels");
        SideBySide.say(
                "%,d parcels of 13 points, GeoPackage %.0f MB, %.0f MB zipped",
                (long) side * side, Files.size(file) / 1e6, zipped(file) / 1e6);
        owner.sql("drop table bench.survey").update();
        return file;
    }

    private static long zipped(Path file) throws IOException {
        Path zip = file.resolveSibling("survey.zip");
        try (OutputStream out = Files.newOutputStream(zip);
                ZipOutputStream packed = new ZipOutputStream(out)) {
            packed.putNextEntry(new ZipEntry("survey.gpkg"));
            Files.copy(file, packed);
            packed.closeEntry();
        }
        long bytes = Files.size(zip);
        Files.delete(zip);
        return bytes;
    }

    /** County and parks stand in the ledger before any parcel does. */
    private void base(Path folder) {
        bring("areas", geoJson("area_code, level, name, geom", "county", folder));
        bring("parks", geoJson("park_code, name, geom", "park", folder));
    }

    private Path geoJson(String columns, String table, Path folder) {
        String text =
                owner.sql("""
                        select jsonb_build_object('type', 'FeatureCollection', 'features', jsonb_agg(jsonb_build_object(
                          'type', 'Feature', 'properties', to_jsonb(t) - 'geom', 'geometry', st_asgeojson(t.geom)::jsonb)))::text
                        from (select %s from bench.%s) t
                        """.formatted(columns, table)).query(String.class).single();
        try {
            return Files.writeString(folder.resolve(table + ".geojson"), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Batch bring(String kind, Path what) {
        Batch batch = imports.importFile(
                what,
                new Batch.Options(kind, null, null, null, LocalDate.of(2026, 1, 1), "merge", null, "auto"),
                BUREAU);
        if (batch.state() != Batch.State.COMMITTED) {
            throw new IllegalStateException(
                    kind + " ended as " + batch.state() + " " + batch.message() + " " + batch.counts());
        }
        return batch;
    }

    private void run(int rounds) {
        new SideBySide(owner, rounds)
                .run(
                        "The file into the program with all it does, and into a table by ogr2ogr",
                        new SideBySide.Side("program", this::empty, this::take),
                        new SideBySide.Side(
                                "ogr2ogr",
                                () -> owner.sql("drop table if exists bench.plain")
                                        .update(),
                                this::plain));
        SideBySide.say("  rows: %s", owner.sql("""
                        select format('%s in the ledger, %s live, %s for the map, %s by ogr2ogr', (select count(*) from ledger.parcel),
                          (select count(*) from live.parcel), (select count(*) from live.tile_parcel), (select count(*) from bench.plain))
                        """).query(String.class).single());
        printStages();
        long start = System.nanoTime();
        search.follow();
        SideBySide.say(
                "Search words follow in the background: %,d in %.1f s",
                owner.sql("select count(*) from live.search_word")
                        .query(Long.class)
                        .single(),
                (System.nanoTime() - start) / 1e9);
        start = System.nanoTime();
        rectangles.follow();
        SideBySide.say("Widest rectangles follow in the background: %.1f s", (System.nanoTime() - start) / 1e9);
    }

    private void empty() {
        owner.sql("""
                        truncate ledger.parcel, ledger.staged_row, ledger.import_problem, live.parcel, live.idle_verdict, live.search_word,
                          live.parcel_control_line, live.site_trait, live.search_due, live.rectangle_due cascade
                        """).update();
        listeners.clear();
    }

    private void take() {
        Batch batch = bring("parcels", file);
        if (batch.accepted() != rows) {
            throw new IllegalStateException(batch.accepted() + " of " + rows + " rows accepted");
        }
        Map<String, Duration> all = new LinkedHashMap<>(stages.of(batch.id()));
        listeners.forEach((name, time) -> all.put("  judge: " + name, time));
        told.add(all);
    }

    private void plain() {
        ogr2ogr("-f", "PostgreSQL", database(), file.toString(), "-nln", "bench.plain", "-lco", "SPATIAL_INDEX=GIST");
    }

    private void printStages() {
        Map<String, Duration> last = told.get(told.size() - 1);
        double sum = last.entrySet().stream()
                .filter(stage -> !stage.getKey().startsWith(" "))
                .mapToDouble(stage -> stage.getValue().toNanos() / 1e9)
                .sum();
        SideBySide.say("Stages of the last round, %.1f s", sum);
        last.forEach((stage, time) -> SideBySide.say(
                "  %-28s %7.2f s  %5.1f %%", stage, time.toNanos() / 1e9, 100 * time.toNanos() / 1e9 / sum));
    }

    private static void ogr2ogr(String... arguments) {
        List<String> command =
                Stream.concat(Stream.of("ogr2ogr"), Stream.of(arguments)).toList();
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new IllegalStateException("ogr2ogr: " + said);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String database() {
        URI at = URI.create(env("MUMAP_DB_URL").substring("jdbc:".length()));
        return "PG:host=%s port=%d dbname=%s user=%s password=%s"
                .formatted(
                        at.getHost(),
                        at.getPort(),
                        at.getPath().substring(1),
                        env("MUMAP_OWNER_USER"),
                        env("MUMAP_OWNER_PASSWORD"));
    }

    private static Connection connect() throws SQLException {
        return DriverManager.getConnection(env("MUMAP_DB_URL"), env("MUMAP_OWNER_USER"), env("MUMAP_OWNER_PASSWORD"));
    }

    private static String env(String name) {
        String value = System.getenv(name);
        if (value == null) {
            throw new IllegalStateException(name + " is missing; start with scripts/bench import");
        }
        return value;
    }
}
