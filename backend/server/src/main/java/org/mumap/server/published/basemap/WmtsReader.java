package org.mumap.server.published.basemap;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;

/** Layers of WMTS 1.0.0 capabilities whose tiles lie in the same grid as those of the map. */
final class WmtsReader {

    private static final String WMTS = "http://www.opengis.net/wmts/1.0";
    private static final String OWS = "http://www.opengis.net/ows/1.1";
    private static final String XLINK = "http://www.w3.org/1999/xlink";
    /** Scale of zoom 0 of the grid, at a pixel of 0.28 mm. */
    private static final double SCALE_OF_ZOOM_0 = 559082264.0287178;

    private static final int PIXELS = 256;
    private static final int LAST_ZOOM = 22;
    private static final double NEAR = 0.001;
    private static final int MOST_LAYERS = 200;

    private final Element root;
    private final String host;
    private final String key;
    private final Map<String, List<String>> sets = new HashMap<>();

    /**
     * @param host the host whose tiles may be asked for
     * @param key put back as {@code {key}} where it stands in addresses
     */
    WmtsReader(Document document, String host, String key) {
        this.root = document.getDocumentElement();
        this.host = host;
        this.key = key;
        for (Element set : children(first(root, WMTS, "Contents"), WMTS, "TileMatrixSet")) {
            sets.put(text(set, OWS, "Identifier"), matrices(set));
        }
    }

    List<WmtsLayer> layers() {
        return children(first(root, WMTS, "Contents"), WMTS, "Layer").stream()
                .limit(MOST_LAYERS)
                .map(this::layer)
                .toList();
    }

    private WmtsLayer layer(Element layer) {
        String id = text(layer, OWS, "Identifier");
        String title = text(layer, OWS, "Title");
        String shown = title.isEmpty() ? id : title;
        String set = children(layer, WMTS, "TileMatrixSetLink").stream()
                .map(link -> text(link, WMTS, "TileMatrixSet"))
                .filter(name -> !sets.getOrDefault(name, List.of()).isEmpty())
                .findFirst()
                .orElse("");
        if (set.isEmpty()) {
            return new WmtsLayer(id, shown, "", 0, List.of(), "matrix");
        }
        String url = template(layer, id, set);
        List<String> names = sets.getOrDefault(set, List.of());
        boolean plain = IntStream.range(0, names.size())
                .allMatch(z -> names.get(z).isEmpty() || names.get(z).equals(Integer.toString(z)));
        boolean near = host.equals(hostOf(url));
        return new WmtsLayer(
                id, shown, near ? url : "", names.size() - 1, plain ? List.of() : names, near ? "" : "host");
    }

    private static String hostOf(String template) {
        try {
            return String.valueOf(
                    URI.create(template.replace('{', '_').replace('}', '_')).getHost());
        } catch (IllegalArgumentException e) {
            return "";
        }
    }

    private String template(Element layer, String id, String set) {
        String style = children(layer, WMTS, "Style").stream()
                .sorted((a, b) -> b.getAttribute("isDefault").compareTo(a.getAttribute("isDefault")))
                .map(each -> text(each, OWS, "Identifier"))
                .findFirst()
                .orElse("default");
        String made = children(layer, WMTS, "ResourceURL").stream()
                .filter(each -> each.getAttribute("resourceType").equals("tile"))
                .filter(each -> each.getAttribute("format").startsWith("image/"))
                .map(each -> each.getAttribute("template")
                        .replace("{Style}", encoded(style))
                        .replace("{style}", encoded(style))
                        .replace("{TileMatrixSet}", encoded(set))
                        .replace("{TileMatrix}", "{z}")
                        .replace("{TileRow}", "{y}")
                        .replace("{TileCol}", "{x}"))
                .findFirst()
                .orElseGet(() -> byKeys(layer, id, style, set));
        return key.isEmpty() ? made : made.replace(encoded(key), "{key}");
    }

    /** The address by keys and values, as the capabilities name it for GetTile. */
    private String byKeys(Element layer, String id, String style, String set) {
        String base = children(first(root, OWS, "OperationsMetadata"), OWS, "Operation").stream()
                .filter(operation -> operation.getAttribute("name").equals("GetTile"))
                .flatMap(operation -> all(operation, OWS, "Get"))
                .map(get -> get.getAttributeNS(XLINK, "href"))
                .filter(href -> !href.isEmpty())
                .findFirst()
                .orElse("");
        if (base.isEmpty()) {
            return "";
        }
        String format = children(layer, WMTS, "Format").stream()
                .map(each -> each.getTextContent().strip())
                .findFirst()
                .orElse("image/png");
        String joined = base.contains("?") ? (base.endsWith("?") || base.endsWith("&") ? "" : "&") : "?";
        String needsKey = key.isEmpty() || base.contains(encoded(key)) ? "" : "&tk={key}";
        return base + joined + "SERVICE=WMTS&REQUEST=GetTile&VERSION=1.0.0&LAYER=" + encoded(id) + "&STYLE="
                + encoded(style)
                + "&TILEMATRIXSET=" + encoded(set) + "&FORMAT=" + encoded(format)
                + "&TILEMATRIX={z}&TILEROW={y}&TILECOL={x}" + needsKey;
    }

    /** Names of the matrices by zoom, as far as they are those of the map's grid; none when the set is another grid. */
    private static List<String> matrices(Element set) {
        String crs = text(set, OWS, "SupportedCRS");
        if (!crs.matches(".*(3857|900913|102100|102113)$")) {
            return List.of();
        }
        TreeMap<Integer, String> byZoom = new TreeMap<>();
        for (Element matrix : children(set, WMTS, "TileMatrix")) {
            double zoom = Math.log(SCALE_OF_ZOOM_0 / number(matrix, "ScaleDenominator")) / Math.log(2);
            long whole = Math.round(zoom);
            boolean ours = Math.abs(zoom - whole) < NEAR
                    && whole >= 0
                    && whole <= LAST_ZOOM
                    && number(matrix, "TileWidth") == PIXELS
                    && number(matrix, "MatrixWidth") == Math.scalb(1.0, (int) whole);
            if (ours) {
                byZoom.put((int) whole, text(matrix, OWS, "Identifier"));
            }
        }
        List<String> names = new ArrayList<>();
        if (!byZoom.isEmpty()) {
            for (int z = 0; z <= byZoom.lastKey(); z++) {
                names.add(byZoom.getOrDefault(z, ""));
            }
        }
        return names;
    }

    private static double number(Element parent, String name) {
        try {
            return Double.parseDouble(text(parent, WMTS, name));
        } catch (NumberFormatException e) {
            return Double.NaN;
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static Element first(Element parent, String namespace, String name) {
        return children(parent, namespace, name).stream()
                .findFirst()
                .orElseGet(() -> parent.getOwnerDocument().createElement("none"));
    }

    private static String text(Element parent, String namespace, String name) {
        return children(parent, namespace, name).stream()
                .map(each -> each.getTextContent().strip())
                .findFirst()
                .orElse("");
    }

    private static Stream<Element> all(Element parent, String namespace, String name) {
        NodeList found = parent.getElementsByTagNameNS(namespace, name);
        return IntStream.range(0, found.getLength()).mapToObj(i -> (Element) found.item(i));
    }

    private static List<Element> children(Element parent, String namespace, String name) {
        List<Element> found = new ArrayList<>();
        for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element element
                    && name.equals(element.getLocalName())
                    && namespace.equals(element.getNamespaceURI())) {
                found.add(element);
            }
        }
        return found;
    }
}
