package org.mumap.server.ingest.format;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import org.mumap.rules.measure.GaussZone;
import org.mumap.server.Settings;

/**
 * A boundary-point text (勘测定界界址点坐标交换格式, 电子报盘) as rows, one per parcel, read line by line. In it X runs north and Y
 * east; shapes leave here with the easting first. Every complaint names its line.
 */
final class BoundaryRows implements RowSource {

    private static final String PARCELS = "[地块坐标]";
    private static final int NORTH_FROM = 1_800_000;
    private static final int NORTH_TO = 6_000_000;
    private static final int MILLION = 1_000_000;

    private record Line(String text, int number) {}

    private final BoundaryReading reading;
    private final TextLines lines;
    private final @Nullable String register;
    private final Settings.Upload limits;
    private final BoundaryHeader header = new BoundaryHeader();
    private final Deque<Line> waiting = new ArrayDeque<>();
    private final @Nullable Integer prefix;
    private final Optional<GaussZone> zone;
    private final Optional<String> crsText;
    private @Nullable BoundaryParcel parcel;
    private int rows;

    BoundaryRows(Path file, @Nullable String register, Settings.Upload limits) throws IOException {
        this(file, register, BoundaryReading.NORTH_EAST, limits);
    }

    /**
     * @param register register in which numbers count that are no 宗地代码, or null
     * @param reading how the numbers of a point are read
     */
    BoundaryRows(Path file, @Nullable String register, BoundaryReading reading, Settings.Upload limits)
            throws IOException {
        this.reading = reading;
        this.lines = new TextLines(file);
        this.register = register;
        this.limits = limits;
        readHeader();
        header.check(degrees());
        this.prefix = degrees() ? null : peekPrefix();
        this.zone = degrees() ? Optional.empty() : header.zone(prefix);
        this.crsText = degrees() ? header.crsTextOfDegrees() : header.crsText(prefix);
    }

    /** Whether a text is of this sort: its first lines hold one of the two section heads, or a line closed by the sign. */
    static boolean isOne(Path file) throws IOException {
        try (TextLines lines = new TextLines(file)) {
            for (int i = 0; i < 200; i++) {
                String line = lines.next();
                if (line == null) {
                    return false;
                }
                String plain = plain(line);
                if (plain.equals(PARCELS) || plain.equals("[属性描述]") || plain.endsWith(",@")) {
                    return true;
                }
            }
            return false;
        } catch (ImportFailure e) {
            return false;
        }
    }

    private boolean degrees() {
        return reading == BoundaryReading.DEGREES;
    }

    private boolean swapped() {
        return reading == BoundaryReading.EAST_NORTH;
    }

    private static String plain(String line) {
        return Normalizer.normalize(line, Normalizer.Form.NFKC)
                .replace('【', '[')
                .replace('】', ']')
                .strip();
    }

    private void readHeader() throws IOException {
        for (String line = lines.next(); line != null; line = lines.next()) {
            String plain = plain(line);
            if (plain.equals(PARCELS)) {
                return;
            }
            if (plain.endsWith(",@")) {
                throw new ImportFailure("txt-no-parcels", lines.number());
            }
            header.add(line, lines.number());
        }
        throw new ImportFailure("txt-no-parcels", lines.number());
    }

    /** The zone number before the first easting, 0 when it has none; lines read for that wait for their turn. */
    private @Nullable Integer peekPrefix() throws IOException {
        while (waiting.size() < 100) {
            String text = lines.next();
            if (text == null) {
                return null;
            }
            waiting.add(new Line(text, lines.number()));
            List<String> fields = fields(plain(text));
            if (fields.size() > 1 && !isOpening(fields) && fields.size() <= 4) {
                String east = fields.get(fields.size() - (swapped() ? 2 : 1));
                if (BoundaryParcel.isDecimal(east)) {
                    return prefix(Double.parseDouble(east));
                }
            }
        }
        return null;
    }

    private static int prefix(double easting) {
        return (int) Math.floor(easting / MILLION);
    }

    @Override
    public @Nullable SourceRow next() throws IOException {
        for (Line line = nextLine(); line != null; line = nextLine()) {
            String plain = plain(line.text());
            if (plain.isEmpty()) {
                continue;
            }
            List<String> fields = fields(plain);
            boolean sign = plain.endsWith("@");
            if (sign || isOpening(fields)) {
                BoundaryParcel done = parcel;
                parcel = open(line, fields, sign);
                if (done != null) {
                    return row(done);
                }
            } else {
                readPoint(line, fields);
            }
        }
        BoundaryParcel last = parcel;
        parcel = null;
        return last == null ? null : row(last);
    }

    private @Nullable Line nextLine() throws IOException {
        if (!waiting.isEmpty()) {
            return waiting.removeFirst();
        }
        String text = lines.next();
        return text == null ? null : new Line(text, lines.number());
    }

    private SourceRow row(BoundaryParcel done) {
        if (++rows > limits.maxFeatures()) {
            throw new ImportFailure("too-many-rows", "> " + limits.maxFeatures(), limits.maxFeatures());
        }
        return done.toRow();
    }

    private BoundaryParcel open(Line line, List<String> plain, boolean sign) {
        BoundaryParcel opened =
                new BoundaryParcel(line.number(), header.attributes(), register, limits.maxVerticesPerFeature());
        refuseWide(line, opened);
        if (!sign) {
            opened.add(SourceProblem.error("txt-sign-missing", shorten(line.text()), line.number()));
        }
        // a name keeps its full-width letters, unless commas among them make the line unreadable anyway
        List<String> values = new ArrayList<>(
                line.text().indexOf('，') < 0 ? fields(line.text().strip()) : plain);
        String last = values.remove(values.size() - 1);
        if (!last.equals("@")) {
            values.add(last.replaceFirst("[@＠]$", ""));
        }
        opened.open(values);
        return opened;
    }

    /** An opening line whose sign was lost: long, and no number where a point has its coordinates. */
    private static boolean isOpening(List<String> fields) {
        return fields.size() >= 6
                && !(BoundaryParcel.isDecimal(fields.get(2)) && BoundaryParcel.isDecimal(fields.get(3)));
    }

    private void readPoint(Line line, List<String> fields) {
        BoundaryParcel into = parcel;
        if (into == null) {
            into = new BoundaryParcel(line.number(), header.attributes(), register, limits.maxVerticesPerFeature());
            into.add(SourceProblem.error("txt-no-opening-line", shorten(line.text()), line.number()));
            parcel = into;
        }
        refuseWide(line, into);
        List<String> values = new ArrayList<>(fields);
        while (values.size() > 4 && values.get(values.size() - 1).isEmpty()) {
            values.remove(values.size() - 1);
        }
        if (values.size() < 3 || values.size() > 4) {
            into.skip(SourceProblem.error("txt-unreadable-line", shorten(line.text()), line.number()));
            return;
        }
        String x = number(values.get(values.size() - (swapped() ? 1 : 2)));
        String y = number(values.get(values.size() - (swapped() ? 2 : 1)));
        for (String number : List.of(x, y)) {
            if (!BoundaryParcel.isDecimal(number)) {
                String column = number.equals(x) ? "X坐标" : "Y坐标";
                into.skip(SourceProblem.error("txt-not-a-number", shorten(number), line.number(), column));
                return;
            }
        }
        BoundaryPoint point = new BoundaryPoint(
                values.get(0),
                values.size() == 4 ? values.get(1) : "",
                new BigDecimal(x).doubleValue(),
                new BigDecimal(y).doubleValue(),
                line.number());
        judge(point, x, y, into);
        into.add(point);
    }

    // among degrees, 29°1′12″ is a number too
    private String number(String text) {
        if (degrees()) {
            OptionalDouble signs = Sexagesimal.read(text);
            if (signs.isPresent()) {
                return BigDecimal.valueOf(signs.getAsDouble())
                        .setScale(15, RoundingMode.HALF_EVEN)
                        .toPlainString();
            }
        }
        return text;
    }

    /** Whether the two numbers can be northing and easting of this file. */
    private void judge(BoundaryPoint point, String x, String y, BoundaryParcel into) {
        boolean likeDegrees = isDegrees(point.northing()) && isDegrees(point.easting());
        if (degrees() || likeDegrees) {
            if (!likeDegrees) {
                into.add(SourceProblem.error("txt-not-degrees", x, point.line(), y));
            } else if (!degrees()) {
                into.add(SourceProblem.error("txt-degrees", x, point.line(), y));
            }
            return;
        }
        if (!isNorthing(point.northing())) {
            into.add(
                    isNorthing(point.easting())
                            ? SourceProblem.error("txt-swapped", x, point.line(), y)
                            : SourceProblem.error("txt-bad-northing", x, point.line()));
            return;
        }
        int own = prefix(point.easting());
        if (prefix != null && (own == 0) != (prefix == 0)) {
            into.add(SourceProblem.error("txt-digits-differ", y, point.line()));
        } else if (own != 0 && zone.isPresent() && own != zone.get().number()) {
            into.add(SourceProblem.error(
                    "txt-zone-differs", y, point.line(), zone.get().number()));
        }
    }

    // latitude and longitude, in whatever order; no metres of any plane are so few
    private static boolean isDegrees(double value) {
        return Math.abs(value) <= 180;
    }

    private static boolean isNorthing(double value) {
        return value >= NORTH_FROM && value <= NORTH_TO;
    }

    private static void refuseWide(Line line, BoundaryParcel into) {
        boolean wide = line.text().chars().anyMatch(c -> c == '，' || c == '＠' || c == '．' || (c >= '０' && c <= '９'));
        // a name may hold them; between coordinates, or as separators, they are mistakes
        boolean inName = line.text().strip().endsWith(",@") && line.text().indexOf('，') < 0;
        if (wide && !inName) {
            into.add(SourceProblem.error("txt-full-width", shorten(line.text()), line.number()));
        }
    }

    private static List<String> fields(String plain) {
        List<String> fields = new ArrayList<>();
        for (String field : plain.split(",", -1)) {
            fields.add(field.strip());
        }
        return fields;
    }

    private static String shorten(String text) {
        return text.length() <= 60 ? text : text.substring(0, 59) + "…";
    }

    @Override
    public double share() {
        return waiting.isEmpty() && parcel == null ? lines.share() : Math.min(0.99, lines.share());
    }

    @Override
    public List<String> columns() {
        List<String> columns = new ArrayList<>(List.of("parcel_code", "name", "registered_area_m2"));
        columns.addAll(BoundaryParcel.FIELDS);
        return columns;
    }

    @Override
    public Optional<String> crsText() {
        return crsText;
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }
}
