package org.mumap.server.idle.field;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.mumap.server.idle.casework.CaseLand;
import org.mumap.server.ledger.Ledger;
import org.mumap.server.ledger.Owner;
import org.mumap.server.testing.Form;
import org.mumap.server.testing.Http;
import org.mumap.server.testing.Photo;
import org.mumap.server.testing.ServerTest;
import org.mumap.server.testing.Staged;
import org.mumap.server.testing.TestDatabase;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@ServerTest
@DisplayName("In the field: checks that become facts, suspicions found wrong, signals that are never a finding")
class FieldIT {

    @LocalServerPort
    int port;

    @Autowired
    TestDatabase database;

    @Autowired
    Ledger ledger;

    @Autowired
    @Owner
    JdbcClient owner;

    @Autowired
    Clock clock;

    private Http bureau;
    private Http inspector;
    private LocalDate today;

    @BeforeEach
    void land() throws Exception {
        today = LocalDate.now(clock);
        CaseLand.prepare(database, ledger, today);
        bureau = new Http(port, "bureau");
        inspector = new Http(port, "inspector");
    }

    private String order(String parcel) {
        JsonNode rows = bureau.postJson(
                "/api/idle/checks", "{\"parcels\":[\"%s\"],\"dueOn\":\"%s\"}".formatted(parcel, today.plusDays(7)));
        return rows.get("rows").get(0).get("checkId").asString();
    }

    private static JsonNode read(HttpResponse<byte[]> answer) {
        return JsonMapper.shared().readTree(answer.body());
    }

    @Test
    @DisplayName(
            "A1 a visit with a photo becomes a site state whose source is the check, an act of the open case, and a new verdict")
    void visit() {
        String caseId = bureau.postJson(
                        "/api/idle/cases", "{\"parcelCode\":\"%s\",\"reason\":\"线索\"}".formatted(CaseLand.ONE_YEAR))
                .get("caseId")
                .asString();
        String check = order(CaseLand.ONE_YEAR);
        JsonNode mine = inspector.json("/api/idle/checks?state=OPEN&mine=true").get("rows");
        assertThat(mine).hasSize(1);
        assertThat(mine.get(0).get("caseId").asString()).isEqualTo(caseId);
        String photo = read(new Form()
                        .file("file", "1.jpg", Photo.plain(1))
                        .post(inspector, "/api/idle/cases/" + caseId + "/evidence"))
                .get("evidenceId")
                .asString();
        JsonNode done = inspector.postJson(
                "/api/idle/checks/" + check + "/result", """
                {"observedOn":"%s","started":true,"startedOn":"%s","developedM2":5000,"shouldDevelopM2":20000,"investedWan":2000,
                 "note":"基础三分之一完成","evidence":[%s]}
                """.formatted(today, today.minusDays(20), photo));
        assertThat(done.get("state").asString()).isEqualTo("DONE");
        JsonNode dossier = bureau.json("/api/parcels/" + CaseLand.ONE_YEAR + "/idle");
        assertThat(dossier.get("finding").asString()).isEqualTo("IN_DEVELOPMENT");
        assertThat(owner.sql(
                                "select b.file_name || ' ' || b.created_by from ledger.site_state s join ledger.batch b on b.id = s.batch_id where s.parcel_code = :code")
                        .param("code", CaseLand.ONE_YEAR)
                        .query(String.class)
                        .single())
                .isEqualTo("现场核查 " + check + " inspector");
        JsonNode acts = bureau.json("/api/idle/cases/" + caseId).get("acts");
        assertThat(acts.get(1).get("act").asString()).isEqualTo("RECORD_SURVEY");
        assertThat(acts.get(1).get("evidence").get(0).asString()).isEqualTo(photo);
        HttpResponse<byte[]> twice =
                inspector.post("/api/idle/checks/" + check + "/result", "{\"observedOn\":\"%s\"}".formatted(today));
        assertThat(twice.statusCode()).isEqualTo(409);
        assertThat(read(twice).get("detail").asString()).contains("inspector");
    }

    @Test
    @DisplayName("A2 what cannot have been seen is refused, and nothing of it stays; other towns' checks are not there")
    void refused() {
        String check = order(CaseLand.ONE_YEAR);
        for (String body : new String[] {
            "{}",
            "{\"observedOn\":\"%s\"}".formatted(today.plusDays(1)),
            "{\"observedOn\":\"%s\",\"stoppedOn\":\"%s\"}".formatted(today.minusDays(2), today),
            "{\"observedOn\":\"%s\",\"started\":true}".formatted(today),
            "{\"observedOn\":\"%s\",\"started\":false,\"startedOn\":\"%s\"}".formatted(today, today),
            "{\"observedOn\":\"%s\",\"developedM2\":-1}".formatted(today),
            "{\"observedOn\":\"%s\",\"evidence\":[999]}".formatted(today)
        }) {
            assertThat(inspector
                            .post("/api/idle/checks/" + check + "/result", body)
                            .statusCode())
                    .as(body)
                    .isEqualTo(400);
        }
        assertThat(owner.sql("select count(*) from ledger.site_state where parcel_code = :code")
                        .param("code", CaseLand.ONE_YEAR)
                        .query(Integer.class)
                        .single())
                .isZero();
        String other = order(CaseLand.STOPPED);
        assertThat(inspector.get("/api/idle/checks/" + other).statusCode()).isEqualTo(404);
        assertThat(inspector
                        .post("/api/idle/checks/" + other + "/result", "{\"observedOn\":\"%s\"}".formatted(today))
                        .statusCode())
                .isEqualTo(404);
        assertThat(inspector
                        .post("/api/idle/checks", "{\"parcels\":[\"%s\"]}".formatted(CaseLand.ONE_YEAR))
                        .statusCode())
                .isEqualTo(403);
        assertThat(bureau.post(
                                "/api/idle/checks",
                                "{\"parcels\":[\"%s\"],\"inspector\":\"inspector\"}".formatted(CaseLand.STOPPED))
                        .statusCode())
                .as("not its town")
                .isEqualTo(400);
    }

    @Test
    @DisplayName("B1 a clearance needs the present finding and a reason, is known from then on, and can be withdrawn")
    void cleared() {
        String address = "/api/idle/parcels/" + CaseLand.ONE_YEAR + "/clearances";
        assertThat(bureau.post(address, "{\"finding\":\"SUSPECTED_NOT_STARTED\",\"reason\":\" \"}")
                        .statusCode())
                .isEqualTo(400);
        assertThat(bureau.post(address, "{\"finding\":\"SUSPECTED_STOPPED\",\"reason\":\"x\"}")
                        .statusCode())
                .isEqualTo(409);
        assertThat(bureau.post(address, "{\"signal\":\"NO_SUCH\",\"reason\":\"x\"}")
                        .statusCode())
                .isEqualTo(400);
        String body = "{\"finding\":\"SUSPECTED_NOT_STARTED\",\"reason\":\"已动工,系统未录\"}";
        String id = bureau.postJson(address, body).get("clearanceId").asString();
        assertThat(bureau.post(address, body).statusCode()).isEqualTo(409);
        assertThat(bureau.json("/api/idle/clearances")
                        .get("rows")
                        .get(0)
                        .get("reason")
                        .asString())
                .contains("已动工");
        assertThat(inspector.post(address, body).statusCode()).isEqualTo(403);
        HttpRequest.Builder delete = bureau.request(address + "/" + id)
                .header("Content-Type", "application/json")
                .method("DELETE", HttpRequest.BodyPublishers.ofString("{\"reason\":\"核错宗地\"}"));
        assertThat(bureau.send(delete).statusCode()).isEqualTo(204);
        assertThat(bureau.json("/api/idle/clearances")
                        .get("rows")
                        .get(0)
                        .get("withdrawnReason")
                        .asString())
                .isEqualTo("核错宗地");
    }

    @Test
    @DisplayName(
            "C1 no tax, hardly any power, two persons: points that add up, sources beside them, and no finding; cleared = silent")
    void suspicion() throws Exception {
        String firm = "91330100MA27XXXX1B";
        ledger.commit(
                Staged.of("enterprises")
                        .row(Map.of("credit_code", firm, "name", "青溪精工"))
                        .ready(database),
                false,
                "test");
        ledger.commit(
                Staged.of("occupancies")
                        .row(Map.of("credit_code", firm, "parcel_code", CaseLand.STOPPED, "relation", "OWN"))
                        .ready(database),
                false,
                "test");
        Staged returns = Staged.of("annual_returns");
        for (int year = today.getYear() - 4; year < today.getYear(); year++) {
            boolean last = year == today.getYear() - 1;
            returns.row(Map.of(
                    "credit_code",
                    firm,
                    "year",
                    year,
                    "tax_wan",
                    last ? 0 : 50,
                    "electricity_kwh",
                    last ? 1000 : 500000,
                    "employees",
                    last ? 2 : 80));
        }
        ledger.commit(returns.ready(database), false, "test");
        JsonNode answer = bureau.json("/api/parcels/" + CaseLand.STOPPED + "/suspicion");
        assertThat(answer.get("isFinding").asBoolean()).isFalse();
        int sum = 0;
        for (JsonNode term : answer.get("terms")) {
            sum += term.get("points").asInt();
            assertThat(term.get("explanation").asString()).isNotBlank();
        }
        assertThat(answer.get("score").asInt()).isEqualTo(sum).isPositive();
        assertThat(answer.get("sources")).isNotEmpty();
        bureau.postJson(
                "/api/idle/parcels/" + CaseLand.STOPPED + "/clearances",
                "{\"signal\":\"FEW_STAFF\",\"reason\":\"外包用工\"}");
        JsonNode cleared = bureau.json("/api/parcels/" + CaseLand.STOPPED + "/suspicion");
        assertThat(cleared.get("score").asInt()).isLessThan(answer.get("score").asInt());
        assertThat(new Http(port, "park1")
                        .get("/api/parcels/" + CaseLand.STOPPED + "/suspicion")
                        .statusCode())
                .isEqualTo(403);
    }
}
