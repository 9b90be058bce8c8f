package org.mumap.server.published.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.mumap.server.problem.Messages;
import org.mumap.server.problem.Problem;
import org.mumap.server.published.Catalogue;
import org.mumap.server.published.Features;
import org.mumap.server.published.PublishedView;
import org.mumap.server.published.Styles;
import org.mumap.server.published.style.QgisProject;
import org.mumap.server.published.style.QgisStyle;
import org.mumap.server.symbols.MapSymbols;
import org.mumap.server.symbols.SymbolLayer;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** Styles for browsers (MapLibre) and for the desktop (QML), and the ready QGIS project. */
@RestController
class StylesController {

    private static final String MAPBOX_STYLE = "application/vnd.mapbox.style+json";
    private static final String QML = "application/x-qgis-layer-settings";
    private static final String QGS = "application/x-qgis-project";
    private static final List<String> THEMES = List.of("tax", "output", "use");
    private static final List<String> GEOMETRIES = List.of("polygon", "line", "point");
    private static final long ZIP_EPOCH_MS = 315_532_800_000L;

    private final Catalogue catalogue;
    private final Features features;
    private final Styles styles;
    private final Links links;

    StylesController(Catalogue catalogue, Features features, Styles styles, Links links) {
        this.catalogue = catalogue;
        this.features = features;
        this.styles = styles;
        this.links = links;
    }

    /** The styles of a collection: the web map's, and for parcels the themes. */
    @GetMapping("/ogc/collections/{collection}/styles")
    Map<String, Object> list(@PathVariable String collection, HttpServletRequest request) {
        PublishedView view = catalogue.get(collection);
        QueryReader.of(request, Set.of("f"));
        String self = links.collection(request, collection) + "/styles";
        List<Object> all = new ArrayList<>();
        for (String id : ids(view)) {
            List<Object> of = new ArrayList<>();
            if (id.equals("default")) {
                of.add(Links.link("stylesheet", MAPBOX_STYLE, self + "/default", title(view, id)));
            }
            for (String geometry : geometries(view)) {
                of.add(Links.link(
                        "stylesheet", QML, self + "/" + id + ".qml?geometry=" + geometry, title(view, id) + " QGIS"));
            }
            Map<String, Object> style = new LinkedHashMap<>();
            style.put("id", id);
            style.put("title", title(view, id));
            style.put("links", of);
            all.add(style);
        }
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("default", "default");
        answer.put("styles", all);
        answer.put("links", List.of(Links.link("self", Links.JSON, self, title(view, "default"))));
        return answer;
    }

    /** The style document of a collection. */
    @GetMapping("/ogc/collections/{collection}/styles/default")
    void style(@PathVariable String collection, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        PublishedView view = catalogue.get(collection);
        QueryReader.of(request, Set.of("f"));
        JsonNode document = styles.get(
                view,
                view.title().in(Messages.current()),
                links.collection(request, collection) + "/tiles/WebMercatorQuad");
        send(request, response, MAPBOX_STYLE, document.toString().getBytes(StandardCharsets.UTF_8));
    }

    /** A style of QGIS. */
    @GetMapping("/ogc/collections/{collection}/styles/{style:[a-z]+}.qml")
    void qml(
            @PathVariable String collection,
            @PathVariable String style,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        PublishedView view = catalogue.get(collection);
        Optional<String> wanted = QueryReader.of(request, Set.of("geometry")).find("geometry");
        String geometry = wanted.orElse(geometries(view).get(0));
        SymbolLayer look = MapSymbols.find(collection).orElseThrow(() -> noStyle(collection, style));
        if (!ids(view).contains(style)) {
            throw noStyle(collection, style);
        }
        if (!geometries(view).contains(geometry)) {
            throw Problem.badRequest("bad-value", "geometry", geometry);
        }
        Locale locale = Messages.current();
        QgisStyle made = style.equals("default") ? QgisStyle.of(look, locale) : QgisStyle.ofTheme(style, look, locale);
        name(response, view.id() + (style.equals("default") ? "" : "-" + style) + ".qml");
        send(request, response, QML, made.qml(geometry.toUpperCase(Locale.ROOT)).getBytes(StandardCharsets.UTF_8));
    }

    /** The project of QGIS with all layers. */
    @GetMapping("/ogc/mumap.qgs")
    void project(HttpServletRequest request, HttpServletResponse response) throws IOException {
        QueryReader.of(request, Set.of());
        name(response, "mumap.qgs");
        send(request, response, QGS, projectText(request));
    }

    /** The same in QGIS's packed form. */
    @GetMapping("/ogc/mumap.qgz")
    void packedProject(HttpServletRequest request, HttpServletResponse response) throws IOException {
        QueryReader.of(request, Set.of());
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(packed)) {
            ZipEntry entry = new ZipEntry("mumap.qgs");
            // the same content is the same file, whenever it is made
            entry.setTime(ZIP_EPOCH_MS);
            zip.putNextEntry(entry);
            zip.write(projectText(request));
        }
        name(response, "mumap.qgz");
        send(request, response, "application/zip", packed.toByteArray());
    }

    private byte[] projectText(HttpServletRequest request) {
        Locale locale = Messages.current();
        String title = Messages.text("published", locale, "ogc.title", List.of());
        return QgisProject.of(title, links.root(request), catalogue.list(), features.extent(), locale)
                .getBytes(StandardCharsets.UTF_8);
    }

    private static List<String> ids(PublishedView view) {
        List<String> ids = new ArrayList<>(List.of("default"));
        if (view.id().equals("parcels")) {
            ids.addAll(THEMES);
        }
        return ids;
    }

    private static List<String> geometries(PublishedView view) {
        return QgisProject.isMixed(view)
                ? GEOMETRIES
                : List.of(QgisProject.geometryOf(view).toLowerCase(Locale.ROOT));
    }

    private static String title(PublishedView view, String style) {
        Locale locale = Messages.current();
        String title = view.title().in(locale);
        return style.equals("default")
                ? title
                : title + " · " + Messages.text("published", locale, "style." + style, List.of());
    }

    private static Problem noStyle(String collection, String style) {
        return Problem.notFound("no-such-style", collection, style);
    }

    private static void name(HttpServletResponse response, String file) {
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment().filename(file).build().toString());
    }

    private static void send(HttpServletRequest request, HttpServletResponse response, String type, byte[] body)
            throws IOException {
        if (Answers.isKnown(request, response, Answers.tag(new String(body, StandardCharsets.ISO_8859_1)), false)) {
            return;
        }
        response.setContentType(type);
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }
}
