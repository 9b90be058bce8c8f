package org.mumap.server.desk.sheet;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;
import org.mumap.server.Settings;
import org.mumap.server.access.Account;
import org.mumap.server.desk.Dossier;
import org.mumap.server.desk.Dossiers;
import org.mumap.server.geo.Drawing;
import org.mumap.server.geo.GeoJson;
import org.mumap.server.idle.IdleAnswer;
import org.mumap.server.idle.casework.CaseView;
import org.mumap.server.ledger.Times;
import org.mumap.server.print.MapFigure;
import org.mumap.server.print.PdfDocument;
import org.mumap.server.print.Sheet;
import org.mumap.server.print.Xhtml;
import org.mumap.server.problem.Messages;
import org.springframework.stereotype.Component;

/**
 * 一宗一档: the dossier of a parcel on paper, as of any day and as known at any instant: facts, firms, cases with their papers and days,
 * photos. Every fact and act carries the number of its source; the sources stand at the end with file, row and date. Where tax is told, the reader's name lies across the page.
 */
@Component
public class DossierPrint {

    private static final double MAP_WIDTH = 100;
    private static final double MAP_HEIGHT = 92;
    private static final double GAP_MM = 4;
    /** Photos on the sheet, the newest; all of them are in the evidence pack. */
    private static final int MOST_PHOTOS = 6;

    private static final List<String> TITLE_ROW = List.of("parcel_code", "name");

    private final Dossiers dossiers;
    private final AtlasPrint atlas;
    private final CaseSections cases;
    private final EvidenceSheets photos;
    private final SheetWords words;
    private final PdfDocument pdf;
    private final Settings settings;

    DossierPrint(
            Dossiers dossiers,
            AtlasPrint atlas,
            CaseSections cases,
            EvidenceSheets photos,
            SheetWords words,
            PdfDocument pdf,
            Settings settings) {
        this.dossiers = dossiers;
        this.atlas = atlas;
        this.cases = cases;
        this.photos = photos;
        this.words = words;
        this.pdf = pdf;
        this.settings = settings;
    }

    /**
     * The dossier as PDF.
     *
     * @throws org.mumap.server.problem.Problem (404) when there was no such parcel at those times, or it is not in scope
     */
    public byte[] make(String parcelCode, Times times, Account account, Locale locale) {
        Dossier dossier = dossiers.get(parcelCode, times, locale);
        Sheet plain = new Sheet(Sheet.Paper.A4, false, new Sheet.Foot("", "", "", "", "", ""), locale);
        MapFigure.Drawn map = atlas.map(ground(dossier), MAP_WIDTH, MAP_HEIGHT, null, times, locale);
        Sources sources = new Sources();
        StringBuilder body = new StringBuilder(verdict(dossier.verdicts().idle(), locale));
        body.append(Sheet.columns(
                plain.widthMm() - MAP_WIDTH,
                land(dossier, sources, locale),
                GAP_MM,
                MAP_WIDTH,
                map.figure().svg()));
        facts(dossier, sources, body, locale);
        enterprises(dossier, body, locale);
        others(dossier, body, locale);
        List<CaseView> known = cases.read(parcelCode, times, account);
        body.append(CaseSections.html(known, sources, locale));
        if (CaseSections.mayRead(account)) {
            body.append(photos.html(parcelCode, times, MOST_PHOTOS, locale));
        }
        body.append(heading(SheetWords.word(locale, "dossier.sources"))).append(sources.list(locale));
        Sheet.Foot foot = words.foot(
                account,
                times,
                map.zone(),
                locale,
                "parcels",
                "contracts",
                "site_states",
                "excluded_periods",
                "annual_returns");
        String name = SheetWords.word(locale, "dossier.title", dossier.name() == null ? parcelCode : dossier.name());
        String aside = parcelCode + " · " + SheetWords.word(locale, "asOf", times.asOf());
        Sheet sheet = new Sheet(Sheet.Paper.A4, false, foot, locale);
        boolean tax = !dossier.verdicts().perMu().isEmpty()
                || dossier.enterprises().stream().anyMatch(user -> user.taxWan() != null);
        return pdf.render(
                sheet.xhtml(List.of(new Sheet.Page(name, aside, body.toString()))),
                tax ? words.stamp(account, locale) : null);
    }

    private Ground ground(Dossier dossier) {
        Drawing drawing = GeoJson.parse(
                dossier.geometry().rawValue().toString(), settings.upload().maxVerticesPerFeature());
        Geometry shape = drawing instanceof Drawing.Shape drawn ? drawn.geometry() : point(dossier);
        Map<String, Object> values = new HashMap<>();
        values.put("parcel_code", dossier.parcelCode());
        put(values, "name", dossier.name());
        put(
                values,
                "area_mu",
                dossier.areas().mu() == null ? null : dossier.areas().mu().doubleValue());
        values.put("idle_finding", dossier.verdicts().idle().finding().name());
        values.put("legal_state", dossier.verdicts().idle().legal().state().name());
        dossier.facts().stream()
                .filter(fact -> fact.kind().equals("parcels"))
                .flatMap(fact -> fact.fields().stream())
                .filter(field -> field.name().equals("supply_state"))
                .forEach(field -> values.put("supply_state", field.value().toString()));
        return new Ground(shape, values, List.of(), true);
    }

    private static Geometry point(Dossier dossier) {
        return new org.locationtech.jts.geom.GeometryFactory()
                .createPoint(new org.locationtech.jts.geom.Coordinate(
                        dossier.point().get(0), dossier.point().get(1)));
    }

    private static void put(Map<String, Object> values, String name, @Nullable Object value) {
        if (value != null) {
            values.put(name, value);
        }
    }

    private static String verdict(IdleAnswer idle, Locale locale) {
        StringBuilder html = new StringBuilder("<div class=\"strip");
        html.append(idle.netIdleDays() > 0 ? "\">" : " plain\">").append("<b>");
        html.append(Xhtml.escape(idleWord(locale, "finding." + idle.finding()))).append("</b>");
        part(
                html,
                SheetWords.word(locale, "fact.legal"),
                idleWord(locale, "legal." + idle.legal().state()));
        if (idle.baseStartOn() != null) {
            part(html, SheetWords.word(locale, "fact.base"), idle.baseStartOn());
        }
        if (idle.grossIdleDays() > 0) {
            part(
                    html,
                    SheetWords.word(locale, "fact.netDays"),
                    idle.grossIdleDays() + " − " + (idle.grossIdleDays() - idle.netIdleDays()) + " = "
                            + idle.netIdleDays());
        }
        if (!idle.fullOn().isEmpty()) {
            part(
                    html,
                    SheetWords.word(locale, "fact.fullOn"),
                    idle.fullOn().stream().map(String::valueOf).collect(Collectors.joining("、")));
        }
        if (idle.feeWan() != null) {
            part(html, SheetWords.word(locale, "fact.fee"), SheetWords.number(idle.feeWan()));
        }
        html.append("<br/><span class=\"source\">")
                .append(Xhtml.escape(String.join(" · ", idle.clauses())))
                .append("</span>");
        if (!idle.missing().isEmpty()) {
            html.append("<br/>")
                    .append(Xhtml.escape(SheetWords.word(locale, "fact.missing")))
                    .append(' ')
                    .append(Xhtml.escape(String.join("；", idle.missing())));
        }
        return html.append("</div>").toString();
    }

    private static void part(StringBuilder html, String title, Object value) {
        html.append(" · ").append(Xhtml.escape(title)).append(' ').append(Xhtml.escape(value));
    }

    private static String idleWord(Locale locale, String key) {
        return Messages.text("idle", locale, key, List.of());
    }

    /** The parcel's own row, its areas side by side, and the park it lies in. */
    private static String land(Dossier dossier, Sources sources, Locale locale) {
        Map<String, String> facts = new LinkedHashMap<>();
        String source = "";
        for (Dossier.DossierFact fact : dossier.facts()) {
            if (fact.kind().equals("parcels")) {
                source = sources.mark(fact.source());
                fact.fields().stream()
                        .filter(field -> !TITLE_ROW.contains(field.name()))
                        .forEach(field -> facts.put(title(field, locale), value(field, locale)));
            }
        }
        facts.put(
                SheetWords.word(locale, "fact.area"),
                SheetWords.number(dossier.areas().mu()));
        facts.put(
                SheetWords.word(locale, "fact.ellipsoid"),
                SheetWords.number(dossier.areas().ellipsoidalM2()));
        facts.put(
                SheetWords.word(locale, "fact.plane"),
                SheetWords.number(dossier.areas().zonePlaneM2()));
        facts.put(
                SheetWords.word(locale, "fact.lyingIn"),
                dossier.park().lyingIn().isEmpty()
                        ? "–"
                        : dossier.park().lyingIn().stream()
                                .map(Dossier.ParkName::name)
                                .collect(Collectors.joining("、")));
        return "<h2 class=\"first\">" + Xhtml.escape(SheetWords.kind("parcels", locale)) + source + "</h2>"
                + AtlasPrint.table(facts, 1);
    }

    private static void facts(Dossier dossier, Sources sources, StringBuilder body, Locale locale) {
        for (Dossier.DossierFact fact : dossier.facts()) {
            if (fact.kind().equals("parcels") || fact.kind().equals("occupancies")) {
                continue;
            }
            Map<String, String> facts = new LinkedHashMap<>();
            fact.fields().stream()
                    .filter(field -> !field.name().equals("parcel_code"))
                    .forEach(field -> facts.put(title(field, locale), value(field, locale)));
            body.append("<h2>")
                    .append(Xhtml.escape(SheetWords.kind(fact.kind(), locale)))
                    .append(sources.mark(fact.source()))
                    .append("</h2>")
                    .append(AtlasPrint.table(facts, 3));
        }
        // who uses the land is told once, as a table; its rows keep their sources
        dossier.facts().stream()
                .filter(fact -> fact.kind().equals("occupancies"))
                .forEach(fact -> sources.number(fact.source()));
    }

    private static void enterprises(Dossier dossier, StringBuilder body, Locale locale) {
        if (!dossier.enterprises().isEmpty()) {
            body.append(heading(SheetWords.word(locale, "dossier.enterprises")));
            table(
                    body,
                    List.of("creditCode", "enterprise", "relation", "landM2", "year", "taxWan", "outputWan"),
                    3,
                    locale);
            for (Dossier.User user : dossier.enterprises()) {
                row(
                        body,
                        3,
                        user.creditCode(),
                        SheetWords.orDash(user.name()),
                        SheetWords.code(locale, user.relation()),
                        SheetWords.number(user.landM2()),
                        SheetWords.orDash(user.year()),
                        SheetWords.number(user.taxWan()),
                        SheetWords.number(user.outputWan()));
            }
            body.append("</table>");
        }
        if (!dossier.verdicts().perMu().isEmpty()) {
            body.append(heading(SheetWords.word(locale, "dossier.perMu")));
            table(body, List.of("year", "netLandMu", "taxWan", "outputWan", "taxPerMu", "outputPerMu"), 0, locale);
            for (Dossier.PerMuYear year : dossier.verdicts().perMu()) {
                row(
                        body,
                        0,
                        Integer.toString(year.year()),
                        SheetWords.number(year.areaMu()),
                        SheetWords.number(year.taxWan()),
                        SheetWords.number(year.outputWan()),
                        SheetWords.number(year.taxWanPerMu()),
                        SheetWords.number(year.outputWanPerMu()));
            }
            body.append("</table>");
        }
    }

    private static void others(Dossier dossier, StringBuilder body, Locale locale) {
        if (!dossier.projects().isEmpty()) {
            body.append(heading(SheetWords.word(locale, "dossier.projects")));
            table(body, List.of("projectCode", "project", "role", "lamp"), 4, locale);
            for (Dossier.ProjectOnParcel project : dossier.projects()) {
                row(
                        body,
                        4,
                        project.projectCode(),
                        SheetWords.orDash(project.name()),
                        project.role() == null ? "–" : SheetWords.code(locale, project.role()),
                        project.lamp() == null ? "–" : SheetWords.word(locale, "legend.lamp." + project.lamp()));
            }
            body.append("</table>");
        }
        body.append(heading(SheetWords.word(locale, "dossier.lineage")));
        Map<String, String> lineage = new LinkedHashMap<>();
        lineage.put(
                SheetWords.word(locale, "fact.predecessors"),
                joined(dossier.lineage().predecessors()));
        lineage.put(
                SheetWords.word(locale, "fact.successors"),
                joined(dossier.lineage().successors()));
        lineage.put(
                SheetWords.word(locale, "fact.versions"),
                joined(dossier.lineage().versions().stream()
                        .map(version -> version.dataDate()
                                + (version.ended() ? " " + SheetWords.word(locale, "dossier.ended") : ""))
                        .toList()));
        body.append(AtlasPrint.table(lineage, 1));
    }

    private static String heading(String title) {
        return "<h2>" + Xhtml.escape(title) + "</h2>";
    }

    private static void table(StringBuilder body, List<String> columns, int texts, Locale locale) {
        body.append("<table class=\"list\"><tr>");
        for (int i = 0; i < columns.size(); i++) {
            body.append(i < texts ? "<th>" : "<th class=\"num\">")
                    .append(Xhtml.escape(SheetWords.word(locale, "col." + columns.get(i))))
                    .append("</th>");
        }
        body.append("</tr>");
    }

    private static void row(StringBuilder body, int texts, String... values) {
        body.append("<tr>");
        for (int i = 0; i < values.length; i++) {
            body.append(i < texts ? "<td>" : "<td class=\"num\">")
                    .append(Xhtml.escape(values[i]))
                    .append("</td>");
        }
        body.append("</tr>");
    }

    private static String joined(List<String> values) {
        return values.isEmpty() ? "–" : String.join("、", values);
    }

    private static String title(Dossier.Field field, Locale locale) {
        String title = locale.getLanguage().equals("en") ? field.titleEn() : field.title();
        return field.unit() == null ? title : title + " (" + SheetWords.code(locale, field.unit()) + ")";
    }

    private static String value(Dossier.Field field, Locale locale) {
        if (field.value() instanceof List<?> list) {
            List<String> words = new ArrayList<>();
            list.forEach(each -> words.add(SheetWords.code(locale, String.valueOf(each))));
            return String.join("、", words);
        }
        if (field.value() instanceof Boolean flag) {
            return SheetWords.word(locale, flag ? "yes" : "no");
        }
        return field.value() instanceof Number && field.unit() != null
                ? SheetWords.number(field.value())
                : SheetWords.code(locale, field.value());
    }
}
