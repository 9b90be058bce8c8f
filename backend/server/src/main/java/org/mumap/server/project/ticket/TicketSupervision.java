package org.mumap.server.project.ticket;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Every day, and at start after a night switched off: what is overdue is put under supervision. */
@Component
class TicketSupervision implements ApplicationRunner {

    private static final Logger LOG = LoggerFactory.getLogger(TicketSupervision.class);

    private final TicketDesk desk;

    TicketSupervision(TicketDesk desk) {
        this.desk = desk;
    }

    @Override
    public void run(ApplicationArguments args) {
        begin();
    }

    @Scheduled(cron = "0 25 0 * * *", zone = "${mumap.zone:Asia/Shanghai}")
    void begin() {
        try {
            int count = desk.superviseOverdue();
            if (count > 0) {
                LOG.info("{} tickets put under supervision", count);
            }
        } catch (RuntimeException e) {
            // the next day tries again; the server must start
            LOG.error("Supervision of overdue tickets failed", e);
        }
    }
}
