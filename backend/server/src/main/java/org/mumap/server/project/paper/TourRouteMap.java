package org.mumap.server.project.paper;

import java.time.Clock;
import java.util.List;
import java.util.Locale;
import org.mumap.server.access.Account;
import org.mumap.server.print.MapFigure;
import org.mumap.server.print.PdfDocument;
import org.mumap.server.print.PrintSettings;
import org.mumap.server.print.Sheet;
import org.mumap.server.print.Xhtml;
import org.mumap.server.project.tour.Tour;
import org.mumap.server.project.tour.TourPlan;
import org.springframework.stereotype.Component;

/** The route of a tour on one A3 sheet: map to scale with numbered stops and the way by road, times beside it. */
@Component
public class TourRouteMap {

    private static final double SIDE_MM = 118;
    private static final double GAP_MM = 5;

    private final TourGround ground;
    private final PdfDocument pdf;
    private final PrintSettings settings;
    private final Clock clock;

    TourRouteMap(TourGround ground, PdfDocument pdf, PrintSettings settings, Clock clock) {
        this.ground = ground;
        this.pdf = pdf;
        this.settings = settings;
        this.clock = clock;
    }

    /** The sheet as PDF. */
    public byte[] make(Tour tour, Account account, Locale locale) {
        TourWords words = new TourWords(locale);
        TourPlan plan = tour.plan();
        Sheet plain = words.sheet(Sheet.Paper.A3, true, PaperWords.NONE, account, settings, clock);
        MapFigure.Drawn map =
                ground.draw(plan, plain.widthMm() - SIDE_MM - GAP_MM, plain.heightMm() - 4, true, words.plain());
        String body = Sheet.columns(plain.widthMm() - SIDE_MM, map.figure().svg(), GAP_MM, SIDE_MM, side(plan, words));
        return pdf.render(words.sheet(Sheet.Paper.A3, true, words.crs(map.zone()), account, settings, clock)
                .xhtml(List.of(new Sheet.Page(words.word("routeMap", plan.title()), words.aside(tour), body))));
    }

    private static String side(TourPlan plan, TourWords words) {
        return "<h2 class=\"first\">"
                + Xhtml.escape(words.word("stops", plan.stops().size())) + "</h2>"
                + words.timetable(plan)
                + "<p class=\"note\">" + Xhtml.escape(words.how(plan)) + "</p>";
    }
}
