package org.mumap.server.evaluation;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.mumap.server.ledger.FactsChanged;
import org.mumap.server.ledger.Owner;
import org.mumap.server.ledger.Times;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.core.io.Resource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Judges per-mu figures anew inside the commit that changes their facts. A year is always judged whole: a county has some
 * thousand firms, and a whole year can never disagree with itself.
 */
@Component
public class PerMuJudge {

    /** Later than any commit: inside a commit everything written so far counts. */
    private static final Instant LATEST = Instant.parse("9999-01-01T00:00:00Z");

    private final JdbcClient jdbc;
    private final PerMuFacts facts;
    private final PerMuShares shares;
    private final String parcelPerMu;

    PerMuJudge(
            @Owner JdbcClient jdbc,
            PerMuFacts facts,
            PerMuShares shares,
            @Value("classpath:/evaluation/parcel_per_mu.sql") Resource parcelPerMu)
            throws java.io.IOException {
        this.jdbc = jdbc;
        this.facts = facts;
        this.shares = shares;
        this.parcelPerMu = parcelPerMu.getContentAsString(StandardCharsets.UTF_8);
    }

    @EventListener
    @Order(30)
    void on(FactsChanged change) {
        Set<Integer> years = touchedYears(change);
        if (years.isEmpty()) {
            return;
        }
        judge(years, new Times(change.today(), LATEST, true));
        int thisYear = change.today().getYear();
        jdbc.sql("delete from live.setting where name = 'closed_year'").update();
        jdbc.sql("""
                        insert into live.setting (name, value)
                        select 'closed_year', max(year)::text from ledger.annual_return
                        where superseded_at = 'infinity' and not ended and year < :thisYear
                        having max(year) is not null
                        """).param("thisYear", thisYear).update();
    }

    private void judge(Set<Integer> years, Times times) {
        PerMuFacts.World world = facts.read(times);
        for (int year : years) {
            jdbc.sql("delete from live.per_mu_share where year = :year")
                    .param("year", year)
                    .update();
            jdbc.sql("delete from live.parcel_per_mu where year = :year")
                    .param("year", year)
                    .update();
            if (world.returns().stream().noneMatch(r -> r.year() == year)) {
                continue;
            }
            shares.writeYear(facts.table(world, year), world.firms());
            jdbc.sql(parcelPerMu).param("year", year).update();
        }
    }

    private Set<Integer> touchedYears(FactsChanged change) {
        if (change.any("annual_returns")) {
            return years("select distinct v.year from ledger.annual_return v join touched t using (row_key)");
        }
        if (change.any("occupancies") || change.any("parcels", "enterprises") && namedByOccupancies(change)) {
            return years("""
                    select distinct year from ledger.annual_return where superseded_at = 'infinity'
                    union select distinct year from live.per_mu_share
                    """);
        }
        return Set.of();
    }

    private boolean namedByOccupancies(FactsChanged change) {
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
