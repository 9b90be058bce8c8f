package org.mumap.server.testing;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** Waits for the demo county. */
public final class Demo {

    private static final Duration LONGEST = Duration.ofMinutes(10);

    private Demo() {}

    /** Returns when {@code /actuator/health} is UP; fails when that takes too long. */
    public static void await(int port) {
        long end = System.nanoTime() + LONGEST.toNanos();
        Http nobody = new Http(port, "");
        while (nobody.get("/actuator/health").statusCode() != 200) {
            if (System.nanoTime() > end) {
                throw new AssertionError("the demo county was not loaded within " + LONGEST);
            }
            LockSupport.parkNanos(Duration.ofMillis(500).toNanos());
        }
    }
}
