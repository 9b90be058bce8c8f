package org.mumap.server.ingest;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mumap.server.ledger.Kind;
import org.mumap.server.ledger.Owner;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How offices name the columns of their tables: remembered from the mapping a person made, used for the office's next file. */
@Component
public class ColumnNaming {

    private final JdbcClient jdbc;
    private final Clock clock;

    ColumnNaming(@Owner JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** The habits of an account's office: header → key. */
    Map<String, String> of(String username, String kind) {
        Map<String, String> habits = new LinkedHashMap<>();
        jdbc.sql("""
            select n.header, n.key from ledger.column_naming n
            join access.account a on a.office = n.office and a.office <> ''
            where a.username = :username and n.kind = :kind order by n.header
            """).param("username", username).param("kind", kind).query(row -> {
            habits.put(row.getString("header"), row.getString("key"));
        });
        return habits;
    }

    /** Remembers what an account said for its office; what it said before of the same header is replaced. */
    public void remember(String username, String kind, Map<String, String> mapping) {
        mapping.forEach((header, key) -> jdbc.sql("""
            insert into ledger.column_naming (office, kind, header, key, named_by, named_at)
            select a.office, :kind, :header, :key, a.username, :at from access.account a
            where a.username = :username and a.office <> ''
            on conflict (office, kind, header) do update
              set key = excluded.key, named_by = excluded.named_by, named_at = excluded.named_at
            """)
                .param("kind", kind)
                .param("header", header)
                .param("key", key)
                .param("at", Timestamp.from(clock.instant()))
                .param("username", username)
                .update());
    }

    /** What the sender says of this file goes before what his office used to say. */
    public static Map<String, String> prefer(@Nullable Map<String, String> said, Map<String, String> habits) {
        Map<String, String> joined = new LinkedHashMap<>(habits);
        if (said != null) {
            joined.values().removeAll(said.values());
            joined.putAll(said);
        }
        return joined;
    }

    /**
     * The mapping for a file: what its sender says, and of his office's habits those whose header is there and whose key no other
     * header of the file means already.
     */
    static Map<String, String> join(
            Kind kind,
            @Nullable Map<String, String> said,
            Map<String, String> habits,
            List<String> names,
            boolean namesCut) {
        Map<String, String> mapping = new LinkedHashMap<>(said == null ? Map.of() : said);
        Set<String> taken = new HashSet<>(mapping.values());
        Columns plain = new Columns(kind, said, namesCut);
        Map<String, String> keys = new HashMap<>();
        for (Map<String, String> column : plain.described(names)) {
            String key = column.get("key");
            if (key != null) {
                keys.put(String.valueOf(column.get("name")), key);
            }
        }
        taken.addAll(keys.values());
        habits.forEach((header, key) -> {
            boolean means = keys.containsKey(header);
            if (names.contains(header) && !means && kind.has(key) && taken.add(key)) {
                mapping.put(header, key);
            }
        });
        return mapping;
    }
}
