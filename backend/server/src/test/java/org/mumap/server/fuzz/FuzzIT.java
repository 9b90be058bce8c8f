package org.mumap.server.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.mumap.server.access.Accounts;
import org.mumap.server.ingest.ImportReports;
import org.mumap.server.ingest.Imports;
import org.mumap.server.testing.Emptied;
import org.mumap.server.testing.ServerTest;
import org.mumap.server.testing.TestDatabase;
import org.springframework.beans.factory.annotation.Autowired;

@ServerTest
@DisplayName("Broken files of every format end in the platform's own words")
class FuzzIT {

    private static final int OF_EACH = 8;

    @Autowired
    TestDatabase database;

    @Autowired
    Imports imports;

    @Autowired
    ImportReports reports;

    @Autowired
    Accounts accounts;

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    Path folder;

    @Test
    @DisplayName("A1 the first mutants of each format; scripts/fuzz import goes on from there")
    void mutants() throws Exception {
        Emptied.facts(database);
        ImportFuzz fuzz =
                new ImportFuzz(imports, reports, accounts.find("bureau").orElseThrow(), folder);
        List<Seeds.Seed> seeds = Seeds.list(folder.resolve("seeds"), "");
        assertThat(seeds).hasSizeGreaterThanOrEqualTo(13);
        List<ImportFuzz.Finding> findings = new ArrayList<>();
        for (Seeds.Seed seed : seeds) {
            findings.addAll(fuzz.run(seed, 0, OF_EACH));
        }
        assertThat(findings).isEmpty();
    }
}
