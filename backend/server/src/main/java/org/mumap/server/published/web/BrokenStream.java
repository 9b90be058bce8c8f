package org.mumap.server.published.web;

import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** An answer broke off after its beginning had been sent. The connection must end visibly: a part must not look like all. */
class BrokenStream extends RuntimeException {

    BrokenStream(Throwable cause) {
        super("an answer broke off", cause);
    }

    /** Lets it pass to the container, which closes the connection without the last chunk. */
    @RestControllerAdvice
    @Order(Ordered.HIGHEST_PRECEDENCE)
    static class Passes {

        @ExceptionHandler(BrokenStream.class)
        void pass(BrokenStream broken) {
            throw broken;
        }
    }
}
