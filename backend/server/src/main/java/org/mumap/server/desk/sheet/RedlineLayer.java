package org.mumap.server.desk.sheet;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LineString;
import org.mumap.server.print.MapLayer;
import org.mumap.server.print.PrintStyle;
import org.mumap.server.print.PrintStyle.Marker;
import org.mumap.server.print.Sheet;
import org.mumap.server.print.Xhtml;
import org.mumap.server.problem.Messages;
import org.mumap.server.redline.Redline;
import org.mumap.server.redline.RedlineBook;
import org.mumap.server.redline.RedlineFilter;
import org.mumap.server.symbols.MapSymbols;
import org.springframework.stereotype.Component;

/** Redlines on paper: their shapes with numbers, and a page that says what each number means. */
@Component
class RedlineLayer {

    /** The layer as the web map names it. */
    static final String NAME = "redlines";

    private static final String RED = MapSymbols.colour("red-line");
    private static final double LINE_MM = 0.7;
    private static final double HEAD_SHARE = 0.18;
    private static final double HEAD_ANGLE = Math.toRadians(150);

    private final RedlineBook book;
    private final Clock clock;

    RedlineLayer(RedlineBook book, Clock clock) {
        this.book = book;
        this.clock = clock;
    }

    private List<Redline> within(Envelope box) {
        return book.list(RedlineFilter.ALL, Long.MAX_VALUE, RedlineBook.MOST).stream()
                .filter(mark -> mark.state() != Redline.State.WITHDRAWN)
                .filter(mark -> mark.geometry().getEnvelopeInternal().intersects(box))
                .toList();
    }

    /** The shapes that meet a box: lines, then points. */
    List<MapLayer> layers(Envelope box, Locale locale) {
        List<MapLayer.Feature> lines = new ArrayList<>();
        List<MapLayer.Feature> points = new ArrayList<>();
        for (Redline mark : within(box)) {
            List<String> label = List.of(number(mark));
            if (mark.kind() == Redline.Kind.TEXT) {
                points.add(new MapLayer.Feature(mark.geometry(), label, true));
            } else {
                lines.add(new MapLayer.Feature(shape(mark), List.of(), false));
                points.add(new MapLayer.Feature(numbered(mark), label, true));
            }
        }
        String title = SheetWords.word(locale, "legend.redline");
        List<MapLayer> layers = new ArrayList<>();
        if (!lines.isEmpty()) {
            layers.add(new MapLayer(title, PrintStyle.line(RED, LINE_MM), lines));
        }
        if (!points.isEmpty()) {
            layers.add(new MapLayer(lines.isEmpty() ? title : "", PrintStyle.point(Marker.STOP), points));
        }
        return layers;
    }

    /** The number stands in the middle of an area, at the first point of a line. */
    private static Geometry numbered(Redline mark) {
        return mark.kind() == Redline.Kind.POLYGON
                ? mark.geometry().getInteriorPoint()
                : ((LineString) mark.geometry()).getStartPoint();
    }

    private static Geometry shape(Redline mark) {
        return switch (mark.kind()) {
            case POLYGON -> mark.geometry().getBoundary();
            case ARROW -> arrow((LineString) mark.geometry());
            case LINE, TEXT -> mark.geometry();
        };
    }

    /** The line with two strokes at its last point; degrees of longitude are narrower than those of latitude. */
    private static Geometry arrow(LineString line) {
        Coordinate to = line.getCoordinateN(line.getNumPoints() - 1);
        Coordinate from = line.getCoordinateN(line.getNumPoints() - 2);
        double narrow = Math.cos(Math.toRadians(to.y));
        double east = (to.x - from.x) * narrow;
        double north = to.y - from.y;
        double length = Math.hypot(east, north) * HEAD_SHARE;
        double way = Math.atan2(north, east);
        GeometryFactory shapes = line.getFactory();
        List<LineString> strokes = new ArrayList<>(List.of(line));
        for (double turn : new double[] {HEAD_ANGLE, -HEAD_ANGLE}) {
            strokes.add(shapes.createLineString(new Coordinate[] {
                to, new Coordinate(to.x + length * Math.cos(way + turn) / narrow, to.y + length * Math.sin(way + turn))
            }));
        }
        return shapes.createMultiLineString(strokes.toArray(LineString[]::new));
    }

    /** {@code 12} of {@code 圈〔2026〕12}. */
    private static String number(Redline mark) {
        return mark.no().replaceFirst(".*〕", "");
    }

    /** The page with the list, when there are any. */
    Optional<Sheet.Page> list(Envelope box, Locale locale) {
        List<Redline> marks = within(box);
        if (marks.isEmpty()) {
            return Optional.empty();
        }
        LocalDate today = LocalDate.now(clock);
        StringBuilder html = new StringBuilder("<table class=\"list\"><tr>");
        for (String column : List.of("no", "words", "by", "addressee", "dueOn", "state")) {
            html.append("<th>")
                    .append(Xhtml.escape(word(locale, "column." + column)))
                    .append("</th>");
        }
        html.append("</tr>");
        for (Redline mark : marks) {
            String state = word(locale, "state." + mark.state()) + (mark.overdue(today) ? word(locale, "overdue") : "");
            html.append("<tr>");
            for (String cell : List.of(
                    mark.no(),
                    mark.words(),
                    mark.byName() + " · " + mark.office(),
                    SheetWords.orDash(mark.addresseeName()),
                    SheetWords.orDash(mark.dueOn()),
                    state)) {
                html.append("<td>").append(Xhtml.escape(cell)).append("</td>");
            }
            html.append("</tr>");
        }
        return Optional.of(new Sheet.Page(
                word(locale, "title"),
                SheetWords.word(locale, "asOf", today),
                html.append("</table>").toString()));
    }

    private static String word(Locale locale, String key) {
        return Messages.text("redline", locale, key, List.of());
    }
}
