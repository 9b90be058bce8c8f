package org.mumap.server.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.mumap.server.ledger.Owner;
import org.mumap.server.testing.Emptied;
import org.mumap.server.testing.Http;
import org.mumap.server.testing.ServerTest;
import org.mumap.server.testing.TestDatabase;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@ServerTest
@DisplayName("Roll-backs: the whole batch, or only the rows that nothing later stands on")
class RollbackIT {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String ONE = "91350100M000100Y43";
    private static final String TWO = "91330122MA2ABCDE1M";
    private static final String THREE = "911101082000000011";

    @Autowired
    TestDatabase database;

    @Autowired
    @Owner
    JdbcClient owner;

    @LocalServerPort
    int port;

    @BeforeEach
    void empty() throws SQLException {
        Emptied.facts(database);
    }

    private Http as(String account) {
        return new Http(port, account);
    }

    private JsonNode load(String kind, String name, String content) {
        JsonNode report =
                Uploading.of(as("bureau"), kind).with("commit", "auto").report(name, content);
        assertThat(report.get("state").asString()).as(report.toString()).isEqualTo("COMMITTED");
        return report;
    }

    /** Firms by code and name, two values each. */
    private String firms(String file, String... codesAndNames) {
        StringBuilder text = new StringBuilder("credit_code,name\n");
        for (int i = 0; i < codesAndNames.length; i += 2) {
            text.append(codesAndNames[i])
                    .append(',')
                    .append(codesAndNames[i + 1])
                    .append('\n');
        }
        return load("enterprises", file, text.toString()).get("id").asString();
    }

    private static JsonNode problem(HttpResponse<byte[]> answer) {
        return JSON.readTree(answer.body());
    }

    private HttpResponse<byte[]> undo(String batch, boolean partial) {
        return as("bureau").post("/api/imports/" + batch + "/rollback" + (partial ? "?accept=partial" : ""), "");
    }

    private JsonNode undone(String batch, boolean partial) {
        HttpResponse<byte[]> answer = undo(batch, partial);
        assertThat(answer.statusCode()).as(Http.text(answer)).isEqualTo(200);
        return JSON.readTree(answer.body());
    }

    private JsonNode plan(String batch) {
        return as("bureau").json("/api/imports/" + batch + "/rollback");
    }

    private List<String> names() {
        return owner.sql("select name from ledger.enterprise where superseded_at = 'infinity' order by name")
                .query(String.class)
                .list();
    }

    private static List<String> kept(JsonNode plan) {
        List<String> kept = new ArrayList<>();
        plan.get("first")
                .forEach(k -> kept.add(k.get("key").asString() + " row "
                        + k.get("row").asInt() + " " + k.get("why").asString() + " "
                        + k.get("batches").get(0).asString()));
        return kept;
    }

    @Test
    @DisplayName("A1 roll-back: the old fact holds again; refused where later batches stand, which are named")
    void rollback() {
        JsonNode first = load("enterprises", "1.csv", "credit_code,name\n91350100M000100Y43,旧名\n");
        JsonNode second = load("enterprises", "2.csv", "credit_code,name\n91350100M000100Y43,新名\n");
        assertThat(second.get("changes").get("changed").asInt()).isEqualTo(1);
        String one = first.get("id").asString();
        String two = second.get("id").asString();
        HttpResponse<byte[]> refused = as("bureau").post("/api/imports/" + one + "/rollback", "");
        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(problem(refused).get("detail").asString()).contains(one, two);
        assertThat(as("bureau")
                        .postJson("/api/imports/" + two + "/rollback", "")
                        .get("state")
                        .asString())
                .isEqualTo("ROLLED_BACK");
        assertThat(owner.sql("select name from ledger.enterprise where superseded_at = 'infinity'")
                        .query(String.class)
                        .list())
                .containsExactly("旧名");
        HttpResponse<byte[]> again = as("bureau").post("/api/imports/" + two + "/rollback", "");
        assertThat(again.statusCode()).isEqualTo(409);
        assertThat(problem(again).get("code").asString()).isEqualTo("batch-not-committed");
    }

    @Test
    @DisplayName("A2 a batch that others refer to stays until they are gone")
    void referredTo() {
        JsonNode firms = load("enterprises", "1.csv", "credit_code,name\n91350100M000100Y43,厂\n");
        JsonNode returns = load("annual_returns", "r.csv", "credit_code,year,tax_wan\n91350100M000100Y43,2025,1\n");
        HttpResponse<byte[]> refused =
                as("bureau").post("/api/imports/" + firms.get("id").asString() + "/rollback", "");
        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(problem(refused).get("detail").asString())
                .contains(returns.get("id").asString());
        assertThat(as("bureau")
                        .post("/api/imports/" + returns.get("id").asString() + "/rollback", "")
                        .statusCode())
                .isEqualTo(200);
        assertThat(as("bureau")
                        .post("/api/imports/" + firms.get("id").asString() + "/rollback", "")
                        .statusCode())
                .isEqualTo(200);
        assertThat(owner.sql("select count(*) from ledger.enterprise where superseded_at = 'infinity'")
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    @DisplayName(
            "B1 where later batches stand on some rows, the others are undone; when those are gone, the rest is too")
    void partial() {
        String first = firms("1.csv", ONE, "a1", TWO, "b1", THREE, "c1");
        String second = firms("2.csv", TWO, "b2");
        JsonNode plan = plan(first);
        assertThat(plan.get("rows").asInt()).isEqualTo(2);
        assertThat(plan.get("kept").asInt()).isEqualTo(1);
        assertThat(kept(plan)).containsExactly(TWO + " row 3 CORRECTED_LATER " + second);
        assertThat(plan.get("later").get(0).get("fileName").asString()).isEqualTo("2.csv");
        assertThat(names()).as("a plan changes nothing").containsExactly("a1", "b2", "c1");

        assertThat(problem(undo(first, false)).get("detail").asString()).contains(second, "2");
        JsonNode report = undone(first, true);
        assertThat(report.get("state").asString()).isEqualTo("COMMITTED");
        assertThat(report.get("undone").asInt()).isEqualTo(2);
        assertThat(names()).containsExactly("b2");

        HttpResponse<byte[]> nothing = undo(first, true);
        assertThat(nothing.statusCode()).isEqualTo(409);
        assertThat(problem(nothing).get("code").asString()).isEqualTo("batch-nothing-to-undo");

        undone(second, false);
        assertThat(names()).containsExactly("b1");
        JsonNode rest = undone(first, false);
        assertThat(rest.get("state").asString()).isEqualTo("ROLLED_BACK");
        assertThat(rest.get("undone").asInt()).isEqualTo(3);
        assertThat(names()).isEmpty();
    }

    @Test
    @DisplayName("B2 what the batch itself had corrected holds again, row by row")
    void formerHoldsAgain() {
        firms("1.csv", ONE, "a1", TWO, "b1");
        String second = firms("2.csv", ONE, "a2", TWO, "b2", THREE, "c2");
        firms("3.csv", ONE, "a3");
        undone(second, true);
        assertThat(names()).containsExactly("a3", "b1");
    }

    @Test
    @DisplayName("B3 a correction that was itself rolled back stands in nobody's way")
    void correctionGone() {
        String first = firms("1.csv", ONE, "a1");
        String second = firms("2.csv", ONE, "a2");
        String third = firms("3.csv", ONE, "a3");
        undone(third, false);
        undone(second, false);
        assertThat(plan(first).get("kept").asInt()).isZero();
        assertThat(undone(first, false).get("state").asString()).isEqualTo("ROLLED_BACK");
        assertThat(names()).isEmpty();
    }

    @Test
    @DisplayName("B4 what other facts name stays, and so does what stays because of that")
    void referred() {
        String firms = firms("1.csv", ONE, "a", TWO, "b");
        String returns = load("annual_returns", "r.csv", "credit_code,year,tax_wan\n" + ONE + ",2025,1\n")
                .get("id")
                .asString();
        assertThat(kept(plan(firms))).containsExactly(ONE + " row 2 REFERRED_TO " + returns);
        undone(firms, true);
        assertThat(names()).containsExactly("a");

        String parks = load(
                        "parks",
                        "p.csv",
                        park("P1", "")
                                + park("P2", "P1").substring(HEADER.length())
                                + park("P3", "").substring(HEADER.length()))
                .get("id")
                .asString();
        String child = load("parks", "q.csv", park("P2", "P1")).get("id").asString();
        // P2 was corrected, so it stays; P1 is its upper park, so it stays with it
        assertThat(kept(plan(parks)))
                .containsExactly("P1 row 2 REFERRED_TO " + child, "P2 row 3 CORRECTED_LATER " + child);
        undone(parks, true);
        assertThat(owner.sql("select park_code from live.park order by 1")
                        .query(String.class)
                        .list())
                .containsExactly("P1", "P2");
    }

    private static final String HEADER = "park_code,name,parent_park_code,wkt\n";

    private static String park(String code, String parent) {
        int x = code.charAt(1) - '0';
        return HEADER + code + "," + code + "," + parent
                + ",\"POLYGON((120.%1$d 29,120.%1$d5 29,120.%1$d5 29.01,120.%1$d 29))\"\n".formatted(x);
    }
}
