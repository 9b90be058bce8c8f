package org.mumap.server.idle.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mumap.server.Settings;
import org.mumap.server.ledger.Ledger;
import org.mumap.server.testing.Emptied;
import org.mumap.server.testing.Form;
import org.mumap.server.testing.Http;
import org.mumap.server.testing.Photo;
import org.mumap.server.testing.ServerTest;
import org.mumap.server.testing.Staged;
import org.mumap.server.testing.TestDatabase;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@ServerTest
@DisplayName(
        "Evidence: the original to the byte, what the camera wrote beside what people state, nothing that could run")
class EvidenceIT {

    private static final String PARCEL = "339922001001GB00001";
    private static final String ADDRESS = "/api/idle/parcels/" + PARCEL + "/evidence";

    @LocalServerPort
    int port;

    @Autowired
    TestDatabase database;

    @Autowired
    Ledger ledger;

    @Autowired
    Settings settings;

    private Http bureau;

    @BeforeEach
    void parcel() throws Exception {
        Emptied.facts(database);
        bureau = new Http(port, "bureau");
        ledger.commit(
                Staged.of("parks")
                        .row(Map.of("park_code", "P02", "name", "沙河产业园"), Staged.square(120.59, 28.99, 0.05))
                        .ready(database),
                false,
                "test");
        ledger.commit(
                Staged.of("parcels")
                        .row(
                                Map.of("parcel_code", PARCEL, "park_code", "P02", "town", "沙河镇"),
                                Staged.square(120.6, 29, 0.0014))
                        .ready(database),
                false,
                "test");
    }

    private static JsonNode read(HttpResponse<byte[]> answer) {
        return JsonMapper.shared().readTree(answer.body());
    }

    private static String sha256(byte[] bytes) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    }

    @Test
    @DisplayName(
            "A1 a phone's photo: hash, place, time and direction of the camera beside the stated ones; the bytes come back")
    void photo() throws Exception {
        byte[] photo = Photo.placed("2026:03:04 05:06:07", 120.6007, 29.0007, 135);
        HttpResponse<byte[]> created = new Form()
                .file("file", "现场.jpg", photo)
                .with("takenOn", "2026-03-05")
                .with("note", "东北角,无施工迹象")
                .with("lon", "120.6001")
                .with("lat", "29.0001")
                .with("direction", "90")
                .post(new Http(port, "inspector"), ADDRESS);
        assertThat(created.statusCode()).as(Http.text(created)).isEqualTo(201);
        JsonNode row = read(created);
        assertThat(row.get("sha256").asString()).isEqualTo(sha256(photo));
        assertThat(row.get("mediaType").asString()).isEqualTo("image/jpeg");
        assertThat(row.get("takenOn").asString()).isEqualTo("2026-03-05");
        assertThat(row.get("lon").asDouble()).isEqualTo(120.6001);
        assertThat(row.get("exif").get("takenAt").asString()).isEqualTo("2026-03-04T05:06:07");
        assertThat(row.get("exif").get("lon").asDouble())
                .isCloseTo(120.6007, org.assertj.core.data.Offset.offset(1e-6));
        assertThat(row.get("exif").get("lat").asDouble()).isCloseTo(29.0007, org.assertj.core.data.Offset.offset(1e-6));
        assertThat(row.get("exif").get("direction").asDouble()).isEqualTo(135);
        assertThat(row.get("by").asString()).isEqualTo("inspector");
        HttpResponse<byte[]> original =
                bureau.get("/api/idle/evidence/" + row.get("evidenceId").asString() + "/original");
        assertThat(original.body()).isEqualTo(photo);
    }

    @Test
    @DisplayName("A2 the original is data to be saved, never a page that runs")
    void neverAPage() {
        byte[] polyglot = Photo.plain(7);
        byte[] script = "<script>alert(1)</script>".getBytes(StandardCharsets.UTF_8);
        byte[] both = java.util.Arrays.copyOf(polyglot, polyglot.length + script.length);
        System.arraycopy(script, 0, both, polyglot.length, script.length);
        HttpResponse<byte[]> created =
                new Form().file("file", "../../evil.html", both).post(bureau, ADDRESS);
        assertThat(created.statusCode()).isEqualTo(201);
        HttpResponse<byte[]> original = bureau.get(
                "/api/idle/evidence/" + read(created).get("evidenceId").asString() + "/original");
        assertThat(original.headers().firstValue("Content-Type")).contains("image/jpeg");
        assertThat(original.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
        assertThat(original.headers().firstValue("Content-Security-Policy").orElse(""))
                .contains("sandbox");
        assertThat(original.headers().firstValue("Content-Disposition").orElse(""))
                .startsWith("attachment")
                .contains("evil.jpg")
                .doesNotContain("..");
    }

    @ParameterizedTest(name = "B1 {0}: {2}")
    @CsvSource(
            delimiter = ';',
            value = {
                "page.jpg; <html><script>alert(1)</script></html>; 415; evidence-type",
                "drawing.svg; <svg xmlns=\"http://www.w3.org/2000/svg\"/>; 415; evidence-type",
                "late.pdf; ' %PDF-1.7'; 415; evidence-type",
                "empty.png; ''; 400; evidence-empty"
            })
    @DisplayName("B1 what is no photo and no PDF by its content is refused, whatever it is called")
    void refused(String name, String content, int status, String code) {
        HttpResponse<byte[]> answer = new Form()
                .file("file", name, content.getBytes(StandardCharsets.UTF_8))
                .post(bureau, ADDRESS);
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(read(answer).get("code").asString()).isEqualTo(code);
    }

    @Test
    @DisplayName("B2 a file beyond the limit is refused, and nothing of it stays")
    void tooLarge() throws Exception {
        byte[] huge = new byte[(int) EvidenceStore.MOST_BYTES + 1];
        System.arraycopy(Photo.plain(1), 0, huge, 0, 20);
        HttpResponse<byte[]> answer = new Form().file("file", "huge.jpg", huge).post(bureau, ADDRESS);
        assertThat(answer.statusCode()).isEqualTo(413);
        Path folder = settings.dataDir().toAbsolutePath().resolve("evidence");
        try (var files = Files.list(folder)) {
            assertThat(files.filter(f -> f.toString().endsWith(".part"))).isEmpty();
        }
        assertThat(Files.exists(folder.resolve(sha256(huge)))).isFalse();
    }

    @Test
    @DisplayName("B3 half a place, a place off the earth and a day that has not come are refused")
    void statements() {
        byte[] photo = Photo.plain(3);
        assertThat(new Form()
                        .file("file", "a.jpg", photo)
                        .with("lon", "120")
                        .post(bureau, ADDRESS)
                        .statusCode())
                .isEqualTo(400);
        assertThat(new Form()
                        .file("file", "a.jpg", photo)
                        .with("lon", "120")
                        .with("lat", "91")
                        .post(bureau, ADDRESS)
                        .statusCode())
                .isEqualTo(400);
        assertThat(new Form()
                        .file("file", "a.jpg", photo)
                        .with("takenOn", "2999-01-01")
                        .post(bureau, ADDRESS)
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    @DisplayName("C1 one changed byte on the disk is found on the next read, and the original is not shown")
    void damaged() throws Exception {
        byte[] photo = Photo.plain(9);
        JsonNode row = read(new Form().file("file", "a.jpg", photo).post(bureau, ADDRESS));
        Path kept = settings.dataDir()
                .toAbsolutePath()
                .resolve("evidence")
                .resolve(row.get("sha256").asString());
        byte[] changed = photo.clone();
        changed[changed.length - 1] ^= 1;
        Files.write(kept, changed);
        HttpResponse<byte[]> answer =
                bureau.get("/api/idle/evidence/" + row.get("evidenceId").asString() + "/original");
        assertThat(answer.statusCode()).isEqualTo(500);
        assertThat(read(answer).get("code").asString()).isEqualTo("evidence-damaged");
    }

    @Test
    @DisplayName("C2 broken or lying Exif leaves the photo evidence and says nothing of the camera")
    void brokenExif() {
        byte[] photo = Photo.placed("not a time at all!!", 120, 29, 10);
        for (int i = 40; i < 90; i++) {
            photo[i] = (byte) 0xEE;
        }
        JsonNode row = read(new Form().file("file", "a.jpg", photo).post(bureau, ADDRESS));
        assertThat(row.get("exif").get("takenAt").isNull()).isTrue();
        assertThat(row.get("exif").get("lon").isNull()).isTrue();
    }

    @Test
    @DisplayName("D1 whose towns are others sees no evidence of this one; who has no business with cases is refused")
    void scope() throws Exception {
        String id = read(new Form().file("file", "a.jpg", Photo.plain(4)).post(bureau, ADDRESS))
                .get("evidenceId")
                .asString();
        assertThat(new Http(port, "inspector").get("/api/idle/evidence/" + id).statusCode())
                .isEqualTo(200);
        ledger.commit(
                Staged.of("parcels")
                        .row(
                                Map.of("parcel_code", PARCEL, "park_code", "P02", "town", "云溪镇"),
                                Staged.square(120.6, 29, 0.0014))
                        .ready(database),
                false,
                "test");
        Http inspector = new Http(port, "inspector");
        assertThat(inspector.get("/api/idle/evidence/" + id).statusCode()).isEqualTo(404);
        assertThat(inspector.get("/api/idle/evidence/" + id + "/original").statusCode())
                .isEqualTo(404);
        assertThat(new Form()
                        .file("file", "a.jpg", Photo.plain(5))
                        .post(inspector, ADDRESS)
                        .statusCode())
                .isEqualTo(404);
        assertThat(new Http(port, "park1").get("/api/idle/evidence/" + id).statusCode())
                .isEqualTo(403);
        assertThat(new Http(port, "leader").get("/api/idle/evidence/" + id).statusCode())
                .isEqualTo(200);
        assertThat(new Form()
                        .file("file", "a.jpg", Photo.plain(5))
                        .post(new Http(port, "leader"), ADDRESS)
                        .statusCode())
                .isEqualTo(403);
    }
}
