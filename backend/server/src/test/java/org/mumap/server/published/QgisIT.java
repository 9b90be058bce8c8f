package org.mumap.server.published;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.zip.ZipInputStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mumap.server.symbols.MapSymbols;
import org.mumap.server.symbols.SymbolClass;
import org.mumap.server.testing.Http;
import org.mumap.server.testing.Judges;
import org.mumap.server.testing.TestDatabase;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import tools.jackson.databind.JsonNode;

@LayersTest
@DisplayName("The ready QGIS project and its styles: what QGIS needs, in the colours of the description")
class QgisIT {

    @LocalServerPort
    int port;

    @Autowired
    TestDatabase database;

    Http bureau;

    @BeforeEach
    void rows() {
        Fixture.load(database);
        bureau = new Http(port, "bureau");
    }

    private Document xml(String path) throws Exception {
        HttpResponse<byte[]> answer = bureau.get(path);
        assertThat(answer.statusCode()).as(path).isEqualTo(200);
        return read(answer.body());
    }

    private static Document read(byte[] body) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        return factory.newDocumentBuilder().parse(new ByteArrayInputStream(body));
    }

    private static List<Element> elements(Document document, String name) {
        return elements(document.getDocumentElement(), name);
    }

    private static List<Element> elements(Element parent, String name) {
        List<Element> found = new ArrayList<>();
        var nodes = parent.getElementsByTagName(name);
        for (int i = 0; i < nodes.getLength(); i++) {
            found.add((Element) nodes.item(i));
        }
        return found;
    }

    private static String text(Element parent, String name) {
        return elements(parent, name).get(0).getTextContent();
    }

    private List<String> collections() {
        return bureau.json("/ogc/collections")
                .get("collections")
                .valueStream()
                .map(one -> one.get("id").asString())
                .toList();
    }

    @Test
    @DisplayName("A1 the project has every collection once, by address, in the tree and among the layers")
    void project() throws Exception {
        Document project = xml("/ogc/mumap.qgs");
        assertThat(project.getDocumentElement().getTagName()).isEqualTo("qgis");
        List<Element> layers = elements(project, "maplayer");
        assertThat(layers.stream().map(layer -> text(layer, "id")).toList())
                .containsExactlyInAnyOrderElementsOf(collections());
        assertThat(elements(project, "layer-tree-layer").stream()
                        .map(one -> one.getAttribute("id"))
                        .toList())
                .containsExactlyInAnyOrderElementsOf(collections());
        String root = "http://127.0.0.1:" + port + "/ogc";
        for (Element layer : layers) {
            String source = text(layer, "datasource");
            if (layer.getAttribute("type").equals("vector")) {
                assertThat(text(layer, "provider")).isEqualTo("OAPIF");
                assertThat(source).contains("url='" + root + "'", "typename='" + text(layer, "id") + "'");
                assertThat(layer.getAttribute("geometry")).isIn("Polygon", "Line", "Point");
                assertThat(elements(layer, "renderer-v2")).hasSize(1);
            } else {
                assertThat(layer.getAttribute("type")).isEqualTo("vector-tile");
                assertThat(java.net.URLDecoder.decode(source, java.nio.charset.StandardCharsets.UTF_8))
                        .contains(root + "/collections/" + text(layer, "id") + "/tiles/WebMercatorQuad/{z}/{y}/{x}");
                assertThat(elements(layer, "style")).isNotEmpty();
            }
            assertThat(text(layer, "layername")).isNotBlank();
            assertThat(text(elements(layer, "srs").get(0), "authid")).startsWith("EPSG:");
        }
        Element extent = elements(project, "extent").get(0);
        assertThat(Double.parseDouble(text(extent, "xmin"))).isLessThan(Double.parseDouble(text(extent, "xmax")));
        assertThat(bureau.get("/ogc/mumap.qgs").body()).asString().doesNotContain("mumap-demo", "password");
    }

    @Test
    @DisplayName("A2 the packed project holds the same, byte for byte each time, and is revalidated by its tag")
    void packed() throws Exception {
        HttpResponse<byte[]> packed = bureau.get("/ogc/mumap.qgz");
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(packed.body()))) {
            assertThat(zip.getNextEntry().getName()).isEqualTo("mumap.qgs");
            assertThat(zip.readAllBytes())
                    .isEqualTo(bureau.get("/ogc/mumap.qgs").body());
        }
        String tag = packed.headers().firstValue("ETag").orElseThrow();
        assertThat(tag).startsWith("\"");
        assertThat(bureau.send(bureau.request("/ogc/mumap.qgz")
                                .header("If-None-Match", tag)
                                .GET())
                        .statusCode())
                .isEqualTo(304);
        assertThat(new Http(port, "").get("/ogc/mumap.qgz").statusCode()).isEqualTo(401);
    }

    @Test
    @DisplayName("A3 the small documents under /ogc carry strong tags as well")
    void documents() {
        for (String path : List.of(
                "/ogc",
                "/ogc/collections",
                "/ogc/collections/parcels/tiles/WebMercatorQuad",
                "/ogc/collections/parcels/styles/default")) {
            HttpResponse<byte[]> answer = bureau.get(path);
            String tag = answer.headers().firstValue("ETag").orElseThrow(() -> new AssertionError(path));
            assertThat(tag).startsWith("\"");
            assertThat(answer.headers().firstValue("Cache-Control")).hasValue("private, no-cache");
            assertThat(bureau.send(bureau.request(path)
                                    .header("If-None-Match", tag)
                                    .GET())
                            .statusCode())
                    .as(path)
                    .isEqualTo(304);
        }
    }

    @Test
    @DisplayName("B1 each style has the classes of the description, in its order, with their words")
    void classes() throws Exception {
        for (String collection : collections()) {
            List<SymbolClass> look = MapSymbols.find(collection).orElseThrow().classes();
            for (JsonNode link : bureau.json("/ogc/collections/" + collection + "/styles")
                    .get("styles")
                    .get(0)
                    .get("links")) {
                if (!link.get("href").asString().contains(".qml")) {
                    continue;
                }
                Document qml = xml(link.get("href").asString().replaceFirst("^http://[^/]+", ""));
                List<Element> categories = elements(qml, "category");
                List<String> ids = look.stream().map(SymbolClass::id).toList();
                assertThat(ids)
                        .containsSubsequence(categories.stream()
                                .map(one -> one.getAttribute("value"))
                                .toList());
                assertThat(categories)
                        .isNotEmpty()
                        .allSatisfy(one -> assertThat(one.getAttribute("label"))
                                .isNotBlank()
                                .doesNotStartWith("legend."));
                String attribute = elements(qml, "renderer-v2").get(0).getAttribute("attr");
                look.stream()
                        .flatMap(one -> one.when().stream())
                        .forEach(condition -> assertThat(attribute)
                                .contains(
                                        '"' + condition.field() + '"',
                                        condition.values().get(0)));
                int symbols = elements(elements(qml, "renderer-v2").get(0), "symbols")
                        .get(0)
                        .getChildNodes()
                        .getLength();
                assertThat(symbols).isEqualTo(categories.size());
            }
        }
    }

    @Test
    @DisplayName("B2 fill and edge of each class are the colours of the description")
    void colours() throws Exception {
        Document qml = xml("/ogc/collections/parcels/styles/default.qml");
        List<SymbolClass> look = MapSymbols.find("parcels").orElseThrow().classes();
        List<Element> symbols = new ArrayList<>();
        var children = elements(qml, "symbols").get(0).getChildNodes();
        for (int i = 0; i < children.getLength(); i++) {
            symbols.add((Element) children.item(i));
        }
        for (int i = 0; i < look.size(); i++) {
            Set<String> used = coloursOf(symbols.get(i));
            assertThat(used)
                    .as(look.get(i).id())
                    .contains(
                            MapSymbols.colour(look.get(i).fill()),
                            MapSymbols.colour(look.get(i).edge()));
            if (look.get(i).pattern() != null) {
                assertThat(used)
                        .contains(MapSymbols.colour(
                                MapSymbols.pattern(look.get(i).pattern()).colour()));
            }
        }
        assertThat(new TreeSet<>(MapSymbols.colours().values())).containsAll(coloursOf(qml.getDocumentElement()));
    }

    private static Set<String> coloursOf(Element element) {
        Set<String> colours = new TreeSet<>();
        for (Element option : elements(element, "Option")) {
            if (option.getAttribute("name").matches("color|line_color|outline_color")) {
                String[] rgba = option.getAttribute("value").split(",");
                colours.add(String.format(
                        Locale.ROOT,
                        "#%02x%02x%02x",
                        Integer.parseInt(rgba[0]),
                        Integer.parseInt(rgba[1]),
                        Integer.parseInt(rgba[2])));
            }
        }
        return colours;
    }

    @Test
    @DisplayName("B3 themes have styles too; what there is not is a problem")
    void themes() throws Exception {
        for (String theme : List.of("tax", "output", "use")) {
            assertThat(elements(xml("/ogc/collections/parcels/styles/" + theme + ".qml"), "category"))
                    .hasSizeGreaterThan(5);
        }
        assertThat(bureau.get("/ogc/collections/parks/styles/tax.qml").statusCode())
                .isEqualTo(404);
        assertThat(bureau.get("/ogc/collections/parcels/styles/none.qml").statusCode())
                .isEqualTo(404);
        assertThat(bureau.get("/ogc/collections/parcels/styles/default.qml?geometry=point")
                        .statusCode())
                .isEqualTo(400);
        assertThat(bureau.get("/ogc/collections/nowhere/styles/default.qml").statusCode())
                .isEqualTo(404);
        assertThat(bureau.get("/ogc/mumap.qgs?x=1").statusCode()).isEqualTo(400);
    }

    @Test
    @DisplayName("C1 the style documents are valid by the validator of the MapLibre style specification")
    void mapLibre(@TempDir Path folder) throws Exception {
        for (String collection : collections()) {
            JsonNode style = bureau.json("/ogc/collections/" + collection + "/styles/default");
            assertThat(style.get("layers")).hasSizeGreaterThan(1);
            Path file = Files.writeString(folder.resolve(collection + ".json"), style.toString());
            assertThat(Judges.sayOfWeb("gl-style-validate", file.toString()))
                    .as(collection)
                    .isBlank();
        }
    }
}
