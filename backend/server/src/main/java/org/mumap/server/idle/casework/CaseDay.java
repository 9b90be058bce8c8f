package org.mumap.server.idle.casework;

import java.time.Clock;
import java.time.LocalDate;
import org.mumap.server.idle.notice.Alerts;
import org.mumap.server.ledger.ActTurn;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.annotation.Order;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** When a legal day begins, time alone has changed what is due: open cases are looked at anew and warnings raised. */
@Component
@Order(30)
class CaseDay implements ApplicationRunner {

    private static final Logger LOG = LoggerFactory.getLogger(CaseDay.class);

    private final ActTurn turn;
    private final CaseRows rows;
    private final Alerts alerts;
    private final Clock clock;

    CaseDay(ActTurn turn, CaseRows rows, Alerts alerts, Clock clock) {
        this.turn = turn;
        this.rows = rows;
        this.alerts = alerts;
        this.clock = clock;
    }

    /** At start: the server may have slept over midnight. */
    @Override
    public void run(ApplicationArguments args) {
        try {
            begin();
        } catch (RuntimeException e) {
            // the next day, or the next start, does it again; cases answer all the same
            LOG.error("Looking at the open cases anew failed", e);
        }
    }

    /** Shortly after the county has been judged for the new day. */
    @Scheduled(cron = "0 20 0 * * *", zone = "${mumap.zone:Asia/Shanghai}")
    void begin() {
        turn.take(() -> {
            rows.renewOpen(LocalDate.now(clock));
            return true;
        });
        alerts.raise();
    }

    /** Deadlines that acts of the day have begun. */
    @Scheduled(initialDelayString = "PT10M", fixedDelayString = "PT10M")
    void raise() {
        alerts.raise();
    }
}
