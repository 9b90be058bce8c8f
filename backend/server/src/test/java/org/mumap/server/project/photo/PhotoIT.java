package org.mumap.server.project.photo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mumap.server.ledger.Ledger;
import org.mumap.server.photo.CameraFacts;
import org.mumap.server.photo.HashedFolder;
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
        "Photos of projects over HTTP: what is kept, from where place and time come, what a photo proves, who sees it")
class PhotoIT {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    @LocalServerPort
    int port;

    @Autowired
    TestDatabase database;

    @Autowired
    Ledger ledger;

    @Autowired
    Clock clock;

    @TempDir
    Path scratch;

    @BeforeEach
    void two() throws Exception {
        Emptied.facts(database);
        commit(Staged.of("projects")
                .row(Map.of(
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
                        "total_investment_wan",
                        1000))
                .row(Map.of(
                        "project_code", "X2", "name", "二号", "stage", "BUILDING", "park_code", "P02", "town", "青溪镇")));
        commit(Staged.of("project_nodes")
                .row(Map.of("project_code", "X1", "node", "桩基", "weight", 30, "planned_to", "2026-03-31"))
                .row(Map.of(
                        "project_code",
                        "X1",
                        "node",
                        "主体封顶",
                        "weight",
                        70,
                        "planned_to",
                        "2026-09-30",
                        "predecessor",
                        "桩基")));
        commit(Staged.of("progress_reports").row(Map.of("project_code", "X1", "month", "2026-02", "done_wan", 450)));
    }

    private void commit(Staged staged) throws Exception {
        ledger.commit(staged.ready(database), false, "test");
    }

    private Http as(String user) {
        return new Http(port, user);
    }

    private HttpResponse<byte[]> bring(String user, String project, byte[] file, Map<String, String> words) {
        Form form = new Form().file("file", "C:\\x\\工地.jpg", file);
        words.forEach(form::with);
        return form.post(as(user), "/api/projects/" + project + "/photos");
    }

    private JsonNode brought(byte[] file, Map<String, String> words) {
        HttpResponse<byte[]> answer = bring("office", "X1", file, words);
        assertThat(answer.statusCode()).as(Http.text(answer)).isEqualTo(201);
        return JSON.readTree(answer.body());
    }

    private byte[] picture(JsonNode photo) {
        HttpResponse<byte[]> answer = as("leader")
                .get("/api/projects/X1/photos/" + photo.get("photoId").asString() + ".jpg");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("image/jpeg");
        return answer.body();
    }

    @Test
    @DisplayName(
            "A1 what the camera wrote is taken for true and kept; the picture that stays holds pixels and nothing else")
    void camera() throws Exception {
        byte[] original = Photo.placed("2026:03:04 05:06:07", 120.505, 29.25, 42);
        JsonNode photo = brought(original, Map.of("lon", "119.9", "lat", "28.8", "accuracy", "12"));
        assertThat(photo.get("takenFrom").asString()).isEqualTo("CAMERA");
        assertThat(photo.get("on").asString()).isEqualTo("2026-03-04");
        assertThat(photo.get("takenAt").asString()).isEqualTo("2026-03-03T21:06:07Z");
        assertThat(photo.get("placeFrom").asString()).isEqualTo("CAMERA");
        assertThat(photo.get("lon").asDouble()).isCloseTo(120.505, org.assertj.core.data.Offset.offset(1e-6));
        assertThat(photo.get("direction").asDouble()).isEqualTo(42);
        // the phone's word stands beside it
        assertThat(photo.get("phone").get("lon").asDouble()).isEqualTo(119.9);
        assertThat(photo.get("phone").get("accuracyM").asDouble()).isEqualTo(12);
        assertThat(photo.get("fileName").asString()).isEqualTo("工地.jpg");

        byte[] kept = picture(photo);
        assertThat(CameraFacts.read(original)).isNotEqualTo(CameraFacts.NONE);
        assertThat(CameraFacts.read(kept)).isEqualTo(CameraFacts.NONE);
        assertThat(photo.get("sha256").asString()).isEqualTo(HashedFolder.hash(kept));
        var drawn = ImageIO.read(new ByteArrayInputStream(kept));
        assertThat(drawn.getWidth()).isEqualTo(16);
        assertThat(drawn.getHeight()).isEqualTo(12);
    }

    @Test
    @DisplayName("A2 bytes that hide behind a picture do not stay")
    void hostile() throws Exception {
        byte[] plain = Photo.plain(3);
        byte[] tail = "<script>alert(1)</script>".getBytes(StandardCharsets.US_ASCII);
        byte[] file = new byte[plain.length + tail.length];
        System.arraycopy(plain, 0, file, 0, plain.length);
        System.arraycopy(tail, 0, file, plain.length, tail.length);
        byte[] kept = picture(brought(file, Map.of()));
        assertThat(new String(kept, StandardCharsets.ISO_8859_1)).doesNotContain("script");
        assertThat(new String(file, StandardCharsets.ISO_8859_1)).contains("script");
    }

    @Test
    @DisplayName(
            "A3 without Exif the phone speaks; without a phone the arrival; a camera that runs ahead does not know when it was")
    void phone() {
        String shot = clock.instant().minus(Duration.ofHours(30)).toString();
        JsonNode photo = brought(
                Photo.plain(5), Map.of("lon", "120.5", "lat", "29.2", "accuracy", "8", "shotAt", shot, "note", "东门"));
        assertThat(photo.get("takenFrom").asString()).isEqualTo("PHONE");
        assertThat(photo.get("takenAt").asString()).startsWith(shot.substring(0, 16));
        assertThat(photo.get("placeFrom").asString()).isEqualTo("PHONE");
        assertThat(photo.get("note").asString()).isEqualTo("东门");

        JsonNode bare = brought(Photo.plain(6), Map.of());
        assertThat(bare.get("takenFrom").asString()).isEqualTo("ARRIVAL");
        assertThat(bare.get("lon").isNull()).isTrue();
        assertThat(bare.get("on").asString()).isEqualTo(LocalDate.now(clock).toString());

        JsonNode ahead = brought(Photo.placed("2041:01:01 00:00:00", 120.5, 29.2, 1), Map.of("shotAt", shot));
        assertThat(ahead.get("takenFrom").asString()).isEqualTo("PHONE");
        assertThat(ahead.get("camera").get("takenAt").asString()).startsWith("2041-01-01");
    }

    @Test
    @DisplayName("A4 PNG and WebP come in; a large picture is kept at 2560 pixels and shown small at 640")
    void formats() throws Exception {
        Path png = scratch.resolve("large.png");
        ImageIO.write(
                new java.awt.image.BufferedImage(3000, 1500, java.awt.image.BufferedImage.TYPE_INT_RGB),
                "png",
                png.toFile());
        JsonNode large = brought(Files.readAllBytes(png), Map.of());
        assertThat(large.get("width").asInt()).isEqualTo(2560);
        assertThat(large.get("height").asInt()).isEqualTo(1280);
        byte[] small = as("leader")
                .get("/api/projects/X1/photos/" + large.get("photoId").asString() + ".jpg?small=true")
                .body();
        assertThat(ImageIO.read(new ByteArrayInputStream(small)).getWidth()).isEqualTo(640);

        Path webp = scratch.resolve("photo.webp");
        Process made = new ProcessBuilder("gdal_translate", "-q", "-of", "WEBP", png.toString(), webp.toString())
                .inheritIO()
                .start();
        assertThat(made.waitFor()).isZero();
        byte[] bytes = Files.readAllBytes(webp);
        assertThat(new String(bytes, 8, 4, StandardCharsets.US_ASCII)).isEqualTo("WEBP");
        assertThat(brought(bytes, Map.of()).get("width").asInt()).isEqualTo(2560);
    }

    @Test
    @DisplayName(
            "B1 what is no picture is refused, whatever it is called; so are half places, days ahead and unknown nodes")
    void refused() {
        assertThat(bring("office", "X1", "<svg onload=x/>".getBytes(StandardCharsets.US_ASCII), Map.of())
                        .statusCode())
                .isEqualTo(415);
        byte[] torn = {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF, 0, 1, 2};
        assertThat(bring("office", "X1", torn, Map.of()).statusCode()).isEqualTo(415);
        byte[] webp = "RIFF....WEBPVP8 rubbish".getBytes(StandardCharsets.US_ASCII);
        assertThat(bring("office", "X1", webp, Map.of()).statusCode()).isEqualTo(415);
        assertThat(bring("office", "X1", new byte[0], Map.of()).statusCode()).isEqualTo(400);
        byte[] huge = new byte[20_000_001];
        System.arraycopy(Photo.plain(1), 0, huge, 0, 100);
        assertThat(bring("office", "X1", huge, Map.of()).statusCode()).isEqualTo(413);
        assertThat(bring("office", "X1", Photo.plain(1), Map.of("lon", "120")).statusCode())
                .isEqualTo(400);
        assertThat(bring("office", "X1", Photo.plain(1), Map.of("shotAt", "2041-01-01T00:00:00Z"))
                        .statusCode())
                .isEqualTo(400);
        var node = bring("office", "X1", Photo.plain(1), Map.of("node", "屋面"));
        assertThat(node.statusCode()).isEqualTo(400);
        assertThat(Http.text(node)).contains("桩基, 主体封顶");
        assertThat(as("office").json("/api/projects/X1/photos").get("rows")).isEmpty();
    }

    @Test
    @DisplayName("C1 a photo bound to a node is what the claim is held against; one without a node proves nothing")
    void claim() {
        String path = "/api/projects/X1/detail?asOf=2026-03-31";
        brought(Photo.placed("2026:03:04 05:06:07", 120.5, 29.2, 1), Map.of());
        assertThat(as("leader").json(path).get("claim").get("seenShare").isNull())
                .isTrue();
        JsonNode bound = brought(Photo.placed("2026:03:05 05:06:07", 120.5, 29.2, 1), Map.of("node", "桩基"));
        JsonNode claim = as("leader").json(path).get("claim");
        // 45 % claimed, piles stand for 30 %
        assertThat(claim.get("abovePoints").decimalValue()).isEqualByComparingTo("15");
        assertThat(claim.get("flagged").asBoolean()).isTrue();
        assertThat(as("leader")
                        .json("/api/projects/X1/detail?asOf=2026-03-04")
                        .get("claim")
                        .get("seenShare")
                        .isNull())
                .isTrue();
        assertThat(withdraw("office", bound, "拍的是隔壁").statusCode()).isEqualTo(204);
        assertThat(as("leader").json(path).get("claim").get("flagged").asBoolean())
                .isFalse();
        // as the ledger knew it before the withdrawal
        String then = bound.get("recordedAt").asString();
        assertThat(as("leader")
                        .json(path + "&knownAt=" + then)
                        .get("claim")
                        .get("flagged")
                        .asBoolean())
                .isTrue();
    }

    private HttpResponse<byte[]> withdraw(String user, JsonNode photo, String reason) {
        Http http = as(user);
        return http.send(http.request(
                        "/api/projects/X1/photos/" + photo.get("photoId").asString())
                .header("Content-Type", "application/json")
                .method("DELETE", HttpRequest.BodyPublishers.ofString("{\"reason\":\"%s\"}".formatted(reason))));
    }

    @Test
    @DisplayName("D1 another park's photos are not there, neither list nor picture; who may not bring is refused")
    void scope() {
        JsonNode photo = brought(Photo.plain(2), Map.of());
        String id = photo.get("photoId").asString();
        assertThat(as("park1").json("/api/projects/X1/photos").get("rows")).hasSize(1);
        JsonNode other =
                JSON.readTree(bring("office", "X2", Photo.plain(3), Map.of()).body());
        String foreign = "/api/projects/X2/photos/" + other.get("photoId").asString();
        assertThat(as("park1").get("/api/projects/X2/photos").statusCode()).isEqualTo(404);
        assertThat(as("park1").get(foreign + ".jpg").statusCode()).isEqualTo(404);
        // nor under the number of a project of one's own
        assertThat(as("park1")
                        .get("/api/projects/X1/photos/" + other.get("photoId").asString() + ".jpg")
                        .statusCode())
                .isEqualTo(404);
        assertThat(bring("park1", "X2", Photo.plain(4), Map.of()).statusCode()).isEqualTo(404);
        assertThat(bring("economy", "X1", Photo.plain(4), Map.of()).statusCode())
                .isIn(403);
        assertThat(as("admin").get("/api/projects/X1/photos/" + id + ".jpg").statusCode())
                .isEqualTo(404);
        assertThat(as("").get("/api/projects/X1/photos/" + id + ".jpg").statusCode())
                .isEqualTo(401);
        assertThat(withdraw("park1", photo, "不是我传的").statusCode()).isEqualTo(403);
    }
}
