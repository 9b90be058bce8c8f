package org.mumap.server.evaluation;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.mumap.server.ledger.CommitTurn;
import org.mumap.server.ledger.FactsChanged;
import org.mumap.server.ledger.Jobs;
import org.mumap.server.ledger.LiveTables;
import org.mumap.server.ledger.Owner;
import org.mumap.server.ledger.SqlFile;
import org.mumap.server.ledger.Times;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Judges per-mu figures anew inside the commit that changes their facts, and all of them when a day begins or the rules changed. A year is always judged whole: a county has some
 * thousand firms, and a whole year can never disagree with itself.
 */
@Component
@Order(30)
public class PerMuJudge implements ApplicationRunner {

    /** Later than any commit: inside a commit everything written so far counts. */
    private static final Instant LATEST = Instant.parse("9999-01-01T00:00:00Z");

    /** The job of judging all years. */
    public static final String JOB = "permu";

    private static final String ALL_YEARS = """
            select distinct year from ledger.annual_return where superseded_at = 'infinity'
            union select distinct year from live.per_mu_share
            """;
    private static final List<String> PARCEL_PER_MU =
            List.of(SqlFile.text("evaluation/parcel_per_mu.sql").split(";\\s*\\n"));

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final PerMuFacts facts;
    private final PerMuShares shares;
    private final LiveTables live;
    private final Jobs jobs;
    private final Clock clock;

    PerMuJudge(
            @Owner JdbcClient jdbc,
            @Owner TransactionTemplate transaction,
            PerMuFacts facts,
            PerMuShares shares,
            LiveTables live,
            Jobs jobs,
            Clock clock) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.facts = facts;
        this.shares = shares;
        this.live = live;
        this.jobs = jobs;
        this.clock = clock;
    }

    /** Judges the years that a commit touched; part of that commit. */
    @EventListener
    @Order(30)
    void on(FactsChanged change) {
        Set<Integer> years = touchedYears(change);
        if (!years.isEmpty()) {
            judge(years, new Times(change.today(), LATEST, true));
            renewClosedYear(change.today());
        }
    }

    /** Judges all years at start, unless they have been judged today by the same rules. */
    @Override
    public void run(ApplicationArguments args) {
        if (jobs.isDue(JOB)) {
            judgeCounty();
        }
    }

    /**
     * A new day: a new year closes the old one, and occupancies begin and end. One transaction per year, so that a year never
     * disagrees with itself.
     *
     * @return whether all years are judged; false while another run is under way, or when this one failed and will be tried again
     */
    @Scheduled(cron = "2 0 0 * * *", zone = "${mumap.zone:Asia/Shanghai}")
    public boolean judgeCounty() {
        return jobs.run(JOB, this::judgeCounty);
    }

    private void judgeCounty(Jobs.Progress progress) {
        LocalDate today = LocalDate.now(clock);
        Set<Integer> years = years(ALL_YEARS);
        progress.total(years.size());
        for (int year : years) {
            transaction.executeWithoutResult(status -> {
                CommitTurn.await(jdbc);
                judge(Set.of(year), new Times(today, LATEST, true));
            });
            progress.done(1);
        }
        transaction.executeWithoutResult(status -> {
            CommitTurn.await(jdbc);
            renewClosedYear(today);
            live.raiseAllVersions();
        });
    }

    private void renewClosedYear(LocalDate today) {
        jdbc.sql("""
                        delete from live.setting where name = 'closed_year' and value is distinct from
                          (select max(year)::text from ledger.annual_return
                           where superseded_at = 'infinity' and not ended and year < :thisYear)
                        """).param("thisYear", today.getYear()).update();
        jdbc.sql("""
                        insert into live.setting (name, value)
                        select 'closed_year', max(year)::text from ledger.annual_return
                        where superseded_at = 'infinity' and not ended and year < :thisYear
                        having max(year) is not null
                        on conflict (name) do nothing
                        """).param("thisYear", today.getYear()).update();
    }

    private void judge(Set<Integer> years, Times times) {
        PerMuFacts.World world = facts.read(times);
        for (int year : years) {
            if (world.hasReturns(year)) {
                shares.writeYear(facts.table(world, year), world.firms());
            } else {
                jdbc.sql("delete from live.per_mu_share where year = :year")
                        .param("year", year)
                        .update();
            }
            for (String statement : PARCEL_PER_MU) {
                if (!statement.isBlank()) {
                    jdbc.sql(statement).param("year", year).update();
                }
            }
        }
    }

    private Set<Integer> touchedYears(FactsChanged change) {
        if (change.any("annual_returns")) {
            return years("select distinct v.year from ledger.annual_return v join touched t using (row_key)");
        }
        if (change.any("occupancies") || (change.any("parcels", "enterprises") && named(change))) {
            return years(ALL_YEARS);
        }
        return Set.of();
    }

    // whether one of the parcels or firms that changed has to do with per-mu figures at all
    private boolean named(FactsChanged change) {
        String sql = change.any("parcels")
                ? "select exists (select from touched t join ledger.occupancy o on o.parcel_code = t.row_key)"
                : """
                  select exists (select from touched t join ledger.occupancy o on o.credit_code = t.row_key)
                      or exists (select from touched t join ledger.annual_return r on r.credit_code = t.row_key)
                  """;
        return jdbc.sql(sql).query(Boolean.class).single();
    }

    private Set<Integer> years(String sql) {
        List<Integer> found = jdbc.sql(sql).query(Integer.class).list();
        return new TreeSet<>(found);
    }
}
