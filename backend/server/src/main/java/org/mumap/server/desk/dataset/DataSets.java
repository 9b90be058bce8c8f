package org.mumap.server.desk.dataset;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.mumap.server.access.Account;
import org.mumap.server.access.Accounts;
import org.mumap.server.desk.DeskSettings;
import org.mumap.server.ledger.Column;
import org.mumap.server.ledger.Kind;
import org.mumap.server.ledger.Kinds;
import org.mumap.server.problem.Problem;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** How fresh, complete and good the data are: counts over the rows that hold today, and those rows themselves. */
@Service
public class DataSets {

    /** By what the rows of a data set are counted. */
    public enum By {
        PARK("coalesce(v.scope_park, '')"),
        TOWN("coalesce(v.scope_town, '')"),
        SENDER("b.created_by");

        private final String expression;

        By(String expression) {
            this.expression = expression;
        }
    }

    /** What a row may lack. */
    private static final String WARNED =
            "exists (select from ledger.import_problem p where p.batch_id = v.batch_id and p.row_no = v.row_no)";

    // the version that holds today of each key, with the batch it came from
    private static final String HOLDING = """
            from (
              select distinct on (x.row_key) x.* from ledger.%s x
              where x.superseded_at = 'infinity'
              order by x.row_key, (x.data_from <= :today) desc,
                       case when x.data_from <= :today then x.data_from end desc nulls last, x.data_from
            ) v join ledger.batch b on b.id = v.batch_id
            where not v.ended
            """;

    // for counting: one pass over the problems of the kind, not a look for each row
    private static final String COUNTED = HOLDING.replace("where not v.ended", """
            left join (
              select distinct p.batch_id, p.row_no from ledger.import_problem p
              join ledger.batch pb on pb.id = p.batch_id
              where pb.kind = :kind and p.row_no is not null
            ) w on w.batch_id = v.batch_id and w.row_no = v.row_no
            where not v.ended""");

    /**
     * A data set, or the part of it that a park, town or sender has.
     *
     * @param key kind, or code of the part; empty for what belongs to none
     * @param name title, or name of the part
     * @param newestOn day of the newest data; null when there are no rows
     * @param oldestOn day of the oldest data that still hold
     * @param ageDays days since the newest
     * @param stale whether data of the kind should be younger
     * @param filled values that are there
     * @param expected values there could be: rows times columns
     * @param warned rows that came in with a warning
     * @param columns how many rows have a value, by column; empty in the overview
     */
    public record DataSet(
            String key,
            String name,
            int rows,
            @Nullable LocalDate newestOn,
            @Nullable LocalDate oldestOn,
            @Nullable Long ageDays,
            boolean stale,
            long filled,
            long expected,
            int warned,
            Map<String, Integer> columns) {}

    /**
     * A row behind a number.
     *
     * @param key key of the thing
     * @param name its name, where the kind has names
     * @param parcelCode parcel it stands on or is, whose dossier can be opened
     * @param missing columns without a value
     * @param warnings number of warnings it came in with
     */
    public record Row(
            String key,
            @Nullable String name,
            @Nullable String parcelCode,
            @Nullable String park,
            @Nullable String town,
            List<String> missing,
            int warnings,
            String batchId,
            String fileName,
            @Nullable String sheet,
            @Nullable Integer row,
            LocalDate dataDate,
            String by) {}

    /** Some rows, how many there are in all, the key to go on after. */
    public record Rows(List<Row> rows, int total, @Nullable String next) {}

    /**
     * Which rows.
     *
     * @param by by what they are counted; null for all
     * @param group code of the part; empty for what belongs to none
     * @param missing only rows without a value in that column; null for all
     * @param warned only rows that came in with a warning
     */
    public record Filter(
            @Nullable By by, String group, @Nullable String missing, boolean warned) {}

    private final JdbcClient jdbc;
    private final Accounts accounts;
    private final DeskSettings settings;
    private final Clock clock;

    DataSets(JdbcClient jdbc, Accounts accounts, DeskSettings settings, Clock clock) {
        this.jdbc = jdbc;
        this.accounts = accounts;
        this.settings = settings;
        this.clock = clock;
    }

    /** Every kind of data with its numbers, also those of which there are none. */
    @Transactional(readOnly = true)
    public List<DataSet> list(Locale locale) {
        return Kinds.list().stream().map(kind -> whole(kind, locale)).toList();
    }

    private DataSet whole(Kind kind, Locale locale) {
        String title = locale.getLanguage().equals("en") ? kind.titleEn() : kind.title();
        return groups(kind, "''", key -> title).stream()
                .findFirst()
                .map(d -> new DataSet(
                        kind.name(),
                        title,
                        d.rows(),
                        d.newestOn(),
                        d.oldestOn(),
                        d.ageDays(),
                        d.stale(),
                        d.filled(),
                        d.expected(),
                        d.warned(),
                        d.columns()))
                .orElse(new DataSet(kind.name(), title, 0, null, null, null, false, 0, 0, 0, Map.of()));
    }

    /** A data set by park, town or sender. */
    @Transactional(readOnly = true)
    public List<DataSet> list(Kind kind, By by, Locale locale) {
        Map<String, String> names = by == By.PARK ? parks() : new HashMap<>();
        return groups(kind, by.expression, key -> by == By.SENDER ? sender(key, locale) : names.getOrDefault(key, key));
    }

    private interface Naming {
        String of(String key);
    }

    private Map<String, String> parks() {
        Map<String, String> names = new HashMap<>();
        jdbc.sql("select park_code, name from live.park").query(row -> {
            names.put(row.getString("park_code"), row.getString("name"));
        });
        return names;
    }

    private String sender(String username, Locale locale) {
        Optional<Account> account = accounts.find(username);
        return account.map(a ->
                        a.office() + " · " + (locale.getLanguage().equals("en") ? a.displayNameEn() : a.displayName()))
                .orElse(username);
    }

    private List<DataSet> groups(Kind kind, String expression, Naming naming) {
        List<Column> columns = kind.columns();
        String counts = columns.stream()
                .map(c -> "count(v.\"" + c.key() + "\") as \"" + c.key() + '"')
                .collect(Collectors.joining(", "));
        String sql = "select " + expression
                + " as part, count(*) as n, max(b.data_date) as newest, min(b.data_date) as oldest,"
                + " count(w.row_no) as warned, " + counts + ' ' + COUNTED.formatted(kind.table())
                + " group by 1 order by 1";
        return jdbc.sql(sql)
                .param("today", LocalDate.now(clock))
                .param("kind", kind.name())
                .query((row, n) -> dataSet(kind, row, naming))
                .list();
    }

    private DataSet dataSet(Kind kind, ResultSet row, Naming naming) throws SQLException {
        Map<String, Integer> filled = new LinkedHashMap<>();
        long sum = 0;
        for (Column column : kind.columns()) {
            int n = row.getInt(column.key());
            filled.put(column.key(), n);
            sum += n;
        }
        int rows = row.getInt("n");
        LocalDate newest = row.getObject("newest", LocalDate.class);
        long age = ChronoUnit.DAYS.between(newest, LocalDate.now(clock));
        int most = settings.staleAfterDays(kind.name());
        String key = row.getString("part");
        return new DataSet(
                key,
                naming.of(key),
                rows,
                newest,
                row.getObject("oldest", LocalDate.class),
                age,
                most > 0 && age > most,
                sum,
                (long) rows * kind.columns().size(),
                row.getInt("warned"),
                filled);
    }

    /**
     * The rows behind a number.
     *
     * @param after key to go on after; empty for the first
     * @throws Problem 400 when the kind has no such column
     */
    @Transactional(readOnly = true)
    public Rows rows(Kind kind, Filter filter, String after, int limit) {
        String where = where(kind, filter);
        String sql = "select v.*, b.file_name, b.data_date, b.created_by,"
                + " (select count(*) from ledger.import_problem p where p.batch_id = v.batch_id and p.row_no = v.row_no) as warnings "
                + HOLDING.formatted(kind.table()) + where
                + " and v.row_key > :after order by v.row_key limit :most";
        List<Row> found = bind(jdbc.sql(sql), filter)
                .param("after", after)
                .param("most", limit + 1)
                .query((row, n) -> row(kind, row))
                .list();
        Integer total = bind(jdbc.sql("select count(*) " + HOLDING.formatted(kind.table()) + where), filter)
                .query(Integer.class)
                .single();
        List<Row> rows = found.size() > limit ? List.copyOf(found.subList(0, limit)) : found;
        return new Rows(rows, total, found.size() > limit ? rows.get(limit - 1).key() : null);
    }

    private JdbcClient.StatementSpec bind(JdbcClient.StatementSpec sql, Filter filter) {
        return sql.param("today", LocalDate.now(clock)).param("part", filter.group());
    }

    // names of columns come from the table of kinds, never from the caller
    private static String where(Kind kind, Filter filter) {
        String where =
                filter.by() == null ? " and :part::text is not null" : " and " + filter.by().expression + " = :part";
        String missing = filter.missing();
        if (missing != null) {
            Column column =
                    kind.find(missing).orElseThrow(() -> Problem.badRequest("dataset-column", missing, kind.name()));
            where += " and v.\"" + column.key() + "\" is null";
        }
        return filter.warned() ? where + " and " + WARNED : where;
    }

    private static Row row(Kind kind, ResultSet row) throws SQLException {
        List<String> missing = new ArrayList<>();
        for (Column column : kind.columns()) {
            if (row.getObject(column.key()) == null) {
                missing.add(column.key());
            }
        }
        int number = row.getInt("row_no");
        return new Row(
                row.getString("row_key"),
                kind.has("name")
                        ? row.getString("name")
                        : kind.has("holder_name") ? row.getString("holder_name") : null,
                kind.has("parcel_code") ? row.getString("parcel_code") : null,
                row.getString("scope_park"),
                row.getString("scope_town"),
                missing,
                row.getInt("warnings"),
                Long.toString(row.getLong("batch_id")),
                row.getString("file_name"),
                row.getString("sheet"),
                number == 0 ? null : number,
                row.getObject("data_date", LocalDate.class),
                row.getString("created_by"));
    }
}
