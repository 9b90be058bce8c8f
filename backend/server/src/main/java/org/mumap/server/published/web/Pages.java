package org.mumap.server.published.web;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.mumap.server.problem.Messages;
import org.springframework.http.MediaType;
import org.springframework.web.util.HtmlUtils;
import tools.jackson.databind.JsonNode;

/**
 * A document of the interface as a page for people: what the JSON says, in the same order, links to click on, features as a table.
 * Plain on purpose: no script, one sheet of styles from here.
 */
final class Pages {

    static final MediaType HTML = new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8);

    private static final int MOST_DEEP = 12;

    private Pages() {}

    /** The page. */
    static String of(JsonNode document, String root) {
        String title = document.path("title").asString(document.path("id").asString(Documents.text("ogc.title")));
        StringBuilder page = new StringBuilder(1 << 12);
        page.append("<!doctype html>\n<html lang=\"")
                .append(Messages.current().toLanguageTag())
                .append(
                        "\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width\"><title>")
                .append(escaped(title))
                .append("</title><link rel=\"stylesheet\" href=\"")
                .append(escaped(root))
                .append("/pages.css\"></head><body><nav><a href=\"")
                .append(escaped(root))
                .append("?f=html\">")
                .append(escaped(Documents.text("ogc.title")))
                .append("</a></nav><main><h1>")
                .append(escaped(title))
                .append("</h1>\n");
        if (document.path("features").isArray()) {
            features(page, document.get("features"));
        }
        members(page, document, 0);
        return page.append("</main></body></html>\n").toString();
    }

    // one column for each property of the first feature: all have the same
    private static void features(StringBuilder page, JsonNode features) {
        page.append("<div class=\"wide\"><table><thead><tr>");
        if (!features.isEmpty()) {
            for (Map.Entry<String, JsonNode> each :
                    features.get(0).path("properties").properties()) {
                page.append("<th>").append(escaped(each.getKey())).append("</th>");
            }
        }
        page.append("</tr></thead><tbody>\n");
        for (JsonNode feature : features) {
            page.append("<tr>");
            boolean first = true;
            for (Map.Entry<String, JsonNode> each : feature.path("properties").properties()) {
                page.append("<td>");
                String address = first ? feature.path("self").asString("") : "";
                value(page, each.getValue(), address, MOST_DEEP);
                page.append("</td>");
                first = false;
            }
            page.append("</tr>\n");
        }
        page.append("</tbody></table></div>\n");
    }

    private static void members(StringBuilder page, JsonNode node, int depth) {
        page.append("<dl>");
        for (Map.Entry<String, JsonNode> each : node.properties()) {
            if (depth == 0 && (each.getKey().equals("features") || each.getKey().equals("title"))) {
                continue;
            }
            page.append("<dt>").append(escaped(each.getKey())).append("</dt><dd>");
            value(page, each.getValue(), "", depth + 1);
            page.append("</dd>\n");
        }
        page.append("</dl>");
    }

    private static void value(StringBuilder page, JsonNode node, String address, int depth) {
        if (node.isObject() && node.path("href").isString()) {
            link(page, node);
        } else if (node.isObject() && depth < MOST_DEEP) {
            members(page, node, depth);
        } else if (node.isArray() && depth < MOST_DEEP && !numbers(node)) {
            page.append("<ul>");
            for (JsonNode each : node) {
                page.append("<li>");
                value(page, each, "", depth + 1);
                page.append("</li>");
            }
            page.append("</ul>");
        } else if (!node.isNull()) {
            text(page, node.isString() ? node.stringValue() : node.toString(), address);
        }
    }

    // coordinates are read in a row
    private static boolean numbers(JsonNode array) {
        JsonNode at = array;
        while (at.isArray() && !at.isEmpty()) {
            at = at.get(0);
        }
        return at.isNumber();
    }

    private static void link(StringBuilder page, JsonNode link) {
        String title = link.path("title").asString(link.path("href").asString());
        String rel = link.path("rel").asString("").replaceFirst("^.*/", "");
        text(
                page,
                title,
                link.path("templated").asBoolean(false) ? "" : link.path("href").asString());
        page.append(" <small>")
                .append(escaped(rel))
                .append(" · ")
                .append(escaped(link.path("type").asString("")))
                .append("</small>");
    }

    private static void text(StringBuilder page, String text, String address) {
        if (address.startsWith("http://") || address.startsWith("https://")) {
            page.append("<a href=\"")
                    .append(escaped(address))
                    .append("\">")
                    .append(escaped(text))
                    .append("</a>");
        } else {
            page.append(escaped(text));
        }
    }

    private static String escaped(String text) {
        return HtmlUtils.htmlEscape(text, "UTF-8");
    }
}
