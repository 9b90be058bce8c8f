package org.mumap.server.published.style;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.mumap.server.published.BoundingBox;
import org.mumap.server.published.PublishedView;
import org.mumap.server.symbols.MapSymbols;
import org.mumap.server.symbols.SymbolLayer;

/**
 * A project of QGIS (3.22 and later) with all collections by their address and in their style. It holds addresses and no data: what
 * a colleague sees in it is what his account may see on the day he opens it. A layer of QGIS has one kind of geometry, so collections
 * of one kind come as features (OGC API Features) and mixed ones as vector tiles.
 */
public final class QgisProject {

    /** From the top of the layer tree to its foot; what is not named stands below. */
    private static final List<String> ORDER =
            List.of("project_sites", "areas", "utilities", "control_lines", "idle_candidates", "parcels", "parks");

    /** Not shown until ticked, as on the web map. */
    private static final List<String> UNTICKED = List.of("utilities", "control_lines", "idle_candidates");

    private static final String FEATURES = "OAPIF";
    private static final String TILES = "vectortile";
    private static final String WEB_MERCATOR = "EPSG:3857";
    private static final String DEGREES = "EPSG:4326";
    private static final int LAST_ZOOM = 16;
    private static final double EARTH_M = 6378137;

    private final String root;
    private final Locale locale;
    private final Xml xml = new Xml();

    private QgisProject(String root, Locale locale) {
        this.root = root;
        this.locale = locale;
    }

    /**
     * The project.
     *
     * @param title its title
     * @param root address of {@code /ogc}
     * @param views collections
     * @param extent what the map shows first
     */
    public static String of(
            String title, String root, List<PublishedView> views, Optional<BoundingBox> extent, Locale locale) {
        List<PublishedView> ordered = new ArrayList<>(views);
        ordered.sort(
                Comparator.comparingInt(view -> ORDER.contains(view.id()) ? ORDER.indexOf(view.id()) : ORDER.size()));
        return new QgisProject(root, locale).write(title, ordered, extent);
    }

    private String write(String title, List<PublishedView> views, Optional<BoundingBox> extent) {
        xml.open("qgis", "projectname", title, "version", "3.22.0");
        xml.leaf("homePath", "path", "");
        xml.text("title", title);
        crs("projectCrs", WEB_MERCATOR);
        xml.open("layer-tree-group");
        for (PublishedView view : views) {
            xml.leaf(
                    "layer-tree-layer",
                    "id",
                    view.id(),
                    "name",
                    view.title().in(locale),
                    "providerKey",
                    isMixed(view) ? TILES : FEATURES,
                    "source",
                    source(view),
                    "checked",
                    UNTICKED.contains(view.id()) ? "Qt::Unchecked" : "Qt::Checked",
                    "expanded",
                    0);
        }
        xml.close();
        extent.ifPresent(this::canvas);
        xml.open("layerorder");
        views.forEach(view -> xml.leaf("layer", "id", view.id()));
        xml.close().open("projectlayers");
        for (PublishedView view : views) {
            if (isMixed(view)) {
                tiles(view);
            } else {
                features(view);
            }
        }
        return xml.close().close().document();
    }

    /** Whether features of a collection are points, lines and areas. */
    public static boolean isMixed(PublishedView view) {
        return view.geometryType().equals("Geometry");
    }

    /** The kind of geometry of a collection that is not mixed. */
    public static String geometryOf(PublishedView view) {
        return view.geometryType().endsWith("Polygon")
                ? "POLYGON"
                : view.geometryType().endsWith("LineString") ? "LINE" : "POINT";
    }

    private void features(PublishedView view) {
        QgisSymbols.Geometry kind = QgisSymbols.Geometry.valueOf(geometryOf(view));
        Optional<SymbolLayer> look = MapSymbols.find(view.id());
        xml.open(
                "maplayer",
                "type",
                "vector",
                "geometry",
                List.of("Polygon", "Line", "Point").get(kind.ordinal()),
                "wkbType",
                view.geometryType(),
                "autoRefreshEnabled",
                0,
                "labelsEnabled",
                look.isPresent() && look.get().label() != null ? 1 : 0);
        head(view);
        crs("srs", DEGREES);
        xml.text("provider", FEATURES, "encoding", "UTF-8");
        look.ifPresent(one -> QgisStyle.of(one, locale).write(xml, kind));
        fields(view);
        xml.close();
    }

    private void tiles(PublishedView view) {
        xml.open("maplayer", "type", "vector-tile", "autoRefreshEnabled", 0);
        head(view);
        crs("srs", WEB_MERCATOR);
        MapSymbols.find(view.id()).ifPresent(look -> {
            QgisStyle style = QgisStyle.of(look, locale);
            xml.open("renderer", "type", "basic").open("styles");
            for (QgisSymbols.Geometry kind : kinds(look)) {
                for (QgisStyle.Drawn drawn : style.classes()) {
                    tileStyle(view, style, drawn, kind);
                }
            }
            xml.close().close();
        });
        xml.close();
    }

    private void tileStyle(PublishedView view, QgisStyle style, QgisStyle.Drawn drawn, QgisSymbols.Geometry kind) {
        boolean shown = switch (kind) {
            case POLYGON -> drawn.look().fill() != null;
            case LINE -> drawn.look().edge() != null;
            case POINT -> drawn.look().pointPx() > 0;
        };
        if (!shown) {
            return;
        }
        xml.open(
                "style",
                "name",
                drawn.words(),
                "layer",
                view.id(),
                "geometry",
                2 - kind.ordinal(),
                "enabled",
                1,
                "expression",
                style.classOf() + " = '" + drawn.id() + "'",
                "min-zoom",
                -1,
                "max-zoom",
                -1);
        xml.open("symbols");
        new QgisSymbols(xml).write("0", drawn.look(), kind);
        xml.close().close();
    }

    private static List<QgisSymbols.Geometry> kinds(SymbolLayer look) {
        List<QgisSymbols.Geometry> kinds = new ArrayList<>();
        boolean filled = look.classes().stream().anyMatch(one -> one.fill() != null);
        kinds.add(filled ? QgisSymbols.Geometry.POLYGON : QgisSymbols.Geometry.LINE);
        kinds.add(QgisSymbols.Geometry.POINT);
        return kinds;
    }

    private void head(PublishedView view) {
        xml.text("id", view.id());
        xml.text("datasource", source(view));
        xml.text("layername", view.title().in(locale));
        xml.text("abstract", view.description().in(locale));
    }

    // what the columns mean: QGIS shows these in its tables
    private void fields(PublishedView view) {
        xml.open("aliases");
        for (int i = 0; i < view.properties().size(); i++) {
            var property = view.properties().get(i);
            xml.leaf(
                    "alias",
                    "index",
                    i,
                    "field",
                    property.name(),
                    "name",
                    property.title().in(locale));
        }
        xml.close();
    }

    private String source(PublishedView view) {
        if (isMixed(view)) {
            String tiles = root + "/collections/" + view.id() + "/tiles/WebMercatorQuad/{z}/{y}/{x}";
            return "type=xyz&url=" + URLEncoder.encode(tiles, StandardCharsets.UTF_8) + "&zmin="
                    + view.tiles().fromZoom() + "&zmax=" + LAST_ZOOM;
        }
        return "pagingEnabled='true' restrictToRequestBBOX='1' srsname='" + DEGREES + "' typename='" + view.id()
                + "' url='" + root + "' version='OGC_API_FEATURES'";
    }

    private void crs(String element, String code) {
        xml.open(element).open("spatialrefsys");
        xml.text("srid", code.substring(code.indexOf(':') + 1));
        xml.text("authid", code);
        xml.close().close();
    }

    private void canvas(BoundingBox box) {
        xml.open("mapcanvas", "name", "theMapCanvas").text("units", "meters").open("extent");
        xml.text("xmin", east(box.west())).text("ymin", north(box.south()));
        xml.text("xmax", east(box.east())).text("ymax", north(box.north()));
        xml.close().text("rotation", 0);
        crs("destinationsrs", WEB_MERCATOR);
        xml.close();
    }

    private static double east(double longitude) {
        return EARTH_M * Math.toRadians(longitude);
    }

    private static double north(double latitude) {
        return EARTH_M * Math.log(Math.tan(Math.PI / 4 + Math.toRadians(latitude) / 2));
    }
}
