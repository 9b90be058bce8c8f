package org.mumap.server.project.paper;

import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.mumap.rules.progress.Lamp;
import org.mumap.server.access.Account;
import org.mumap.server.ledger.Times;
import org.mumap.server.print.PdfDocument;
import org.mumap.server.print.PrintSettings;
import org.mumap.server.print.Sheet;
import org.mumap.server.print.Xhtml;
import org.mumap.server.project.NotStarted;
import org.mumap.server.project.ProjectBoard;
import org.mumap.server.project.ProjectBoards;
import org.mumap.server.project.ProjectStanding;
import org.mumap.server.project.ProjectStandings;
import org.mumap.server.project.ProjectTotals;
import org.mumap.server.project.ticket.QuarterNotice;
import org.mumap.server.project.ticket.TicketBook;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The monthly bulletin (月通报): totals, rates, towns and units ranked, red projects, signed projects that wait. */
@Component
public class Bulletin {

    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);

    private final ProjectStandings standings;
    private final ProjectBoards boards;
    private final TicketBook tickets;
    private final PdfDocument pdf;
    private final PrintSettings settings;
    private final Clock clock;

    Bulletin(
            ProjectStandings standings,
            ProjectBoards boards,
            TicketBook tickets,
            PdfDocument pdf,
            PrintSettings settings,
            Clock clock) {
        this.standings = standings;
        this.boards = boards;
        this.tickets = tickets;
        this.pdf = pdf;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * The bulletin of a month as PDF.
     *
     * @param times the last day of the month, or today while it runs
     */
    @Transactional(readOnly = true)
    public byte[] make(Times times, Account account, Locale locale) {
        PaperWords words = new PaperWords(locale);
        ProjectStandings.Page page = standings.page(ProjectStandings.Query.all(times));
        StringBuilder body = new StringBuilder(summary(page.total(), words));
        rates(body, boards.board(times, locale), words);
        towns(body, page.byTown(), words);
        units(body, times, locale, words);
        red(body, page.rows(), words);
        waiting(body, boards.notStarted(times, null, locale), words);
        String name = locale.getLanguage().equals("en") ? account.displayNameEn() : account.displayName();
        Sheet sheet = new Sheet(
                Sheet.Paper.A4,
                false,
                new Sheet.Foot(
                        settings.maker().isEmpty() ? account.office() : settings.maker(),
                        PaperWords.NONE,
                        words.word("dataDates"),
                        words.word(
                                "rules",
                                page.rows().stream()
                                        .findFirst()
                                        .map(ProjectStanding::rule)
                                        .orElse("")),
                        settings.reviewNo(),
                        MINUTE.format(ZonedDateTime.now(clock)) + " · " + name),
                locale);
        return pdf.render(sheet.xhtml(List.of(new Sheet.Page(
                words.word("bulletin", YearMonth.from(times.asOf())),
                words.word("asOf", times.asOf()),
                body.toString()))));
    }

    private static String summary(ProjectTotals total, PaperWords words) {
        return "<p class=\"strip plain\">"
                + Xhtml.escape(words.word(
                        "summary",
                        total.projects(),
                        PaperWords.yi(total.annualPlanWan()),
                        PaperWords.yi(total.doneWan()),
                        PaperWords.percent(total.doneShare()),
                        PaperWords.points(total.lagPoints()),
                        total.byLamp().getOrDefault(Lamp.RED, 0),
                        total.byLamp().getOrDefault(Lamp.YELLOW, 0),
                        total.byLamp().getOrDefault(Lamp.GREEN, 0),
                        total.byLamp().getOrDefault(Lamp.GREY, 0)))
                + "</p>";
    }

    private static void rates(StringBuilder body, ProjectBoard board, PaperWords words) {
        body.append(words.title("rates"))
                .append("<table class=\"list\">")
                .append(words.head(1, "rate", "share", "change"));
        for (ProjectBoard.Rate rate : board.rates()) {
            body.append(PaperWords.row(
                    List.of(rate.formula(), PaperWords.percent(rate.share()), PaperWords.points(rate.changePoints())),
                    1));
        }
        body.append("</table>");
    }

    private static void towns(StringBuilder body, List<ProjectTotals.Town> towns, PaperWords words) {
        body.append(words.title("towns"))
                .append("<table class=\"list\">")
                .append(words.head(2, "rank", "town", "projects", "share", "lag", "red"));
        List<ProjectTotals.Town> ranked = new java.util.ArrayList<>(towns);
        // the list has the furthest behind first; a ranking begins with the best
        java.util.Collections.reverse(ranked);
        ranked.sort(java.util.Comparator.comparing(town -> town.lagPoints() == null));
        for (int i = 0; i < ranked.size(); i++) {
            ProjectTotals.Town town = ranked.get(i);
            body.append(PaperWords.row(
                    List.of(
                            Integer.toString(i + 1),
                            PaperWords.text(town.town()),
                            Integer.toString(town.projects()),
                            PaperWords.percent(town.doneShare()),
                            PaperWords.points(town.lagPoints()),
                            Integer.toString(town.red())),
                    2));
        }
        body.append("</table>");
    }

    private void units(StringBuilder body, Times times, Locale locale, PaperWords words) {
        LocalDate to = times.asOf();
        LocalDate from = LocalDate.of(to.getYear(), 3 * ((to.getMonthValue() - 1) / 3) + 1, 1);
        QuarterNotice notice = QuarterNotice.of(tickets.list(times, locale), from, to);
        body.append(words.title("units", from, to));
        if (notice.units().isEmpty()) {
            body.append("<p class=\"note\">")
                    .append(Xhtml.escape(words.word("noTickets")))
                    .append("</p>");
            return;
        }
        body.append("<table class=\"list\">")
                .append(words.head(1, "unit", "given", "closed", "inTime", "overdueCount"));
        for (QuarterNotice.Unit unit : notice.units()) {
            body.append(PaperWords.row(
                    List.of(
                            unit.unit(),
                            Integer.toString(unit.given()),
                            Integer.toString(unit.closed()),
                            Integer.toString(unit.inTime()),
                            Integer.toString(unit.overdue())),
                    1));
        }
        body.append("</table>");
    }

    private static void red(StringBuilder body, List<ProjectStanding> rows, PaperWords words) {
        List<ProjectStanding> red =
                rows.stream().filter(row -> row.lamp() == Lamp.RED).toList();
        body.append(words.title("redList", red.size()))
                .append("<table class=\"list\">")
                .append(words.head(9, "project", "town", "lag", "leader", "leadUnit"));
        for (ProjectStanding row : red) {
            body.append(PaperWords.row(
                    List.of(
                            row.name(),
                            PaperWords.text(row.town()),
                            PaperWords.points(row.lagPoints()),
                            PaperWords.text(row.leader()),
                            PaperWords.text(row.leadUnit())),
                    9));
        }
        body.append("</table>");
    }

    private static void waiting(StringBuilder body, NotStarted waiting, PaperWords words) {
        body.append(words.title("waiting", waiting.rows().size()))
                .append("<table class=\"list\">")
                .append(words.head(9, "project", "days", "blocker", "leadUnit"));
        for (NotStarted.Row row : waiting.rows()) {
            body.append(PaperWords.row(
                    List.of(
                            row.name(),
                            row.daysSinceSigning() == null ? PaperWords.NONE : String.valueOf(row.daysSinceSigning()),
                            row.blockers().get(0).text(),
                            PaperWords.text(row.leadUnit())),
                    9));
        }
        body.append("</table>");
    }
}
