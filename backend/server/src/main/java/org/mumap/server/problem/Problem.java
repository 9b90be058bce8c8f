package org.mumap.server.problem;

import java.util.List;
import org.springframework.http.HttpStatus;

/**
 * Something the caller did or asked for that cannot be; becomes an {@code application/problem+json} answer.
 *
 * <p>The code names the message {@code <code>.title} (optional), {@code <code>.detail}; arguments fill it.
 */
public class Problem extends RuntimeException {

    private final HttpStatus status;
    private final String code;
    private final transient List<Object> args;

    /**
     * @param status HTTP status of the answer
     * @param code message code, also given to programs
     * @param args arguments of the message
     */
    public Problem(HttpStatus status, String code, Object... args) {
        super(code + " " + List.of(args));
        this.status = status;
        this.code = code;
        this.args = List.of(args);
    }

    /** The request cannot be understood or breaks a rule of its own (400). */
    public static Problem badRequest(String code, Object... args) {
        return new Problem(HttpStatus.BAD_REQUEST, code, args);
    }

    /** There is no such thing, or the caller's scope does not contain it: the same answer on purpose (404). */
    public static Problem notFound(String code, Object... args) {
        return new Problem(HttpStatus.NOT_FOUND, code, args);
    }

    /** The state of things does not allow it (409). */
    public static Problem conflict(String code, Object... args) {
        return new Problem(HttpStatus.CONFLICT, code, args);
    }

    /** The account may not do this (403). */
    public static Problem forbidden(String code, Object... args) {
        return new Problem(HttpStatus.FORBIDDEN, code, args);
    }

    public HttpStatus status() {
        return status;
    }

    public String code() {
        return code;
    }

    public List<Object> args() {
        return args;
    }
}
