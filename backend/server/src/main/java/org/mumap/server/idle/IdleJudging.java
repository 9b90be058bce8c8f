package org.mumap.server.idle;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.mumap.rules.idle.IdleFacts;
import org.mumap.rules.idle.IdleRule;
import org.mumap.rules.idle.IdleVerdict;
import org.mumap.server.Readiness;
import org.mumap.server.ledger.CommitTurn;
import org.mumap.server.ledger.FactsChanged;
import org.mumap.server.ledger.LiveTables;
import org.mumap.server.ledger.NewDay;
import org.mumap.server.ledger.Owner;
import org.mumap.server.ledger.SqlFile;
import org.mumap.server.ledger.Times;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Keeps the stored verdicts true. A commit judges the parcels it touches, in its own transaction; a new day judges the whole
 * county, chunk by chunk, because time alone makes land idle. {@code live.setting idle_judged_on} says for which day all verdicts
 * hold; until it says today, lists judge on demand.
 */
@Component
@Order(20)
public class IdleJudging implements ApplicationRunner {

    /** Setting that names the day for which the whole county was last judged. */
    static final String JUDGED_ON = "idle_judged_on";

    private static final String TASK = "idle land";
    private static final Instant END_OF_TIME = Instant.parse("9999-01-01T00:00:00Z");
    private static final Logger LOG = LoggerFactory.getLogger(IdleJudging.class);
    private static final String TOUCHED = SqlFile.text("idle/judge_touched.sql");
    private static final String COUNTY = SqlFile.text("idle/judge_county.sql");
    private static final String WRITE = SqlFile.text("idle/write_verdicts.sql");

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final IdleFactsReader reader;
    private final LiveTables live;
    private final NewDay newDay;
    private final Readiness readiness;
    private final Clock clock;

    IdleJudging(
            @Owner JdbcClient jdbc,
            @Owner TransactionTemplate transaction,
            IdleFactsReader reader,
            LiveTables live,
            NewDay newDay,
            Readiness readiness,
            Clock clock) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.reader = reader;
        this.live = live;
        this.newDay = newDay;
        this.readiness = readiness;
        this.clock = clock;
        readiness.expect(TASK);
    }

    /** Judges the parcels that a commit touched; part of that commit. */
    @EventListener
    @Order(20)
    void on(FactsChanged change) {
        if (change.any("parcels", "contracts", "site_states", "excluded_periods", "idle_acts")) {
            jdbc.sql("delete from live.idle_verdict v using touched_parcel t where v.parcel_code = t.parcel_code")
                    .update();
            String after = "";
            do {
                after = judgeChunk(TOUCHED, after, change.today());
            } while (!after.isEmpty());
        }
    }

    /** Judges the county at start, unless it has been judged today. */
    @Override
    public void run(ApplicationArguments args) {
        if (!judgedOn(jdbc).equals(LocalDate.now(clock).toString())) {
            try {
                judgeCounty();
            } catch (RuntimeException e) {
                // the server is of use without: lists judge on demand until it succeeds
                LOG.error("Judging the county at start failed", e);
            }
        }
        readiness.done(TASK);
    }

    /** Judges the county when a legal day begins. */
    @Scheduled(cron = "5 0 0 * * *", zone = "${mumap.zone:Asia/Shanghai}")
    public void judgeCounty() {
        LocalDate today = LocalDate.now(clock);
        String before = judgedOn(jdbc);
        if (!before.isEmpty()) {
            newDay.begin(LocalDate.parse(before), today);
        }
        String after = "";
        do {
            String from = after;
            after = Objects.requireNonNull(transaction.execute(status -> {
                CommitTurn.await(jdbc);
                return judgeChunk(COUNTY, from, today);
            }));
        } while (!after.isEmpty());
        transaction.executeWithoutResult(status -> {
            jdbc.sql("""
                            insert into live.setting (name, value) values (:name, :day)
                            on conflict (name) do update set value = excluded.value
                            """)
                    .param("name", JUDGED_ON)
                    .param("day", today.toString())
                    .update();
            live.raiseAllVersions();
        });
        LOG.info("Idle land judged for {}", today);
    }

    /** The day for which the whole county was last judged; empty when it never was. */
    static String judgedOn(JdbcClient jdbc) {
        return jdbc.sql("select value from live.setting where name = :name")
                .param("name", JUDGED_ON)
                .query(String.class)
                .optional()
                .orElse("");
    }

    /** Judges the next chunk; returns its last parcel, or nothing after the last chunk. */
    private String judgeChunk(String query, String after, LocalDate today) {
        List<ParcelInTime> parcels = jdbc.sql(query)
                .param("after", after)
                .param("limit", IdleFactsReader.CHUNK)
                .query((row, n) -> ParcelInTime.of(row))
                .list();
        if (parcels.isEmpty()) {
            return "";
        }
        List<String> codes = parcels.stream().map(ParcelInTime::parcelCode).toList();
        Map<String, IdleFacts> facts = reader.read(jdbc, codes, knownNow(today));
        List<VerdictRow> rows = new ArrayList<>();
        for (ParcelInTime parcel : parcels) {
            IdleFacts known = Objects.requireNonNull(facts.get(parcel.parcelCode()));
            IdleVerdict verdict = IdleRule.judge(known, today);
            rows.add(VerdictRow.of(parcel, verdict, ParcelInTime.holder(known, verdict)));
        }
        jdbc.sql("delete from live.idle_verdict where parcel_code = any(:codes)")
                .param("codes", codes.toArray(String[]::new))
                .update();
        jdbc.sql(WRITE).param("rows", VerdictRow.json(rows)).update();
        return parcels.size() < IdleFactsReader.CHUNK ? "" : codes.get(codes.size() - 1);
    }

    // the commit at hand may carry an instant that the clock has not reached: what is not superseded is what is known
    private static Times knownNow(LocalDate today) {
        return new Times(today, END_OF_TIME, true);
    }
}
