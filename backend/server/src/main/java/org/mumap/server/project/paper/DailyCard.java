package org.mumap.server.project.paper;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.mumap.rules.progress.Lamp;
import org.mumap.server.ledger.Times;
import org.mumap.server.print.Figure;
import org.mumap.server.print.FigurePng;
import org.mumap.server.print.Mark.Anchor;
import org.mumap.server.print.PrintFonts;
import org.mumap.server.project.ProjectStanding;
import org.mumap.server.project.ProjectStandings;
import org.mumap.server.project.ProjectTotals;
import org.mumap.server.project.ticket.Ticket;
import org.mumap.server.project.ticket.TicketBook;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The picture card of a day for a chat group (日晒卡), 1080 × 1440 pixels: lamps, points, who is furthest behind, what is overdue. */
@Component
public class DailyCard {

    /** 1080 × 1440 pixels at {@link FigurePng#DPI}. */
    private static final double WIDTH_MM = 1080 * 25.4 / FigurePng.DPI;

    private static final double HEIGHT_MM = 1440 * 25.4 / FigurePng.DPI;
    private static final double EDGE = 6;
    private static final int NAMED = 5;

    private final ProjectStandings standings;
    private final TicketBook tickets;
    private final PrintFonts fonts;

    DailyCard(ProjectStandings standings, TicketBook tickets, PrintFonts fonts) {
        this.standings = standings;
        this.tickets = tickets;
        this.fonts = fonts;
    }

    /** The card as PNG. */
    @Transactional(readOnly = true)
    public byte[] make(Times times, Locale locale) {
        PaperWords words = new PaperWords(locale);
        ProjectStandings.Page page = standings.page(ProjectStandings.Query.all(times));
        List<Ticket> overdue = tickets.list(times, locale).stream()
                .filter(ticket -> ticket.overdueDays() > 0)
                .toList();
        return FigurePng.write(figure(page, overdue, times.asOf(), words), fonts);
    }

    static Figure figure(ProjectStandings.Page page, List<Ticket> overdue, LocalDate day, PaperWords words) {
        Pen pen = new Pen(WIDTH_MM, HEIGHT_MM);
        pen.bar(0, 0, WIDTH_MM, HEIGHT_MM, "#ffffff", null);
        pen.bar(0, 0, WIDTH_MM, 16, "#0f2e52", null);
        pen.words(words.word("card"), EDGE, 10.5, 6.4, Anchor.START, "#ffffff", true);
        pen.words(day.toString(), WIDTH_MM - EDGE, 10.3, 4.2, Anchor.END, "#ffffff", false);
        numbers(pen, page.total(), words);
        lamps(pen, page.total(), words);
        behind(pen, page.rows(), words);
        late(pen, overdue, words);
        return pen.figure();
    }

    private static void numbers(Pen pen, ProjectTotals total, PaperWords words) {
        double half = WIDTH_MM / 2;
        pen.words(words.word("cardDone"), EDGE, 24, 3.4, Anchor.START, Pen.SOFT, false);
        pen.words(PaperWords.yi(total.doneWan()), EDGE, 33, 8, Anchor.START, Pen.DARK, true);
        pen.words(
                words.word("cardOf", PaperWords.yi(total.annualPlanWan()), PaperWords.percent(total.doneShare())),
                EDGE,
                38,
                3,
                Anchor.START,
                Pen.SOFT,
                false);
        boolean late = total.lagPoints() != null && total.lagPoints().signum() < 0;
        pen.words(words.word("lag"), half + 2, 24, 3.4, Anchor.START, Pen.SOFT, false);
        pen.words(PaperWords.points(total.lagPoints()), half + 2, 33, 8, Anchor.START, late ? Pen.RED : Pen.DARK, true);
        pen.words(words.word("points"), half + 2, 38, 3, Anchor.START, Pen.SOFT, false);
    }

    private static void lamps(Pen pen, ProjectTotals total, PaperWords words) {
        pen.line(Pen.RULE, 0.3, EDGE, 41.5, WIDTH_MM - EDGE, 41.5);
        double step = (WIDTH_MM - 2 * EDGE) / 4;
        List<Lamp> order = List.of(Lamp.RED, Lamp.YELLOW, Lamp.GREEN, Lamp.GREY);
        for (int i = 0; i < order.size(); i++) {
            double x = EDGE + i * step;
            pen.lamp(order.get(i), x + 3, 47.2, 2.2);
            pen.words(
                    Integer.toString(total.byLamp().getOrDefault(order.get(i), 0)),
                    x + 7,
                    49,
                    5.4,
                    Anchor.START,
                    Pen.DARK,
                    true);
        }
    }

    private static void behind(Pen pen, List<ProjectStanding> rows, PaperWords words) {
        List<ProjectStanding> worst = rows.stream()
                .filter(row -> row.lagPoints() != null)
                .limit(NAMED)
                .toList();
        pen.words(words.word("cardBehind"), EDGE, 57.5, 4, Anchor.START, Pen.DARK, true);
        double y = 58.5;
        for (ProjectStanding row : worst) {
            pen.lamp(row.lamp(), EDGE + 2, y + 4, 1.6);
            pen.words(NodeBars.cut(row.name(), 15), EDGE + 6, y + 4, 3.5, Anchor.START, Pen.DARK, false);
            pen.words(
                    NodeBars.cut(PaperWords.text(row.leader()), 14) + " · "
                            + NodeBars.cut(PaperWords.text(row.leadUnit()), 9),
                    EDGE + 6,
                    y + 7.8,
                    2.6,
                    Anchor.START,
                    Pen.SOFT,
                    false);
            pen.words(PaperWords.points(row.lagPoints()), WIDTH_MM - EDGE, y + 5.4, 4.4, Anchor.END, colour(row), true);
            y += 9.2;
        }
    }

    private static String colour(ProjectStanding row) {
        return row.lamp() == Lamp.GREEN ? Pen.DARK : Pen.RED;
    }

    private static void late(Pen pen, List<Ticket> overdue, PaperWords words) {
        double y = 108;
        pen.line(Pen.RULE, 0.3, EDGE, y - 3, WIDTH_MM - EDGE, y - 3);
        pen.words(words.word("cardOverdue", overdue.size()), EDGE, y + 1.4, 3.6, Anchor.START, Pen.DARK, true);
        for (int i = 0; i < Math.min(2, overdue.size()); i++) {
            Ticket ticket = overdue.get(i);
            double line = y + 6 + 4.4 * i;
            pen.words(NodeBars.cut(ticket.words(), 18), EDGE, line, 2.9, Anchor.START, Pen.DARK, false);
            pen.words(
                    NodeBars.cut(PaperWords.text(ticket.unit()), 8) + " " + words.word("late", ticket.overdueDays()),
                    WIDTH_MM - EDGE,
                    line,
                    2.9,
                    Anchor.END,
                    Pen.RED,
                    false);
        }
    }
}
