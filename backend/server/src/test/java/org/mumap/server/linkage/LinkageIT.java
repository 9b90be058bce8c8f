package org.mumap.server.linkage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.net.http.HttpResponse;
import java.util.List;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.mumap.server.ingest.Uploading;
import org.mumap.server.ledger.Owner;
import org.mumap.server.testing.Emptied;
import org.mumap.server.testing.Http;
import org.mumap.server.testing.ServerTest;
import org.mumap.server.testing.TestDatabase;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

@ServerTest
@DisplayName("Firms and parcels: proposed, decided by people, entered into the ledger, taken back")
public class LinkageIT {

    private static final String HENGTAI = "91350100M000100Y43";
    private static final String YONGAN = "913301009999999990";
    private static final String TWIN = "91330100MA27X1XC40";

    @Autowired
    TestDatabase database;

    @Autowired
    @Owner
    JdbcClient owner;

    @LocalServerPort
    int port;

    @BeforeEach
    void county() throws Exception {
        Emptied.facts(database);
        fill(port);
    }

    /** Two parks, four parcels, three firms of which two have one name, contracts that name them more or less well. */
    public static void fill(int port) {
        Http bureau = new Http(port, "bureau");
        send(bureau, "parks", "园区.geojson", """
                {"type":"FeatureCollection","features":[
                 {"type":"Feature","properties":{"park_code":"P01","name":"沙河园区"},"geometry":%s},
                 {"type":"Feature","properties":{"park_code":"P02","name":"石桥园区"},"geometry":%s}]}
                """.formatted(square(120.50, 29.00, 0.02), square(120.55, 29.00, 0.02)));
        send(bureau, "parcels", "宗地.geojson", """
                {"type":"FeatureCollection","features":[%s,%s,%s,%s]}
                """.formatted(
                        parcel(1, "P01", 120.501),
                        parcel(2, "P01", 120.505),
                        parcel(3, "P02", 120.551),
                        parcel(4, "P02", 120.555)));
        send(bureau, "enterprises", "企业.csv", """
                credit_code,name,former_names,地址
                %s,青溪恒泰纺织有限公司,老恒泰布厂,青溪县工业路12号
                %s,永安化工有限公司,,
                %s,永安化工有限公司,,
                """.formatted(HENGTAI, YONGAN, TWIN));
        send(bureau, "contracts", "合同.csv", """
                contract_no,parcel_code,holder_code,holder_name,kind,signed_on,delivered_on
                C1,%s,%s,恒泰纺织,GRANT,2020-03-01,2020-06-01
                C2,%s,,老恒泰布厂,GRANT,2021-03-01,
                C3,%s,,永安化工有限公司,GRANT,2022-03-01,
                C4,%s,,外地公司,GRANT,2022-03-01,
                """.formatted(code(1), HENGTAI, code(2), code(3), code(4)));
    }

    private static void send(Http http, String kind, String file, String text) {
        JsonNode report = Uploading.of(http, kind).with("commit", "auto").report(file, text);
        assertThat(report.get("state").asString()).as(report.toString()).isEqualTo("COMMITTED");
    }

    private static String code(int n) {
        return "339922001001GB0000" + n;
    }

    private static String parcel(int n, String park, double lon) {
        return "{\"type\":\"Feature\",\"properties\":{\"parcel_code\":\"%s\",\"park_code\":\"%s\",\"registered_area_m2\":95000},\"geometry\":%s}"
                .formatted(code(n), park, square(lon, 29.001, 0.003));
    }

    private static String square(double x, double y, double side) {
        return String.format(
                java.util.Locale.ROOT,
                "{\"type\":\"Polygon\",\"coordinates\":[[[%1$.4f,%2$.4f],[%3$.4f,%2$.4f],[%3$.4f,%4$.4f],[%1$.4f,%4$.4f],[%1$.4f,%2$.4f]]]}",
                x,
                y,
                x + side,
                y + side);
    }

    private Http bureau() {
        return new Http(port, "bureau");
    }

    private void match() {
        HttpResponse<byte[]> run = bureau().post("/api/linkage/runs", "");
        assertThat(run.statusCode()).as(Http.text(run)).isEqualTo(200);
    }

    private HttpResponse<byte[]> say(String firm, String word) {
        return bureau().post("/api/linkage/firms/" + firm + "/decisions", word);
    }

    private static void assertDone(HttpResponse<byte[]> answer) {
        assertThat(answer.statusCode()).as(Http.text(answer)).isEqualTo(204);
    }

    private JsonNode firm(String code) {
        return bureau().json("/api/linkage/firms/" + code);
    }

    private int occupancies() {
        return owner.sql("select count(*) from ledger.occupancy where superseded_at = 'infinity' and not ended")
                .query(Integer.class)
                .single();
    }

    @Test
    @DisplayName(
            "A1 codes, former names and names propose; the two firms of one name are ambiguous; nothing is linked by itself")
    void proposes() {
        assertThat(bureau().json("/api/linkage").get("run").isNull()).isTrue();
        match();
        JsonNode queue = bureau().json("/api/linkage");
        assertThat(queue.get("rows")).hasSize(3);
        assertThat(queue.get("rows").get(0).get("creditCode").asString()).isEqualTo(HENGTAI);
        assertThat(queue.get("counts").get("sure").asInt()).isEqualTo(1);
        assertThat(queue.get("counts").get("ambiguous").asInt()).isEqualTo(2);
        assertThat(queue.get("run").get("stale").asBoolean()).isFalse();
        JsonNode candidates = firm(HENGTAI).get("candidates");
        assertThat(candidates).hasSize(2);
        assertThat(candidates.get(0).get("because").get(0).get("reason").asString())
                .isEqualTo("CREDIT_CODE");
        assertThat(candidates.get(1).get("because").get(0).get("words").asString())
                .contains("老恒泰布厂");
        assertThat(firm(YONGAN)
                        .get("candidates")
                        .get(0)
                        .get("rivals")
                        .get(0)
                        .get("creditCode")
                        .asString())
                .isEqualTo(TWIN);
        assertThat(occupancies()).isZero();
    }

    @Test
    @DisplayName(
            "A2 accepted, the occupancy is in the ledger with its source; taken back, it is not, and the pair is open again")
    void accept() {
        match();
        assertDone(
                say(HENGTAI, "{\"verdict\":\"ACCEPT\",\"parcelCode\":\"%s\",\"linkHolder\":true}".formatted(code(2))));
        assertThat(owner.sql("""
                        select o.relation || ' ' || o.land_m2 || ' ' || o.from_on || ' ' || b.file_name || ' ' || b.created_by
                        from ledger.occupancy o join ledger.batch b on b.id = o.batch_id where o.superseded_at = 'infinity'
                        """).query(String.class).single())
                .isEqualTo("OWN 95000 2021-03-01 企业与宗地匹配：青溪恒泰纺织有限公司 · " + code(2) + " bureau");
        assertThat(owner.sql(
                                "select holder_code from ledger.grant_contract where contract_no = 'C2' and superseded_at = 'infinity'")
                        .query(String.class)
                        .single())
                .isEqualTo(HENGTAI);
        assertThat(say(HENGTAI, "{\"verdict\":\"ACCEPT\",\"parcelCode\":\"%s\"}".formatted(code(2)))
                        .statusCode())
                .isEqualTo(409);
        JsonNode decision = bureau().json("/api/linkage/decisions").get("rows").get(0);
        HttpResponse<byte[]> back = bureau().send(bureau().request(
                        "/api/linkage/decisions/" + decision.get("id").asLong())
                .DELETE());
        assertDone(back);
        assertThat(occupancies()).isZero();
        assertThat(owner.sql(
                                "select count(*) from ledger.grant_contract where contract_no = 'C2' and superseded_at = 'infinity' and holder_code is null")
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
        assertThat(firm(HENGTAI).get("candidates").get(1).get("decision").isNull())
                .isTrue();
        assertDone(say(HENGTAI, "{\"verdict\":\"ACCEPT\",\"parcelCode\":\"%s\"}".formatted(code(2))));
        assertThat(occupancies()).isEqualTo(1);
    }

    @Test
    @DisplayName("A3 only equal codes without rivals are accepted at once; the ambiguous ones wait")
    void sure() {
        match();
        JsonNode done = bureau().postJson("/api/linkage/sure", "");
        assertThat(done.get("accepted").asInt()).isEqualTo(1);
        assertThat(owner.sql("select credit_code || ' ' || parcel_code from ledger.occupancy")
                        .query(String.class)
                        .list())
                .containsExactly(HENGTAI + " " + code(1));
        assertThat(bureau().json("/api/linkage?sort=AMBIGUOUS").get("rows")).hasSize(2);
        assertThat(bureau().json("/api/linkage?sort=SURE").get("rows")).isEmpty();
    }

    @Test
    @DisplayName("A4 refused and none are remembered over the next run; an accepted name is known in the next file")
    void remembered() {
        match();
        assertDone(say(YONGAN, "{\"verdict\":\"REFUSE\",\"parcelCode\":\"%s\"}".formatted(code(3))));
        assertDone(say(TWIN, "{\"verdict\":\"NONE\"}"));
        assertDone(say(HENGTAI, "{\"verdict\":\"ACCEPT\",\"parcelCode\":\"%s\"}".formatted(code(1))));
        send(
                bureau(),
                "contracts",
                "合同2.csv",
                "contract_no,parcel_code,holder_name,kind,signed_on\nC5,%s,恒泰纺织,GRANT,2023-03-01\n".formatted(code(4)));
        assertThat(bureau().json("/api/linkage").get("run").get("stale").asBoolean())
                .isTrue();
        match();
        JsonNode queue = bureau().json("/api/linkage");
        assertThat(queue.get("rows")).hasSize(1);
        assertThat(queue.get("rows").get(0).get("creditCode").asString()).isEqualTo(HENGTAI);
        JsonNode known = firm(HENGTAI)
                .get("candidates")
                .valueStream()
                .filter(c -> c.get("parcelCode").asString().equals(code(4)))
                .findFirst()
                .orElseThrow();
        assertThat(known.get("because").get(0).get("reason").asString()).isEqualTo("REMEMBERED");
        assertThat(say(YONGAN, "{\"verdict\":\"ACCEPT\",\"parcelCode\":\"%s\"}".formatted(code(3)))
                        .statusCode())
                .isEqualTo(409);
    }

    @Test
    @DisplayName("A5 on a parcel where another firm sits the land is asked for, not guessed; bad words are refused")
    void shared() {
        match();
        assertDone(say(YONGAN, "{\"verdict\":\"ACCEPT\",\"parcelCode\":\"%s\"}".formatted(code(3))));
        match();
        String bare = "{\"verdict\":\"ACCEPT\",\"parcelCode\":\"%s\"}".formatted(code(3));
        HttpResponse<byte[]> answer = say(TWIN, bare);
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(Http.text(answer)).contains("不能猜");
        assertThat(say(TWIN, bare.replace("}", ",\"landM2\":-1}")).statusCode()).isEqualTo(400);
        assertThat(say(TWIN, bare.replace("}", ",\"landM2\":5,\"relation\":\"RULE\"}"))
                        .statusCode())
                .isEqualTo(400);
        assertThat(say(TWIN, bare.replace("}", ",\"landM2\":5,\"fromOn\":\"2999-01-01\"}"))
                        .statusCode())
                .isEqualTo(400);
        assertDone(say(TWIN, bare.replace("}", ",\"landM2\":5000,\"relation\":\"LEASE_IN\"}")));
        assertThat(occupancies()).isEqualTo(2);
        assertThat(say("91330100MA27X1XC4H", "{\"verdict\":\"NONE\"}").statusCode())
                .isEqualTo(404);
    }

    @Test
    @DisplayName("A6 a park sees and decides candidates in its parks only; who may not bring occupancies sees nothing")
    void rights() throws Exception {
        match();
        Http park = new Http(port, "park1");
        JsonNode queue = park.json("/api/linkage");
        assertThat(queue.get("county").asBoolean()).isFalse();
        assertThat(queue.get("rows")
                        .valueStream()
                        .map(r -> r.get("creditCode").asString())
                        .toList())
                .containsExactly(HENGTAI);
        assertThat(park.get("/api/linkage/firms/" + YONGAN).statusCode()).isEqualTo(404);
        HttpResponse<byte[]> foreign = park.post(
                "/api/linkage/firms/" + YONGAN + "/decisions",
                "{\"verdict\":\"ACCEPT\",\"parcelCode\":\"%s\"}".formatted(code(3)));
        assertThat(foreign.statusCode()).isEqualTo(404);
        assertThat(park.post("/api/linkage/firms/" + HENGTAI + "/decisions", "{\"verdict\":\"NONE\"}")
                        .statusCode())
                .isEqualTo(403);
        assertDone(park.post(
                "/api/linkage/firms/" + HENGTAI + "/decisions",
                "{\"verdict\":\"ACCEPT\",\"parcelCode\":\"%s\"}".formatted(code(1))));
        for (String other : List.of("leader", "inspector", "office")) {
            assertThat(new Http(port, other).get("/api/linkage").statusCode())
                    .as(other)
                    .isEqualTo(403);
        }
        HttpResponse<byte[]> book = bureau().get("/api/linkage/queue.xlsx");
        try (XSSFWorkbook workbook = new XSSFWorkbook(new ByteArrayInputStream(book.body()))) {
            assertThat(workbook.getNumberOfSheets()).isEqualTo(2);
            assertThat(workbook.getSheetAt(1).getRow(1).getCell(4).getStringCellValue())
                    .isEqualTo("确认");
        }
    }
}
