package org.mumap.server.ledger;

import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.mumap.server.problem.Problem;
import org.mumap.server.testing.Staged;
import org.mumap.server.testing.TestDatabase;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A random walk of imports, replacing registers and roll-backs, after each step of which the live rows must equal what the ledger
 * says of today. The test takes some hundred steps, {@code scripts/fuzz ledger} as many as one likes.
 */
public final class LedgerWalk {

    private static final int PARCELS = 8;
    private static final Set<String> REFUSALS =
            Set.of("batch-built-upon", "batch-referred-to", "batch-nothing-to-undo", "batch-not-committed");

    private final TestDatabase database;
    private final Ledger ledger;
    private final Facts facts;
    private final JdbcClient owner;
    private final Clock clock;

    /** A walk over a database without facts. */
    public LedgerWalk(TestDatabase database, Ledger ledger, Facts facts, JdbcClient owner, Clock clock) {
        this.database = database;
        this.ledger = ledger;
        this.facts = facts;
        this.owner = owner;
        this.clock = clock;
    }

    /**
     * Walks.
     *
     * @throws AssertionError naming seed and step when live and ledger differ, or a roll-back is refused for a wrong reason
     */
    public void run(long seed, int steps) throws SQLException {
        Random random = new Random(seed);
        List<Long> committed = new ArrayList<>();
        for (int step = 0; step < steps; step++) {
            if (random.nextInt(4) == 0 && !committed.isEmpty()) {
                // the last one as a whole, or any in part
                boolean partial = random.nextBoolean();
                int which = partial ? random.nextInt(committed.size()) : committed.size() - 1;
                try {
                    ledger.rollback(committed.get(which), partial, "test");
                    if (!partial) {
                        committed.remove(which);
                    }
                } catch (Problem refused) {
                    if (!REFUSALS.contains(refused.code())) {
                        throw new AssertionError("seed %d, step %d: %s".formatted(seed, step, refused.code()), refused);
                    }
                }
            } else {
                committed.add(batch(random, step));
            }
            List<String> live = live();
            List<String> told = told();
            if (!live.equals(told)) {
                throw new AssertionError("seed %d, step %d: live %s, ledger %s".formatted(seed, step, live, told));
            }
        }
    }

    private List<String> live() {
        return owner.sql("select name from live.parcel order by parcel_code")
                .query(String.class)
                .list();
    }

    private List<String> told() {
        return facts.list(owner, Kinds.get("parcels"), Times.of(null, null, clock)).stream()
                .map(f -> f.text("name"))
                .toList();
    }

    private long batch(Random random, int step) throws SQLException {
        Staged staged = Staged.of("parcels")
                .dataDate(LocalDate.of(2020 + random.nextInt(9), 1, 1).toString());
        if (random.nextBoolean()) {
            staged.replacing("r");
        }
        for (int i = 1; i <= PARCELS; i++) {
            if (random.nextBoolean()) {
                String code = "339922001001GB0000" + i;
                staged.row(
                        Map.of("parcel_code", code, "name", step + "/" + i), Staged.square(120 + i * 0.01, 29, 0.001));
            }
        }
        long batch = staged.ready(database);
        ledger.commit(batch, false, "test");
        return batch;
    }
}
