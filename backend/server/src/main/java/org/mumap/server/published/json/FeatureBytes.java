package org.mumap.server.published.json;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;

/** Writes features from packed rows. One writer serves one answer; its buffer is used again for every chunk. */
public final class FeatureBytes {

    private static final byte[] BEGIN = ascii("{\"type\":\"Feature\",\"id\":");
    private static final byte[] GEOMETRY = ascii(",\"geometry\":");
    private static final byte[] PROPERTIES = ascii(",\"properties\":{");
    private static final byte[] END = ascii("}}");
    private static final byte[] NULL = ascii("null");
    private static final byte[] TRUE = ascii("true");
    private static final byte[] FALSE = ascii("false");

    /** PostgreSQL counts days from 2000-01-01. */
    private static final long DAY_ZERO = LocalDate.of(2000, 1, 1).toEpochDay();

    private final FeatureForm.Form[] forms;
    private final byte[][] names;
    private final JsonBytes json = new JsonBytes();
    private final EwkbShape shapes;
    private String lastKey = "";
    private boolean more;

    /** For rows of this form. */
    public FeatureBytes(FeatureForm form) {
        this.forms = form.properties().stream().map(FeatureForm.Field::form).toArray(FeatureForm.Form[]::new);
        this.names = new byte[forms.length][];
        for (int i = 0; i < forms.length; i++) {
            names[i] = ascii((i == 0 ? "\"" : ",\"") + form.properties().get(i).name() + "\":");
        }
        this.shapes = new EwkbShape(json, form.decimals(), form.northFirst());
    }

    /**
     * Writes the features of a chunk into the buffer, commas between, in place of what it held.
     *
     * @param packed rows one after the other
     * @param most how many at most
     * @return how many were written
     * @throws IllegalArgumentException when the value does not hold such rows
     */
    public int write(byte[] packed, int most) {
        json.clear();
        RowBytes rows = new RowBytes(packed);
        int count = 0;
        try {
            while (!rows.atEnd() && count < most) {
                if (count > 0) {
                    json.put(',');
                }
                feature(rows);
                count++;
            }
        } catch (IndexOutOfBoundsException e) {
            throw new IllegalArgumentException("a packed row ends early, after " + packed.length + " bytes", e);
        }
        more = !rows.atEnd();
        return count;
    }

    /** Whether the chunk written last holds more rows than were written. */
    public boolean more() {
        return more;
    }

    /** Key of the feature written last. */
    public String lastKey() {
        return lastKey;
    }

    /** Hands over what was written. */
    public void writeTo(OutputStream out) throws IOException {
        json.writeTo(out);
    }

    /** What was written. */
    public byte[] copy() {
        return json.copy();
    }

    private void feature(RowBytes rows) {
        if (rows.columns() != forms.length + 1) {
            throw new IllegalArgumentException("a packed row has other columns than its form");
        }
        json.raw(BEGIN);
        boolean drawn = rows.next();
        int shapeStart = rows.start();
        boolean keyed = rows.next();
        if (!keyed) {
            throw new IllegalArgumentException("a row without a key");
        }
        lastKey = new String(rows.bytes(), rows.start(), rows.size(), StandardCharsets.UTF_8);
        json.text(rows.bytes(), rows.start(), rows.size());
        json.raw(GEOMETRY);
        if (drawn) {
            shapes.write(rows.bytes(), shapeStart);
        } else {
            json.raw(NULL);
        }
        json.raw(PROPERTIES);
        for (int i = 0; i < forms.length; i++) {
            boolean has = i == 0 ? keyed : rows.next();
            json.raw(names[i]);
            if (has) {
                value(forms[i], rows);
            } else {
                json.raw(NULL);
            }
        }
        json.raw(END);
    }

    private void value(FeatureForm.Form form, RowBytes rows) {
        switch (form) {
            case TEXT -> json.text(rows.bytes(), rows.start(), rows.size());
            case INTEGER -> json.number(rows.integer());
            case NUMBER -> json.number(rows.number());
            case NUMERIC -> NumericText.write(rows, json);
            case DATE -> date(rows.intAt(rows.start()));
            case FLAG -> json.raw(rows.bytes()[rows.start()] != 0 ? TRUE : FALSE);
            case TEXTS -> texts(rows);
        }
    }

    // the two ends of the calendar stand for "for ever" and are no days
    private void date(int days) {
        if (days == Integer.MAX_VALUE || days == Integer.MIN_VALUE) {
            json.raw(NULL);
            return;
        }
        json.put('"');
        json.raw(LocalDate.ofEpochDay(DAY_ZERO + days).toString());
        json.put('"');
    }

    // number of dimensions, whether there are nulls, type; length and lower bound of each dimension; members
    private void texts(RowBytes rows) {
        int at = rows.start();
        int dimensions = rows.intAt(at);
        int count = dimensions == 0 ? 0 : rows.intAt(at + 12);
        at += 12 + 8 * dimensions;
        json.put('[');
        for (int i = 0; i < count; i++) {
            if (i > 0) {
                json.put(',');
            }
            int size = rows.intAt(at);
            at += Integer.BYTES;
            if (size < 0) {
                json.raw(NULL);
            } else {
                json.text(rows.bytes(), at, size);
                at += size;
            }
        }
        json.put(']');
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
