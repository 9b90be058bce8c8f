package org.mumap.server.desk;

import java.util.Map;
import org.mumap.server.ledger.FactsChanged;
import org.mumap.server.ledger.Owner;
import org.mumap.server.ledger.SqlFile;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps the words by which things are found ({@code live.search_word}) in step with what a commit touches. */
@Component
class SearchIndex {

    private static final Map<String, String> WORDS = Map.of(
            "parcels", SqlFile.text("desk/search_words_parcel.sql"),
            "enterprises", SqlFile.text("desk/search_words_enterprise.sql"),
            "projects", SqlFile.text("desk/search_words_project.sql"),
            "parks", SqlFile.text("desk/search_words_park.sql"));

    private final JdbcClient jdbc;

    SearchIndex(@Owner JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @EventListener
    @Order(60)
    void on(FactsChanged change) {
        String words = WORDS.get(change.kind().name());
        if (words != null) {
            for (String statement : words.split(";\\s*\\n")) {
                jdbc.sql(statement).update();
            }
        }
    }
}
