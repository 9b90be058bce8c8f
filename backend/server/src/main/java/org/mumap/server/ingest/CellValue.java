package org.mumap.server.ingest;

import java.util.Arrays;
import java.util.List;

/** What came of reading one cell. */
sealed interface CellValue {

    /** Nothing was given; said in the file as {@code text}, which is empty or a sign such as {@code ---}. */
    record Blank(String text) implements CellValue {}

    /** A value as it becomes JSON. */
    record Value(Object value) implements CellValue {}

    /** Something that cannot be read; {@code args} after the value itself. */
    record Wrong(String code, List<String> args) implements CellValue {
        static Wrong of(String code, Object... args) {
            return new Wrong(code, Arrays.stream(args).map(String::valueOf).toList());
        }
    }
}
