package org.mumap.server.published.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mumap.server.access.SignedIn;
import org.mumap.server.problem.Messages;
import org.mumap.server.problem.Problem;
import org.mumap.server.published.Catalogue;
import org.mumap.server.published.County;
import org.mumap.server.published.FeatureCounts;
import org.mumap.server.published.FeatureGate;
import org.mumap.server.published.FeatureQuery;
import org.mumap.server.published.Features;
import org.mumap.server.published.PublishedView;
import org.mumap.server.published.Versions;
import org.mumap.server.published.crs.ServedCrs;
import org.mumap.server.published.json.FeatureBytes;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Features as GeoJSON or as a page (OGC API Features 1.0.1, 7.15 and 7.16), streamed in the order of their key. */
@RestController
class ItemsController {

    /** A page for people holds no more; the next one is a click away. */
    private static final int MOST_ON_A_PAGE = 1_000;

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private final Catalogue catalogue;
    private final County county;
    private final Features features;
    private final FeatureCounts counts;
    private final FeatureGate gate;
    private final Versions versions;
    private final SignedIn signedIn;
    private final Links links;
    private final Documents documents;

    ItemsController(
            Catalogue catalogue,
            County county,
            Features features,
            FeatureCounts counts,
            FeatureGate gate,
            Versions versions,
            SignedIn signedIn,
            Links links,
            Documents documents) {
        this.catalogue = catalogue;
        this.county = county;
        this.features = features;
        this.counts = counts;
        this.gate = gate;
        this.versions = versions;
        this.signedIn = signedIn;
        this.links = links;
        this.documents = documents;
    }

    @GetMapping("/ogc/collections/{collection}/items")
    void items(@PathVariable String collection, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        PublishedView view = catalogue.get(collection);
        QueryReader parameters = QueryReader.ofItems(request, view);
        QueryReader.Question question = parameters.question(view, county);
        boolean html = Formats.html(request);
        int limit = html ? Math.min(parameters.limit(), MOST_ON_A_PAGE) : parameters.limit();
        boolean gzip = Answers.takesGzip(request);
        if (Answers.isKnown(request, response, tag(view, request, html), gzip)) {
            return;
        }
        int first = html ? limit : Math.min(limit, Features.firstChunk());
        Page page = new Page(request, view, question, limit, parameters.after());
        page.read(first);
        if (html) {
            response.setContentType(Pages.HTML.toString());
            byte[] whole = Pages.of(page.document(), links.root(request)).getBytes(StandardCharsets.UTF_8);
            Answers.stream(response, gzip, out -> out.write(whole));
            return;
        }
        response.setContentType(Links.GEOJSON);
        response.setHeader("Content-Crs", "<" + question.crs().uri() + ">");
        Answers.stream(response, gzip, page::writeTo);
    }

    /** One page of features, written while it is read: what is known only at its end stands at its end. */
    private final class Page {

        private final HttpServletRequest request;
        private final PublishedView view;
        private final FeatureQuery query;
        private final ServedCrs crs;
        private final int limit;
        private final @Nullable String after;
        private final FeatureBytes writer;
        private int returned;

        Page(
                HttpServletRequest request,
                PublishedView view,
                QueryReader.Question question,
                int limit,
                @Nullable String after) {
            this.request = request;
            this.view = view;
            this.query = question.query();
            this.crs = question.crs();
            this.limit = limit;
            this.after = after;
            this.writer = Features.writer(query.view(), crs);
        }

        private int read(int most) {
            String behind = returned == 0 ? after : writer.lastKey();
            Features.Chunk chunk = returned == 0
                    ? gate.pass(() -> features.read(query, crs, behind, most))
                    : gate.goOn(() -> features.read(query, crs, behind, most));
            int count = writer.write(chunk.rows(), most);
            returned += count;
            return count;
        }

        private boolean goesOn() {
            return writer.more() && returned < limit;
        }

        // the first chunk has been read: what is wrong with the question has been said by then
        void writeTo(OutputStream out) throws IOException {
            write(out, "{\"type\":\"FeatureCollection\",\"features\":[");
            writer.writeTo(out);
            while (goesOn()) {
                if (read(Math.min(limit - returned, Features.largestChunk())) > 0) {
                    write(out, ",");
                    writer.writeTo(out);
                }
            }
            OptionalLong matched = matched();
            String number = matched.isEmpty() ? "" : ",\"numberMatched\":" + matched.getAsLong();
            write(out, "],\"numberReturned\":" + returned + number + ",\"links\":");
            write(out, JSON.writeValueAsString(pageLinks(request, view, next(), false)) + "}");
        }

        JsonNode document() {
            ObjectNode document = JSON.createObjectNode();
            document.put("title", view.title().in(Messages.current()));
            JsonNode read = JSON.readTree(("[" + new String(writer.copy(), StandardCharsets.UTF_8) + "]"));
            for (JsonNode feature : read) {
                ((ObjectNode) feature)
                        .put(
                                "self",
                                links.item(request, view.id(), feature.get("id").asString()));
            }
            document.set("features", read);
            document.put("numberReturned", returned);
            matched().ifPresent(number -> document.put("numberMatched", number));
            document.set("links", JSON.valueToTree(pageLinks(request, view, next(), true)));
            return document;
        }

        private @Nullable String next() {
            return writer.more() ? writer.lastKey() : null;
        }

        private OptionalLong matched() {
            boolean all = after == null && !writer.more();
            return all ? OptionalLong.of(returned) : counts.find(query, signedIn.scope(), versions.get(view));
        }
    }

    @GetMapping("/ogc/collections/{collection}/items/{*key}")
    void item(
            @PathVariable String collection,
            @PathVariable String key,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        PublishedView view = catalogue.get(collection);
        QueryReader parameters = QueryReader.ofPage(request, Set.of("f", "crs", "year", "datetime"));
        QueryReader.Question question = parameters.question(view, county);
        // a key may contain slashes (register/number), so it is all that follows
        String wanted = key.substring(1);
        if (wanted.chars().anyMatch(c -> c < ' ')) {
            throw Problem.notFound("http-404");
        }
        boolean html = Formats.html(request);
        boolean gzip = Answers.takesGzip(request);
        Features.Chunk found = gate.pass(() -> features.find(question.query(), question.crs(), wanted))
                .orElseThrow(() -> Problem.notFound("no-such-feature", collection, wanted));
        if (Answers.isKnown(request, response, tag(view, request, html), gzip)) {
            return;
        }
        FeatureBytes writer = Features.writer(question.query().view(), question.crs());
        writer.write(found.rows(), 1);
        List<Map<String, Object>> around = itemLinks(request, view, wanted, html);
        byte[] body = html ? page(writer.copy(), around, request) : linked(writer.copy(), around);
        response.setContentType(html ? Pages.HTML.toString() : Links.GEOJSON);
        response.setHeader("Content-Crs", "<" + question.crs().uri() + ">");
        Answers.stream(response, gzip, out -> out.write(body));
    }

    // put in as text: read and written again, an exact number would come out as another
    private static byte[] linked(byte[] feature, List<Map<String, Object>> around) {
        String open = new String(feature, 0, feature.length - 1, StandardCharsets.UTF_8);
        return (open + ",\"links\":" + JSON.writeValueAsString(around) + "}").getBytes(StandardCharsets.UTF_8);
    }

    private byte[] page(byte[] feature, List<Map<String, Object>> around, HttpServletRequest request) {
        JsonNode document = JSON.readTree(linked(feature, around));
        return Pages.of(document, links.root(request)).getBytes(StandardCharsets.UTF_8);
    }

    // everything the content depends on; a body read after a later commit is only newer than its tag, never older
    private String tag(PublishedView view, HttpServletRequest request, boolean html) {
        Versions.Version version = versions.get(view);
        return Answers.tag(
                signedIn.scope().cacheKey(),
                view.fingerprint(),
                version,
                county.today(),
                Messages.current(),
                html,
                links.root(request),
                request.getRequestURI(),
                request.getQueryString());
    }

    private List<Map<String, Object>> pageLinks(
            HttpServletRequest request, PublishedView view, @Nullable String next, boolean html) {
        String title = view.title().in(Messages.current());
        String type = html ? Pages.HTML.toString() : Links.GEOJSON;
        List<Map<String, Object>> all = new ArrayList<>();
        all.add(Links.link("self", type, links.items(request, view.id(), null), title));
        all.add(documents.alternate(request, Links.GEOJSON, html));
        all.add(Links.link("collection", Links.JSON, links.collection(request, view.id()), title));
        if (next != null) {
            all.add(Links.link("next", type, links.items(request, view.id(), next), title));
        }
        return all;
    }

    private List<Map<String, Object>> itemLinks(
            HttpServletRequest request, PublishedView view, String key, boolean html) {
        return List.of(
                Links.link(
                        "self", html ? Pages.HTML.toString() : Links.GEOJSON, links.item(request, view.id(), key), key),
                documents.alternate(request, Links.GEOJSON, html),
                Links.link(
                        "collection",
                        Links.JSON,
                        links.collection(request, view.id()),
                        view.title().in(Messages.current())));
    }

    private static void write(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
    }
}
