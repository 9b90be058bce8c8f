package org.mumap.server.siting;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mumap.rules.siting.Measure;
import org.postgresql.copy.CopyOut;

/**
 * The rows of {@code live.site_row} that the caller may see, streamed once in PostgreSQL's binary form: the server sends while we
 * judge, and nothing is kept but what the verdict keeps.
 */
final class LeanRows implements Iterable<LeanSite> {

    private static final byte[] SIGNATURE = {'P', 'G', 'C', 'O', 'P', 'Y', '\n', (byte) 0xff, '\r', '\n', 0};
    private static final int HEADER = SIGNATURE.length + 8;

    private final CopyOut copy;
    private final Map<Long, Trait> traits;
    private final Set<String> encumbered;
    private final int[] slots = new int[Measure.values().length];
    private final int measures;

    /**
     * @param copy what {@link #statement} sends
     * @param measures the measures in the order of the statement
     */
    LeanRows(CopyOut copy, List<Measure> measures, Map<Long, Trait> traits, Set<String> encumbered) {
        this.copy = copy;
        this.traits = traits;
        this.encumbered = encumbered;
        this.measures = measures.size();
        Arrays.fill(slots, -1);
        for (int i = 0; i < measures.size(); i++) {
            slots[measures.get(i).ordinal()] = i;
        }
    }

    /** The statement for these measures; names come from an enum, nothing in it comes from outside. */
    static String statement(List<Measure> measures) {
        StringBuilder columns = new StringBuilder("parcel_code, park_code is not null, area_mu, trait, ready, hits");
        measures.forEach(measure -> columns.append(", ").append(measure.column()));
        return "copy (select " + columns + " from live.site_row) to stdout (format binary)";
    }

    @Override
    public Iterator<LeanSite> iterator() {
        return new Iterator<>() {
            private @Nullable LeanSite next = read();

            @Override
            public boolean hasNext() {
                return next != null;
            }

            @Override
            public LeanSite next() {
                LeanSite now = next;
                if (now == null) {
                    throw new NoSuchElementException();
                }
                next = read();
                return now;
            }
        };
    }

    private @Nullable LeanSite read() {
        try {
            byte[] row = copy.readFromCopy();
            if (row == null) {
                return null;
            }
            int at = row.length >= HEADER && Arrays.equals(row, 0, SIGNATURE.length, SIGNATURE, 0, SIGNATURE.length)
                    ? HEADER
                    : 0;
            // two bytes count the fields; −1 ends the stream
            return ByteBuffer.wrap(row).getShort(at) < 0 ? read() : new LeanSite(this, row, at + 2, measures);
        } catch (SQLException e) {
            throw new UncheckedIOException(new IOException(e));
        }
    }

    int slot(Measure measure) {
        return slots[measure.ordinal()];
    }

    Trait trait(long id) {
        Trait trait = traits.get(id);
        if (trait == null) {
            throw new IllegalStateException("A parcel has a trait that was not read: " + id);
        }
        return trait;
    }

    boolean encumbered(LeanSite site) {
        return !encumbered.isEmpty() && encumbered.contains(site.parcelCode());
    }
}
