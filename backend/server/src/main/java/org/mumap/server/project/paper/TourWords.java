package org.mumap.server.project.paper;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.mumap.rules.measure.GaussZone;
import org.mumap.server.access.Account;
import org.mumap.server.print.PrintSettings;
import org.mumap.server.print.Sheet;
import org.mumap.server.print.Xhtml;
import org.mumap.server.problem.Messages;
import org.mumap.server.project.tour.Tour;
import org.mumap.server.project.tour.TourPackages;
import org.mumap.server.project.tour.TourPlan;

/** The words that the papers of a tour share, in one language. */
record TourWords(Locale locale) {

    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);

    PaperWords plain() {
        return new PaperWords(locale);
    }

    String word(String key, Object... args) {
        return plain().word("tour." + key, args);
    }

    /** Day, number, and whether it was withdrawn. */
    String aside(Tour tour) {
        String text = tour.tourNo() + " · " + tour.plan().heldOn();
        return tour.withdrawn() ? word("withdrawn") + " · " + text : text;
    }

    /** The frame of a paper. */
    Sheet sheet(
            Sheet.Paper paper, boolean landscape, String crs, Account account, PrintSettings settings, Clock clock) {
        String name = locale.getLanguage().equals("en") ? account.displayNameEn() : account.displayName();
        return new Sheet(
                paper,
                landscape,
                new Sheet.Foot(
                        settings.maker().isEmpty() ? account.office() : settings.maker(),
                        crs,
                        plain().word("dataDates"),
                        word("rules"),
                        settings.reviewNo(),
                        MINUTE.format(ZonedDateTime.now(clock)) + " · " + name),
                locale);
    }

    /** The plane of a map. */
    String crs(GaussZone zone) {
        return Messages.text("print", locale, "crs", List.of(zone.number(), zone.epsgWithoutPrefix()));
    }

    /** Where it begins, the stops with their times and ways, where it ends. */
    String timetable(TourPlan plan) {
        StringBuilder html = new StringBuilder("<table class=\"list\">").append(head("no", "stop", "times", "way"));
        TourPlan.Place start = plan.start();
        if (start != null) {
            html.append(row("", word("from", start.name()), plan.startsAt().toString(), ""));
        }
        for (int i = 0; i < plan.stops().size(); i++) {
            TourPlan.Stop stop = plan.stops().get(i);
            html.append(row(
                    Integer.toString(i + 1),
                    stop.name() + " · " + gate(stop.gate()),
                    stop.arrive() + "–" + stop.leave(),
                    way(stop.way())));
        }
        TourPlan.Place end = plan.end();
        TourPlan.Way last = plan.wayToEnd();
        if (end != null && last != null) {
            String arrive = plan.stops()
                    .get(plan.stops().size() - 1)
                    .leave()
                    .plusMinutes(last.minutes())
                    .toString();
            html.append(row("", word("to", end.name()), arrive, way(last)));
        }
        return html.append("</table>").toString();
    }

    private String head(String... keys) {
        StringBuilder html = new StringBuilder("<tr>");
        for (String key : keys) {
            html.append("<th>").append(Xhtml.escape(word(key))).append("</th>");
        }
        return html.append("</tr>").toString();
    }

    private static String row(String... cells) {
        List<String> row = new ArrayList<>(List.of(cells));
        return PaperWords.row(row, 4);
    }

    /** Where one gets off, and where that comes from when it is not an entrance of the register. */
    String gate(TourPlan.Gate gate) {
        String name = gate.name();
        String source = word("gate." + gate.source());
        return name == null || name.isBlank() ? source : name;
    }

    /** Length and minutes of a way; a straight line in it is marked. */
    String way(TourPlan.@Nullable Way way) {
        if (way == null) {
            return PaperWords.NONE;
        }
        String text = word("wayOf", kilometres(way.metres()), way.minutes());
        return way.basis() != TourPlan.Basis.NETWORK ? text + " *" : text;
    }

    /** How order, lengths and minutes came about. */
    String how(TourPlan plan) {
        double metres =
                TourPackages.ways(plan).mapToDouble(TourPlan.Way::metres).sum();
        int minutes = TourPackages.ways(plan).mapToInt(TourPlan.Way::minutes).sum();
        String text = word("total", kilometres(metres), minutes) + word("order." + plan.order()) + word("speeds");
        boolean straight = TourPackages.ways(plan).anyMatch(way -> way.basis() != TourPlan.Basis.NETWORK);
        return straight ? text + word("straight") : text;
    }

    private static String kilometres(double metres) {
        return BigDecimal.valueOf(metres / 1000)
                .setScale(1, RoundingMode.HALF_UP)
                .toPlainString();
    }
}
