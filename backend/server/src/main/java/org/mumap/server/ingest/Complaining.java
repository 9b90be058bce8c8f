package org.mumap.server.ingest;

import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.mumap.server.ledger.Owner;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The complaints of a batch as they are kept: codes and arguments, in the order of the file. */
@Component
class Complaining {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private static final int AT_ONCE = 1_000;

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    Complaining(@Owner JdbcClient jdbc, @Owner TransactionTemplate transaction) {
        this.jdbc = jdbc;
        this.transaction = transaction;
    }

    /** One complaint, before anybody made words of it. */
    record Kept(int row, @Nullable String field, boolean error, String code, List<String> args) {

        /** The value complained about; null where there is none. */
        @Nullable
        String value() {
            return args.isEmpty() || args.get(0).isEmpty() || args.get(0).startsWith("@") ? null : args.get(0);
        }
    }

    /** How many there are. */
    int count(long batchId) {
        return jdbc.sql("select count(*) from ledger.import_problem where batch_id = :batch")
                .param("batch", batchId)
                .query(Integer.class)
                .single();
    }

    /** Hands over the first of them, by row; within a row the errors first. */
    void each(long batchId, int most, Consumer<Kept> sink) {
        // rows come in portions only inside a transaction
        transaction.executeWithoutResult(status -> jdbc.sql("""
            select row_no, field, severity = 'ERROR' as error, code, args::text as args from ledger.import_problem
            where batch_id = :batch and row_no > 0 order by row_no, severity, id limit :most
            """)
                .withFetchSize(AT_ONCE)
                .param("batch", batchId)
                .param("most", most)
                .query(row -> {
                    sink.accept(new Kept(
                            row.getInt("row_no"),
                            row.getString("field"),
                            row.getBoolean("error"),
                            row.getString("code"),
                            JSON.readValue(row.getString("args"), new TypeReference<List<String>>() {})));
                }));
    }
}
