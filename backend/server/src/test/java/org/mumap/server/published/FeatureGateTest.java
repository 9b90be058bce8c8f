package org.mumap.server.published;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.mumap.server.problem.Problem;

@DisplayName("Questions about features leave half of the connections to others")
class FeatureGateTest {

    @Test
    @DisplayName("A1 one more than the places waits, and is told so when it waited in vain; then there is room again")
    void places() throws Exception {
        FeatureGate gate = new FeatureGate(2, 1);
        CountDownLatch inside = new CountDownLatch(2);
        CountDownLatch leave = new CountDownLatch(1);
        ExecutorService askers = Executors.newFixedThreadPool(2);
        try {
            Future<Boolean> one = askers.submit(() -> gate.pass(() -> stay(inside, leave)));
            Future<Boolean> other = askers.submit(() -> gate.pass(() -> stay(inside, leave)));
            inside.await();
            assertThatThrownBy(() -> gate.pass(() -> true))
                    .isInstanceOfSatisfying(
                            Problem.class,
                            problem -> assertThat(problem.status().value()).isEqualTo(503));
            leave.countDown();
            assertThat(one.get() && other.get()).isTrue();
            assertThatThrownBy(() -> gate.pass(() -> {
                        throw new IllegalStateException("a question that fails");
                    }))
                    .isInstanceOf(IllegalStateException.class);
            assertThat(gate.pass(() -> gate.pass(() -> true)))
                    .as("both places are free again")
                    .isTrue();
        } finally {
            askers.shutdownNow();
        }
    }

    private static boolean stay(CountDownLatch inside, CountDownLatch leave) {
        inside.countDown();
        try {
            leave.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return true;
    }
}
