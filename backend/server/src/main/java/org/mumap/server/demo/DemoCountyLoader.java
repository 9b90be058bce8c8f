package org.mumap.server.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mumap.demo.DemoCounty;
import org.mumap.demo.DemoOptions;
import org.mumap.server.Readiness;
import org.mumap.server.Settings;
import org.mumap.server.ingest.Imports;
import org.mumap.server.ledger.Batch;
import org.mumap.server.ledger.Owner;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * In demo mode, generates the demo county, imports its files one after another as a user would, and opens some cases. A start that was killed in
 * between goes on with the first file that is not committed; a database with anybody else's batches is left alone.
 */
@Component
@ConditionalOnProperty(name = "mumap.demo", havingValue = "true")
class DemoCountyLoader {

    private static final Logger LOG = LoggerFactory.getLogger(DemoCountyLoader.class);
    private static final String TASK = "demo county";
    private static final String USER = "demo";
    private static final long SEED = 339_922;

    private final Imports imports;
    private final JdbcClient owner;
    private final Readiness readiness;
    private final Settings settings;
    private final Clock clock;
    private final DemoCases cases;
    private final DemoEvaluations evaluations;
    private final boolean wanted;

    DemoCountyLoader(
            Imports imports,
            @Owner JdbcClient owner,
            Readiness readiness,
            Settings settings,
            Clock clock,
            DemoCases cases,
            DemoEvaluations evaluations,
            @Value("${mumap.demo-county:true}") boolean wanted) {
        this.imports = imports;
        this.owner = owner;
        this.readiness = readiness;
        this.settings = settings;
        this.clock = clock;
        this.cases = cases;
        this.evaluations = evaluations;
        this.wanted = wanted;
        if (wanted) {
            readiness.expect(TASK);
        }
    }

    /**
     * One line of the manifest.
     *
     * @param kind kind of the rows
     * @param file name beside the manifest
     * @param sourceCrs CRS of its shapes, or null
     * @param register register the rows belong to
     * @param dataDate day of the data
     */
    record Entry(String kind, String file, @Nullable String sourceCrs, String register, LocalDate dataDate) {}

    @EventListener(ApplicationReadyEvent.class)
    void load() {
        if (!wanted) {
            return;
        }
        Thread thread = new Thread(this::loadAll, "demo-county");
        thread.setDaemon(true);
        thread.start();
    }

    private void loadAll() {
        try {
            if (!belongsToSomebody()) {
                importMissing(generated());
                cases.load();
                evaluations.load();
            }
            readiness.done(TASK);
        } catch (IOException | RuntimeException e) {
            // health stays down: a half-loaded demo must not look like a county
            LOG.error("The demo county could not be loaded; the next start goes on where this one stopped", e);
        }
    }

    private boolean belongsToSomebody() {
        return owner.sql(
                        "select exists (select from ledger.batch where created_by <> :demo and file_name not like '闲〔%')")
                .param("demo", USER)
                .query(Boolean.class)
                .single();
    }

    private Path generated() throws IOException {
        Path folder = settings.dataDir().resolve("demo").toAbsolutePath();
        // the manifest is written last: with it, the folder is whole
        if (!Files.exists(folder.resolve("manifest.json"))) {
            LOG.info("Generating the demo county in {}", folder);
            DemoCounty.generate(folder, new DemoOptions(SEED, LocalDate.now(clock), 1));
        }
        return folder;
    }

    private void importMissing(Path folder) {
        List<Entry> entries = JsonMapper.builder()
                .build()
                .readValue(folder.resolve("manifest.json").toFile(), new TypeReference<List<Entry>>() {});
        Batch.Importer importer = new Batch.Importer(USER, true, List.of());
        for (Entry entry : entries) {
            if (isCommitted(entry)) {
                continue;
            }
            long from = System.nanoTime();
            Batch.Options options = new Batch.Options(
                    entry.kind(), entry.sourceCrs(), null, null, entry.dataDate(), "merge", entry.register(), "manual");
            Batch batch = imports.importFile(folder.resolve(entry.file()), options, importer);
            LOG.info(
                    "Demo county: {} · {} rows, {} rejected · {} ms",
                    entry.file(),
                    batch.rows(),
                    batch.rejected(),
                    (System.nanoTime() - from) / 1_000_000);
        }
    }

    private boolean isCommitted(Entry entry) {
        return owner.sql("""
                        select exists (select from ledger.batch
                        where created_by = :demo and file_name = :file and state in ('COMMITTED', 'ROLLED_BACK'))
                        """)
                .param("demo", USER)
                .param("file", entry.file())
                .query(Boolean.class)
                .single();
    }
}
