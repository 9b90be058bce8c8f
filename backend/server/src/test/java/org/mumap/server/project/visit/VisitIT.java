package org.mumap.server.project.visit;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.mumap.rules.progress.visit.SiteWeek;
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
@DisplayName("Visits of sites over HTTP: near the project by phone, typed at a desk, counted by the week")
class VisitIT {

    @LocalServerPort
    int port;

    @Autowired
    TestDatabase database;

    @Autowired
    Ledger ledger;

    @Autowired
    Clock clock;

    @BeforeEach
    void two() throws Exception {
        Emptied.facts(database);
        ledger.commit(
                Staged.of("projects")
                        .row(
                                Map.of(
                                        "project_code",
                                        "X1",
                                        "name",
                                        "一号",
                                        "stage",
                                        "BUILDING",
                                        "park_code",
                                        "P01",
                                        "town",
                                        "沙河镇",
                                        "chief",
                                        "张指挥"),
                                Staged.square(120.5, 29.2, 0.002))
                        .row(Map.of(
                                "project_code",
                                "X2",
                                "name",
                                "二号",
                                "stage",
                                "BUILDING",
                                "park_code",
                                "P02",
                                "town",
                                "青溪镇",
                                "chief",
                                "李指挥"))
                        .ready(database),
                false,
                "test");
    }

    private HttpResponse<byte[]> enter(String user, String project, String body) {
        return new Http(port, user).post("/api/projects/" + project + "/visits", body);
    }

    private JsonNode week(String query) {
        return new Http(port, "leader").json("/api/projects/visits/week" + query);
    }

    private static JsonNode person(JsonNode week, String name) {
        for (JsonNode person : week.get("people")) {
            if (person.get("visitor").asString().equals(name)) {
                return person;
            }
        }
        throw new AssertionError(name + " is not among " + week.get("people"));
    }

    @Test
    @DisplayName("A1 by phone near the project: counted for the week, with its distance; the same day twice is refused")
    void phone() {
        HttpResponse<byte[]> here = enter("leader", "X1", """
                {"visitor":"张指挥","lon":120.503,"lat":29.201,"accuracyM":15.4}
                """);
        assertThat(here.statusCode()).as(Http.text(here)).isEqualTo(201);
        JsonNode week = week("");
        assertThat(week.get("daysPerWeek").asInt()).isEqualTo(1);
        assertThat(person(week, "张指挥").get("missing").asInt()).isZero();
        assertThat(person(week, "李指挥").get("missing").asInt()).isEqualTo(1);
        JsonNode visit = week.get("visits").get(0);
        assertThat(visit.get("via").asString()).isEqualTo("PHONE");
        // 0.001 degrees east of the edge
        assertThat(visit.get("distanceM").asDouble()).isBetween(96.0, 98.0);
        assertThat(visit.get("accuracyM").asInt()).isEqualTo(15);
        assertThat(enter("leader", "X1", "{\"visitor\":\"张指挥\",\"lon\":120.501,\"lat\":29.201}")
                        .statusCode())
                .isEqualTo(409);
    }

    @Test
    @DisplayName("B1 too far, without a place, without a position, ahead, outside the scope: refused")
    void refused() {
        HttpResponse<byte[]> far = enter("leader", "X1", "{\"lon\":120.52,\"lat\":29.2}");
        assertThat(far.statusCode()).isEqualTo(400);
        assertThat(Http.text(far)).contains("一号").contains("1000");
        assertThat(enter("leader", "X2", "{\"lon\":120.5,\"lat\":29.2}").statusCode())
                .isEqualTo(400);
        assertThat(enter("leader", "X1", "{\"visitor\":\"张指挥\"}").statusCode()).isEqualTo(403);
        assertThat(enter(
                                "office",
                                "X1",
                                "{\"visitor\":\"张指挥\",\"on\":\"%s\"}"
                                        .formatted(LocalDate.now(clock).plusDays(1)))
                        .statusCode())
                .isEqualTo(400);
        assertThat(enter("leader", "X1", "{\"lon\":520,\"lat\":29.2}").statusCode())
                .isEqualTo(400);
        assertThat(enter("park1", "X2", "{\"lon\":120.5,\"lat\":29.2}").statusCode())
                .isEqualTo(404);
        assertThat(enter("economy", "X1", "{\"lon\":120.5,\"lat\":29.2}").statusCode())
                .isEqualTo(403);
        assertThat(new Http(port, "leader").json("/api/projects/visits").get("rows"))
                .isEmpty();
    }

    @Test
    @DisplayName(
            "C1 the office enters last week's visit: last week counts it, this week does not; another park sees nothing of it")
    void desk() {
        LocalDate last = SiteWeek.monday(LocalDate.now(clock)).minusDays(3);
        assertThat(enter("office", "X1", "{\"visitor\":\"张指挥\",\"on\":\"%s\",\"note\":\"调度会\"}".formatted(last))
                        .statusCode())
                .isEqualTo(201);
        assertThat(person(week("?day=" + last), "张指挥").get("days").get(0).asString())
                .isEqualTo(last.toString());
        assertThat(person(week(""), "张指挥").get("missing").asInt()).isEqualTo(1);
        assertThat(new Http(port, "park1").json("/api/projects/visits").get("rows"))
                .hasSize(1);
        JsonNode own = new Http(port, "inspector").json("/api/projects/visits/week?day=" + last);
        assertThat(own.get("visits")).hasSize(1);
        assertThat(own.get("people").toString()).doesNotContain("李指挥");
    }
}
