package org.mumap.server.ingest;

import org.mumap.server.geo.Jail;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Says what GDAL is kept behind: in the log at start, and in the details of the health answer, which whoever keeps the accounts
 * may read. The server is of use without it, so its absence does not make it unhealthy.
 */
@Component("gdal")
class GdalHealth implements HealthIndicator {

    private static final Logger LOG = LoggerFactory.getLogger(GdalHealth.class);

    private final ImportSettings settings;

    GdalHealth(ImportSettings settings) {
        this.settings = settings;
    }

    @EventListener
    void on(ApplicationReadyEvent event) {
        Jail.require(settings.requireJail());
        Jail jail = Jail.get();
        if (jail.withoutNetwork() && jail.limited()) {
            LOG.info("GDAL reads uploads without network and within limits");
        } else {
            LOG.warn(
                    "GDAL reads uploads {} and {} (unshare -rn, prlimit); {}",
                    jail.withoutNetwork() ? "without network" : "WITH the network in reach",
                    jail.limited() ? "within limits" : "WITHOUT limits of memory and time",
                    settings.requireJail()
                            ? "mumap.imports.require-jail refuses its formats"
                            : "set mumap.imports.require-jail=true to have its formats refused");
        }
    }

    @Override
    public Health health() {
        Jail jail = Jail.get();
        return Health.up()
                .withDetail("withoutNetwork", jail.withoutNetwork())
                .withDetail("limited", jail.limited())
                .withDetail("refusedOtherwise", settings.requireJail())
                .build();
    }
}
