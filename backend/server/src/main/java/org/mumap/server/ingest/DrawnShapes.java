package org.mumap.server.ingest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;
import org.mumap.server.Settings;
import org.mumap.server.geo.Crs;
import org.mumap.server.geo.CrsReading;
import org.mumap.server.geo.Drawing;
import org.mumap.server.geo.ShapeFault;
import org.mumap.server.ingest.format.ImportFailure;
import org.mumap.server.ingest.format.RowSource;
import org.mumap.server.ingest.format.SourceRow;
import org.mumap.server.ingest.format.Uploads;
import org.mumap.server.ledger.Kind;
import org.mumap.server.ledger.Kinds;
import org.mumap.server.problem.Problem;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/**
 * The shapes of a file that is looked at and not kept: read by the same readers, in the same jail, with the same checks as an
 * import.
 */
@Component
public class DrawnShapes {

    /** More shapes than this are an import. */
    public static final int MOST = 200;

    private static final String KIND = "parcels";
    /** Numbers of a file that is not kept need no register of their own. */
    private static final String REGISTER = "-";

    private final Originals originals;
    private final Settings settings;

    DrawnShapes(Originals originals, Settings settings) {
        this.originals = originals;
        this.settings = settings;
    }

    /**
     * A shape of the file.
     *
     * @param row row of the file
     * @param name what the file calls it, or null
     * @param shape the shape in EPSG:4490; null when it cannot be used
     * @param fault what is wrong, in the reader's words; null when nothing is
     */
    public record Drawn(
            int row,
            @Nullable String name,
            @Nullable Geometry shape,
            @Nullable String fault) {}

    /**
     * Reads a file's shapes.
     *
     * @param file the upload
     * @param name the name it came with
     * @param sourceCrs the system stated by the sender, or null
     * @throws Problem (422) when the file cannot be read, or holds too many shapes or none
     */
    public List<Drawn> read(Path file, String name, @Nullable String sourceCrs, Locale locale) {
        try {
            Path folder = originals.openJob();
            try {
                return read(file, folder, name, sourceCrs, locale);
            } finally {
                originals.closeJob(folder);
            }
        } catch (ImportFailure e) {
            String words = ImportTexts.failure(locale, Map.of("code", e.code(), "args", e.args()));
            throw new Problem(HttpStatus.UNPROCESSABLE_ENTITY, "drawn-file", String.valueOf(words));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<Drawn> read(Path file, Path folder, String name, @Nullable String sourceCrs, Locale locale)
            throws IOException {
        Kind kind = Kinds.get(KIND);
        Uploads uploads = new Uploads(
                folder,
                new Uploads.Wish(KIND, null, REGISTER),
                names -> Columns.score(kind, null, names),
                settings.upload());
        List<Drawn> drawn = new ArrayList<>();
        try (RowSource source = uploads.open(file, name)) {
            CrsReading ofFile = source.crsText().map(Crs::read).orElse(null);
            ShapeReader reader = new ShapeReader(
                    Kind.Geometry.POLYGON,
                    ShapeReader.Coordinates.of(ofFile, sourceCrs == null ? null : Crs.read(sourceCrs)),
                    null,
                    settings.upload());
            for (SourceRow row = source.next(); row != null; row = source.next()) {
                if (row.drawing() instanceof Drawing.None) {
                    continue;
                }
                if (drawn.size() == MOST) {
                    throw new Problem(HttpStatus.UNPROCESSABLE_ENTITY, "drawn-many", MOST);
                }
                drawn.add(drawn(row, reader.read(row.drawing()), name, source.sheet(), locale));
            }
        }
        if (drawn.isEmpty()) {
            throw new Problem(HttpStatus.UNPROCESSABLE_ENTITY, "drawn-none", name);
        }
        return drawn;
    }

    private static Drawn drawn(
            SourceRow row, ShapeReader.Read read, String file, @Nullable String sheet, Locale locale) {
        ShapeFault fault = read.fault();
        String words = fault == null
                ? null
                : ImportTexts.message(locale, KIND, file, sheet, row.number(), null, fault.code(), fault.args());
        return new Drawn(row.number(), label(row), fault == null ? read.stored() : null, words);
    }

    /** The name of a row: what the file calls it, else its number in the file. */
    private static @Nullable String label(SourceRow row) {
        for (String key : List.of("name", "地块名称", "宗地名称", "名称", "Name", "parcel_code", "宗地代码", "地块编号")) {
            Object value = row.cells().get(key);
            if (value != null && !value.toString().isBlank()) {
                return value.toString().strip();
            }
        }
        return null;
    }
}
