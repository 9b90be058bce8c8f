package org.mumap.server;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/**
 * What must still happen before the server is of use: loading the demo county, judging for today. {@code /actuator/health} is
 * UP only when nothing is left.
 */
@Component
public class Readiness implements HealthIndicator {

    private final Set<String> waiting = ConcurrentHashMap.newKeySet();

    /** Something begins that users must wait for. Call before the application is ready. */
    public void expect(String task) {
        waiting.add(task);
    }

    /** It is done. */
    public void done(String task) {
        waiting.remove(task);
    }

    /** Whether nothing is left to wait for. */
    public boolean isReady() {
        return waiting.isEmpty();
    }

    @Override
    public Health health() {
        return isReady()
                ? Health.up().build()
                : Health.outOfService().withDetail("waitingFor", waiting).build();
    }
}
