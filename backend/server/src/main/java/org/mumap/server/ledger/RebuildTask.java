package org.mumap.server.ledger;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** {@code scripts/rebuild}: with {@code mumap.task=rebuild} the server makes the live rows anew and ends. */
@Component
@ConditionalOnProperty(name = "mumap.task", havingValue = "rebuild")
class RebuildTask {

    private static final Logger LOG = LoggerFactory.getLogger(RebuildTask.class);
    private final Ledger ledger;
    private final ConfigurableApplicationContext context;

    RebuildTask(Ledger ledger, ConfigurableApplicationContext context) {
        this.ledger = ledger;
        this.context = context;
    }

    @EventListener(ApplicationReadyEvent.class)
    void run() {
        long from = System.nanoTime();
        ledger.rebuild();
        LOG.info("Live rows rebuilt in {} ms", (System.nanoTime() - from) / 1_000_000);
        System.exit(SpringApplication.exit(context, () -> 0));
    }
}
