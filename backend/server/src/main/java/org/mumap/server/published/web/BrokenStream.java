package org.mumap.server.published.web;

/** An answer broke off after its beginning had been sent. The connection must end visibly: a part must not look like all. */
class BrokenStream extends RuntimeException {

    BrokenStream(Throwable cause) {
        super("an answer broke off", cause);
    }
}
