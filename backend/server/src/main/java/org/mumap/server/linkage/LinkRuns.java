package org.mumap.server.linkage;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Semaphore;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.mumap.server.access.Audit;
import org.mumap.server.ledger.Owner;
import org.mumap.server.ledger.SqlFile;
import org.mumap.server.linkage.LinkScores.Candidate;
import org.mumap.server.linkage.LinkScores.Firm;
import org.mumap.server.linkage.LinkScores.Land;
import org.mumap.server.problem.Problem;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Works the candidates out for every firm that has no land, and puts them in the place of those of the run before. */
@Service
public class LinkRuns {

    private static final String FIRMS = SqlFile.text("linkage/firms.sql");
    private static final String LAND = SqlFile.text("linkage/land.sql");
    private static final int MOST_FIRMS = 100_000;
    private static final int MOST_LAND = 1_000_000;
    private static final int AT_ONCE = 1_000;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final JdbcClient jdbc;
    private final DataSource owner;
    private final TransactionTemplate transaction;
    private final Audit audit;
    private final Clock clock;
    private final Semaphore turn = new Semaphore(1);

    LinkRuns(
            @Owner JdbcClient jdbc,
            @Owner DataSource owner,
            @Owner TransactionTemplate transaction,
            Audit audit,
            Clock clock) {
        this.jdbc = jdbc;
        this.owner = owner;
        this.transaction = transaction;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * A run.
     *
     * @param firms firms without land
     * @param withCandidates those for which there are candidates
     * @param pairs pairs of firm and parcel
     * @param stale whether firms, contracts, parcels or occupancies changed since
     */
    public record Run(Instant computedAt, String by, int firms, int withCandidates, int pairs, boolean stale) {}

    /** The newest run, if there was any. */
    public Optional<Run> newest() {
        return jdbc.sql("""
            select r.*, exists (
              select from ledger.batch b where b.committed_at > r.computed_at
                and b.kind in ('enterprises', 'contracts', 'parcels', 'occupancies')
                and not exists (
                  select from ledger.link_decision d
                  where d.batch_id in (b.id, b.rollback_of) or d.holder_batch_id in (b.id, b.rollback_of))) as stale
            from ledger.link_run r order by id desc limit 1
            """)
                .query((row, n) -> new Run(
                        row.getTimestamp("computed_at").toInstant(),
                        row.getString("computed_by"),
                        row.getInt("firms"),
                        row.getInt("with_candidates"),
                        row.getInt("pairs"),
                        row.getBoolean("stale")))
                .optional();
    }

    /**
     * Works them out anew.
     *
     * @throws Problem 503 while another run is at it
     */
    public Run run(String by) {
        if (!turn.tryAcquire()) {
            throw new Problem(HttpStatus.SERVICE_UNAVAILABLE, "linkage-busy");
        }
        try {
            // before anything is read: what is committed meanwhile makes the run stale
            Instant at = clock.instant();
            List<Firm> firms = firms();
            LinkScores scores = new LinkScores(land(), places(), remembered());
            List<Candidate> all = new ArrayList<>();
            int withCandidates = 0;
            for (Firm firm : firms) {
                List<Candidate> found = scores.find(firm);
                all.addAll(found);
                withCandidates += found.isEmpty() || firm.settled() ? 0 : 1;
            }
            int with = withCandidates;
            int without = (int) firms.stream().filter(f -> !f.settled()).count();
            transaction.executeWithoutResult(status -> keep(all, without, with, at, by));
            audit.record(by, "linkage.run", "enterprises", "ok", Map.of("firms", without, "pairs", all.size()));
            return newest().orElseThrow();
        } finally {
            turn.release();
        }
    }

    private List<Firm> firms() {
        return jdbc.sql(FIRMS)
                .param("day", LocalDate.now(clock))
                .param("most", MOST_FIRMS)
                .query((row, n) -> new Firm(
                        row.getString("credit_code"),
                        row.getString("name"),
                        names(row.getString("former_names")),
                        AddressText.among(map(row.getString("attributes"))).orElse(null),
                        Set.of((String[]) row.getArray("parcels").getArray())))
                .list();
    }

    /** Former names as people list them in one cell. */
    static List<String> names(@Nullable String text) {
        return text == null
                ? List.of()
                : Arrays.stream(text.split("[;；,，、/|\\n]"))
                        .map(String::strip)
                        .filter(name -> !name.isEmpty())
                        .toList();
    }

    static Map<String, Object> map(@Nullable String json) {
        return json == null ? Map.of() : JSON.readValue(json, new TypeReference<Map<String, Object>>() {});
    }

    private List<Land> land() {
        return jdbc.sql(LAND)
                .param("day", LocalDate.now(clock))
                .param("most", MOST_LAND)
                .query((row, n) -> new Land(
                        row.getString("parcel_code"),
                        row.getString("name"),
                        row.getString("contract_key"),
                        row.getString("holder_code"),
                        row.getString("holder_name"),
                        AddressText.among(map(row.getString("attributes"))).orElse(null),
                        List.of((String[]) row.getArray("taken_by").getArray())))
                .list();
    }

    private FirmName.Places places() {
        return new FirmName.Places(jdbc.sql("select name from live.area where level in ('COUNTY', 'TOWN')")
                .query(String.class)
                .list());
    }

    private Map<String, Set<String>> remembered() {
        Map<String, Set<String>> found = new HashMap<>();
        jdbc.sql("""
            select credit_code, holder_name from ledger.link_decision
            where verdict = 'ACCEPT' and undone_at is null and holder_name is not null
            """).query(row -> {
            found.computeIfAbsent(row.getString("credit_code"), code -> new TreeSet<>())
                    .add(FirmName.plain(row.getString("holder_name")));
        });
        return found;
    }

    private void keep(List<Candidate> all, int firms, int with, Instant at, String by) {
        Map<Candidate, List<String>> rivals = LinkScores.rivals(all);
        jdbc.sql("delete from ledger.link_candidate").update();
        Connection connection = DataSourceUtils.getConnection(owner);
        try (PreparedStatement insert = connection.prepareStatement("""
                insert into ledger.link_candidate (credit_code, parcel_code, firm_name, holder_name, contract_key, score,
                  reasons, sure, rivals, taken_by, computed_at, park_code, town)
                select ?, p.parcel_code, ?, ?, ?, ?, ?::jsonb, ?, ?, ?, ?, p.park_code, p.town
                from live.parcel p where p.parcel_code = ?
                """)) {
            insertAll(connection, insert, all, rivals, at);
        } catch (SQLException e) {
            throw new IllegalStateException("candidates could not be kept", e);
        } finally {
            DataSourceUtils.releaseConnection(connection, owner);
        }
        jdbc.sql("""
            insert into ledger.link_run (computed_at, computed_by, firms, with_candidates, pairs)
            values (:at, :by, :firms, :with, :pairs)
            """)
                .param("at", Timestamp.from(at))
                .param("by", by)
                .param("firms", firms)
                .param("with", with)
                .param("pairs", all.size())
                .update();
    }

    private static void insertAll(
            Connection connection,
            PreparedStatement insert,
            List<Candidate> all,
            Map<Candidate, List<String>> rivals,
            Instant at)
            throws SQLException {
        int waiting = 0;
        for (Candidate candidate : all) {
            List<String> others = rivals.getOrDefault(candidate, List.of());
            Land land = candidate.land();
            insert.setString(1, candidate.firm().code());
            insert.setString(2, candidate.firm().name());
            insert.setString(3, land.holderName());
            insert.setString(4, land.contractKey());
            insert.setBigDecimal(5, candidate.score());
            insert.setString(6, JSON.writeValueAsString(candidate.because()));
            insert.setBoolean(
                    7,
                    candidate.sameCode() && others.isEmpty() && land.takenBy().isEmpty());
            insert.setArray(8, connection.createArrayOf("text", others.toArray()));
            insert.setArray(9, connection.createArrayOf("text", land.takenBy().toArray()));
            insert.setTimestamp(10, Timestamp.from(at));
            insert.setString(11, land.parcel());
            insert.addBatch();
            if (++waiting == AT_ONCE) {
                insert.executeBatch();
                waiting = 0;
            }
        }
        insert.executeBatch();
    }
}
