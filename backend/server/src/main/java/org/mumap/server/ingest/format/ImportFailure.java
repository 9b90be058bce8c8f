package org.mumap.server.ingest.format;

import java.util.Arrays;
import java.util.List;

/**
 * The file as a whole cannot be taken in. The code names a message and a cure of the bundle {@code import}; what is wrong with a
 * single row is a problem of that row instead.
 */
public class ImportFailure extends RuntimeException {

    private final String code;
    private final List<String> args;

    /**
     * @param code message code
     * @param args arguments of the message; one that begins with {@code @} is itself the code of a text
     */
    public ImportFailure(String code, Object... args) {
        super(code + " " + Arrays.toString(args));
        this.code = code;
        this.args = Arrays.stream(args).map(String::valueOf).toList();
    }

    public String code() {
        return code;
    }

    public List<String> args() {
        return args;
    }
}
