package org.mumap.server.ingest.format;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.Point;
import org.mumap.server.Settings;
import org.mumap.server.geo.Drawing;

/**
 * The closed outlines of a CAD drawing (南方 CASS and others) as rows. A drawing knows no attributes: what stands inside an outline is
 * its number. Outlines with the same number are parts of one parcel; an outline without text inside another one of its layer is a
 * hole. Both are said in the report, since the draughtsman may have meant something else.
 */
final class DxfRows implements RowSource {

    /** Outlines are compared with each other and with all texts, so they are held at once. */
    private static final int MOST_VERTICES = 3_000_000;

    private static final String OWN_LAYERS = "PARCEL_";

    private final Iterator<SourceRow> rows;
    private final String sheet;
    private final int count;
    private int read;

    private DxfRows(List<SourceRow> rows, String sheet) {
        this.rows = rows.iterator();
        this.sheet = sheet;
        this.count = rows.size();
    }

    /**
     * Reads the entities of a drawing.
     *
     * @param entities every entity of model space with its layer and text
     * @throws ImportFailure when there is no closed outline, or on several layers and none is chosen
     */
    static DxfRows read(RowSource entities, Uploads.Wish wish, Settings.Upload limits) throws IOException {
        Map<String, List<DxfOutline>> byLayer = new TreeMap<>();
        List<DxfOutline.Label> labels = new ArrayList<>();
        Map<String, Integer> open = new TreeMap<>();
        int vertices = 0;
        for (SourceRow row = entities.next(); row != null; row = entities.next()) {
            String layer = String.valueOf(row.cells().getOrDefault("Layer", "0"));
            if (row.drawing() instanceof Drawing.Shape shape) {
                vertices += shape.geometry().getNumPoints();
                if (shape.geometry() instanceof LineString line) {
                    if (line.isClosed() && line.getNumPoints() > 3) {
                        byLayer.computeIfAbsent(layer, l -> new ArrayList<>())
                                .add(new DxfOutline(row.number(), layer, line.getCoordinates()));
                    } else {
                        open.merge(layer, 1, Integer::sum);
                    }
                } else if (shape.geometry() instanceof Point point
                        && row.cells().get("Text") instanceof String text) {
                    labels.add(new DxfOutline.Label(point.getCoordinate(), plain(text)));
                }
            }
            if (vertices > MOST_VERTICES) {
                throw new ImportFailure("dxf-too-large", MOST_VERTICES);
            }
        }
        if (byLayer.isEmpty()) {
            throw new ImportFailure(
                    "dxf-no-outlines",
                    open.values().stream().mapToInt(Integer::intValue).sum());
        }
        List<String> chosen = choose(byLayer, wish.layer());
        List<DxfOutline> outlines = new ArrayList<>();
        chosen.forEach(layer -> outlines.addAll(byLayer.get(layer)));
        chosen.forEach(layer -> outlines.addAll(byLayer.getOrDefault(layer + DxfOutline.HOLES, List.of())));
        int left =
                chosen.stream().mapToInt(layer -> open.getOrDefault(layer, 0)).sum();
        return new DxfRows(new DxfParcels(outlines, labels, wish, limits).rows(left), String.join(", ", chosen));
    }

    /** The words of a text without the codes that say how they look. */
    private static String plain(String text) {
        return text.replaceAll("%%[a-zA-Z]", "").replaceAll("\\s+", " ").strip();
    }

    private static List<String> choose(Map<String, List<DxfOutline>> byLayer, @Nullable String wanted) {
        List<String> layers = byLayer.keySet().stream()
                .filter(layer -> !layer.endsWith(DxfOutline.HOLES))
                .toList();
        String names = String.join(", ", layers);
        if (wanted != null) {
            List<String> chosen = new ArrayList<>(new TreeSet<>(List.of(wanted.split("\\s*[,，]\\s*"))));
            for (String layer : chosen) {
                if (!byLayer.containsKey(layer)) {
                    throw new ImportFailure("no-such-layer", layer, names);
                }
            }
            return chosen;
        }
        boolean own = layers.stream().allMatch(layer -> layer.startsWith(OWN_LAYERS));
        if (layers.size() > 1 && !own) {
            throw new ImportFailure("several-cad-layers", names);
        }
        return layers;
    }

    @Override
    public @Nullable SourceRow next() {
        if (!rows.hasNext()) {
            return null;
        }
        read++;
        return rows.next();
    }

    @Override
    public double share() {
        return count == 0 ? 1 : (double) read / count;
    }

    @Override
    public List<String> columns() {
        return List.of("parcel_code", DxfParcels.LAYER, DxfParcels.TEXT);
    }

    @Override
    public String sheet() {
        return sheet;
    }

    @Override
    public void close() {
        // all was read when it was opened
    }
}
