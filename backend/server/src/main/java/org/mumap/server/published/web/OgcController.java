package org.mumap.server.published.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.mumap.server.problem.Messages;
import org.mumap.server.published.BoundingBox;
import org.mumap.server.published.Catalogue;
import org.mumap.server.published.County;
import org.mumap.server.published.Features;
import org.mumap.server.published.PublishedView;
import org.mumap.server.published.crs.ServedCrs;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What there is: landing page, conformance, API definition, collections (OGC API Features 1.0.1, 7.2 to 7.14). */
@RestController
@RequestMapping("/ogc")
class OgcController {

    private static final String HTML = MediaType.TEXT_HTML_VALUE;
    private static final String RELATIONS = "http://www.opengis.net/def/rel/ogc/1.0/";
    private static final String QUERYABLES = RELATIONS + "queryables";
    private static final String FUNCTIONS = RELATIONS + "functions";
    private static final String SCHEMA = "describedby";

    private final Catalogue catalogue;
    private final Features features;
    private final County county;
    private final Links links;
    private final Documents documents;

    OgcController(Catalogue catalogue, Features features, County county, Links links, Documents documents) {
        this.catalogue = catalogue;
        this.features = features;
        this.county = county;
        this.links = links;
        this.documents = documents;
    }

    @GetMapping
    ResponseEntity<byte[]> landing(HttpServletRequest request) {
        QueryReader.ofPage(request, Set.of("f"));
        String root = links.root(request);
        Map<String, Object> page = new LinkedHashMap<>();
        page.put("title", text("ogc.title"));
        page.put("description", text("ogc.description"));
        page.put(
                "links",
                List.of(
                        Links.link("self", Links.JSON, root, text("ogc.title")),
                        Links.link("service-desc", Links.OPENAPI, root + "/api", text("ogc.api")),
                        Links.link("service-doc", HTML, root + "/api?f=html", text("ogc.api")),
                        Links.link("conformance", Links.JSON, root + "/conformance", text("ogc.conformance")),
                        Links.link("data", Links.JSON, root + "/collections", text("ogc.collections")),
                        Links.link(RELATIONS + "tiling-schemes", Links.JSON, root + "/tileMatrixSets", text("ogc.tms")),
                        Links.link("alternate", "application/x-qgis-project", root + "/mumap.qgs", text("ogc.project")),
                        Links.link(FUNCTIONS, Links.JSON, root + "/functions", text("ogc.functions"))));
        return documents.answer(request, Links.JSON, page);
    }

    @GetMapping("/conformance")
    ResponseEntity<byte[]> conformance(HttpServletRequest request) {
        QueryReader.ofPage(request, Set.of("f"));
        return documents.answer(
                request, Links.JSON, Map.of("title", text("ogc.conformance"), "conformsTo", Conformance.CLASSES));
    }

    @GetMapping("/api")
    ResponseEntity<byte[]> api(HttpServletRequest request) {
        QueryReader.ofPage(request, Set.of("f"));
        return documents.answer(
                request, Links.OPENAPI, OpenApi.document(catalogue.list(), links.root(request), Messages.current()));
    }

    @GetMapping("/collections")
    ResponseEntity<byte[]> collections(HttpServletRequest request) {
        QueryReader.ofPage(request, Set.of("f"));
        List<BoundingBox> extent = features.extent().stream().toList();
        List<String> crs = crs();
        List<Map<String, Object>> all = new ArrayList<>();
        for (PublishedView view : catalogue.list()) {
            all.add(collection(view, request, extent, crs));
        }
        String self = links.root(request) + "/collections";
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("title", text("ogc.collections"));
        answer.put("crs", crs);
        answer.put("links", List.of(Links.link("self", Links.JSON, self, text("ogc.collections"))));
        answer.put("collections", all);
        return documents.answer(request, Links.JSON, answer);
    }

    @GetMapping("/collections/{collection}")
    ResponseEntity<byte[]> collection(@PathVariable String collection, HttpServletRequest request) {
        PublishedView view = catalogue.get(collection);
        QueryReader.ofPage(request, Set.of("f"));
        return documents.answer(
                request,
                Links.JSON,
                collection(view, request, features.extent().stream().toList(), crs()));
    }

    private List<String> crs() {
        return county.crs().stream().map(ServedCrs::uri).toList();
    }

    private Map<String, Object> collection(
            PublishedView view, HttpServletRequest request, List<BoundingBox> extent, List<String> crs) {
        Locale locale = Messages.current();
        String self = links.collection(request, view.id());
        String title = view.title().in(locale);
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("id", view.id());
        answer.put("title", title);
        answer.put("description", view.description().in(locale));
        answer.put("itemType", "feature");
        answer.put("crs", crs);
        answer.put("storageCrs", ServedCrs.STORED.uri());
        for (BoundingBox box : extent) {
            answer.put(
                    "extent",
                    Map.of(
                            "spatial",
                            Map.of(
                                    "bbox",
                                    List.of(List.of(box.west(), box.south(), box.east(), box.north())),
                                    "crs",
                                    ServedCrs.CRS84.uri())));
        }
        answer.put("properties", properties(view, locale));
        answer.put(
                "links",
                List.of(
                        Links.link("self", Links.JSON, self, title),
                        Links.link("items", Links.GEOJSON, self + "/items", title),
                        Links.link("items", HTML, self + "/items?f=html", title),
                        Links.link(QUERYABLES, Links.SCHEMA, self + "/queryables", text("ogc.queryables")),
                        Links.link(SCHEMA, Links.SCHEMA, self + "/schema", text("ogc.schema")),
                        Links.link(
                                "http://www.opengis.net/def/rel/ogc/1.0/tilesets-vector",
                                Links.JSON,
                                self + "/tiles",
                                title),
                        Links.link("stylesheet", "application/vnd.mapbox.style+json", self + "/styles/default", title),
                        Links.link(
                                "http://www.opengis.net/def/rel/ogc/1.0/styles", Links.JSON, self + "/styles", title)));
        return answer;
    }

    // what the columns mean, as the database says
    private static List<Map<String, Object>> properties(PublishedView view, Locale locale) {
        return view.properties().stream()
                .map(property -> Map.<String, Object>of(
                        "name",
                        property.name(),
                        "title",
                        property.title().in(locale),
                        "type",
                        property.type().jsonType(),
                        "unit",
                        property.unit()))
                .toList();
    }

    private static String text(String code) {
        return Messages.text("published", Messages.current(), code, List.of());
    }
}
