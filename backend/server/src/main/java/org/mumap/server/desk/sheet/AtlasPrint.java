package org.mumap.server.desk.sheet;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Envelope;
import org.mumap.rules.measure.GaussZone;
import org.mumap.server.access.Account;
import org.mumap.server.ledger.Times;
import org.mumap.server.print.MapFigure;
import org.mumap.server.print.MapLayer;
import org.mumap.server.print.PdfDocument;
import org.mumap.server.print.PrintStyle;
import org.mumap.server.print.Sheet;
import org.mumap.server.print.Xhtml;
import org.mumap.server.problem.Problem;
import org.mumap.server.symbols.MapSymbols;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** An atlas: one page per parcel in the order asked for, with its map true to scale, a table and the legend of its page. */
@Component
public class AtlasPrint {

    /** More pages than this are several atlases. */
    public static final int MOST_PAGES = 200;

    private static final int WHOLE = 100;
    /** Share of a table of facts that the titles take. */
    private static final int TITLE_SHARE = 42;

    private static final double TABLE_SHARE = 0.3;
    private static final double GAP_MM = 5;
    /** Room of the table above the map: four rows of two lines. */
    private static final double TABLE_MM = 42;
    /** Ground around the parcel, as a share of its extent. */
    private static final double AROUND = 0.35;

    private static final double LEAST_AROUND_DEGREES = 0.0006;
    private static final double CHOSEN_MM = 0.9;

    private final GroundReader reader;
    private final MapLook look;
    private final SheetWords words;
    private final PdfDocument pdf;

    AtlasPrint(GroundReader reader, MapLook look, SheetWords words, PdfDocument pdf) {
        this.reader = reader;
        this.look = look;
        this.words = words;
        this.pdf = pdf;
    }

    /**
     * The atlas as PDF.
     *
     * @param parcels parcel codes, at most {@link #MOST_PAGES}
     * @param scale the n of 1:n of every page; null for the largest usual one that shows each parcel
     * @throws Problem 422 when there are none or too many; 404 naming the first parcel that is not there or not in scope
     */
    public byte[] make(
            List<String> parcels,
            Sheet.Paper paper,
            boolean landscape,
            @Nullable Integer scale,
            Times times,
            Account account,
            Locale locale) {
        List<String> codes = List.copyOf(new LinkedHashSet<>(parcels));
        if (codes.isEmpty() || codes.size() > MOST_PAGES) {
            throw new Problem(HttpStatus.UNPROCESSABLE_ENTITY, "print-pages", codes.size(), MOST_PAGES);
        }
        Map<String, Ground> chosen = reader.byKey("parcels", codes);
        codes.stream().filter(code -> !chosen.containsKey(code)).findFirst().ifPresent(code -> {
            throw Problem.notFound("no-such-parcel", code);
        });
        Sheet plain = new Sheet(paper, landscape, new Sheet.Foot("", "", "", "", "", ""), locale);
        List<Sheet.Page> pages = new ArrayList<>();
        LinkedHashSet<GaussZone> zones = new LinkedHashSet<>();
        for (String code : codes) {
            pages.add(page(chosen.get(code), plain, scale, times, locale, zones));
        }
        Sheet.Foot foot = words.foot(
                account, times, zones.iterator().next(), locale, "parcels", "contracts", "site_states", "utilities");
        return pdf.render(new Sheet(paper, landscape, foot, locale).xhtml(pages));
    }

    private Sheet.Page page(
            @Nullable Ground parcel,
            Sheet sheet,
            @Nullable Integer scale,
            Times times,
            Locale locale,
            LinkedHashSet<GaussZone> zones) {
        if (parcel == null) {
            throw new IllegalStateException("a parcel that was just found");
        }
        boolean beside = sheet.landscape();
        double mapWidth = beside ? sheet.widthMm() * (1 - TABLE_SHARE) - GAP_MM : sheet.widthMm();
        double mapHeight = beside ? sheet.heightMm() : sheet.heightMm() - TABLE_MM;
        MapFigure.Drawn drawn = map(parcel, mapWidth, mapHeight, scale, times, locale);
        zones.add(drawn.zone());
        Map<String, String> facts = facts(parcel, drawn, locale);
        String body = beside
                ? Sheet.columns(
                        mapWidth + GAP_MM,
                        drawn.figure().svg(),
                        GAP_MM,
                        sheet.widthMm() - mapWidth - GAP_MM,
                        table(facts, 1))
                : table(facts, 3) + "<div style=\"margin-top: 3mm\">"
                        + drawn.figure().svg() + "</div>";
        String name = parcel.text("name").isEmpty() ? parcel.text("parcel_code") : parcel.text("name");
        return new Sheet.Page(name, parcel.text("parcel_code") + " · " + ViewPrint.day(times.asOf(), locale), body);
    }

    /** The parcel among its neighbours. */
    MapFigure.Drawn map(
            Ground parcel, double width, double height, @Nullable Integer scale, Times times, Locale locale) {
        Envelope box = new Envelope(parcel.shape().getEnvelopeInternal());
        double around = Math.max(Math.max(box.getWidth(), box.getHeight()) * AROUND, LEAST_AROUND_DEGREES);
        box.expandBy(around);
        MapFigure.Drawn empty = MapFigure.of(width, height, box).scale(scale).draw();
        Envelope ground = ViewPrint.around(empty);
        MapFigure figure = MapFigure.of(width, height, box).scale(scale).locale(locale);
        List<Ground> roads = reader.list("utilities", ground, null).stream()
                .filter(line -> line.text("kind").equals("ROAD"))
                .toList();
        look.layers(look.ofCollection("utilities"), roads, empty.scale(), locale)
                .forEach(figure::layer);
        List<Ground> neighbours =
                times.current() ? reader.list("parcels", ground, null) : reader.parcelsAt(ground, times);
        List<Ground> others = neighbours.stream()
                .filter(other -> !other.text("parcel_code").equals(parcel.text("parcel_code")))
                .map(other -> other.labelled(ViewPrint.label(other), false))
                .toList();
        JsonNode document = look.ofTheme("idle");
        look.layers(document, others, empty.scale(), locale).forEach(figure::layer);
        Ground own = parcel.labelled(ViewPrint.label(parcel), true);
        look.layers(document, List.of(own), empty.scale(), locale).forEach(figure::layer);
        figure.layer(new MapLayer(
                SheetWords.word(locale, "legend.chosen"),
                PrintStyle.line(MapSymbols.colour("red-line"), CHOSEN_MM, 5.0, 1.2, 0.8, 1.2),
                List.of(MapLayer.Feature.of(parcel.shape().getBoundary()))));
        return figure.draw();
    }

    private static Map<String, String> facts(Ground parcel, MapFigure.Drawn drawn, Locale locale) {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put(SheetWords.word(locale, "fact.code"), parcel.text("parcel_code"));
        facts.put(
                SheetWords.word(locale, "fact.area"),
                SheetWords.number(parcel.properties().get("area_mu")));
        facts.put(SheetWords.word(locale, "fact.town"), SheetWords.orDash(parcel.text("town")));
        facts.put(SheetWords.word(locale, "fact.park"), SheetWords.orDash(parcel.text("park_code")));
        facts.put(SheetWords.word(locale, "fact.holder"), SheetWords.orDash(parcel.text("holder_name")));
        facts.put(SheetWords.word(locale, "fact.use"), SheetWords.orDash(parcel.text("land_use_code")));
        facts.put(SheetWords.word(locale, "fact.supply"), code(locale, parcel.text("supply_state")));
        facts.put(SheetWords.word(locale, "fact.finding"), code(locale, parcel.text("idle_finding")));
        facts.put(
                SheetWords.word(locale, "fact.netDays"),
                days(parcel.properties().get("net_idle_days")));
        facts.put(
                SheetWords.word(locale, "fact.scale"),
                "1:" + String.format(Locale.ROOT, "%,d", drawn.scale()).replace(',', ' '));
        return facts;
    }

    private static String code(Locale locale, String value) {
        return value.isEmpty() ? "–" : SheetWords.code(locale, value);
    }

    private static String days(@Nullable Object days) {
        return days instanceof Number number ? Long.toString(number.longValue()) : "–";
    }

    /** Title and value, so many pairs to a row. */
    static String table(Map<String, String> facts, int pairs) {
        StringBuilder html = new StringBuilder("<table class=\"facts\"><colgroup>");
        for (int i = 0; i < pairs; i++) {
            html.append("<col style=\"width: %d%%\"/><col style=\"width: %d%%\"/>"
                    .formatted(TITLE_SHARE / pairs, (WHOLE - TITLE_SHARE) / pairs));
        }
        html.append("</colgroup>");
        int at = 0;
        for (Map.Entry<String, String> fact : facts.entrySet()) {
            html.append(at % pairs == 0 ? "<tr>" : "")
                    .append("<th>")
                    .append(Xhtml.escape(fact.getKey()))
                    .append("</th><td>")
                    .append(Xhtml.escape(fact.getValue()))
                    .append("</td>");
            at++;
            html.append(at % pairs == 0 ? "</tr>" : "");
        }
        while (at % pairs != 0) {
            html.append("<th></th><td></td>");
            at++;
            html.append(at % pairs == 0 ? "</tr>" : "");
        }
        return html.append("</table>").toString();
    }
}
