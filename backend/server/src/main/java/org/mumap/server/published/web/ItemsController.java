package org.mumap.server.published.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mumap.server.access.SignedIn;
import org.mumap.server.problem.Messages;
import org.mumap.server.problem.Problem;
import org.mumap.server.published.Catalogue;
import org.mumap.server.published.FeatureQuery;
import org.mumap.server.published.Features;
import org.mumap.server.published.PublishedView;
import org.mumap.server.published.Versions;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Features as GeoJSON (OGC API Features 1.0.1, 7.15 and 7.16), streamed in the order of their key. */
@RestController
class ItemsController {

    private static final int CHUNK = 2_000;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Catalogue catalogue;
    private final Features features;
    private final Versions versions;
    private final SignedIn signedIn;
    private final Links links;

    ItemsController(Catalogue catalogue, Features features, Versions versions, SignedIn signedIn, Links links) {
        this.catalogue = catalogue;
        this.features = features;
        this.versions = versions;
        this.signedIn = signedIn;
        this.links = links;
    }

    @GetMapping("/ogc/collections/{collection}/items")
    void items(@PathVariable String collection, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        PublishedView view = catalogue.get(collection);
        QueryReader parameters = QueryReader.ofItems(request, view);
        FeatureQuery query = parameters.query(view);
        int limit = parameters.limit();
        boolean gzip = Answers.takesGzip(request);
        if (Answers.isKnown(request, response, tag(view, request), gzip)) {
            return;
        }
        long matched = features.count(query);
        Features.Chunk first = features.read(query, parameters.after(), Math.min(limit, CHUNK));
        response.setContentType(Links.GEOJSON);
        response.setHeader("Content-Crs", "<" + QueryReader.CRS84 + ">");
        Answers.stream(response, gzip, out -> {
            write(out, "{\"type\":\"FeatureCollection\",\"numberMatched\":" + matched + ",\"features\":[");
            out.write(first.json());
            Features.Chunk last = first;
            int returned = first.count();
            while (last.more() && returned < limit) {
                last = features.read(query, last.lastKey(), Math.min(limit - returned, CHUNK));
                returned += last.count();
                if (last.count() > 0) {
                    write(out, ",");
                    out.write(last.json());
                }
            }
            String next = last.more() ? last.lastKey() : null;
            write(out, "],\"numberReturned\":" + returned + ",\"links\":");
            write(out, JSON.writeValueAsString(pageLinks(request, view, next)) + "}");
        });
    }

    @GetMapping("/ogc/collections/{collection}/items/{*key}")
    void item(
            @PathVariable String collection,
            @PathVariable String key,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        PublishedView view = catalogue.get(collection);
        QueryReader parameters = QueryReader.of(request, Set.of("f", "crs", "year"));
        parameters.query(view);
        // a key may contain slashes (register/number), so it is all that follows
        String wanted = key.substring(1);
        if (wanted.chars().anyMatch(c -> c < ' ')) {
            throw Problem.notFound("http-404");
        }
        boolean gzip = Answers.takesGzip(request);
        byte[] found = features.find(view, wanted, parameters.year())
                .orElseThrow(() -> Problem.notFound("no-such-feature", collection, wanted));
        if (Answers.isKnown(request, response, tag(view, request), gzip)) {
            return;
        }
        ObjectNode feature = (ObjectNode) JSON.readTree(found);
        feature.set(
                "links",
                JSON.valueToTree(List.of(
                        Links.link("self", Links.GEOJSON, links.item(request, collection, wanted), wanted),
                        Links.link(
                                "collection",
                                Links.JSON,
                                links.collection(request, collection),
                                view.title().in(Messages.current())))));
        response.setContentType(Links.GEOJSON);
        response.setHeader("Content-Crs", "<" + QueryReader.CRS84 + ">");
        Answers.stream(response, gzip, out -> out.write(JSON.writeValueAsBytes(feature)));
    }

    // everything the content depends on; a body read after a later commit is only newer than its tag, never older
    private String tag(PublishedView view, HttpServletRequest request) {
        Versions.Version version = versions.get(view);
        return Answers.tag(
                signedIn.scope().cacheKey(),
                view.fingerprint(),
                version,
                Messages.current(),
                links.root(request),
                request.getRequestURI(),
                request.getQueryString());
    }

    private List<Map<String, Object>> pageLinks(HttpServletRequest request, PublishedView view, @Nullable String next) {
        String title = view.title().in(Messages.current());
        List<Map<String, Object>> all = new ArrayList<>();
        all.add(Links.link("self", Links.GEOJSON, links.items(request, view.id(), null), title));
        all.add(Links.link("collection", Links.JSON, links.collection(request, view.id()), title));
        if (next != null) {
            all.add(Links.link("next", Links.GEOJSON, links.items(request, view.id(), next), title));
        }
        return all;
    }

    private static void write(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
    }
}
