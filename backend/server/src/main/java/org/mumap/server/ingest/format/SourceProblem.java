package org.mumap.server.ingest.format;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the format itself finds wrong with a row, before any rule of its kind is asked.
 *
 * @param error whether the row is rejected, else it is kept and the complaint shown
 * @param field key of the column, or null when the row as a whole is meant
 * @param code code of message and cure in the bundle {@code import}
 * @param args {0} the value complained about, then details, often a line of the file first
 */
public record SourceProblem(boolean error, @Nullable String field, String code, List<String> args) {

    static SourceProblem error(String code, Object... args) {
        return new SourceProblem(true, null, code, texts(args));
    }

    static SourceProblem warning(String code, Object... args) {
        return new SourceProblem(false, null, code, texts(args));
    }

    private static List<String> texts(Object... args) {
        return Arrays.stream(args).map(String::valueOf).toList();
    }
}
