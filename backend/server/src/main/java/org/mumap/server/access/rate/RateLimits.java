package org.mumap.server.access.rate;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import java.time.Duration;
import org.springframework.stereotype.Component;

/** One bucket per whoever asks; forgotten when it must be full again. */
@Component
public class RateLimits {

    private static final int MOST_ASKERS = 50_000;
    private static final Duration FORGOTTEN = Duration.ofMinutes(10);

    private final RateSettings settings;
    private final Cache<String, Bucket> buckets = Caffeine.newBuilder()
            .expireAfterAccess(FORGOTTEN)
            .maximumSize(MOST_ASKERS)
            .build();

    RateLimits(RateSettings settings) {
        this.settings = settings;
    }

    /** Seconds that a token must wait before its next request; 0 = it may ask, and this counts as having asked. */
    public long waitOfToken(String tokenId) {
        return waitOf("token " + tokenId, settings.tokenPerSecond(), settings.tokenBurst());
    }

    /** Seconds that an account, by password, or a session must wait. */
    public long waitOfAccount(String who) {
        return waitOf("account " + who, settings.accountPerSecond(), settings.accountBurst());
    }

    private long waitOf(String who, int perSecond, int burst) {
        if (perSecond <= 0) {
            return 0;
        }
        Bucket bucket = buckets.get(
                who,
                key -> Bucket.builder()
                        .addLimit(limit ->
                                limit.capacity(Math.max(burst, 1)).refillGreedy(perSecond, Duration.ofSeconds(1)))
                        .build());
        ConsumptionProbe probe = bucket.tryConsumeAndReturnRemaining(1);
        return probe.isConsumed()
                ? 0
                : Duration.ofNanos(probe.getNanosToWaitForRefill()).toSeconds() + 1;
    }
}
