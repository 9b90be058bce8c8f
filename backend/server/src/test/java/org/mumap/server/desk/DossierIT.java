package org.mumap.server.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.mumap.server.ledger.Ledger;
import org.mumap.server.testing.Emptied;
import org.mumap.server.testing.Http;
import org.mumap.server.testing.ServerTest;
import org.mumap.server.testing.Staged;
import org.mumap.server.testing.TestDatabase;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

@ServerTest
@DisplayName("The dossier: every fact with its source, at any two times")
class DossierIT {

    private static final String A = "339922001001GB00001";
    private static final String B = "339922001001GB00002";
    private static final String LOCAL = "FY14/12-7";
    private static final String FIRM = "91330122MA2ABCDE1X";

    @LocalServerPort
    int port;

    @Autowired
    TestDatabase database;

    @Autowired
    Ledger ledger;

    @Autowired
    Clock clock;

    private Http bureau;
    private long firstBatch;
    private Instant afterFirst;

    /** A is recorded for 2023, corrected for 2025 by a larger shape, and gives rise to B; a firm, a mortgage and a project stand on it. */
    @BeforeEach
    void county() throws Exception {
        bureau = new Http(port, "bureau");
        Emptied.facts(database);
        commit(Staged.of("parks")
                .row(Map.of("park_code", "P01", "name", "青溪经济开发区"), Staged.square(120.49, 28.99, 0.05))
                .row(
                        Map.of("park_code", "P0101", "name", "城东片区", "parent_park_code", "P01"),
                        Staged.square(120.495, 28.995, 0.02))
                .row(Map.of("park_code", "P02", "name", "沙河产业园"), Staged.square(120.59, 28.99, 0.05)));
        firstBatch = commit(Staged.of("parcels")
                .dataDate("2023-01-01")
                .row(
                        Map.of("parcel_code", A, "name", "旧名", "park_code", "P0101", "registered_area_m2", 20000.5),
                        Staged.square(120.5, 29, 0.001))
                .row(Map.of("parcel_code", LOCAL, "park_code", "P02"), Staged.square(120.6, 29, 0.001)));
        afterFirst = clock.instant();
        commit(Staged.of("parcels")
                .dataDate("2025-01-01")
                .row(
                        Map.of("parcel_code", A, "name", "新名", "park_code", "P0101", "registered_area_m2", 24000),
                        Staged.square(120.5, 29, 0.002))
                .row(
                        Map.of("parcel_code", B, "park_code", "P02", "predecessors", List.of(A)),
                        Staged.square(120.52, 29, 0.001)));
        commit(Staged.of("enterprises").row(Map.of("credit_code", FIRM, "name", "青溪精工有限公司")));
        commit(Staged.of("occupancies")
                .row(Map.of(
                        "credit_code",
                        FIRM,
                        "parcel_code",
                        A,
                        "relation",
                        "OWN",
                        "land_m2",
                        12000,
                        "from_on",
                        "2022-05-01")));
        commit(Staged.of("annual_returns")
                .row(Map.of("credit_code", FIRM, "year", 2024, "tax_wan", 180, "output_wan", 3600.55)));
        commit(Staged.of("encumbrances")
                .row(Map.of(
                        "parcel_code",
                        A,
                        "kind",
                        "MORTGAGE",
                        "holder_name",
                        "青溪农商行",
                        "from_on",
                        "2024-02-01",
                        "amount_wan",
                        800)));
        commit(Staged.of("projects")
                .row(Map.of("project_code", "X1", "name", "精密轴承", "stage", "SIGNED", "park_code", "P0101")));
        commit(Staged.of("project_land").row(Map.of("project_code", "X1", "parcel_code", A, "role", "SITE")));
    }

    private long commit(Staged staged) throws Exception {
        long batch = staged.ready(database);
        ledger.commit(batch, false, "test");
        return batch;
    }

    private static List<String> texts(JsonNode array, String... path) {
        List<String> texts = new ArrayList<>();
        for (JsonNode each : array) {
            JsonNode node = each;
            for (String step : path) {
                node = node.get(step);
            }
            texts.add(node.asString());
        }
        return texts;
    }

    @Test
    @DisplayName("A1 it shows areas, facts with sources, firms, verdicts, encumbrances, projects, lineage")
    void whole() {
        JsonNode dossier = bureau.json("/api/parcels/" + A);
        assertThat(dossier.get("name").asString()).isEqualTo("新名");
        assertThat(dossier.get("geometry").get("type").asString()).isEqualTo("MultiPolygon");
        assertThat(dossier.get("geometry").has("crs")).isFalse();
        assertThat(dossier.get("areas").get("registeredM2").decimalValue()).isEqualByComparingTo("24000");
        assertThat(dossier.get("areas").get("mu").decimalValue()).isEqualByComparingTo("36");
        assertThat(texts(dossier.get("facts"), "kind")).containsExactly("parcels", "encumbrances", "occupancies");
        assertThat(texts(dossier.get("projects"), "name")).containsExactly("精密轴承");
        assertThat(dossier.get("encumbrances").get(0).get("holderName").asString())
                .isEqualTo("青溪农商行");
        assertThat(dossier.get("verdicts").get("idle").get("finding").asString())
                .isEqualTo("NO_CONTRACT");
        assertThat(texts(dossier.get("lineage").get("successors"))).containsExactly(B);
        assertThat(texts(bureau.json("/api/parcels/" + B).get("lineage").get("predecessors")))
                .containsExactly(A);
    }

    @Test
    @DisplayName("A2 a fact names file, row, batch, day of data and who brought it; values keep their unit and digits")
    void source() {
        JsonNode fact = bureau.json("/api/parcels/" + A + "?asOf=2024-06-01")
                .get("facts")
                .get(0);
        assertThat(fact.get("source").get("batchId").asString()).isEqualTo(Long.toString(firstBatch));
        assertThat(fact.get("source").get("fileName").asString()).isEqualTo("test.xlsx");
        assertThat(fact.get("source").get("row").asInt()).isEqualTo(2);
        assertThat(fact.get("source").get("dataDate").asString()).isEqualTo("2023-01-01");
        assertThat(fact.get("source").get("by").asString()).isEqualTo("test");
        assertThat(Instant.parse(fact.get("source").get("recordedAt").asString()))
                .isBefore(afterFirst.plusMillis(1));
        JsonNode area = null;
        for (JsonNode field : fact.get("fields")) {
            area = field.get("name").asString().equals("registered_area_m2") ? field : area;
        }
        assertThat(area).isNotNull();
        assertThat(area.get("title").asString()).isEqualTo("登记面积");
        assertThat(area.get("titleEn").asString()).isEqualTo("Registered area");
        assertThat(area.get("unit").asString()).isEqualTo("m2");
        assertThat(area.get("value").decimalValue()).isEqualByComparingTo("20000.5");
    }

    @Test
    @DisplayName("A3 a firm's money stands once beside it, and per mu by closed year")
    void yields() {
        JsonNode dossier = bureau.json("/api/parcels/" + A);
        JsonNode firm = dossier.get("enterprises").get(0);
        assertThat(firm.get("name").asString()).isEqualTo("青溪精工有限公司");
        assertThat(firm.get("landM2").decimalValue()).isEqualByComparingTo("12000");
        assertThat(firm.get("taxWan").decimalValue()).isEqualByComparingTo("180");
        assertThat(firm.get("year").asInt()).isEqualTo(2024);
        JsonNode year = dossier.get("verdicts").get("perMu").get(0);
        assertThat(year.get("year").asInt()).isEqualTo(2024);
        assertThat(year.get("areaMu").decimalValue()).isEqualByComparingTo("18");
        assertThat(year.get("taxWanPerMu").decimalValue()).isEqualByComparingTo("10");
        assertThat(year.get("outputWan").decimalValue()).isEqualByComparingTo("3600.55");
        // at the end of 2023 nobody could know the return of 2024
        assertThat(bureau.json("/api/parcels/" + A + "?asOf=2024-06-01")
                        .get("verdicts")
                        .get("perMu"))
                .isEmpty();
        JsonNode worked = bureau.json("/api/parcels/" + A + "?asOf=2025-06-01");
        assertThat(worked.get("verdicts").get("perMu"))
                .isEqualTo(dossier.get("verdicts").get("perMu"));
        assertThat(worked.get("enterprises")).isEqualTo(dossier.get("enterprises"));
    }

    @Test
    @DisplayName("B1 as of a day before the correction the old shape holds; what was dated later is not there")
    void asOf() {
        JsonNode then = bureau.json("/api/parcels/" + A + "?asOf=2024-01-01");
        assertThat(then.get("name").asString()).isEqualTo("旧名");
        assertThat(then.get("encumbrances")).isEmpty();
        assertThat(then.get("asOf").asString()).isEqualTo("2024-01-01");
        double east = then.get("geometry")
                .get("coordinates")
                .get(0)
                .get(0)
                .get(1)
                .get(0)
                .asDouble();
        assertThat(east).isLessThan(120.5015);
        assertThat(then.get("lineage").get("versions").size()).isEqualTo(2);
    }

    @Test
    @DisplayName("B2 known at the first batch there is the first version only, and nothing that came later")
    void knownAt() {
        JsonNode then = bureau.json("/api/parcels/" + A + "?knownAt=" + afterFirst);
        assertThat(then.get("name").asString()).isEqualTo("旧名");
        assertThat(then.get("areas").get("registeredM2").decimalValue()).isEqualByComparingTo("20000.5");
        assertThat(texts(then.get("facts"), "kind")).containsExactly("parcels");
        assertThat(then.get("lineage").get("versions").size()).isEqualTo(1);
        assertThat(then.get("lineage").get("successors")).isEmpty();
        assertThat(then.get("verdicts").get("perMu")).isEmpty();
        assertThat(bureau.get("/api/parcels/" + B + "?knownAt=" + afterFirst).statusCode())
                .isEqualTo(404);
    }

    @Test
    @DisplayName("B3 the park on whose land it lies, the smallest first, against the one declared")
    void park() throws Exception {
        JsonNode park = bureau.json("/api/parcels/" + A).get("park");
        assertThat(park.get("declared").asString()).isEqualTo("P0101");
        assertThat(texts(park.get("lyingIn"), "parkCode")).containsExactly("P0101", "P01");
        assertThat(park.get("agrees").asBoolean()).isTrue();
        JsonNode wrong = bureau.json("/api/parcels/" + B).get("park");
        assertThat(wrong.get("declared").asString()).isEqualTo("P02");
        assertThat(texts(wrong.get("lyingIn"), "parkCode")).containsExactly("P01");
        assertThat(wrong.get("agrees").asBoolean()).isFalse();
    }

    @Test
    @DisplayName("C1 outside the scope is 404, as dossier and in the list; a local number is found under its register")
    void scope() {
        Http park = new Http(port, "park1");
        assertThat(park.get("/api/parcels/" + A).statusCode()).isEqualTo(200);
        assertThat(park.get("/api/parcels/" + B).statusCode()).isEqualTo(404);
        assertThat(texts(park.json("/api/parcels").get("rows"), "parcelCode")).containsExactly(A);
        assertThat(park.json("/api/parcels").get("total").get("parcels").asInt())
                .isEqualTo(1);
        // A has a successor, but not one that this park may see
        assertThat(park.json("/api/parcels/" + A).get("lineage").get("successors"))
                .isEmpty();
        JsonNode local = bureau.json("/api/parcels/" + LOCAL);
        assertThat(local.get("parcelCode").asString()).isEqualTo(LOCAL);
        assertThat(local.get("areas").get("registeredM2").isNull()).isTrue();
        assertThat(bureau.json("/api/parcels/" + LOCAL + "/idle").get("finding").asString())
                .isEqualTo("NO_CONTRACT");
    }

    @Test
    @DisplayName("D1 the list pages by code, filters, sums, and knows both times")
    void list() {
        JsonNode first = bureau.json("/api/parcels?limit=2");
        assertThat(texts(first.get("rows"), "parcelCode")).containsExactly(A, B);
        JsonNode second =
                bureau.json("/api/parcels?limit=2&after=" + first.get("next").asString());
        assertThat(texts(second.get("rows"), "parcelCode")).containsExactly(LOCAL);
        assertThat(second.get("next").isNull()).isTrue();
        assertThat(second.get("total")).isEqualTo(first.get("total"));
        assertThat(texts(bureau.json("/api/parcels?park=P01").get("rows"), "parcelCode"))
                .containsExactly(A);
        assertThat(texts(bureau.json("/api/parcels?q=GB00002").get("rows"), "parcelCode"))
                .containsExactly(B);
        JsonNode row = first.get("rows").get(0);
        assertThat(row.get("taxWanPerMu").decimalValue()).isEqualByComparingTo("10");
        assertThat(row.get("idleFinding").asString()).isEqualTo("NO_CONTRACT");
        JsonNode then = bureau.json("/api/parcels?asOf=2024-01-01&knownAt=" + afterFirst);
        assertThat(texts(then.get("rows"), "parcelCode")).containsExactly(A, LOCAL);
        assertThat(then.get("rows").get(0).get("name").asString()).isEqualTo("旧名");
        assertThat(then.get("rows").get(0).get("idleFinding").asString()).isEqualTo("NO_CONTRACT");
        assertThat(then.get("total").get("parcels").asInt()).isEqualTo(2);
        assertThat(texts(bureau.json("/api/parcels?asOf=2024-01-01&q=GB00001").get("rows"), "parcelCode"))
                .containsExactly(A);
    }
}
