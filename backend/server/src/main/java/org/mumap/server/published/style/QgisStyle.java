package org.mumap.server.published.style;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.mumap.server.problem.Messages;
import org.mumap.server.symbols.MapSymbols;
import org.mumap.server.symbols.SymbolClass;
import org.mumap.server.symbols.SymbolLayer;

/**
 * A style of QGIS: one class of the description is one class of the layer, chosen by an expression that asks in the same order.
 *
 * @param classOf expression of QGIS that names the class of a feature
 * @param classes the classes
 * @param look the description they are from, for its label
 */
public record QgisStyle(String classOf, List<Drawn> classes, SymbolLayer look) {

    private static final double SCALE_OF_ZOOM_0 = 279_541_132;
    private static final double POINTS_PER_PIXEL = 0.75;
    private static final double HALO_MM = 0.6;
    private static final int LAST_ZOOM = 24;

    /** A class and the words of its line in the legend. */
    public record Drawn(String id, String words, SymbolClass look) {}

    /** The style of a collection. */
    public static QgisStyle of(SymbolLayer look, Locale locale) {
        StringBuilder choice = new StringBuilder("CASE");
        String rest = "''";
        for (SymbolClass one : look.classes()) {
            if (one.when().isEmpty()) {
                rest = quoted(one.id());
                break;
            }
            choice.append(" WHEN ")
                    .append(one.when().stream().map(QgisStyle::condition).collect(Collectors.joining(" AND ")))
                    .append(" THEN ")
                    .append(quoted(one.id()));
        }
        String classOf = choice.length() == 4 ? rest : choice + " ELSE " + rest + " END";
        return new QgisStyle(
                classOf,
                look.classes().stream()
                        .map(one -> new Drawn(one.id(), words(one.legend(), locale), one))
                        .toList(),
                look);
    }

    /**
     * Parcels by a theme.
     *
     * @param name {@code tax}, {@code output} or {@code use}
     */
    public static QgisStyle ofTheme(String name, SymbolLayer parcels, Locale locale) {
        return name.equals("use") ? byUse(parcels, locale) : perMu(MapSymbols.theme(name), parcels, locale);
    }

    private static QgisStyle perMu(MapSymbols.Theme theme, SymbolLayer parcels, Locale locale) {
        List<Drawn> drawn = new ArrayList<>();
        StringBuilder choice = new StringBuilder("CASE WHEN " + field(theme.field()) + " IS NULL THEN 'noData'");
        for (int i = 0; i < theme.fills().size(); i++) {
            String id = "class." + (i + 1);
            if (i < theme.breaks().size()) {
                choice.append(" WHEN ")
                        .append(field(theme.field()))
                        .append(" < ")
                        .append(number(theme.breaks().get(i)))
                        .append(" THEN ")
                        .append(quoted(id));
            } else {
                choice.append(" ELSE ").append(quoted(id)).append(" END");
            }
            drawn.add(new Drawn(
                    id, bounds(theme.breaks(), i), plain(id, theme.fills().get(i), null, theme.edge())));
        }
        drawn.add(new Drawn(
                "noData", words("noData", locale), plain("noData", theme.noData(), theme.noData(), theme.edge())));
        return new QgisStyle(choice.toString(), drawn, parcels);
    }

    private static QgisStyle byUse(SymbolLayer parcels, Locale locale) {
        MapSymbols.Use use = MapSymbols.use();
        String code = "coalesce(" + field(use.field()) + ",'')";
        List<Drawn> drawn = new ArrayList<>();
        StringBuilder planned = new StringBuilder("CASE");
        StringBuilder registered = new StringBuilder("CASE");
        for (MapSymbols.Use.Group group : use.groups()) {
            planned.append(begins(code, group.planned(), group.id()));
            registered.append(begins(code, group.registered(), group.id()));
            drawn.add(new Drawn(
                    group.id(),
                    words("use." + group.id(), locale),
                    plain(group.id(), "use-" + group.id(), null, use.edge())));
        }
        drawn.add(new Drawn("other", words("use.other", locale), plain("other", "use-other", null, use.edge())));
        String classOf = "CASE WHEN length(" + code + ") >= " + use.guideDigits() + " THEN " + planned
                + " ELSE 'other' END ELSE " + registered + " ELSE 'other' END END";
        return new QgisStyle(classOf, drawn, parcels);
    }

    private static String begins(String code, List<String> beginnings, String id) {
        return " WHEN "
                + beginnings.stream()
                        .map(one -> "left(" + code + "," + one.length() + ") = " + quoted(one))
                        .collect(Collectors.joining(" OR "))
                + " THEN " + quoted(id);
    }

    private static String bounds(List<Double> breaks, int i) {
        return i == 0
                ? "< " + number(breaks.get(0))
                : i == breaks.size()
                        ? "≥ " + number(breaks.get(i - 1))
                        : number(breaks.get(i - 1)) + " – " + number(breaks.get(i));
    }

    private static SymbolClass plain(
            String id, String fill, @org.jspecify.annotations.Nullable String pattern, String edge) {
        return new SymbolClass(
                id, id, List.of(), fill, 1, pattern, null, 0, edge, 1, List.of(), List.of(), null, 0, List.of());
    }

    /** The QML document for layers of that geometry. */
    public String qml(String geometry) {
        QgisSymbols.Geometry kind = QgisSymbols.Geometry.valueOf(geometry);
        Xml xml = new Xml();
        xml.open(
                "qgis",
                "version",
                "3.22.0",
                "styleCategories",
                "Symbology|Labeling",
                "labelsEnabled",
                look.label() == null ? 0 : 1);
        write(xml, kind);
        xml.text("layerGeometryType", 2 - kind.ordinal());
        return xml.close().document();
    }

    /** Writes the renderer and the labels, as they stand in a style and in a project alike. */
    void write(Xml xml, QgisSymbols.Geometry geometry) {
        List<Drawn> drawn =
                classes.stream().filter(one -> isDrawn(one.look(), geometry)).toList();
        xml.open(
                "renderer-v2",
                "type",
                "categorizedSymbol",
                "attr",
                classOf,
                "symbollevels",
                0,
                "enableorderby",
                0,
                "forceraster",
                0);
        xml.open("categories");
        for (int i = 0; i < drawn.size(); i++) {
            xml.leaf(
                    "category",
                    "value",
                    drawn.get(i).id(),
                    "label",
                    drawn.get(i).words(),
                    "symbol",
                    i,
                    "render",
                    "true",
                    "type",
                    "string");
        }
        xml.close().open("symbols");
        QgisSymbols symbols = new QgisSymbols(xml);
        for (int i = 0; i < drawn.size(); i++) {
            symbols.write(String.valueOf(i), drawn.get(i).look(), geometry);
        }
        xml.close().close();
        if (look.label() != null) {
            label(xml, look.label(), geometry);
        }
    }

    // a road is no point, a lamp no line
    private static boolean isDrawn(SymbolClass one, QgisSymbols.Geometry geometry) {
        return switch (geometry) {
            case POLYGON -> one.fill() != null || one.edge() != null;
            case LINE -> one.edge() != null;
            case POINT -> one.marker() != null;
        };
    }

    private static void label(Xml xml, SymbolLayer.Label label, QgisSymbols.Geometry geometry) {
        String first = label.fallback() == null
                ? "coalesce(" + field(label.fields().get(0)) + ",'')"
                : "coalesce(" + field(label.fields().get(0)) + "," + field(label.fallback()) + ")";
        String text = label.fields().size() == 1
                ? first
                : first + " || coalesce('\\n' || format_number("
                        + field(label.fields().get(1)) + ",2),'')";
        xml.open("labeling", "type", "simple").open("settings", "calloutType", "simple");
        xml.open(
                "text-style",
                "fieldName",
                text,
                "isExpression",
                1,
                "fontFamily",
                "Noto Sans CJK SC",
                "fontSize",
                label.sizePx() * POINTS_PER_PIXEL,
                "fontSizeUnit",
                "Point",
                "textColor",
                QgisSymbols.rgba(label.colour()),
                "textOpacity",
                1,
                "namedStyle",
                "Regular",
                "multilineHeight",
                1);
        xml.leaf(
                "text-buffer",
                "bufferDraw",
                1,
                "bufferSize",
                HALO_MM,
                "bufferSizeUnits",
                "MM",
                "bufferColor",
                QgisSymbols.rgba("white"),
                "bufferOpacity",
                1);
        xml.close();
        xml.leaf(
                "placement",
                "placement",
                geometry == QgisSymbols.Geometry.LINE ? 3 : geometry == QgisSymbols.Geometry.POINT ? 6 : 1,
                "priority",
                5,
                "dist",
                0);
        xml.leaf(
                "rendering",
                "drawLabels",
                1,
                "scaleVisibility",
                label.fromZoom() > 0 || label.toZoom() < LAST_ZOOM ? 1 : 0,
                "scaleMin",
                label.toZoom() < LAST_ZOOM ? scale(label.toZoom()) : 0,
                "scaleMax",
                label.fromZoom() > 0 ? scale(label.fromZoom()) : 0,
                "limitNumLabels",
                0,
                "obstacle",
                1);
        xml.close().close();
    }

    private static long scale(double zoom) {
        return Math.round(SCALE_OF_ZOOM_0 / Math.pow(2, zoom));
    }

    private static String condition(SymbolClass.Condition condition) {
        String list = condition.values().stream().map(QgisStyle::quoted).collect(Collectors.joining(","));
        return "coalesce(" + field(condition.field()) + ",'') " + (condition.not() ? "NOT IN (" : "IN (") + list + ")";
    }

    private static String words(String legend, Locale locale) {
        return Messages.text("print", locale, "legend." + legend, List.of());
    }

    private static String number(double number) {
        return java.math.BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
    }

    private static String quoted(String text) {
        return "'" + text.replace("'", "''") + "'";
    }

    private static String field(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }
}
