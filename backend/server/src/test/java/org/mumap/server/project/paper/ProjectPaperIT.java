package org.mumap.server.project.paper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.mumap.server.testing.Staged.with;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.mumap.server.ledger.Ledger;
import org.mumap.server.print.Printed;
import org.mumap.server.testing.Emptied;
import org.mumap.server.testing.Form;
import org.mumap.server.testing.Http;
import org.mumap.server.testing.Photo;
import org.mumap.server.testing.ServerTest;
import org.mumap.server.testing.Staged;
import org.mumap.server.testing.TestDatabase;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@ServerTest
@DisplayName("Papers of projects: battle map, bulletin, picture card, rendered and measured")
class ProjectPaperIT {

    private static final String PARCEL = "339922001001GB00001";
    private static final double SIDE = 0.002;
    private static final Pattern RATIO = Pattern.compile("(?<!\\d)1:(\\d[\\d ]*\\d{3})");
    private static final int DPI = 60;

    @LocalServerPort
    int port;

    @Autowired
    TestDatabase database;

    @Autowired
    Ledger ledger;

    private void commit(Staged staged) throws Exception {
        ledger.commit(staged.ready(database), false, "test");
    }

    @BeforeEach
    void projects() throws Exception {
        Emptied.facts(database);
        String shape = Staged.square(120.5, 29, SIDE);
        commit(Staged.of("parcels")
                .row(with("parcel_code", PARCEL, "name", "开发区 D2-01", "park_code", "P01", "town", "沙河镇"), shape));
        Staged projects = Staged.of("projects")
                .row(
                        with(
                                "project_code",
                                "X1",
                                "name",
                                "泽食品产业园",
                                "stage",
                                "BUILDING",
                                "kind",
                                "续建",
                                "park_code",
                                "P01",
                                "town",
                                "沙河镇",
                                "signed_on",
                                "2024-10-01",
                                "started_on",
                                "2025-02-01",
                                "planned_completion_on",
                                "2025-12-31",
                                "total_investment_wan",
                                32000,
                                "leader",
                                "副县长 李某",
                                "chief",
                                "张某",
                                "lead_unit",
                                "林业局",
                                "steward",
                                "陈某",
                                "phone",
                                "0575-1"),
                        shape)
                .row(with(
                        "project_code",
                        "X2",
                        "name",
                        "云纺织",
                        "stage",
                        "SIGNED",
                        "town",
                        "青溪镇",
                        "signed_on",
                        "2025-01-15",
                        "lead_unit",
                        "供电公司"));
        commit(projects);
        commit(Staged.of("project_land").row(with("project_code", "X1", "parcel_code", PARCEL, "role", "SITE")));
        commit(Staged.of("project_plans").row(with("project_code", "X1", "year", 2025, "annual_plan_wan", 12000)));
        commit(Staged.of("progress_reports")
                .row(with("project_code", "X1", "month", "2025-03", "done_wan", 900))
                .row(with("project_code", "X1", "month", "2025-06", "done_wan", 300)));
        Staged nodes = Staged.of("project_nodes");
        String[] names = {"备案", "环评", "用地报批", "施工许可", "桩基", "主体封顶", "设备安装", "竣工验收"};
        for (int i = 0; i < names.length; i++) {
            Map<String, Object> node = with(
                    "project_code",
                    "X1",
                    "node",
                    names[i],
                    "duration_days",
                    40,
                    "weight",
                    10,
                    "planned_from",
                    java.time.LocalDate.of(2025, 1, 1).plusDays(40L * i).toString(),
                    "planned_to",
                    java.time.LocalDate.of(2025, 1, 1).plusDays(40L * i + 40).toString(),
                    "unit",
                    "住建局");
            if (i > 0) {
                node.put("predecessor", names[i - 1]);
            }
            if (i < 3) {
                node.put(
                        "actual_from",
                        java.time.LocalDate.of(2025, 1, 5).plusDays(40L * i).toString());
                node.put(
                        "actual_to",
                        java.time.LocalDate.of(2025, 1, 5)
                                .plusDays(40L * i + 50)
                                .toString());
            }
            nodes.row(node);
        }
        commit(nodes);
        new Http(port, "office").postJson("/api/tickets", """
                {"projectCode":"X1","type":"FOREST","title":"林地使用批复未下","unit":"自然资源局","dueOn":"%s"}
                """.formatted(
                        java.time.LocalDate.now().plusDays(3)));
    }

    private byte[] paper(String user, String path) {
        HttpResponse<byte[]> answer = new Http(port, user).get(path);
        assertThat(answer.statusCode()).as(Http.text(answer)).isEqualTo(200);
        return answer.body();
    }

    /** A page as pixels; kept for a look at it when the environment names a folder. */
    private static BufferedImage render(byte[] pdf, String name) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            BufferedImage image = new PDFRenderer(document).renderImageWithDPI(0, DPI);
            String folder = System.getenv().getOrDefault("MUMAP_PRINT_KEEP", "");
            if (!folder.isEmpty()) {
                ImageIO.write(
                        image,
                        "png",
                        Files.createDirectories(Path.of(folder))
                                .resolve(name + ".png")
                                .toFile());
            }
            return image;
        }
    }

    /** Nothing is printed within half a centimetre of the edge: whatever is cut off would be. */
    private static void assertNothingClipped(BufferedImage image) {
        int edge = (int) (5 / 25.4 * DPI);
        for (int x = 0; x < image.getWidth(); x++) {
            for (int y = 0; y < image.getHeight(); y++) {
                boolean rim = x < edge || y < edge || x >= image.getWidth() - edge || y >= image.getHeight() - edge;
                if (rim && (image.getRGB(x, y) & 0xffffff) != 0xffffff) {
                    throw new AssertionError("something is printed at " + x + "," + y);
                }
            }
        }
    }

    @Test
    @DisplayName(
            "A1 the battle map is one A3 page: map true within 1 %, nodes, curve, people, tickets, every glyph there")
    void battleMap() throws Exception {
        byte[] pdf = paper("leader", "/api/projects/X1/battle-map.pdf?asOf=2025-06-30");
        Printed printed = Printed.of(pdf).keep("battle-map");
        assertThat(printed.pages()).isEqualTo(1);
        assertThat(printed.paper(1)).containsExactly(new double[] {420, 297}, within(0.5));
        assertThat(printed.lettersWithoutGlyph()).isEmpty();
        assertThat(printed.fontsOutside()).isEmpty();
        assertThat(printed.text())
                .contains("泽食品产业园 项目作战图", "副县长 李某", "林业局", "主体封顶", "竣工验收", "项目红线", "2025-06-30", "红灯")
                .doesNotContain("paper.");
        Matcher ratio = RATIO.matcher(printed.text(1));
        assertThat(ratio.find()).isTrue();
        double n = Double.parseDouble(ratio.group(1).replace(" ", ""));
        double expected = SIDE * 111_320 * Math.cos(Math.toRadians(29)) * 1.0009 / n * 1000;
        assertThat(printed.lines(1))
                .anySatisfy(line -> assertThat(Math.hypot(line[2] - line[0], line[3] - line[1]))
                        .isCloseTo(expected, within(expected / 100)));
        assertNothingClipped(render(pdf, "battle-map"));
    }

    @Test
    @DisplayName(
            "A2 today's battle map names the open ticket; a project without a place still has its sheet; scope holds")
    void tickets() throws Exception {
        Printed today = Printed.of(paper("office", "/api/projects/X1/battle-map.pdf"));
        assertThat(today.pages()).isEqualTo(1);
        assertThat(today.text()).contains("林地使用批复未下", "自然资源局");
        Printed without = Printed.of(paper("office", "/api/projects/X2/battle-map.pdf?asOf=2025-06-30"));
        assertThat(without.text()).contains("没有登记位置", "没有年度计划");
        assertThat(without.pages()).isEqualTo(1);
        assertThat(new Http(port, "park1")
                        .get("/api/projects/X2/battle-map.pdf")
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    @DisplayName("A3 the battle map shows the oldest photo beside the newest, still on one page")
    void photos() throws Exception {
        String[] days = {"2025:03:02 09:14:00", "2025:04:10 10:00:00", "2025:06:18 09:20:00"};
        for (int i = 0; i < days.length; i++) {
            byte[] photo = Photo.placed(Photo.site(i + 1), days[i], 120.501, 29.001, 42);
            assertThat(new Form()
                            .file("file", "a.jpg", photo)
                            .with("node", "桩基")
                            .post(new Http(port, "office"), "/api/projects/X1/photos")
                            .statusCode())
                    .isEqualTo(201);
        }
        byte[] pdf = paper("leader", "/api/projects/X1/battle-map.pdf?asOf=2025-06-30");
        Printed printed = Printed.of(pdf).keep("battle-map-photos");
        assertThat(printed.pages()).isEqualTo(1);
        assertThat(printed.text())
                .contains("照片 3 张", "2025-03-02 09:14", "2025-06-18 09:20", "朝向 42°")
                .doesNotContain("2025-04-10");
        assertNothingClipped(render(pdf, "battle-map-photos"));
        Printed before = Printed.of(paper("leader", "/api/projects/X1/battle-map.pdf?asOf=2025-03-31"));
        assertThat(before.text()).contains("照片 1 张").doesNotContain("2025-06-18");
    }

    @Test
    @DisplayName(
            "B2 the sheet of a week: lamps against the Sunday before, overdue tickets, days on site; as of any week")
    void week() throws Exception {
        byte[] pdf = paper("office", "/api/projects/week.pdf?day=2025-06-30");
        Printed printed = Printed.of(pdf).keep("week");
        assertThat(printed.text())
                .contains("周小结 2025 年第 27 周", "2025-06-30", "现场办公", "红灯")
                .doesNotContain("paper.");
        assertThat(printed.lettersWithoutGlyph()).isEmpty();
        assertNothingClipped(render(pdf, "week"));
        Printed now = Printed.of(new Http(port, "office")
                .send(new Http(port, "office")
                        .request("/api/projects/week.pdf")
                        .header("Accept-Language", "en")
                        .GET())
                .body());
        assertThat(now.text()).contains("sheet of week", "Days on site").doesNotContain("paper.");
    }

    @Test
    @DisplayName(
            "B1 the bulletin of a month ranks towns, lists red and waiting projects, and is the same when printed again")
    void bulletin() throws Exception {
        byte[] pdf = paper("office", "/api/projects/bulletin.pdf?month=2025-06");
        Printed printed = Printed.of(pdf).keep("bulletin");
        assertThat(printed.text())
                .contains("重点项目月通报 2025-06", "截至 2025-06-30", "开工率", "沙河镇", "泽食品产业园", "云纺织", "166")
                .doesNotContain("paper.");
        assertThat(printed.lettersWithoutGlyph()).isEmpty();
        assertNothingClipped(render(pdf, "bulletin"));
        assertThat(new Http(port, "office")
                        .get("/api/projects/bulletin.pdf?month=2025-13")
                        .statusCode())
                .isEqualTo(400);
        Printed english = Printed.of(new Http(port, "office")
                .send(new Http(port, "office")
                        .request("/api/projects/bulletin.pdf?month=2025-06")
                        .header("Accept-Language", "en")
                        .GET())
                .body());
        assertThat(english.text()).contains("bulletin of 2025-06", "Towns ranked");
    }

    @Test
    @DisplayName("C1 the daily card is a picture of 1080 × 1440 pixels that is not blank and runs to no edge")
    void card() throws Exception {
        byte[] png = paper("leader", "/api/projects/daily-card.png?asOf=2025-06-30");
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(png));
        assertThat(image.getWidth()).isEqualTo(1080);
        assertThat(image.getHeight()).isEqualTo(1440);
        String folder = System.getenv().getOrDefault("MUMAP_PRINT_KEEP", "");
        if (!folder.isEmpty()) {
            Files.write(Files.createDirectories(Path.of(folder)).resolve("daily-card.png"), png);
        }
        int ink = 0;
        for (int x = 0; x < 1080; x++) {
            for (int y = 0; y < 1440; y++) {
                boolean white = (image.getRGB(x, y) & 0xffffff) == 0xffffff;
                ink += white ? 0 : 1;
                if (y > 200 && (x < 40 || x >= 1040)) {
                    assertThat(white).as("edge at " + x + "," + y).isTrue();
                }
            }
        }
        assertThat(ink).isGreaterThan(1080 * 180);
    }
}
