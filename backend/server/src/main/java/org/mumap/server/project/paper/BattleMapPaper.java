package org.mumap.server.project.paper;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.mumap.rules.measure.GaussZone;
import org.mumap.rules.progress.NodeProgress;
import org.mumap.server.access.Account;
import org.mumap.server.ledger.Times;
import org.mumap.server.photo.Photos;
import org.mumap.server.print.MapFigure;
import org.mumap.server.print.PdfDocument;
import org.mumap.server.print.PrintSettings;
import org.mumap.server.print.Sheet;
import org.mumap.server.print.Xhtml;
import org.mumap.server.problem.Messages;
import org.mumap.server.project.ProjectCard;
import org.mumap.server.project.ProjectCards;
import org.mumap.server.project.ProjectDetail;
import org.mumap.server.project.ProjectDetails;
import org.mumap.server.project.ProjectStanding;
import org.mumap.server.project.photo.PhotoBook;
import org.mumap.server.project.photo.ProjectPhoto;
import org.mumap.server.project.ticket.Ticket;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** One project on one A3 sheet (作战图): map to scale, money, people, curve, nodes and what blocks it. */
@Component
public class BattleMapPaper {

    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);
    private static final double SIDE_MM = 150;
    private static final double GAP_MM = 5;
    private static final double MAP_HEIGHT_MM = 122;
    private static final double CURVE_HEIGHT_MM = 46;
    /** The curve gives way to a pair of photos. */
    private static final double LOW_CURVE_MM = 34;

    private static final int PHOTO_PIXELS = 900;
    private static final int MOST_TICKETS = 4;

    private final ProjectCards cards;
    private final ProjectDetails details;
    private final BattleGround ground;
    private final PhotoBook photos;
    private final PdfDocument pdf;
    private final PrintSettings settings;
    private final Clock clock;

    BattleMapPaper(
            ProjectCards cards,
            ProjectDetails details,
            BattleGround ground,
            PhotoBook photos,
            PdfDocument pdf,
            PrintSettings settings,
            Clock clock) {
        this.cards = cards;
        this.details = details;
        this.ground = ground;
        this.photos = photos;
        this.pdf = pdf;
        this.settings = settings;
        this.clock = clock;
    }

    /** The sheet as PDF; a problem (404) when the caller's scope does not contain the project. */
    @Transactional(readOnly = true)
    public byte[] make(String code, Times times, Account account, Locale locale) {
        PaperWords words = new PaperWords(locale);
        ProjectCard card = cards.get(code, times, locale);
        ProjectDetail detail = details.get(code, times, locale);
        Sheet plain = sheet("", "", account, locale);
        double mapWidth = plain.widthMm() - SIDE_MM - GAP_MM;
        Optional<MapFigure.Drawn> map = ground.draw(code, mapWidth, MAP_HEIGHT_MM, words);
        String body = Sheet.columns(
                        plain.widthMm() - SIDE_MM,
                        map.map(drawn -> drawn.figure().svg())
                                .orElse("<p class=\"strip\">" + Xhtml.escape(words.word("noPlace")) + "</p>"),
                        GAP_MM,
                        SIDE_MM,
                        side(card, detail, words))
                + nodes(card, detail, plain.widthMm(), words)
                + tickets(detail, words);
        String crs =
                map.map(MapFigure.Drawn::zone).map(zone -> crs(zone, locale)).orElse(PaperWords.NONE);
        String title = words.word("battle", card.name());
        String aside = words.lamp(card.standing().lamp()) + " · " + words.word("asOf", times.asOf());
        return pdf.render(sheet(crs, words.word("rules", card.progress().rule()), account, locale)
                .xhtml(List.of(new Sheet.Page(title, aside, body))));
    }

    private Sheet sheet(String crs, String rules, Account account, Locale locale) {
        String maker = settings.maker().isEmpty() ? account.office() : settings.maker();
        String name = locale.getLanguage().equals("en") ? account.displayNameEn() : account.displayName();
        return new Sheet(
                Sheet.Paper.A3,
                true,
                new Sheet.Foot(
                        maker,
                        crs,
                        new PaperWords(locale).word("dataDates"),
                        rules,
                        settings.reviewNo(),
                        MINUTE.format(ZonedDateTime.now(clock)) + " · " + name),
                locale);
    }

    private static String crs(GaussZone zone, Locale locale) {
        return Messages.text("print", locale, "crs", List.of(zone.number(), zone.epsgWithoutPrefix()));
    }

    private String side(ProjectCard card, ProjectDetail detail, PaperWords words) {
        ProjectStanding standing = card.standing();
        StringBuilder html = new StringBuilder("<h2 class=\"first\">")
                .append(Xhtml.escape(words.word("project")))
                .append("</h2><table class=\"facts\">");
        pair(html, words, "stage", words.stage(standing.stage()), "kind", PaperWords.text(standing.kind()));
        pair(
                html,
                words,
                "totalWan",
                PaperWords.number(standing.totalInvestmentWan()),
                "annualWan",
                PaperWords.number(standing.annualPlanWan()));
        pair(
                html,
                words,
                "doneWan",
                PaperWords.number(standing.doneWan()),
                "lag",
                PaperWords.points(standing.lagPoints()));
        pair(html, words, "signed", PaperWords.day(standing.signedOn()), "town", PaperWords.text(standing.town()));
        pair(html, words, "startSTATISTICS", start(detail, "STATISTICS"), "startPERMIT", start(detail, "PERMIT"));
        pair(html, words, "startLAND", start(detail, "LAND"), "land", land(card));
        html.append("</table>").append(words.title("people")).append("<table class=\"facts\">");
        pair(html, words, "leader", PaperWords.text(standing.leader()), "chief", PaperWords.text(standing.chief()));
        pair(
                html,
                words,
                "leadUnit",
                PaperWords.text(standing.leadUnit()),
                "steward",
                PaperWords.text(standing.steward()));
        html.append("</table>");
        curve(html, standing, detail, words);
        pair(html, detail.photos(), words);
        claim(html, detail.claim());
        return html.toString();
    }

    private static void pair(
            StringBuilder html, PaperWords words, String one, String value, String other, String otherValue) {
        html.append("<tr><th>")
                .append(Xhtml.escape(words.word(one)))
                .append("</th><td>")
                .append(Xhtml.escape(value))
                .append("</td><th>")
                .append(Xhtml.escape(words.word(other)))
                .append("</th><td>")
                .append(Xhtml.escape(otherValue))
                .append("</td></tr>");
    }

    private static String start(ProjectDetail detail, String kind) {
        return detail.starts().stream()
                .filter(start -> start.kind().equals(kind))
                .map(start -> PaperWords.day(start.on()))
                .findFirst()
                .orElse(PaperWords.NONE);
    }

    private static String land(ProjectCard card) {
        double mu = card.land().stream()
                .map(ProjectCard.Land::areaMu)
                .filter(java.util.Objects::nonNull)
                .mapToDouble(Double::doubleValue)
                .sum();
        return card.land().isEmpty() ? PaperWords.NONE : PaperWords.number(BigDecimal.valueOf(mu));
    }

    private static void curve(StringBuilder html, ProjectStanding standing, ProjectDetail detail, PaperWords words) {
        BigDecimal annual = standing.annualPlanWan();
        html.append(words.title("curve"));
        if (annual == null || annual.signum() <= 0) {
            html.append("<p class=\"note\">")
                    .append(Xhtml.escape(words.word("noPlan")))
                    .append("</p>");
            return;
        }
        html.append(CurveFigure.of(
                        SIDE_MM,
                        detail.photos().isEmpty() ? CURVE_HEIGHT_MM : LOW_CURVE_MM,
                        detail.curve(),
                        annual,
                        standing.lagPoints(),
                        words)
                .svg());
    }

    /** The oldest and the newest photo beside each other; a single one stands alone. */
    private void pair(StringBuilder html, List<ProjectPhoto> all, PaperWords words) {
        if (all.isEmpty()) {
            return;
        }
        List<ProjectPhoto> pair = all.size() == 1 ? all : List.of(all.get(all.size() - 1), all.get(0));
        html.append(words.title("photos", all.size())).append("<table class=\"pair\"><tr>");
        for (ProjectPhoto photo : pair) {
            String small = Photos.small(photos.picture(photo, PHOTO_PIXELS), PHOTO_PIXELS)
                    .map(address -> "<img alt=\"\" src=\"" + address + "\"/>")
                    .orElse("");
            html.append("<td>")
                    .append(small)
                    .append("<br/>")
                    .append(Xhtml.escape(caption(photo, words)))
                    .append("</td>");
        }
        html.append("</tr></table>");
    }

    private String caption(ProjectPhoto photo, PaperWords words) {
        StringBuilder text = new StringBuilder(MINUTE.format(photo.takenAt().atZone(clock.getZone())));
        if (!photo.takenFrom().equals("CAMERA")) {
            text.append(words.word("photoFrom." + photo.takenFrom()));
        }
        Double direction = photo.direction();
        if (direction != null) {
            text.append(" · ").append(words.word("photoLooks", Math.round(direction)));
        }
        return photo.node() == null
                ? text.toString()
                : text.append(" · ").append(photo.node()).toString();
    }

    private static void claim(StringBuilder html, ProjectDetail.Claim claim) {
        String text = claim.text();
        if (text != null) {
            html.append(claim.flagged() ? "<p class=\"strip\">" : "<p class=\"note\">")
                    .append(Xhtml.escape(text))
                    .append("</p>");
        }
    }

    private static String nodes(ProjectCard card, ProjectDetail detail, double width, PaperWords words) {
        List<NodeProgress> nodes = card.progress().nodes();
        if (nodes.isEmpty()) {
            return words.title("nodes") + "<p class=\"note\">" + Xhtml.escape(words.word("noNodes")) + "</p>";
        }
        LocalDate forecast = detail.schedule().forecast();
        String target = forecast == null
                ? ""
                : words.word("forecast", String.valueOf(detail.schedule().target()), forecast);
        String more = nodes.size() > NodeBars.MOST ? words.word("more", nodes.size() - NodeBars.MOST) : "";
        return words.title("nodesWith", target, more)
                + NodeBars.of(width, nodes, detail.schedule().steps(), card.asOf(), words)
                        .svg();
    }

    private static String tickets(ProjectDetail detail, PaperWords words) {
        List<Ticket> open = detail.tickets().stream().filter(Ticket::open).toList();
        if (open.isEmpty()) {
            return words.title("tickets", 0);
        }
        StringBuilder html = new StringBuilder(words.title("tickets", open.size()))
                .append("<table class=\"list\">")
                .append(words.head(9, "ticketNo", "what", "unit", "due", "overdue", "level"));
        open.stream()
                .limit(MOST_TICKETS)
                .forEach(ticket -> html.append(PaperWords.row(
                        List.of(
                                ticket.ticketNo(),
                                NodeBars.cut(ticket.words(), 60),
                                PaperWords.text(ticket.unit()),
                                PaperWords.day(ticket.dueOn()),
                                ticket.overdueDays() > 0 ? words.word("late", ticket.overdueDays()) : PaperWords.NONE,
                                ticket.levelTitle()),
                        9)));
        return html.append("</table>").toString();
    }
}
