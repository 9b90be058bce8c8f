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
import org.mumap.server.published.Features;
import org.mumap.server.published.PublishedView;
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

    private static final List<String> CONFORMANCE = List.of(
            "http://www.opengis.net/spec/ogcapi-common-1/1.0/conf/core",
            "http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/core",
            "http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/oas30",
            "http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/geojson",
            "http://www.opengis.net/spec/ogcapi-tiles-1/1.0/conf/core",
            "http://www.opengis.net/spec/ogcapi-tiles-1/1.0/conf/tileset",
            "http://www.opengis.net/spec/ogcapi-tiles-1/1.0/conf/tilesets-list",
            "http://www.opengis.net/spec/ogcapi-tiles-1/1.0/conf/geodata-tilesets",
            "http://www.opengis.net/spec/ogcapi-tiles-1/1.0/conf/mvt",
            "http://www.opengis.net/spec/ogcapi-tiles-1/1.0/conf/oas30");

    private final Catalogue catalogue;
    private final Features features;
    private final Links links;

    OgcController(Catalogue catalogue, Features features, Links links) {
        this.catalogue = catalogue;
        this.features = features;
        this.links = links;
    }

    @GetMapping
    Map<String, Object> landing(HttpServletRequest request) {
        QueryReader.of(request, Set.of("f"));
        String root = links.root(request);
        Map<String, Object> page = new LinkedHashMap<>();
        page.put("title", text("ogc.title"));
        page.put("description", text("ogc.description"));
        page.put(
                "links",
                List.of(
                        Links.link("self", Links.JSON, root, text("ogc.title")),
                        Links.link("service-desc", Links.OPENAPI, root + "/api", text("ogc.api")),
                        Links.link("conformance", Links.JSON, root + "/conformance", text("ogc.conformance")),
                        Links.link("data", Links.JSON, root + "/collections", text("ogc.collections")),
                        Links.link(
                                "http://www.opengis.net/def/rel/ogc/1.0/tiling-schemes",
                                Links.JSON,
                                root + "/tileMatrixSets",
                                text("ogc.tms")),
                        Links.link(
                                "alternate", "application/x-qgis-project", root + "/mumap.qgs", text("ogc.project"))));
        return page;
    }

    @GetMapping("/conformance")
    Map<String, Object> conformance(HttpServletRequest request) {
        QueryReader.of(request, Set.of("f"));
        return Map.of("conformsTo", CONFORMANCE);
    }

    @GetMapping("/api")
    ResponseEntity<Map<String, Object>> api(HttpServletRequest request) {
        QueryReader.of(request, Set.of("f"));
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(Links.OPENAPI))
                .body(OpenApi.document(catalogue.list(), links.root(request), Messages.current()));
    }

    @GetMapping("/collections")
    Map<String, Object> collections(HttpServletRequest request) {
        QueryReader.of(request, Set.of("f"));
        List<BoundingBox> extent = features.extent().stream().toList();
        List<Map<String, Object>> all = new ArrayList<>();
        for (PublishedView view : catalogue.list()) {
            all.add(collection(view, request, extent));
        }
        String self = links.root(request) + "/collections";
        return Map.of(
                "links", List.of(Links.link("self", Links.JSON, self, text("ogc.collections"))), "collections", all);
    }

    @GetMapping("/collections/{collection}")
    Map<String, Object> collection(@PathVariable String collection, HttpServletRequest request) {
        PublishedView view = catalogue.get(collection);
        QueryReader.of(request, Set.of("f"));
        return collection(view, request, features.extent().stream().toList());
    }

    private Map<String, Object> collection(PublishedView view, HttpServletRequest request, List<BoundingBox> extent) {
        Locale locale = Messages.current();
        String self = links.collection(request, view.id());
        String title = view.title().in(locale);
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("id", view.id());
        answer.put("title", title);
        answer.put("description", view.description().in(locale));
        answer.put("itemType", "feature");
        answer.put("crs", List.of(QueryReader.CRS84));
        for (BoundingBox box : extent) {
            answer.put(
                    "extent",
                    Map.of(
                            "spatial",
                            Map.of(
                                    "bbox",
                                    List.of(List.of(box.west(), box.south(), box.east(), box.north())),
                                    "crs",
                                    QueryReader.CRS84)));
        }
        answer.put("properties", properties(view, locale));
        answer.put(
                "links",
                List.of(
                        Links.link("self", Links.JSON, self, title),
                        Links.link("items", Links.GEOJSON, self + "/items", title),
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
