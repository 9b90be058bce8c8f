package org.mumap.server.ingest.format;

import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The lines of a table, header and all, before anybody knows what they mean. */
interface TableReader extends Closeable {

    /**
     * One line.
     *
     * @param number from 1, blank lines counted
     * @param cells its cells; null where blank
     */
    record Line(int number, List<@Nullable Object> cells) {

        boolean isBlank() {
            return cells.stream().allMatch(java.util.Objects::isNull);
        }
    }

    /** The next line, or null after the last. */
    @Nullable
    Line next() throws IOException;

    /** How many rows the file says it has; 0 when it does not say. */
    default long expected() {
        return 0;
    }

    /** Share of the file read so far, 0 to 1. */
    double share();
}
