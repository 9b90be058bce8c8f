package org.mumap.server.ledger;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * What is being done with a batch right now, how far it is, and how long the stages of the newest batches took. Kept in memory only:
 * a commit is one transaction, so nobody else could see what it writes down about itself.
 */
@Component
public class Stages {

    private static final int BATCHES = 50;

    /**
     * The stage at work.
     *
     * @param stage name of the stage
     * @param done rows of it that are done; 0 while none is counted
     * @param of how many there are; 0 when nobody knows
     */
    public record Now(String stage, long done, long of) {}

    private final Map<Long, Map<String, Long>> batches = new LinkedHashMap<>();
    private final Map<Long, Now> atWork = new LinkedHashMap<>();

    /**
     * Does something that is a stage of a batch; a stage entered again adds up. The batch is at work until whoever entered it leaves
     * it, or, where nobody did, until this is done.
     */
    public void time(long batchId, String stage, Runnable work) {
        boolean alone = find(batchId).isEmpty();
        enter(batchId, stage);
        long start = System.nanoTime();
        try {
            work.run();
        } finally {
            add(batchId, stage, System.nanoTime() - start);
            if (alone) {
                leave(batchId);
            }
        }
    }

    /** A stage begins. */
    public synchronized void enter(long batchId, String stage) {
        atWork.put(batchId, new Now(stage, 0, 0));
    }

    /** How far the stage at work is. */
    public synchronized void count(long batchId, long done, long of) {
        atWork.computeIfPresent(batchId, (id, now) -> new Now(now.stage(), done, of));
    }

    /** Nothing is done with the batch any more. */
    public synchronized void leave(long batchId) {
        atWork.remove(batchId);
    }

    /** The stage at work, if something is being done with the batch. */
    public synchronized Optional<Now> find(long batchId) {
        return Optional.ofNullable(atWork.get(batchId));
    }

    /** Notes that a stage took so many nanoseconds more. */
    public synchronized void add(long batchId, String stage, long nanos) {
        batches.computeIfAbsent(batchId, id -> new LinkedHashMap<>()).merge(stage, nanos, Long::sum);
        if (batches.size() > BATCHES) {
            batches.remove(batches.keySet().iterator().next());
        }
    }

    /** The stages of a batch; empty when it is not among the newest. */
    public synchronized Map<String, Duration> of(long batchId) {
        Map<String, Duration> stages = new LinkedHashMap<>();
        batches.getOrDefault(batchId, Map.of()).forEach((stage, nanos) -> stages.put(stage, Duration.ofNanos(nanos)));
        return stages;
    }
}
