package org.mumap.server.idle.casework;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import org.mumap.server.testing.Http;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Drives one case over HTTP as an officer does: looks at what is offered, fills in the form, sends it. */
final class CaseDriver {

    private final Http http;
    private final String caseId;
    private JsonNode last;

    private CaseDriver(Http http, JsonNode opened) {
        this.http = http;
        this.last = opened;
        this.caseId = opened.get("caseId").asString();
    }

    static CaseDriver open(Http http, String parcel, LocalDate on) {
        return new CaseDriver(
                http,
                http.postJson(
                        "/api/idle/cases",
                        "{\"parcelCode\":\"%s\",\"on\":\"%s\",\"reason\":\"巡查发现\"}".formatted(parcel, on)));
    }

    /** Opens a case and brings it to the finding, published and recorded; a cause other than {@code E} is claimed and verified. */
    static CaseDriver found(Http bureau, String parcel, LocalDate opened, String cause) {
        CaseDriver file = CaseDriver.open(bureau, parcel, opened)
                .act("ISSUE_INVESTIGATION_NOTICE", opened)
                .serve(opened.plusDays(1));
        if (!cause.equals("E")) {
            file.act("CLAIM_CAUSE", opened.plusDays(5), "cause", cause, "documentNo", "说明1");
            file.act("VERIFY_CAUSE", opened.plusDays(20), "cause", cause, "result", "VERIFIED", "documentNo", "核1");
        }
        LocalDate on = opened.plusDays(40);
        JsonNode days = bureau.json("/api/parcels/" + parcel + "/idle?asOf=" + on);
        return file.act(
                        "FIND_IDLE",
                        on,
                        "cause",
                        cause,
                        "idleDays",
                        days.get("netIdleDays").asString())
                .serve(on.plusDays(1))
                .act("PUBLISH", on.plusDays(2))
                .act("RECORD_IN_SYSTEM", on.plusDays(2), "recordNo", "监管1");
    }

    String caseId() {
        return caseId;
    }

    /** The case as the last answer said it. */
    JsonNode seen() {
        return last;
    }

    JsonNode look() {
        last = http.json("/api/idle/cases/" + caseId);
        return last;
    }

    String stage() {
        return last.get("stage").asString();
    }

    /** Does an act that must be taken. */
    CaseDriver act(String act, LocalDate on, String... fields) {
        HttpResponse<byte[]> answer = send(http, act, on, last.get("version").asInt(), null, fields);
        assertThat(answer.statusCode()).as(act + ": " + Http.text(answer)).isEqualTo(200);
        last = JsonMapper.shared().readTree(answer.body());
        return this;
    }

    /** Serves the paper of the last act that issued one. */
    CaseDriver serve(LocalDate on) {
        String paper = "";
        for (JsonNode one : last.get("papers")) {
            if (one.get("mustBeServed").asBoolean()
                    && one.get("state").asString().equals("ISSUED")) {
                paper = one.get("paperId").asString();
            }
        }
        return act("SERVE", on, "paperId", paper, "way", "DIRECT", "servedOn", on.toString(), "receivedBy", "王某");
    }

    /** Sends an act as the case was last seen; the answer whatever its status. */
    HttpResponse<byte[]> tryAct(String act, LocalDate on, String... fields) {
        return send(http, act, on, last.get("version").asInt(), null, fields);
    }

    HttpResponse<byte[]> send(Http by, String act, LocalDate on, int version, String reason, String... fields) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("act", act);
        body.put("on", on.toString());
        body.put("version", version);
        body.put("reason", reason);
        Map<String, String> filled = new LinkedHashMap<>();
        for (int i = 0; i < fields.length; i += 2) {
            filled.put(fields[i], fields[i + 1]);
        }
        body.put("fields", filled);
        return by.post(
                "/api/idle/cases/" + caseId + "/acts", JsonMapper.shared().writeValueAsString(body));
    }

    JsonNode offer(String act) {
        for (JsonNode offer : last.get("offered")) {
            if (offer.get("act").asString().equals(act)) {
                return offer;
            }
        }
        return null;
    }
}
