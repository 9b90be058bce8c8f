package org.mumap.server.demo;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.mumap.server.evaluation.scheme.EvaluationRuns;
import org.mumap.server.evaluation.scheme.SchemeBody;
import org.mumap.server.evaluation.scheme.SchemeExamples;
import org.mumap.server.evaluation.scheme.Schemes;
import org.mumap.server.ledger.Owner;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** A published scheme, taken over by the demo county and run for each year of returns, so that trends can be seen. */
@Component
@ConditionalOnProperty(name = "mumap.demo", havingValue = "true")
class DemoEvaluations {

    private static final Logger LOG = LoggerFactory.getLogger(DemoEvaluations.class);
    private static final String BY = "demo";

    private final SchemeExamples examples;
    private final Schemes schemes;
    private final EvaluationRuns runs;
    private final JdbcClient owner;
    private final Clock clock;

    DemoEvaluations(
            SchemeExamples examples, Schemes schemes, EvaluationRuns runs, @Owner JdbcClient owner, Clock clock) {
        this.clock = clock;
        this.examples = examples;
        this.schemes = schemes;
        this.runs = runs;
        this.owner = owner;
    }

    /** Saves and runs the scheme, unless there is one already. */
    void load() {
        boolean any = owner.sql("select exists (select from ledger.evaluation_scheme)")
                .query(Boolean.class)
                .single();
        List<Integer> years = owner.sql("""
                        select distinct year from ledger.annual_return where superseded_at = 'infinity' and year < :year order by 1
                        """)
                .param("year", LocalDate.now(clock).getYear())
                .query(Integer.class)
                .list();
        if (any || years.isEmpty()) {
            return;
        }
        SchemeBody example = examples.list(Locale.SIMPLIFIED_CHINESE).get(0);
        long scheme = schemes.save(example.named("青溪县规上综合评价", years.get(years.size() - 1)), null, BY);
        for (int year : years) {
            runs.run(new EvaluationRuns.Order(scheme, year, null, null), BY);
        }
        LOG.info("Demo county: {} evaluation runs", years.size());
    }
}
