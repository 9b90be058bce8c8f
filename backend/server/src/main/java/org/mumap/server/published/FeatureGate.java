package org.mumap.server.published;

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.mumap.server.problem.Problem;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/**
 * Lets questions about features take half of the database's connections at most, however many ask and however costly their
 * filters are: maps, sign-in and everything else keep the other half.
 */
@Component
public class FeatureGate {

    private static final int PATIENCE_S = 5;

    private final Semaphore free;
    private final int patienceS;

    @org.springframework.beans.factory.annotation.Autowired
    FeatureGate(@Value("${spring.datasource.hikari.maximum-pool-size:8}") int connections) {
        this(Math.max(1, connections / 2), PATIENCE_S);
    }

    FeatureGate(int permits, int patienceS) {
        this.free = new Semaphore(permits, true);
        this.patienceS = patienceS;
    }

    /**
     * Asks when it is its turn.
     *
     * @throws Problem 503 when all places stay taken for some seconds
     */
    public <T> T pass(Supplier<T> question) {
        try {
            if (!free.tryAcquire(patienceS, TimeUnit.SECONDS)) {
                throw busy();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw busy();
        }
        return answered(question);
    }

    /** Goes on with an answer that has begun: it waits for its turn as long as that takes, for half an answer is none. */
    public <T> T goOn(Supplier<T> question) {
        free.acquireUninterruptibly();
        return answered(question);
    }

    private <T> T answered(Supplier<T> question) {
        try {
            return question.get();
        } finally {
            free.release();
        }
    }

    private static Problem busy() {
        return new Problem(HttpStatus.SERVICE_UNAVAILABLE, "features-busy");
    }
}
