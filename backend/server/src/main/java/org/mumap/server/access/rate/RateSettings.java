package org.mumap.server.access.rate;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How often may be asked, under {@code mumap.limits.*}.
 *
 * @param tokenPerSecond requests per second of one token, lasting; 0 = no limit
 * @param tokenBurst how many of them at once
 * @param accountPerSecond requests per second of one account by password, or of one session; 0 = no limit
 * @param accountBurst how many of them at once
 */
@ConfigurationProperties("mumap.limits")
public record RateSettings(
        @DefaultValue("50") int tokenPerSecond,
        @DefaultValue("1000") int tokenBurst,
        @DefaultValue("200") int accountPerSecond,
        @DefaultValue("5000") int accountBurst) {}
