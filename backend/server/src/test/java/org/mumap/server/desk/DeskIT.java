package org.mumap.server.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
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
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.JsonNode;

@ServerTest
@TestPropertySource(
        properties = {
            "mumap.base-maps[0].id=plain",
            "mumap.base-maps[0].name=素图",
            "mumap.base-maps[0].name-en=Plain",
            "mumap.base-maps[0].url=https://maps.example/{z}/{x}/{y}?tk={key}",
            "mumap.base-maps[0].key=secret",
            "mumap.base-maps[0].attribution=self",
            "mumap.base-maps[0].max-zoom=20"
        })
@DisplayName("The desk: opening, today, search")
class DeskIT {

    private static final String A = "339922001001GB00001";
    private static final String B = "339922001002GB00077";
    private static final String FIRM = "91330122MA2ABCDE1X";
    private static final String ELSEWHERE = "91330122MA2ZZZZZ2Q";

    @LocalServerPort
    int port;

    @Autowired
    TestDatabase database;

    @Autowired
    Ledger ledger;

    @Autowired
    Clock clock;

    private Http bureau;

    @BeforeEach
    void county() throws Exception {
        bureau = new Http(port, "bureau");
        Emptied.facts(database);
        commit(Staged.of("areas")
                .row(Map.of("area_code", "339922", "level", "COUNTY", "name", "青溪县"), Staged.square(120, 28, 1)));
        commit(Staged.of("parks")
                .row(Map.of("park_code", "P01", "name", "青溪经济开发区"), Staged.square(120.49, 28.99, 0.05))
                .row(Map.of("park_code", "P02", "name", "沙河产业园"), Staged.square(120.59, 28.99, 0.05)));
        commit(Staged.of("parcels")
                .dataDate("2025-03-01")
                .row(
                        Map.of("parcel_code", A, "name", "ＡＢ１２ 轴承地块", "park_code", "P01", "town", "沙河镇"),
                        Staged.square(120.5, 29, 0.001))
                .row(Map.of("parcel_code", B, "name", "承轴仓库", "park_code", "P02"), Staged.square(120.6, 29, 0.001)));
        commit(Staged.of("enterprises")
                .row(Map.of("credit_code", FIRM, "name", "青溪轴承有限公司", "former_names", "红星机械厂"))
                .row(Map.of("credit_code", ELSEWHERE, "name", "沙河轴承有限公司")));
        commit(Staged.of("occupancies")
                .row(Map.of("credit_code", FIRM, "parcel_code", A, "relation", "OWN", "from_on", "2022-05-01"))
                .row(Map.of("credit_code", ELSEWHERE, "parcel_code", B, "relation", "OWN", "from_on", "2022-05-01")));
        commit(Staged.of("projects")
                .row(
                        Map.of("project_code", "2025-X1", "name", "精密轴承项目", "stage", "SIGNED", "park_code", "P02"),
                        Staged.square(120.6, 29, 0.001)));
    }

    private long commit(Staged staged) throws Exception {
        long batch = staged.ready(database);
        ledger.commit(batch, false, "test");
        return batch;
    }

    private static List<String> found(Http http, String text) {
        List<String> keys = new ArrayList<>();
        http.json("/api/search?q=" + URLEncoder.encode(text, StandardCharsets.UTF_8))
                .get("rows")
                .forEach(row -> keys.add(
                        row.get("kind").asString() + " " + row.get("key").asString()));
        return keys;
    }

    @Test
    @DisplayName(
            "A1 the opening is open to all and tells the county's name and extent, the demo accounts, the base maps")
    void opening() {
        JsonNode config = new Http(port, "").json("/api/config");
        assertThat(config.get("county").get("name").asString()).isEqualTo("青溪县");
        assertThat(config.get("county").get("bbox").toString()).isEqualTo("[120.0,28.0,121.0,29.0]");
        assertThat(config.get("demo").asBoolean()).isTrue();
        assertThat(config.get("demoAccounts").size()).isEqualTo(7);
        assertThat(config.get("firstAccount").asBoolean()).isFalse();
        assertThat(config.get("today").asString())
                .isEqualTo(LocalDate.now(clock).toString());
        assertThat(config.get("baseMaps").get(0).get("tiles").asString()).isEqualTo("/api/basemaps/plain/{z}/{x}/{y}");
        assertThat(config.get("baseMaps").get(0).get("maxZoom").asInt()).isEqualTo(20);
        assertThat(config.toString()).doesNotContain("沙河产业园", "339922001", "secret", "maps.example");
    }

    @Test
    @DisplayName("A2 freshness: the newest data of each kind, as of the day asked about")
    void freshness() throws Exception {
        commit(Staged.of("parcels")
                .dataDate("2024-03-01")
                .row(Map.of("parcel_code", A, "park_code", "P01"), Staged.square(120.5, 29, 0.001)));
        assertThat(newest("", "parcels")).isEqualTo("2025-03-01");
        assertThat(newest("?asOf=2024-12-31", "parcels")).isEqualTo("2024-03-01");
        long late = commit(Staged.of("parcels")
                .dataDate("2026-01-01")
                .row(Map.of("parcel_code", A, "park_code", "P01"), Staged.square(120.5, 29, 0.001)));
        assertThat(newest("", "parcels")).isEqualTo("2026-01-01");
        ledger.rollback(late, "test");
        assertThat(newest("", "parcels")).as("after the roll-back").isEqualTo("2025-03-01");
    }

    private String newest(String query, String kind) {
        for (JsonNode row : bureau.json("/api/desk/today" + query).get("freshness")) {
            if (row.get("kind").asString().equals(kind)) {
                return row.get("dataDate").asString();
            }
        }
        return "";
    }

    @Test
    @DisplayName(
            "B1 names are found by any part of them, letters in any width or case, and only where the characters stand together")
    void names() {
        assertThat(found(bureau, "轴承"))
                .containsExactly("parcel " + A, "enterprise " + FIRM, "enterprise " + ELSEWHERE, "project 2025-X1");
        assertThat(found(bureau, "ab12轴")).containsExactly("parcel " + A);
        assertThat(found(bureau, "ＡＢ 12")).containsExactly("parcel " + A);
        assertThat(found(bureau, "承轴")).containsExactly("parcel " + B);
        assertThat(found(bureau, "红星")).containsExactly("enterprise " + FIRM);
        assertThat(found(bureau, "库")).containsExactly("parcel " + B);
        assertThat(found(bureau, "开发区")).containsExactly("park P01");
        assertThat(found(bureau, "没有的")).isEmpty();
        assertThat(found(bureau, "%' or 1=1 --")).isEmpty();
        assertThat(found(bureau, " ")).isEmpty();
    }

    @Test
    @DisplayName("B2 codes are found by their beginning or their end")
    void codes() {
        assertThat(found(bureau, "339922001001")).containsExactly("parcel " + A);
        assertThat(found(bureau, "gb00077")).containsExactly("parcel " + B);
        assertThat(found(bureau, FIRM)).containsExactly("enterprise " + FIRM);
        assertThat(found(bureau, "2025-x1")).containsExactly("project 2025-X1");
    }

    @Test
    @DisplayName("B3 search keeps to the scope, firms by the land they use, and forgets a name that was corrected")
    void scope() throws Exception {
        Http park = new Http(port, "park1");
        assertThat(found(park, "轴承")).containsExactly("parcel " + A, "enterprise " + FIRM);
        assertThat(found(park, "沙河")).isEmpty();
        assertThat(found(new Http(port, "admin"), "轴承")).isEmpty();
        commit(Staged.of("parcels")
                .dataDate("2025-03-01")
                .row(Map.of("parcel_code", A, "name", "齿轮地块", "park_code", "P01"), Staged.square(120.5, 29, 0.001)));
        assertThat(found(park, "轴承")).containsExactly("enterprise " + FIRM);
        assertThat(found(park, "齿轮")).containsExactly("parcel " + A);
        assertThat(bureau.json("/api/search?q=" + URLEncoder.encode("齿轮", StandardCharsets.UTF_8))
                        .get("rows")
                        .get(0)
                        .get("point")
                        .get(0)
                        .asDouble())
                .isBetween(120.5, 120.501);
    }
}
