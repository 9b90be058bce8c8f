package org.mumap.server.published.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mumap.server.problem.Messages;
import org.mumap.server.published.BoundingBox;
import org.mumap.server.published.Catalogue;
import org.mumap.server.published.Features;
import org.mumap.server.published.Property;
import org.mumap.server.published.PublishedView;
import org.mumap.server.published.Tile;
import org.mumap.server.published.TileCoordinate;
import org.mumap.server.published.Tiles;
import org.mumap.server.published.crs.ServedCrs;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Vector tiles (OGC API Tiles 1.0, Mapbox vector tiles), their tile sets and their TileJSON. */
@RestController
@RequestMapping("/ogc/collections/{collection}")
class TilesController {

    private static final String MATRIX_SET = WebMercatorQuad.ID;

    /** Clients draw closer zooms from these tiles. */
    private static final int LAST_SERVED_ZOOM = 16;

    private final Catalogue catalogue;
    private final Tiles tiles;
    private final Features features;
    private final Links links;

    TilesController(Catalogue catalogue, Tiles tiles, Features features, Links links) {
        this.catalogue = catalogue;
        this.tiles = tiles;
        this.features = features;
        this.links = links;
    }

    @GetMapping("/tiles/" + MATRIX_SET + "/{z}/{row}/{column}")
    void tile(
            @PathVariable String collection,
            @PathVariable String z,
            @PathVariable String row,
            @PathVariable String column,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        PublishedView view = catalogue.get(collection);
        TileCoordinate at = TileCoordinate.parse(z, row, column);
        QueryReader parameters = QueryReader.of(request, Set.of("year"));
        Tile tile = tiles.get(view, at, parameters.year());
        boolean gzip = Answers.takesGzip(request);
        if (Answers.isKnown(request, response, tile.tag(), gzip)) {
            return;
        }
        if (tile.isEmpty()) {
            response.setStatus(HttpStatus.NO_CONTENT.value());
            return;
        }
        response.setContentType(Links.MVT);
        if (gzip) {
            response.setHeader(HttpHeaders.CONTENT_ENCODING, "gzip");
            response.setContentLength(tile.gzipLength());
            tile.writeGzip(response.getOutputStream());
        } else {
            byte[] plain = tile.plain();
            response.setContentLength(plain.length);
            response.getOutputStream().write(plain);
        }
    }

    /** The tile sets of a collection: one. */
    @GetMapping("/tiles")
    Map<String, Object> tileSets(@PathVariable String collection, HttpServletRequest request) {
        PublishedView view = catalogue.get(collection);
        QueryReader.of(request, Set.of("f"));
        return Map.of("tilesets", List.of(tileSet(view, request)), "links", List.of(self(request, view, "/tiles")));
    }

    /** The tile set: OGC tile set metadata and TileJSON 3.0 in one document. */
    @GetMapping("/tiles/" + MATRIX_SET)
    Map<String, Object> tileJson(@PathVariable String collection, HttpServletRequest request) {
        PublishedView view = catalogue.get(collection);
        Integer year = QueryReader.of(request, Set.of("f", "year")).year();
        Map<String, Object> document = tileSet(view, request);
        document.put("tilejson", "3.0.0");
        document.put("name", view.title().in(Messages.current()));
        document.put("description", view.description().in(Messages.current()));
        document.put("scheme", "xyz");
        document.put("minzoom", view.tiles().fromZoom());
        document.put("maxzoom", LAST_SERVED_ZOOM);
        document.put("tiles", List.of(template(request, view, "{z}/{y}/{x}", year)));
        features.extent().ifPresent(box -> {
            document.put("bounds", corners(box));
            document.put(
                    "boundingBox",
                    Map.of(
                            "lowerLeft",
                            List.of(box.west(), box.south()),
                            "upperRight",
                            List.of(box.east(), box.north()),
                            "crs",
                            ServedCrs.CRS84.uri()));
        });
        document.put("layers", List.of(layer(view)));
        Map<String, String> fields = new LinkedHashMap<>();
        for (Property property : view.tiles().properties()) {
            fields.put(property.name(), property.title().in(Messages.current()));
        }
        document.put(
                "vector_layers",
                List.of(Map.of(
                        "id",
                        view.id(),
                        "description",
                        view.title().in(Messages.current()),
                        "minzoom",
                        view.tiles().fromZoom(),
                        "maxzoom",
                        LAST_SERVED_ZOOM,
                        "fields",
                        fields)));
        return document;
    }

    // the layer as tile set metadata describes it (OGC 17-083r4)
    private static Map<String, Object> layer(PublishedView view) {
        Map<String, Object> schema = new LinkedHashMap<>();
        for (Property property : view.tiles().properties()) {
            schema.put(
                    property.name(),
                    Map.of(
                            "title",
                            property.title().in(Messages.current()),
                            "type",
                            property.type().jsonType()));
        }
        Map<String, Object> layer = new LinkedHashMap<>();
        layer.put("id", view.id());
        layer.put("title", view.title().in(Messages.current()));
        layer.put("dataType", "vector");
        layer.put("minTileMatrix", String.valueOf(view.tiles().fromZoom()));
        layer.put("maxTileMatrix", String.valueOf(LAST_SERVED_ZOOM));
        layer.put("propertiesSchema", Map.of("type", "object", "properties", schema));
        return layer;
    }

    private Map<String, Object> tileSet(PublishedView view, HttpServletRequest request) {
        Map<String, Object> set = new LinkedHashMap<>();
        set.put("title", view.title().in(Messages.current()));
        set.put("dataType", "vector");
        set.put("crs", WebMercatorQuad.CRS);
        set.put("tileMatrixSetURI", WebMercatorQuad.URI);
        set.put(
                "links",
                List.of(
                        self(request, view, "/tiles/" + MATRIX_SET),
                        Links.link(
                                "http://www.opengis.net/def/rel/ogc/1.0/tiling-scheme",
                                Links.JSON,
                                links.root(request) + "/tileMatrixSets/" + MATRIX_SET,
                                MATRIX_SET),
                        templated(request, view)));
        return set;
    }

    private Map<String, Object> self(HttpServletRequest request, PublishedView view, String path) {
        return Links.link(
                "self",
                Links.JSON,
                links.collection(request, view.id()) + path,
                view.title().in(Messages.current()));
    }

    private Map<String, Object> templated(HttpServletRequest request, PublishedView view) {
        Map<String, Object> link = Links.link(
                "item",
                Links.MVT,
                template(request, view, "{tileMatrix}/{tileRow}/{tileCol}", null),
                view.title().in(Messages.current()));
        link.put("templated", true);
        return link;
    }

    private String template(HttpServletRequest request, PublishedView view, String path, @Nullable Integer year) {
        return links.collection(request, view.id()) + "/tiles/" + MATRIX_SET + "/" + path
                + (year == null ? "" : "?year=" + year);
    }

    private static List<Double> corners(BoundingBox box) {
        return List.of(box.west(), box.south(), box.east(), box.north());
    }
}
