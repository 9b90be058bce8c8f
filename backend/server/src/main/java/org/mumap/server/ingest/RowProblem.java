package org.mumap.server.ingest;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;
import org.mumap.server.ingest.format.SourceProblem;

/**
 * One complaint about one row. The words are made when somebody reads it, in the reader's language.
 *
 * @param row row of the file
 * @param field key of the column, or the file's own name for it; null when the row as a whole is meant
 * @param error whether the row is rejected, else it is kept and the complaint shown
 * @param code code of message and cure in the bundle {@code import}
 * @param args {0} the value complained about, then details; one that begins with {@code @} is itself the code of a text
 * @param place where, in EPSG:4490; null when it has no place
 * @param otherRow row of the same batch that it is with; null where it is none
 */
record RowProblem(
        int row,
        @Nullable String field,
        boolean error,
        String code,
        List<String> args,
        @Nullable Geometry place,
        @Nullable Integer otherRow) {

    private static final int LONGEST = 120;

    static RowProblem error(int row, @Nullable String field, String code, Object... args) {
        return new RowProblem(row, field, true, code, texts(args), null, null);
    }

    static RowProblem warning(int row, @Nullable String field, String code, Object... args) {
        return new RowProblem(row, field, false, code, texts(args), null, null);
    }

    /** What the format found. */
    static RowProblem of(int row, SourceProblem found) {
        return new RowProblem(
                row,
                found.field(),
                found.error(),
                found.code(),
                texts(found.args().toArray()),
                null,
                null);
    }

    RowProblem at(@Nullable Geometry where) {
        return new RowProblem(row, field, error, code, args, where, otherRow);
    }

    RowProblem with(@Nullable Integer other) {
        return new RowProblem(row, field, error, code, args, place, other);
    }

    private static List<String> texts(Object... args) {
        return Arrays.stream(args)
                .map(a -> clip(String.valueOf(a).replace("\0", "␀")))
                .toList();
    }

    private static String clip(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST - 1) + "…";
    }
}
