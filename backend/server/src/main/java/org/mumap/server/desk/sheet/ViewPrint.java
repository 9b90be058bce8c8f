package org.mumap.server.desk.sheet;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Envelope;
import org.mumap.server.access.Account;
import org.mumap.server.desk.classes.ClassFinder;
import org.mumap.server.desk.classes.ClassProperty;
import org.mumap.server.desk.classes.ClassTheme;
import org.mumap.server.ledger.Times;
import org.mumap.server.print.MapFigure;
import org.mumap.server.print.MapLayer;
import org.mumap.server.print.PdfDocument;
import org.mumap.server.print.PrintStyle;
import org.mumap.server.print.Sheet;
import org.mumap.server.problem.Problem;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** The map as it is looked at, on paper: its layers by its theme and the state of its day, true to scale. */
@Component
public class ViewPrint {

    /** Layers that a view may ask for, in the order in which they are drawn, and the collections they come from. */
    private static final List<String> LAYERS = List.of(
            "parks",
            "roads",
            "parcels",
            "control-farmland",
            "control-flood",
            "control-heritage",
            "control-boundary",
            "utilities",
            "areas",
            "projects");

    private static final Map<String, Set<String>> CONTROLS = Map.of(
            "control-farmland", Set.of("FARMLAND", "FOREST", "ECOLOGICAL"),
            "control-flood", Set.of("FLOOD", "WATER_SOURCE"),
            "control-heritage", Set.of("HERITAGE", "GEO_HAZARD"),
            "control-boundary", Set.of("URBAN_BOUNDARY", "PLAN_USE", "OTHER"));

    static final Set<String> THEMES = Set.of("idle", "tax", "output", "use", "plain");
    private static final Set<String> MONEY = Set.of("tax", "output");
    private static final int LARGEST_SCALE = 100;
    private static final int SMALLEST_SCALE = 2_000_000;
    /** Parcels without a state are too small to be told apart beyond this scale. */
    private static final int PLAIN_UP_TO = 60_000;

    private static final int NAMED_UP_TO = 12_000;
    private static final double WIDEST_DEGREES = 5;
    private static final double LEGEND_ROOM = 0.2;
    /** Which state a parcel is in does not depend on the zoom. */
    private static final double ANY_ZOOM = 16;

    private final GroundReader reader;
    private final MapLook look;
    private final SheetWords words;
    private final PdfDocument pdf;
    private final ClassFinder finder;
    private final RedlineLayer redlines;

    ViewPrint(
            GroundReader reader,
            MapLook look,
            SheetWords words,
            PdfDocument pdf,
            ClassFinder finder,
            RedlineLayer redlines) {
        this.reader = reader;
        this.look = look;
        this.words = words;
        this.pdf = pdf;
        this.finder = finder;
        this.redlines = redlines;
    }

    /**
     * What is to be printed.
     *
     * @param bbox west, south, east, north in degrees
     * @param scale the n of 1:n; null for the largest usual one that shows the box
     * @param paper A4 or A3
     * @param landscape whether the paper lies
     * @param theme what fills the parcels
     * @param layers layers beside the ground, as the web map names them; null for parcels, parks and roads
     * @param year year of the per-mu figures, null for the newest closed one
     * @param title title of the sheet
     * @param classes a theme that somebody has built, in the place of {@code theme}
     */
    public record View(
            List<Double> bbox,
            @Nullable Integer scale,
            Sheet.Paper paper,
            boolean landscape,
            String theme,
            @Nullable Set<String> layers,
            @Nullable Integer year,
            String title,
            @Nullable ClassTheme classes) {

        /**
         * @throws Problem (400) when it cannot be understood
         */
        public View {
            if (bbox.size() != 4
                    || bbox.get(0) >= bbox.get(2)
                    || bbox.get(1) >= bbox.get(3)
                    || bbox.get(2) - bbox.get(0) > WIDEST_DEGREES
                    || bbox.get(3) - bbox.get(1) > WIDEST_DEGREES) {
                throw Problem.badRequest("unreadable-parameter", "bbox", bbox);
            }
            if (scale != null && (scale < LARGEST_SCALE || scale > SMALLEST_SCALE)) {
                throw Problem.badRequest("unreadable-parameter", "scale", scale);
            }
            if (!THEMES.contains(theme)) {
                throw Problem.badRequest("unreadable-parameter", "theme", theme);
            }
        }

        Envelope box() {
            return new Envelope(bbox.get(0), bbox.get(2), bbox.get(1), bbox.get(3));
        }

        boolean shows(String layer) {
            return layers == null
                    ? Set.of("parcels", "parks", "roads", "areas").contains(layer)
                    : layers.contains(layer) || layer.equals("areas") || layer.equals("roads") || layer.equals("parks");
        }
    }

    /** The sheet as PDF. */
    public byte[] make(View view, Times times, Account account, Locale locale) {
        ClassTheme classes = view.classes();
        boolean money = classes == null ? MONEY.contains(view.theme()) : classes.ofYear();
        if (money && !times.current()) {
            throw Problem.badRequest("print-theme-of-today", view.theme());
        }
        double width = paper(view, locale, null).widthMm();
        double height = paper(view, locale, null).heightMm();
        MapFigure.Drawn first =
                MapFigure.of(width, height, view.box()).scale(view.scale()).draw();
        MapFigure figure =
                MapFigure.of(width, height, view.box()).scale(view.scale()).locale(locale);
        layers(view, around(first), times, first.scale(), locale).forEach(figure::layer);
        MapFigure.Drawn drawn = figure.draw();
        Sheet sheet = paper(
                view,
                locale,
                words.foot(
                        account, times, drawn.zone(), locale, "parcels", "contracts", "site_states", "annual_returns"));
        String theme = classes == null
                ? "theme." + view.theme()
                : "theme.class." + classes.property().column();
        String aside = SheetWords.word(locale, theme) + " · " + day(times.asOf(), locale);
        List<Sheet.Page> pages = new ArrayList<>();
        pages.add(new Sheet.Page(view.title(), aside, drawn.figure().svg()));
        if (view.shows(RedlineLayer.NAME)) {
            redlines.list(view.box(), locale).ifPresent(pages::add);
        }
        String html = sheet.xhtml(pages);
        return pdf.render(html, money ? words.stamp(account, locale) : null);
    }

    private static Sheet paper(View view, Locale locale, Sheet.@Nullable Foot foot) {
        Sheet.Foot known = foot == null ? new Sheet.Foot("", "", "", "", "", "") : foot;
        return new Sheet(view.paper(), view.landscape(), known, locale);
    }

    static String day(LocalDate asOf, Locale locale) {
        return SheetWords.word(locale, "asOf", asOf);
    }

    private List<MapLayer> layers(View view, Envelope box, Times times, int scale, Locale locale) {
        List<MapLayer> layers = new ArrayList<>();
        List<Ground> utilities =
                view.shows("utilities") || view.shows("roads") ? reader.list("utilities", box, null) : List.of();
        List<Ground> controls =
                CONTROLS.keySet().stream().anyMatch(view::shows) ? reader.list("control_lines", box, null) : List.of();
        for (String layer : LAYERS) {
            if (view.shows(layer)) {
                Set<String> kinds = CONTROLS.get(layer);
                layers.addAll(
                        kinds != null
                                ? look.layers(
                                        look.ofCollection("control_lines"), ofKinds(controls, kinds), scale, locale)
                                : layer(layer, view, box, times, scale, utilities, locale));
            }
        }
        if (view.shows(RedlineLayer.NAME)) {
            layers.addAll(redlines.layers(box, locale));
        }
        return layers;
    }

    private List<MapLayer> layer(
            String layer, View view, Envelope box, Times times, int scale, List<Ground> utilities, Locale locale) {
        return switch (layer) {
            case "parcels" -> look.layers(document(view), parcels(view, box, times, scale), scale, locale);
            case "roads" ->
                look.layers(look.ofCollection("utilities"), ofKinds(utilities, Set.of("ROAD")), scale, locale);
            case "utilities" -> look.layers(look.ofCollection("utilities"), notRoads(utilities), scale, locale);
            case "projects" ->
                look.layers(look.ofCollection("project_sites"), reader.list("project_sites", box, null), scale, locale);
            case "areas" -> look.layers(look.ofCollection("areas"), reader.list("areas", box, null), scale, locale);
            default ->
                look.layers(
                        look.ofCollection(layer),
                        named(reader.list(layer, box, null), scale > NAMED_UP_TO),
                        scale,
                        locale);
        };
    }

    private JsonNode document(View view) {
        ClassTheme theme = view.classes();
        if (theme == null) {
            return look.ofTheme(view.theme());
        }
        return theme.document(
                theme.property().sort() == ClassProperty.Sort.CATEGORY ? finder.values(theme.property()) : List.of());
    }

    private List<Ground> parcels(View view, Envelope box, Times times, int scale) {
        boolean stateOnly = view.classes() == null && view.theme().equals("idle") && scale > PLAIN_UP_TO;
        List<Ground> parcels = !times.current()
                ? reader.parcelsAt(box, times)
                : reader.list(stateOnly ? "idle_candidates" : "parcels", box, view.year());
        JsonNode document = document(view);
        // what has a state is drawn last, so that its edge is not lost under a neighbour's, and is always named
        return parcels.stream()
                .map(parcel -> new Ranked(parcel, look.look(document, parcel, ANY_ZOOM)))
                .sorted(Comparator.comparing(Ranked::rank).thenComparing(Ranked::legend))
                .map(ranked -> scale <= NAMED_UP_TO
                        ? ranked.parcel().labelled(label(ranked.parcel()), ranked.rank() > 0)
                        : ranked.parcel())
                .toList();
    }

    /** A parcel and what it looks like; states with a marker rank above those without. */
    private record Ranked(Ground parcel, MapLook.@Nullable Look look) {

        int rank() {
            return look == null || look.style().marker() == PrintStyle.Marker.NONE ? 0 : 1;
        }

        String legend() {
            return look == null ? "" : look.legend();
        }
    }

    /** Name and area, as the screen labels a parcel. */
    static List<String> label(Ground parcel) {
        String name = parcel.text("name");
        Object area = parcel.properties().get("area_mu");
        String shown = name.isEmpty() ? parcel.text("parcel_code") : name;
        return area == null ? List.of(shown) : List.of(shown, SheetWords.number(area) + " 亩");
    }

    private static List<Ground> named(List<Ground> grounds, boolean wanted) {
        return wanted
                ? grounds.stream()
                        .map(ground -> ground.labelled(List.of(ground.text("name")), false))
                        .toList()
                : grounds;
    }

    private static List<Ground> ofKinds(List<Ground> grounds, Set<String> kinds) {
        return grounds.stream()
                .filter(ground -> kinds.contains(ground.text("kind")))
                .toList();
    }

    private static List<Ground> notRoads(List<Ground> grounds) {
        return grounds.stream()
                .filter(ground -> !ground.text("kind").equals("ROAD"))
                .toList();
    }

    /** What the sheet may come to show once the legend has taken its room and the scale with it. */
    static Envelope around(MapFigure.Drawn empty) {
        Envelope wide = new Envelope(empty.ground());
        wide.expandBy(wide.getWidth() * LEGEND_ROOM, wide.getHeight() * LEGEND_ROOM);
        return wide;
    }
}
