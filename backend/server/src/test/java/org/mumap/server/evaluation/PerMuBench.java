package org.mumap.server.evaluation;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.mumap.server.ledger.Times;
import org.mumap.server.testing.SideBySide;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The per-mu half of {@code scripts/bench county}: a year's shares by the program and by one statement written by hand. */
public final class PerMuBench {

    private static final int YEAR = 2025;

    private PerMuBench() {}

    /**
     * Measures and prints.
     *
     * @param byHand the statement that writes {@code bench.per_mu_share}
     */
    public static void run(SideBySide sides, JdbcClient owner, ApplicationContext program, String byHand) {
        PerMuFacts facts = program.getBean(PerMuFacts.class);
        PerMuShares shares = program.getBean(PerMuShares.class);
        TransactionTemplate transaction = new TransactionTemplate(program.getBean(DataSourceTransactionManager.class));
        Times now = new Times(LocalDate.now(ZoneId.of("Asia/Shanghai")), Instant.parse("9999-01-01T00:00:00Z"), true);
        sides.run(
                "Per-mu shares of %,d occupancies, rows written"
                        .formatted(owner.sql("select count(*) from ledger.occupancy")
                                .query(Long.class)
                                .single()),
                new SideBySide.Side(
                        "program",
                        () -> owner.sql("truncate live.per_mu_share").update(),
                        () -> transaction.executeWithoutResult(status -> {
                            PerMuFacts.World world = facts.read(now);
                            shares.writeYear(facts.table(world, YEAR), world.firms());
                        })),
                new SideBySide.Side(
                        "one statement by hand",
                        () -> owner.sql("truncate bench.per_mu_share").update(),
                        () -> owner.sql(byHand).update()));
    }
}
