package org.mumap.server.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
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

    private static final int OF_EACH = 100;
    /** Mutants that once were a fault: format and number, as {@code scripts/fuzz} named them. */
    private static final String FAULTS = "/fuzz/faults.csv";

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
    @DisplayName(
            "A1 the first hundred mutants of each format, and every one that ever was a fault; scripts/fuzz import goes on from there")
    void mutants() throws Exception {
        Emptied.facts(database);
        ImportFuzz fuzz =
                new ImportFuzz(imports, reports, accounts.find("bureau").orElseThrow(), folder);
        List<Seeds.Seed> seeds = Seeds.list(folder.resolve("seeds"), "");
        assertThat(seeds).hasSizeGreaterThanOrEqualTo(13);
        Map<String, List<Integer>> faults = faults();
        List<ImportFuzz.Finding> findings = new ArrayList<>();
        for (Seeds.Seed seed : seeds) {
            findings.addAll(fuzz.run(seed, 0, OF_EACH));
            findings.addAll(fuzz.run(seed, faults.getOrDefault(seed.format(), List.of())));
        }
        assertThat(findings).isEmpty();
    }

    private static Map<String, List<Integer>> faults() throws IOException {
        try (InputStream in = FuzzIT.class.getResourceAsStream(FAULTS)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .skip(1)
                    .map(line -> line.split(","))
                    .collect(Collectors.groupingBy(
                            line -> line[0],
                            Collectors.mapping(line -> Integer.valueOf(line[1]), Collectors.toList())));
        }
    }
}
