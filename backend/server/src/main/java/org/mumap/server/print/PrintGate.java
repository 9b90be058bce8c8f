package org.mumap.server.print;

import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import org.mumap.server.problem.Problem;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** Lets so many documents be made at the same time and no more: each takes a core and tens of megabytes. */
@Component
public class PrintGate {

    private final int atOnce;
    private final Semaphore free;

    PrintGate(PrintSettings settings) {
        atOnce = Math.max(settings.atOnce(), 1);
        free = new Semaphore(atOnce);
    }

    /**
     * Makes a document when a place is free.
     *
     * @throws Problem (503) when there is none: trying again is better than a queue that nobody sees
     */
    public <T> T make(Supplier<T> document) {
        if (!free.tryAcquire()) {
            throw new Problem(HttpStatus.SERVICE_UNAVAILABLE, "print-busy", atOnce);
        }
        try {
            return document.get();
        } finally {
            free.release();
        }
    }
}
