package org.mumap.server.ingest.format;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("KML, GeoJSON and DXF made to grow, to nest or to fetch")
class HostileTextsTest {

    private static final String KML =
            "<?xml version=\"1.0\"?><kml xmlns=\"http://www.opengis.net/kml/2.2\"><Document>%s</Document></kml>";
    private static final String PLACE =
            "<Placemark><name>p</name>%s<Polygon><outerBoundaryIs><LinearRing><coordinates>%s</coordinates></LinearRing></outerBoundaryIs></Polygon></Placemark>";
    private static final String SQUARE = "120,29 120.01,29 120.01,29.01 120,29";

    @TempDir
    Path folder;

    private Attack attack;

    @BeforeEach
    void ready() {
        attack = new Attack(folder);
    }

    private String outcome(String name, String text) throws IOException {
        return outcome(name, text, StandardCharsets.UTF_8);
    }

    private String outcome(String name, String text, Charset charset) throws IOException {
        Path file = Files.write(folder.resolve(name), text.getBytes(charset));
        return attack.outcome(file, name);
    }

    // ---- KML

    @Test
    @DisplayName("A1 entities, from a file, from an address, or a thousand million of them: no document type is read")
    void entities() throws IOException {
        assertThat(outcome(
                        "a.kml",
                        KML.replace("<kml", "<!DOCTYPE kml [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><kml")
                                .formatted("&x;")))
                .isEqualTo("not-what-it-says");
        StringBuilder laughs = new StringBuilder("<!DOCTYPE kml [<!ENTITY l0 \"lol\">");
        for (int i = 1; i < 10; i++) {
            laughs.append("<!ENTITY l")
                    .append(i)
                    .append(" \"")
                    .append(("&l" + (i - 1) + ";").repeat(10))
                    .append("\">");
        }
        laughs.append("]>");
        assertThat(outcome("b.kml", KML.replace("<kml", laughs + "<kml").formatted("<name>&l9;</name>")))
                .isEqualTo("not-what-it-says");
        // behind a comment so long that the first bytes do not show it
        String late = "<!--" + " ".repeat(200_000) + "-->" + laughs + "<kml";
        assertThat(outcome("c.kml", KML.replace("<kml", late).formatted(PLACE.formatted("", SQUARE))))
                .isIn("not-what-it-says", "gdal-cannot-read", "empty-file");
    }

    @Test
    @DisplayName("A2 icons, styles, overlays and links name addresses; none is asked")
    void addresses() throws IOException {
        AtomicInteger asked = new AtomicInteger();
        HttpServer canary = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        canary.createContext("/", exchange -> {
            asked.incrementAndGet();
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        canary.start();
        try {
            String url = "http://127.0.0.1:" + canary.getAddress().getPort() + "/x.kml";
            String all = "<Style id=\"s\"><IconStyle><Icon><href>" + url + "</href></Icon></IconStyle></Style>"
                    + "<GroundOverlay><Icon><href>" + url + "</href></Icon></GroundOverlay>"
                    + "<Schema name=\"x\" parent=\"" + url + "\"/>"
                    + PLACE.formatted("<styleUrl>" + url + "#s</styleUrl>", SQUARE);
            // the overlay is a row too, without a shape
            assertThat(outcome("n.kml", KML.formatted(all))).isEqualTo("read 2 [none, shape]");
            assertThat(asked).hasValue(0);
        } finally {
            canary.stop(0);
        }
    }

    @Test
    @DisplayName("A3 a hundred thousand folders in each other, coordinates of letters, of no end")
    void shapes() throws IOException {
        assertThat(outcome(
                        "deep.kml",
                        KML.formatted("<Folder>".repeat(100_000)
                                + PLACE.formatted("", SQUARE)
                                + "</Folder>".repeat(100_000))))
                .matches("gdal-cannot-read|empty-file|read \\d+ .*|gdal-too-slow");
        assertThat(outcome("letters.kml", KML.formatted(PLACE.formatted("", "a,b c,d e,f a,b"))))
                .matches("read 1 \\[(none|broken|shape)\\]|gdal-cannot-read|empty-file");
        assertThat(outcome("huge.kml", KML.formatted(PLACE.formatted("", "1e400,29 -1e400,NaN 120,29 1e400,29"))))
                .matches("read 1 \\[.*\\]|gdal-cannot-read");
    }

    // ---- GeoJSON

    @ParameterizedTest
    @DisplayName("B1 coordinates that are none")
    @CsvSource(
            delimiter = '|',
            value = {
                "\"120 29\"",
                "[[\"120\",\"29\"],[\"121\",\"29\"],[\"121\",\"30\"],[\"120\",\"29\"]]",
                "[[[120,29],[121,29],[1e400,30],[120,29]]]",
                "[[[120,29],[121,29],[null,30],[120,29]]]",
                "[[[120],[121,29],[121,30],[120]]]",
                "{\"x\":1}",
                "[[[[[[120,29]]]]]]",
                "12",
            })
    void coordinates(String coordinates) throws IOException {
        assertThat(outcome(
                        "c.geojson",
                        "{\"type\":\"FeatureCollection\",\"features\":[{\"type\":\"Feature\",\"properties\":{\"code\":1},"
                                + "\"geometry\":{\"type\":\"Polygon\",\"coordinates\":" + coordinates + "}}]}"))
                .isEqualTo("read 1 [broken]");
    }

    @Test
    @DisplayName("B2 a number of three million digits, a hundred thousand properties, a name of a megabyte")
    void large() throws IOException {
        String feature =
                "{\"type\":\"FeatureCollection\",\"features\":[{\"type\":\"Feature\",\"properties\":{%s},\"geometry\":null}]}";
        assertThat(outcome("n.geojson", feature.formatted("\"a\":" + "1".repeat(3_000_000))))
                .doesNotStartWith("read");
        StringBuilder many = new StringBuilder("\"a\":1");
        for (int i = 0; i < 100_000; i++) {
            many.append(",\"p").append(i).append("\":").append(i);
        }
        assertThat(outcome("p.geojson", feature.formatted(many)))
                .matches("too-many-columns|read 1 .*|not-geojson|.*too.*");
        assertThat(outcome("k.geojson", feature.formatted("\"" + "k".repeat(1_000_000) + "\":1")))
                .isNotEmpty();
    }

    @Test
    @DisplayName("B3 a byte order mark is passed over; UTF-16 and GBK are told, not guessed at")
    void encodings() throws IOException {
        String text =
                "{\"type\":\"FeatureCollection\",\"features\":[{\"type\":\"Feature\",\"properties\":{\"名\":\"沙河\"},\"geometry\":null}]}";
        assertThat(outcome("m.geojson", "\uFEFF" + text)).isEqualTo("read 1 [none]");
        assertThat(outcome("u.geojson", "\uFEFF" + text, StandardCharsets.UTF_16LE))
                .doesNotStartWith("read 1 [shape");
        assertThat(outcome("g.geojson", text, Charset.forName("GBK"))).doesNotStartWith("read 1 [shape");
    }

    // ---- DXF

    private static String dxf(String blocks, String entities) {
        return "0\nSECTION\n2\nBLOCKS\n" + blocks + "0\nENDSEC\n0\nSECTION\n2\nENTITIES\n" + entities
                + "0\nENDSEC\n0\nEOF\n";
    }

    private static final String OUTLINE =
            "0\nLWPOLYLINE\n8\nJZD\n90\n4\n70\n1\n10\n500\n20\n3200000\n10\n600\n20\n3200000\n10\n600\n20\n3200100\n10\n500\n20\n3200100\n";

    @Test
    @DisplayName("C1 a block that holds itself, and one inserted nine hundred million times, are not opened")
    void blocks() throws IOException {
        String self =
                "0\nBLOCK\n2\nA\n10\n0\n20\n0\n0\nINSERT\n2\nA\n10\n1\n20\n1\n0\nINSERT\n2\nA\n10\n2\n20\n2\n0\nENDBLK\n";
        assertThat(outcome("self.dxf", dxf(self, "0\nINSERT\n2\nA\n10\n0\n20\n0\n" + OUTLINE)))
                .matches("read \\d+ \\[.*\\]|gdal-cannot-read|no-parcels.*|.*cad.*|dxf.*|empty-file");
        String array = "0\nINSERT\n2\nA\n10\n0\n20\n0\n70\n30000\n71\n30000\n44\n1\n45\n1\n";
        assertThat(outcome("array.dxf", dxf(self, array + OUTLINE)))
                .matches("read \\d+ \\[.*\\]|gdal-cannot-read|no-parcels.*|.*cad.*|dxf.*|empty-file");
    }

    @Test
    @DisplayName("C2 numbers beyond all sense, a polyline of a million corners, text without end")
    void numbers() throws IOException {
        assertThat(outcome("n.dxf", dxf("", OUTLINE.replace("3200100", "1e400"))))
                .isNotEmpty();
        StringBuilder many = new StringBuilder("0\nLWPOLYLINE\n8\nJZD\n90\n200000\n70\n1\n");
        for (int i = 0; i < 200_000; i++) {
            many.append("10\n")
                    .append(500 + i % 1000)
                    .append("\n20\n")
                    .append(3_200_000 + i)
                    .append("\n");
        }
        assertThat(outcome("m.dxf", dxf("", many.toString()))).isNotEmpty().doesNotContain("shape");
        assertThat(outcome("t.dxf", dxf("", "0\nTEXT\n8\nJZD\n1\n" + "x".repeat(5_000_000) + "\n" + OUTLINE)))
                .isNotEmpty();
    }

    @Test
    @DisplayName("C3 a picture or a drawing from elsewhere is named in it and not fetched")
    void references() throws IOException {
        Path secret = Files.writeString(folder.resolve("secret.dxf"), dxf("", OUTLINE));
        String image = "0\nIMAGE\n8\nJZD\n1\n" + secret + "\n0\nATTDEF\n1\n" + secret + "\n";
        String xref = "0\nBLOCK\n2\nX\n70\n4\n1\n" + secret + "\n10\n0\n20\n0\n0\nENDBLK\n";
        String outcome = outcome("x.dxf", dxf(xref, image + "0\nINSERT\n2\nX\n10\n0\n20\n0\n"));
        assertThat(outcome).doesNotContain("shape");
    }

    @Test
    @DisplayName("D1 deep WKB and WKT from a program's hand are bounded like those from anybody's")
    void deep() {
        String nested = "010700000001000000".repeat(20_000);
        assertThat(HexWkb.read(nested, 1_000)).isInstanceOf(org.mumap.server.geo.Drawing.Broken.class);
        for (String hex : List.of(
                "",
                "01",
                "0103000000FFFFFF7F",
                "010300000001000000FFFFFF7F",
                "0106000000FFFFFFFF",
                "0103000000010000000400000000000000000000000000000000000000",
                "zz",
                "00000000030000000100000000")) {
            assertThat(HexWkb.read(hex, 1_000)).as(hex).isInstanceOf(org.mumap.server.geo.Drawing.Broken.class);
        }
    }
}
