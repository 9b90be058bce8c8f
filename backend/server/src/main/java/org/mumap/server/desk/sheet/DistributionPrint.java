package org.mumap.server.desk.sheet;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Envelope;
import org.mumap.server.access.Account;
import org.mumap.server.idle.Candidate;
import org.mumap.server.idle.CandidateFilter;
import org.mumap.server.idle.IdleCandidates;
import org.mumap.server.ledger.Times;
import org.mumap.server.print.MapFigure;
import org.mumap.server.print.PdfDocument;
import org.mumap.server.print.Sheet;
import org.mumap.server.print.Xhtml;
import org.mumap.server.problem.Problem;
import org.mumap.server.published.Features;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/**
 * The distribution map of idle land: the county on an A3 sheet, every suspected, investigated or found parcel by its state, and
 * the counts per town beside it. Map and table are made of the same rows, so they cannot disagree.
 */
@Component
public class DistributionPrint {

    /** States of the list, in the order of the table's columns. */
    private static final List<String> STATES =
            List.of("state.found", "state.investigating", "state.suspected", "state.late");

    private static final double TABLE_MM = 118;
    private static final double GAP_MM = 5;
    private static final double ZOOM = 12;

    private final IdleCandidates candidates;
    private final Features features;
    private final GroundReader reader;
    private final MapLook look;
    private final SheetWords words;
    private final PdfDocument pdf;

    DistributionPrint(
            IdleCandidates candidates,
            Features features,
            GroundReader reader,
            MapLook look,
            SheetWords words,
            PdfDocument pdf) {
        this.candidates = candidates;
        this.features = features;
        this.reader = reader;
        this.look = look;
        this.words = words;
        this.pdf = pdf;
    }

    /**
     * One parcel of the map and of the table.
     *
     * @param parcelCode the parcel
     * @param town town it lies in, empty when it says none
     * @param areaMu its area
     * @param ground its shape, with the properties that the idle style asks for
     */
    record Row(String parcelCode, String town, BigDecimal areaMu, Ground ground) {}

    /** The sheet as PDF, for the candidates as they stand at those times. */
    public byte[] make(Times times, Account account, Locale locale) {
        List<Row> rows = rows(times);
        Envelope county = features.extent()
                .map(box -> new Envelope(box.west(), box.east(), box.south(), box.north()))
                .orElseThrow(() -> Problem.notFound("print-no-county"));
        Sheet.Foot none = new Sheet.Foot("", "", "", "", "", "");
        Sheet plain = new Sheet(Sheet.Paper.A3, true, none, locale);
        MapFigure.Drawn drawn = map(rows, county, plain.widthMm() - TABLE_MM - GAP_MM, plain.heightMm(), locale);
        Sheet.Foot foot = words.foot(
                account, times, drawn.zone(), locale, "parcels", "contracts", "site_states", "excluded_periods");
        String body =
                Sheet.columns(plain.widthMm() - TABLE_MM, drawn.figure().svg(), GAP_MM, TABLE_MM, table(rows, locale));
        Sheet.Page page = new Sheet.Page(
                SheetWords.word(locale, "distribution.title"), ViewPrint.day(times.asOf(), locale), body);
        return pdf.render(new Sheet(Sheet.Paper.A3, true, foot, locale).xhtml(List.of(page)));
    }

    private List<Row> rows(Times times) {
        List<Candidate> list = candidates
                .list(CandidateFilter.ALL, times, null, GroundReader.MOST_SHAPES)
                .rows();
        List<String> codes =
                list.stream().map(each -> each.standing().parcelCode()).toList();
        Map<String, Ground> shapes = times.current() ? reader.byKey("parcels", codes) : reader.parcelsAt(codes, times);
        List<Row> rows = new ArrayList<>();
        for (Candidate each : list) {
            Ground shape = shapes.get(each.standing().parcelCode());
            if (shape != null) {
                Map<String, Object> values = new HashMap<>(shape.properties());
                values.put("idle_finding", each.standing().finding().name());
                values.put("legal_state", each.standing().legal().name());
                String town = each.standing().town();
                rows.add(new Row(
                        each.standing().parcelCode(),
                        town == null ? "" : town,
                        each.standing().areaMu(),
                        new Ground(shape.shape(), values, List.of(), false)));
            }
        }
        return rows;
    }

    private MapFigure.Drawn map(List<Row> rows, Envelope county, double width, double height, Locale locale) {
        MapFigure figure = MapFigure.of(width, height, county).locale(locale);
        int scale = MapFigure.of(width, height, county).draw().scale();
        List<Ground> roads = reader.list("utilities", county, null).stream()
                .filter(line -> line.text("kind").equals("ROAD"))
                .toList();
        look.layers(look.ofCollection("utilities"), roads, scale, locale).forEach(figure::layer);
        List<Ground> areas = reader.list("areas", county, null).stream()
                .map(area -> area.text("level").equals("TOWN") ? area.labelled(List.of(area.text("name")), true) : area)
                .toList();
        look.layers(look.ofCollection("areas"), areas, scale, locale).forEach(figure::layer);
        look.layers(look.ofCollection("parks"), reader.list("parks", county, null), scale, locale)
                .forEach(figure::layer);
        JsonNode document = look.ofTheme("idle");
        // the gravest last: its marker lies on top
        for (int i = STATES.size() - 1; i >= 0; i--) {
            String state = STATES.get(i);
            List<Ground> own = rows.stream()
                    .filter(row -> state.equals(state(document, row.ground())))
                    .map(Row::ground)
                    .toList();
            look.layers(document, own, scale, locale).forEach(figure::layer);
        }
        return figure.draw();
    }

    private @Nullable String state(JsonNode document, Ground ground) {
        MapLook.Look found = look.look(document, ground, ZOOM);
        return found == null ? null : found.legend();
    }

    private static final class Sum {
        private int parcels;
        private BigDecimal areaMu = BigDecimal.ZERO;

        void add(BigDecimal mu) {
            parcels++;
            areaMu = areaMu.add(mu);
        }
    }

    private String table(List<Row> rows, Locale locale) {
        JsonNode document = look.ofTheme("idle");
        Map<String, Map<String, Sum>> towns = new TreeMap<>();
        Map<String, Sum> all = new LinkedHashMap<>();
        for (Row row : rows) {
            String state = String.valueOf(state(document, row.ground()));
            String town = row.town().isEmpty() ? SheetWords.word(locale, "distribution.noTown") : row.town();
            Map<String, Sum> own = towns.computeIfAbsent(town, key -> new HashMap<>());
            for (String column : List.of(state, "total")) {
                own.computeIfAbsent(column, key -> new Sum()).add(row.areaMu());
                all.computeIfAbsent(column, key -> new Sum()).add(row.areaMu());
            }
        }
        StringBuilder html = new StringBuilder("<h2 class=\"first\">")
                .append(Xhtml.escape(SheetWords.word(locale, "distribution.byTown")))
                .append("</h2><table class=\"list\"><tr><th>")
                .append(Xhtml.escape(SheetWords.word(locale, "fact.town")))
                .append("</th>");
        STATES.forEach(state -> head(html, SheetWords.word(locale, "legend." + state)));
        head(html, SheetWords.word(locale, "distribution.total"));
        head(html, SheetWords.word(locale, "fact.area"));
        html.append("</tr>");
        towns.forEach((town, sums) -> line(html, town, sums, false));
        line(html, SheetWords.word(locale, "distribution.total"), all, true);
        return html.append("</table><p class=\"note\">")
                .append(Xhtml.escape(SheetWords.word(locale, "distribution.note")))
                .append("</p>")
                .toString();
    }

    private static void head(StringBuilder html, String title) {
        html.append("<th class=\"num\" style=\"white-space: normal\">")
                .append(Xhtml.escape(title))
                .append("</th>");
    }

    private static void line(StringBuilder html, String town, Map<String, Sum> sums, boolean total) {
        String open = total ? "<td class=\"num\"><b>" : "<td class=\"num\">";
        String close = total ? "</b></td>" : "</td>";
        html.append("<tr><td>")
                .append(total ? "<b>" : "")
                .append(Xhtml.escape(town))
                .append(total ? "</b>" : "")
                .append("</td>");
        for (String state : STATES) {
            Sum sum = sums.get(state);
            html.append(open).append(sum == null ? 0 : sum.parcels).append(close);
        }
        Sum all = sums.get("total");
        html.append(open).append(all == null ? 0 : all.parcels).append(close);
        html.append(open)
                .append(SheetWords.number(all == null ? BigDecimal.ZERO : all.areaMu))
                .append(close)
                .append("</tr>");
    }
}
