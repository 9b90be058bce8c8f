package org.mumap.server.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.mumap.server.testing.Emptied;
import org.mumap.server.testing.Http;
import org.mumap.server.testing.ServerTest;
import org.mumap.server.testing.TestDatabase;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.JsonNode;

@ServerTest
@TestPropertySource(properties = {"mumap.imports.compare-seconds=1", "mumap.imports.account-bytes=200000"})
@DisplayName("What an import may cost: time to compare, room for originals")
class CompareBudgetIT {

    @Autowired
    TestDatabase database;

    @LocalServerPort
    int port;

    private static String parcels(int count) {
        Features features = new Features();
        for (int i = 0; i < count; i++) {
            features.parcel(Features.code(i + 1), 120.5 + i * 1e-7, 29, 0.001);
        }
        return features.text();
    }

    @Test
    @DisplayName("A1 a file that takes longer to compare ends as a problem that says so, and leaves no rows")
    void time() throws Exception {
        Emptied.facts(database);
        Http bureau = new Http(port, "bureau");
        JsonNode report = Uploading.of(bureau, "parcels").report("p.geojson", parcels(900));
        assertThat(report.get("state").asString()).isEqualTo("FAILED");
        assertThat(report.get("message").asString()).contains("比对图形 1 秒");
        assertThat(report.get("rows").asInt()).isZero();
    }

    @Test
    @DisplayName("A2 whoever lets files lie is refused the next one with 507, until some are discarded or committed")
    void quota() throws Exception {
        Emptied.facts(database);
        Http bureau = new Http(port, "bureau");
        String file = "date,kind\n2026-10-01,OFF\n" + "\n".repeat(210_000);
        String id =
                Uploading.of(bureau, "holidays").report("h.csv", file).get("id").asString();
        var refused = Uploading.of(bureau, "holidays").send("h.csv", "date,kind\n2026-10-02,OFF\n");
        assertThat(refused.statusCode()).isEqualTo(507);
        assertThat(Http.text(refused)).contains("upload-quota");
        // another account has room of its own
        assertThat(Uploading.of(new Http(port, "economy"), "enterprises")
                        .send("e.csv", "credit_code,name\n91350100M000100Y43,好\n")
                        .statusCode())
                .isEqualTo(201);
        assertThat(bureau.send(bureau.request("/api/imports/" + id).DELETE()).statusCode())
                .isEqualTo(204);
        assertThat(Uploading.of(bureau, "holidays")
                        .report("h.csv", "date,kind\n2026-10-02,OFF\n")
                        .get("state")
                        .asString())
                .isEqualTo("READY");
    }
}
