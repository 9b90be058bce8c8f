package org.mumap.server.siting.report;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;
import org.mumap.rules.measure.GaussZone;
import org.mumap.server.access.Account;
import org.mumap.server.print.Figure;
import org.mumap.server.print.MapFigure;
import org.mumap.server.print.PdfDocument;
import org.mumap.server.print.PrintSettings;
import org.mumap.server.print.Sheet;
import org.mumap.server.print.WordTemplate;
import org.mumap.server.print.Xhtml;
import org.mumap.server.problem.Messages;
import org.mumap.server.siting.SiteChecks;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The 选址论证 in its three forms: Word document, A3 map, workbook. */
@Component
public class SiteReports {

    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);
    private static final double WORD_MAP_MM = 150;
    private static final double WORD_MAP_HEIGHT_MM = 105;
    private static final double TABLE_MM = 130;
    private static final double GAP_MM = 5;
    private static final double MAPS_SHARE = 0.52;

    private final JdbcClient jdbc;
    private final SiteMap maps;
    private final WordTemplate word;
    private final PdfDocument pdf;
    private final PrintSettings settings;
    private final Clock clock;

    SiteReports(
            JdbcClient jdbc, SiteMap maps, WordTemplate word, PdfDocument pdf, PrintSettings settings, Clock clock) {
        this.jdbc = jdbc;
        this.maps = maps;
        this.word = word;
        this.pdf = pdf;
        this.settings = settings;
        this.clock = clock;
    }

    /** As a Word document. */
    @Transactional(readOnly = true)
    public byte[] docx(List<SiteSheet> sites, String need, Account account, Locale locale) {
        List<Figure> figures = new ArrayList<>();
        for (SiteSheet site : sites) {
            figures.add(maps.draw(site, WORD_MAP_MM, WORD_MAP_HEIGHT_MM, null, locale)
                    .figure());
        }
        return ReportDocument.of(sites, figures, need, stamp(account, locale), word, locale);
    }

    /** As an A3 sheet: one site with its table beside the map, or several maps of one scale above their table. */
    @Transactional(readOnly = true)
    public byte[] pdf(List<SiteSheet> sites, String need, Account account, Locale locale) {
        Sheet plain = new Sheet(Sheet.Paper.A3, true, new Sheet.Foot("", "", "", "", "", ""), locale);
        List<MapFigure.Drawn> drawn = sites.size() == 1
                ? List.of(maps.draw(sites.get(0), plain.widthMm() - TABLE_MM - GAP_MM, plain.heightMm(), null, locale))
                : sameScale(sites, plain, locale);
        String body = sites.size() == 1
                ? Sheet.columns(
                        plain.widthMm() - TABLE_MM,
                        drawn.get(0).figure().svg(),
                        GAP_MM,
                        TABLE_MM,
                        html(ReportTable.of(sites, locale), need))
                : row(drawn, plain) + html(ReportTable.of(sites, locale), need);
        Sheet.Foot foot = foot(account, drawn.get(0).zone(), locale);
        String title = sites.size() == 1
                ? ReportWords.word(locale, "title") + " " + sites.get(0).name()
                : ReportWords.word(locale, "title.compare", sites.size());
        return pdf.render(new Sheet(Sheet.Paper.A3, true, foot, locale)
                .xhtml(List.of(new Sheet.Page(title, stamp(account, locale), body))));
    }

    private List<MapFigure.Drawn> sameScale(List<SiteSheet> sites, Sheet sheet, Locale locale) {
        double width = (sheet.widthMm() - GAP_MM * (sites.size() - 1)) / sites.size();
        double height = sheet.heightMm() * MAPS_SHARE;
        int scale = sites.stream()
                .mapToInt(site -> maps.draw(site, width, height, null, locale).scale())
                .max()
                .orElseThrow();
        return sites.stream()
                .map(site -> maps.draw(site, width, height, scale, locale))
                .toList();
    }

    private static String row(List<MapFigure.Drawn> drawn, Sheet sheet) {
        double width = (sheet.widthMm() - GAP_MM * (drawn.size() - 1)) / drawn.size();
        return drawn.stream()
                .map(one -> "<td class=\"column\" style=\"padding-right: " + GAP_MM + "mm\">"
                        + one.figure().svg() + "</td>")
                .collect(Collectors.joining(
                        "",
                        "<table class=\"columns\" style=\"width: " + (sheet.widthMm() + GAP_MM) + "mm\"><colgroup>"
                                + ("<col style=\"width: " + (width + GAP_MM) + "mm\"/>").repeat(drawn.size())
                                + "</colgroup><tr>",
                        "</tr></table>"));
    }

    private static String html(ReportTable table, String need) {
        StringBuilder html = new StringBuilder("<p class=\"note\">")
                .append(Xhtml.escape(need))
                .append("</p><table class=\"list\"><tr><th></th>");
        table.head()
                .forEach(name -> html.append("<th>").append(Xhtml.escape(name)).append("</th>"));
        html.append("</tr>");
        for (ReportTable.Line line : table.lines()) {
            html.append("<tr><th>").append(Xhtml.escape(line.title())).append("</th>");
            line.values()
                    .forEach(value ->
                            html.append("<td>").append(Xhtml.escape(value)).append("</td>"));
            html.append("</tr>");
        }
        return html.append("</table>").toString();
    }

    /** As a workbook: the comparison, and every check with its law. */
    @Transactional(readOnly = true)
    public byte[] xlsx(List<SiteSheet> sites, String need, Account account, Locale locale) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (Workbook book = new Workbook(out, "MuMap", "1.0")) {
            compare(book.newWorksheet(ReportWords.word(locale, "sheet.compare")), sites, need, account, locale);
            checks(book.newWorksheet(ReportWords.word(locale, "sheet.check")), sites, locale);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private void compare(Worksheet sheet, List<SiteSheet> sites, String need, Account account, Locale locale) {
        ReportTable table = ReportTable.of(sites, locale);
        sheet.value(0, 0, ReportWords.word(locale, "title"));
        sheet.style(0, 0).bold().fontSize(16).set();
        sheet.value(1, 0, stamp(account, locale));
        sheet.value(2, 0, need);
        head(sheet, 3, 0, ReportWords.word(locale, "column.group"));
        head(sheet, 3, 1, ReportWords.word(locale, "column.item"));
        for (int c = 0; c < table.head().size(); c++) {
            head(sheet, 3, c + 2, table.head().get(c));
            sheet.width(c + 2, 32);
        }
        sheet.width(0, 14);
        sheet.width(1, 22);
        int r = 4;
        for (ReportTable.Line line : table.lines()) {
            sheet.value(r, 0, line.group());
            sheet.value(r, 1, line.title());
            for (int c = 0; c < line.values().size(); c++) {
                cell(sheet, r, c + 2, line.values().get(c));
            }
            r++;
        }
        sheet.freezePane(2, 4);
    }

    private static void checks(Worksheet sheet, List<SiteSheet> sites, Locale locale) {
        List<String> columns = List.of("site", "kind", "verdict", "areaM2", "sharePercent", "law", "office");
        for (int c = 0; c < columns.size(); c++) {
            head(sheet, 0, c, ReportWords.word(locale, "column." + columns.get(c)));
            sheet.width(c, c == 0 || c > 4 ? 28 : 16);
        }
        int r = 1;
        for (SiteSheet site : sites) {
            for (SiteChecks.Result check : site.checks()) {
                cell(sheet, r, 0, site.name());
                sheet.value(r, 1, ReportWords.control(locale, check.kind().name()));
                sheet.value(r, 2, ReportWords.mark(locale, check));
                sheet.value(r, 3, check.areaM2());
                sheet.value(r, 4, check.sharePercent());
                cell(sheet, r, 5, check.law());
                cell(sheet, r, 6, check.office());
                r++;
            }
        }
        sheet.freezePane(0, 1);
    }

    private static void head(Worksheet sheet, int r, int c, String text) {
        sheet.value(r, c, text);
        sheet.style(r, c).bold().fillColor("E8EEF7").borderStyle("thin").set();
    }

    /** A text that a spreadsheet program would take for a formula is marked as text. */
    private static void cell(Worksheet sheet, int r, int c, @Nullable String value) {
        if (value != null && !value.isEmpty()) {
            sheet.value(r, c, "=+-@\t\r\n".indexOf(value.charAt(0)) >= 0 ? "'" + value : value);
        }
    }

    private Sheet.Foot foot(Account account, GaussZone zone, Locale locale) {
        String dates = jdbc
                .sql("""
                        select kind, max(data_date) as day from ledger.batch
                        where state = 'COMMITTED' and kind in ('parcels', 'control_lines', 'utilities') group by kind order by kind
                        """)
                .query((row, n) ->
                        ReportWords.word(locale, "kind." + row.getString("kind")) + " " + row.getString("day"))
                .list()
                .stream()
                .collect(Collectors.joining(" · "));
        String maker = settings.maker().isEmpty() ? ReportWords.word(locale, "maker") : settings.maker();
        return new Sheet.Foot(
                maker,
                Messages.text("print", locale, "crs", List.of(zone.number(), zone.epsgWithoutPrefix())),
                dates.isEmpty() ? "–" : dates,
                ReportWords.word(locale, "rules"),
                settings.reviewNo(),
                stamp(account, locale));
    }

    private String stamp(Account account, Locale locale) {
        String name = locale.getLanguage().equals("en") ? account.displayNameEn() : account.displayName();
        return MINUTE.format(ZonedDateTime.now(clock)) + " · " + name;
    }
}
