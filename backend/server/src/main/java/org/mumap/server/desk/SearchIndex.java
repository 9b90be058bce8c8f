package org.mumap.server.desk;

import java.util.Map;
import org.mumap.server.ledger.CommitTurn;
import org.mumap.server.ledger.FactsChanged;
import org.mumap.server.ledger.Owner;
import org.mumap.server.ledger.SqlFile;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Keeps the words by which things are found ({@code live.search_word}) in step with what a commit touches. Words are some fifteen rows
 * a thing: those of a very large commit follow in the background, some thousand things at a time.
 */
@Component
public class SearchIndex {

    private static final Logger LOG = LoggerFactory.getLogger(SearchIndex.class);
    private static final int AT_ONCE = 20_000;
    private static final int CHUNK = 5_000;

    private static final Map<String, String> WORDS = Map.of(
            "parcels", SqlFile.text("desk/search_words_parcel.sql"),
            "enterprises", SqlFile.text("desk/search_words_enterprise.sql"),
            "projects", SqlFile.text("desk/search_words_project.sql"),
            "parks", SqlFile.text("desk/search_words_park.sql"));

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    SearchIndex(@Owner JdbcClient jdbc, @Owner TransactionTemplate transaction) {
        this.jdbc = jdbc;
        this.transaction = transaction;
    }

    @EventListener
    @Order(60)
    void on(FactsChanged change) {
        String kind = change.kind().name();
        if (!WORDS.containsKey(kind)) {
            return;
        }
        int touched =
                jdbc.sql("select count(*) from touched").query(Integer.class).single();
        if (touched > AT_ONCE) {
            jdbc.sql("insert into live.search_due select :kind, row_key from touched on conflict do nothing")
                    .param("kind", kind)
                    .update();
        } else {
            write(kind);
        }
    }

    private void write(String kind) {
        for (String statement : WORDS.getOrDefault(kind, "").split(";\\s*\\n")) {
            jdbc.sql(statement).update();
        }
    }

    /** Writes the words that large commits have left, until there are none; commits come in between. */
    @Scheduled(initialDelay = 5_000, fixedDelay = 2_000)
    public void follow() {
        int things = 0;
        for (int n = next(); n > 0; n = next()) {
            things += n;
        }
        if (things > 0) {
            LOG.info("Search words of {} things written", things);
        }
    }

    private int next() {
        boolean due = jdbc.sql("select exists (select from live.search_due)")
                .query(Boolean.class)
                .single();
        Integer written = !due
                ? Integer.valueOf(0)
                : transaction.execute(status -> {
                    CommitTurn.await(jdbc);
                    String kind = jdbc.sql("select kind from live.search_due limit 1")
                            .query(String.class)
                            .optional()
                            .orElse("");
                    jdbc.sql("create temporary table touched (row_key text primary key) on commit drop")
                            .update();
                    int n = jdbc.sql("""
                            with taken as (
                              delete from live.search_due where kind = :kind and key in (
                                select key from live.search_due where kind = :kind order by key limit :chunk)
                              returning key)
                            insert into touched select key from taken
                            """)
                            .param("kind", kind)
                            .param("chunk", CHUNK)
                            .update();
                    jdbc.sql("analyze touched").update();
                    write(kind);
                    return n;
                });
        return written == null ? 0 : written;
    }
}
