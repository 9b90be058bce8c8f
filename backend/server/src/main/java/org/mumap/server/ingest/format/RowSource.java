package org.mumap.server.ingest.format;

import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The rows of one file, read one after the other; memory does not grow with the file. */
public interface RowSource extends Closeable {

    /**
     * The next row.
     *
     * @return null after the last
     * @throws ImportFailure when the rest of the file cannot be read
     */
    @Nullable
    SourceRow next() throws IOException;

    /** Share of the file read so far, 0 to 1. */
    double share();

    /** How many rows the file says it has; 0 when it does not say. */
    default long expected() {
        return 0;
    }

    /** The column names of a table; empty when each row brings its own, as in GeoJSON. */
    default List<String> columns() {
        return List.of();
    }

    /** What the file says about its coordinates: a code, a name or the text of a .prj. */
    default Optional<String> crsText() {
        return Optional.empty();
    }

    /** Where the header stands; empty for anything that is no table of people. */
    default Optional<TableHead> tableHead() {
        return Optional.empty();
    }

    /** The sheet of a workbook, else null. */
    default @Nullable String sheet() {
        return null;
    }

    /** Whether column names were cut to ten bytes, as in a shapefile. */
    default boolean namesCut() {
        return false;
    }

    /** Whether numbers may be days, as in a workbook. */
    default SerialDays serialDays() {
        return SerialDays.NONE;
    }
}
