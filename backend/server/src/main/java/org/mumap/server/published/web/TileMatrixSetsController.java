package org.mumap.server.published.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.mumap.server.problem.Messages;
import org.mumap.server.problem.Problem;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** How the world is cut into tiles (OGC 17-083r4): one way. */
@RestController
class TileMatrixSetsController {

    private final Links links;

    TileMatrixSetsController(Links links) {
        this.links = links;
    }

    @GetMapping("/ogc/tileMatrixSets")
    Map<String, Object> list(HttpServletRequest request) {
        QueryReader.of(request, Set.of("f"));
        String self = links.root(request) + "/tileMatrixSets";
        Map<String, Object> set = new LinkedHashMap<>();
        set.put("id", WebMercatorQuad.ID);
        set.put("title", WebMercatorQuad.ID);
        set.put("uri", WebMercatorQuad.URI);
        set.put("crs", WebMercatorQuad.CRS);
        set.put("links", List.of(Links.link("self", Links.JSON, self + "/" + WebMercatorQuad.ID, WebMercatorQuad.ID)));
        String title = Messages.text("published", Messages.current(), "ogc.tms", List.of());
        return Map.of("tileMatrixSets", List.of(set), "links", List.of(Links.link("self", Links.JSON, self, title)));
    }

    @GetMapping("/ogc/tileMatrixSets/{id}")
    Map<String, Object> definition(@PathVariable String id, HttpServletRequest request) {
        QueryReader.of(request, Set.of("f"));
        if (!id.equals(WebMercatorQuad.ID)) {
            throw Problem.notFound("no-such-matrix-set", id);
        }
        return WebMercatorQuad.definition();
    }
}
