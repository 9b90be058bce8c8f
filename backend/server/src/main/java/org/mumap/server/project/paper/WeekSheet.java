package org.mumap.server.project.paper;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.IsoFields;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mumap.rules.progress.Lamp;
import org.mumap.rules.progress.visit.SiteWeek;
import org.mumap.server.access.Account;
import org.mumap.server.ledger.Times;
import org.mumap.server.print.PdfDocument;
import org.mumap.server.print.PrintSettings;
import org.mumap.server.print.Sheet;
import org.mumap.server.print.Xhtml;
import org.mumap.server.project.ProjectStanding;
import org.mumap.server.project.ProjectStandings;
import org.mumap.server.project.ticket.Ticket;
import org.mumap.server.project.ticket.TicketBook;
import org.mumap.server.project.visit.Visits;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The sheet of a week (周小结), A4: lamps that changed since the week before, tickets given, closed and overdue in it, days on site. As of
 * its last day, or today while it runs.
 */
@Component
public class WeekSheet {

    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);

    private final ProjectStandings standings;
    private final TicketBook tickets;
    private final Visits visits;
    private final PdfDocument pdf;
    private final PrintSettings settings;
    private final Clock clock;

    WeekSheet(
            ProjectStandings standings,
            TicketBook tickets,
            Visits visits,
            PdfDocument pdf,
            PrintSettings settings,
            Clock clock) {
        this.standings = standings;
        this.tickets = tickets;
        this.visits = visits;
        this.pdf = pdf;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * The sheet as PDF.
     *
     * @param day any day of the week
     * @param knownAt instant of the ledger; null for now
     */
    @Transactional(readOnly = true)
    public byte[] make(LocalDate day, @Nullable Instant knownAt, Account account, Locale locale) {
        PaperWords words = new PaperWords(locale);
        LocalDate from = SiteWeek.monday(day);
        LocalDate today = LocalDate.now(clock);
        LocalDate sunday = from.plusDays(6);
        LocalDate to = sunday.isAfter(today) ? today : sunday;
        Times now = Times.of(to.equals(today) ? null : to, knownAt, clock);
        Times before = Times.of(from.minusDays(1), knownAt, clock);
        StringBuilder body = new StringBuilder();
        lamps(body, standings.page(ProjectStandings.Query.all(now)).rows(), before, words);
        tickets(body, tickets.list(now, locale), from, to, words);
        onSite(body, visits.week(to, now), words);
        String name = locale.getLanguage().equals("en") ? account.displayNameEn() : account.displayName();
        Sheet sheet = new Sheet(
                Sheet.Paper.A4,
                false,
                new Sheet.Foot(
                        settings.maker().isEmpty() ? account.office() : settings.maker(),
                        PaperWords.NONE,
                        words.word("dataDates"),
                        words.word("rules", "visit-default"),
                        settings.reviewNo(),
                        MINUTE.format(ZonedDateTime.now(clock)) + " · " + name),
                locale);
        String title = words.word(
                "week",
                String.valueOf(from.get(IsoFields.WEEK_BASED_YEAR)),
                String.valueOf(from.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR)));
        return pdf.render(sheet.xhtml(List.of(new Sheet.Page(title, words.word("span", from, to), body.toString()))));
    }

    private void lamps(StringBuilder body, List<ProjectStanding> now, Times before, PaperWords words) {
        Map<String, ProjectStanding> then = new HashMap<>();
        standings.page(ProjectStandings.Query.all(before)).rows().forEach(row -> then.put(row.projectCode(), row));
        body.append("<p class=\"strip plain\">")
                .append(Xhtml.escape(words.word(
                        "weekLamps",
                        now.size(),
                        count(now, Lamp.RED),
                        signed(count(now, Lamp.RED) - count(List.copyOf(then.values()), Lamp.RED)),
                        count(now, Lamp.YELLOW),
                        signed(count(now, Lamp.YELLOW) - count(List.copyOf(then.values()), Lamp.YELLOW)))))
                .append("</p>");
        List<ProjectStanding> moved = now.stream()
                .filter(row -> then.containsKey(row.projectCode())
                        && then.get(row.projectCode()).lamp() != row.lamp())
                .toList();
        body.append(words.title("weekMoved", moved.size())).append(none(moved.isEmpty(), words));
        if (moved.isEmpty()) {
            return;
        }
        body.append("<table class=\"list\">")
                .append(words.head(9, "project", "town", "lampThen", "lampNow", "lag", "leadUnit"));
        for (ProjectStanding row : moved) {
            ProjectStanding old = then.get(row.projectCode());
            body.append(PaperWords.row(
                    List.of(
                            row.name(),
                            PaperWords.text(row.town()),
                            old == null ? PaperWords.NONE : words.lamp(old.lamp()),
                            words.lamp(row.lamp()),
                            PaperWords.points(row.lagPoints()),
                            PaperWords.text(row.leadUnit())),
                    9));
        }
        body.append("</table>");
    }

    private static void tickets(StringBuilder body, List<Ticket> all, LocalDate from, LocalDate to, PaperWords words) {
        List<Ticket> given =
                all.stream().filter(t -> within(t.raisedOn(), from, to)).toList();
        List<Ticket> closed =
                all.stream().filter(t -> within(t.closedOn(), from, to)).toList();
        List<Ticket> overdue = all.stream()
                .filter(t -> t.overdueDays() > 0)
                .sorted(Comparator.comparingLong(Ticket::overdueDays).reversed())
                .toList();
        body.append(words.title("weekTickets", given.size(), closed.size(), overdue.size()))
                .append(none(overdue.isEmpty(), words));
        if (overdue.isEmpty()) {
            return;
        }
        body.append("<table class=\"list\">")
                .append(words.head(9, "ticketNo", "project", "what", "unit", "due", "overdue"));
        for (Ticket ticket : overdue) {
            body.append(PaperWords.row(
                    List.of(
                            ticket.ticketNo(),
                            PaperWords.text(ticket.projectName()),
                            NodeBars.cut(ticket.words(), 40),
                            PaperWords.text(ticket.unit()),
                            PaperWords.day(ticket.dueOn()),
                            words.word("late", ticket.overdueDays())),
                    9));
        }
        body.append("</table>");
    }

    private static void onSite(StringBuilder body, Visits.Week week, PaperWords words) {
        long met = week.people().stream()
                .filter(person -> person.bound() && person.missing() == 0)
                .count();
        long bound = week.people().stream().filter(SiteWeek.Person::bound).count();
        body.append(words.title("weekOnSite", week.daysPerWeek(), met, bound))
                .append(none(week.people().isEmpty(), words));
        if (week.people().isEmpty()) {
            return;
        }
        body.append("<table class=\"list\">").append(words.head(1, "visitor", "daysOnSite", "daysMissing", "projects"));
        for (SiteWeek.Person person : week.people()) {
            body.append(PaperWords.row(
                    List.of(
                            person.visitor(),
                            String.valueOf(person.days().size()),
                            person.bound() ? String.valueOf(person.missing()) : PaperWords.NONE,
                            String.valueOf(person.projects().size())),
                    1));
        }
        body.append("</table>");
    }

    private static boolean within(@Nullable LocalDate day, LocalDate from, LocalDate to) {
        return day != null && !day.isBefore(from) && !day.isAfter(to);
    }

    private static String none(boolean empty, PaperWords words) {
        return empty ? "<p class=\"note\">" + Xhtml.escape(words.word("weekNone")) + "</p>" : "";
    }

    private static int count(List<ProjectStanding> rows, Lamp lamp) {
        return (int) rows.stream().filter(row -> row.lamp() == lamp).count();
    }

    private static String signed(int change) {
        return change == 0 ? "0" : PaperWords.points(BigDecimal.valueOf(change)).replace(".0", "");
    }
}
