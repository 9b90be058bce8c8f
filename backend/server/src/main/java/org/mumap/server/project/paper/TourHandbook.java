package org.mumap.server.project.paper;

import java.math.BigDecimal;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.mumap.server.access.Account;
import org.mumap.server.ledger.Times;
import org.mumap.server.print.MapFigure;
import org.mumap.server.print.PdfDocument;
import org.mumap.server.print.PrintSettings;
import org.mumap.server.print.Sheet;
import org.mumap.server.print.Xhtml;
import org.mumap.server.project.ProjectCards;
import org.mumap.server.project.ProjectStanding;
import org.mumap.server.project.tour.Tour;
import org.mumap.server.project.tour.TourCard;
import org.mumap.server.project.tour.TourPlan;
import org.mumap.server.project.tour.TourPlanner;
import org.springframework.stereotype.Component;

/**
 * The handbook of a tour (观摩手册) in A4: the timetable with a small map, then one page for each stop. Unlike the package of a phone it
 * is paper of the office and names the investment.
 */
@Component
public class TourHandbook {

    private static final double MAP_HEIGHT_MM = 105;
    private static final double SITE_HEIGHT_MM = 78;
    private static final int LINES = 5;

    private final TourPlanner planner;
    private final ProjectCards cards;
    private final TourGround ground;
    private final BattleGround sites;
    private final PdfDocument pdf;
    private final PrintSettings settings;
    private final Clock clock;

    TourHandbook(
            TourPlanner planner,
            ProjectCards cards,
            TourGround ground,
            BattleGround sites,
            PdfDocument pdf,
            PrintSettings settings,
            Clock clock) {
        this.planner = planner;
        this.cards = cards;
        this.ground = ground;
        this.sites = sites;
        this.pdf = pdf;
        this.settings = settings;
        this.clock = clock;
    }

    /** The handbook as PDF. */
    public byte[] make(Tour tour, Times times, Account account, Locale locale) {
        TourWords words = new TourWords(locale);
        TourPlan plan = tour.plan();
        Sheet plain = words.sheet(Sheet.Paper.A4, false, PaperWords.NONE, account, settings, clock);
        MapFigure.Drawn map = ground.draw(plan, plain.widthMm(), MAP_HEIGHT_MM, false, words.plain());
        List<Sheet.Page> pages = new ArrayList<>();
        pages.add(new Sheet.Page(
                words.word("handbook", plan.title()),
                words.aside(tour),
                map.figure().svg() + words.timetable(plan) + "<p class=\"note\">" + Xhtml.escape(words.how(plan))
                        + "</p>"));
        for (int i = 0; i < plan.stops().size(); i++) {
            TourPlan.Stop stop = plan.stops().get(i);
            pages.add(new Sheet.Page(
                    words.word("page", i + 1, plan.stops().size(), stop.name()),
                    words.word("between", stop.arrive(), stop.leave(), stop.stayMinutes()),
                    stop(
                                    stop,
                                    planner.card(stop.projectCode(), times, locale),
                                    cards.get(stop.projectCode(), times, locale).standing(),
                                    words)
                            + site(stop, plain.widthMm(), words)));
        }
        return pdf.render(words.sheet(Sheet.Paper.A4, false, words.crs(map.zone()), account, settings, clock)
                .xhtml(pages));
    }

    /** The site among its neighbours, true to scale; nothing where it has no shape. */
    private String site(TourPlan.Stop stop, double widthMm, TourWords words) {
        return sites.draw(stop.projectCode(), widthMm, SITE_HEIGHT_MM, words.plain())
                .map(drawn -> drawn.figure().svg())
                .orElse("");
    }

    private static String stop(TourPlan.Stop stop, TourCard card, ProjectStanding standing, TourWords words) {
        StringBuilder html = new StringBuilder();
        PaperWords plain = words.plain();
        html.append("<p class=\"strip plain\">")
                .append(Xhtml.escape(String.join(
                        " · ",
                        plain.lamp(card.lamp()),
                        plain.stage(card.stage()),
                        PaperWords.text(card.town()),
                        words.word("getOff", words.gate(stop.gate())),
                        words.way(stop.way()))))
                .append("</p>");
        numbers(html, card, words);
        section(html, words.word("purpose"), stop.purpose());
        section(html, words.word("question"), stop.question());
        String blocking = card.blocking();
        if (blocking != null) {
            section(html, words.word("blocking"), blocking);
        }
        facts(html, stop, standing, plain, words);
        html.append("<h2>").append(Xhtml.escape(words.word("notes"))).append("</h2><table class=\"facts\">");
        for (int i = 0; i < LINES; i++) {
            html.append("<tr><td>&#160;</td></tr>");
        }
        return html.append("</table>").toString();
    }

    private static void numbers(StringBuilder html, TourCard card, TourWords words) {
        html.append("<table class=\"list\"><tr>")
                .append(cell(
                        words.word("done"),
                        PaperWords.percent(card.doneShare()),
                        words.word("due", PaperWords.percent(card.timeShare()))))
                .append(cell(words.word("lag"), PaperWords.points(card.lagPoints()), words.word("points")))
                .append(cell(words.word("land"), PaperWords.number(card.landMu()), words.word("mu")))
                .append("</tr></table>");
    }

    private static String cell(String title, String value, String unit) {
        return "<td>" + Xhtml.escape(title) + "<br/><b style=\"font-size: 17pt\">" + Xhtml.escape(value) + "</b><br/>"
                + "<span class=\"source\">" + Xhtml.escape(unit) + "</span></td>";
    }

    private static void section(StringBuilder html, String title, String text) {
        html.append("<h2>")
                .append(Xhtml.escape(title))
                .append("</h2><p style=\"font-size: 11.5pt; margin: 1mm 0 2mm 0\">")
                .append(Xhtml.escape(PaperWords.text(text)))
                .append("</p>");
    }

    private static void facts(
            StringBuilder html, TourPlan.Stop stop, ProjectStanding standing, PaperWords plain, TourWords words) {
        html.append(plain.title("project")).append("<table class=\"facts\">");
        pair(
                html,
                plain.word("totalWan"),
                money(standing.totalInvestmentWan()),
                plain.word("annualWan"),
                money(standing.annualPlanWan()));
        pair(html, plain.word("doneWan"), money(standing.doneWan()), words.word("explainer"), stop.explainer());
        pair(html, plain.word("leader"), standing.leader(), plain.word("chief"), standing.chief());
        pair(html, plain.word("leadUnit"), standing.leadUnit(), plain.word("steward"), standing.steward());
        html.append("</table>");
    }

    private static String money(@Nullable BigDecimal wan) {
        return PaperWords.number(wan);
    }

    private static void pair(
            StringBuilder html, String one, @Nullable String value, String other, @Nullable String otherValue) {
        html.append("<tr><th>")
                .append(Xhtml.escape(one))
                .append("</th><td>")
                .append(Xhtml.escape(PaperWords.text(value)))
                .append("</td><th>")
                .append(Xhtml.escape(other))
                .append("</th><td>")
                .append(Xhtml.escape(PaperWords.text(otherValue)))
                .append("</td></tr>");
    }
}
