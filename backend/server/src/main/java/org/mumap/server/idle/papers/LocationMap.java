package org.mumap.server.idle.papers;

import java.util.List;
import java.util.Locale;
import org.locationtech.jts.geom.Envelope;
import org.mumap.server.idle.casework.PaperModel;
import org.mumap.server.print.Figure;
import org.mumap.server.print.MapFigure;
import org.mumap.server.print.MapLayer;
import org.mumap.server.print.PrintStyle;
import org.mumap.server.symbols.MapSymbols;

/** The location map of a paper: the parcel among its neighbours, true to scale, as wide as the text of a GB/T 9704 page. */
final class LocationMap {

    private static final double WIDTH_MM = 154;
    private static final double HEIGHT_MM = 105;
    /** Share of the parcel's extent that is shown around it. */
    private static final double AROUND = 0.9;

    private LocationMap() {}

    static Figure of(PaperModel model) {
        Envelope ground = new Envelope(model.geometry().getEnvelopeInternal());
        ground.expandBy(ground.getWidth() * AROUND, ground.getHeight() * AROUND);
        List<MapLayer.Feature> neighbours = model.neighbours().stream()
                .map(neighbour -> MapLayer.Feature.of(
                        neighbour.geometry(), neighbour.name() == null ? List.of() : List.of(neighbour.name())))
                .toList();
        String name = model.land().name() == null
                ? model.land().parcelCode()
                : model.land().name();
        String area = model.land()
                        .areaMu()
                        .setScale(2, java.math.RoundingMode.HALF_UP)
                        .toPlainString() + " 亩";
        return MapFigure.of(WIDTH_MM, HEIGHT_MM, ground)
                .locale(Locale.SIMPLIFIED_CHINESE)
                .layer(new MapLayer(
                        "相邻宗地",
                        PrintStyle.area(MapSymbols.colour("plain-fill"), MapSymbols.colour("plain"), 0.25),
                        neighbours))
                .layer(new MapLayer(
                        "本宗地",
                        PrintStyle.area(MapSymbols.colour("suspected-fill"), MapSymbols.colour("red-line"), 0.7)
                                .with(PrintStyle.Pattern.RISING, MapSymbols.colour("red-line")),
                        List.of(new MapLayer.Feature(model.geometry(), List.of(name, area), true))))
                .draw()
                .figure();
    }
}
