package org.mumap.server.published.lod;

import jakarta.annotation.PreDestroy;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKBReader;
import org.locationtech.jts.io.WKBWriter;
import org.mumap.server.ledger.Owner;
import org.mumap.server.ledger.SqlFile;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Builds the simplified levels of what changed: the towns and parks that the commit's own transaction noted in {@code
 * live.lod_due}. Works beside the commits and holds none of them up; readers see the old level until the new one is there, and
 * then a new version of the layer.
 */
@Component
public class LevelTables {

    private static final Logger LOG = LoggerFactory.getLogger(LevelTables.class);

    /** Parcels built at one time: some 150 MB of memory. */
    private static final int PORTION = 40_000;

    private static final int ROWS_PER_BATCH = 500;
    private static final int LAST_TOWN_S = 15;

    private final JdbcClient jdbc;
    private final JdbcTemplate batches;
    private final TransactionTemplate transaction;
    private final ExecutorService worker = Executors.newSingleThreadExecutor(task -> {
        Thread thread = new Thread(task, "levels");
        thread.setDaemon(true);
        thread.setPriority(Thread.MIN_PRIORITY);
        return thread;
    });
    private final AtomicBoolean working = new AtomicBoolean();
    private volatile boolean stopping;
    private final ReentrantLock turn = new ReentrantLock();
    private final Map<TileCounts.Group, Long> refused = new HashMap<>();

    LevelTables(@Owner JdbcClient jdbc, @Owner DataSource owner, @Owner TransactionTemplate transaction) {
        this.jdbc = jdbc;
        this.batches = new JdbcTemplate(owner);
        this.transaction = transaction;
    }

    private record Due(TileCounts.Group group, Long[] notes, long newest) {}

    /** Looks for what is due; the work is done on a thread of its own, for the clock has other things to call. */
    @Scheduled(initialDelay = 3_000, fixedDelay = 2_000)
    void look() {
        if (!due().isEmpty() && working.compareAndSet(false, true)) {
            worker.execute(() -> {
                try {
                    build();
                } catch (RuntimeException e) {
                    LOG.warn("The simplified levels wait for the next time", e);
                } finally {
                    working.set(false);
                }
            });
        }
    }

    // the town at work is finished: to break a transaction off would only fill the log
    @PreDestroy
    void stop() throws InterruptedException {
        stopping = true;
        worker.shutdown();
        worker.awaitTermination(LAST_TOWN_S, TimeUnit.SECONDS);
    }

    /**
     * Builds all that is due now.
     *
     * @return rows written
     */
    public int build() {
        turn.lock();
        try {
            List<Due> due = due();
            TileCounts counts = due.isEmpty() ? new TileCounts() : counts();
            int written = 0;
            for (Due one : due) {
                if (stopping) {
                    break;
                }
                written += build(one, counts);
            }
            if (written > 0) {
                jdbc.sql("analyze live.lod_parcel").update();
            }
            return written;
        } finally {
            turn.unlock();
        }
    }

    // a town that cannot be built is tried again when it changes, not every two seconds
    private int build(Due due, TileCounts counts) {
        try {
            List<LodRow> rows = new ArrayList<>();
            for (List<TileCounts.Cell> portion : counts.portions(due.group(), PORTION)) {
                rows.addAll(Levels.build(parcels(due.group(), portion), counts.share(portion)));
            }
            return write(due, rows) ? rows.size() : 0;
        } catch (RuntimeException e) {
            refused.put(due.group(), due.newest());
            LOG.warn(
                    "No simplified levels for town '{}', park '{}'",
                    due.group().town(),
                    due.group().park(),
                    e);
            return 0;
        }
    }

    private List<Due> due() {
        return jdbc
                .sql(
                        "select town, park_code, array_agg(id) as notes, max(id) as newest from live.lod_due group by 1, 2 order by 1, 2")
                .query((row, n) -> new Due(
                        new TileCounts.Group(row.getString("town"), row.getString("park_code")),
                        (Long[]) row.getArray("notes").getArray(),
                        row.getLong("newest")))
                .list()
                .stream()
                .filter(due -> refused.getOrDefault(due.group(), 0L) < due.newest())
                .toList();
    }

    private TileCounts counts() {
        TileCounts counts = new TileCounts();
        jdbc.sql(SqlFile.text("published/lod_counts.sql"))
                .param("width", new TileGrid(Levels.LAST).width())
                .param("half", TileGrid.HALF_WORLD_M)
                .query(row -> {
                    counts.add(
                            new TileCounts.Group(row.getString("town"), row.getString("park_code")),
                            new TileCounts.Cell(
                                    row.getLong("tile_column"), row.getLong("tile_row"), row.getInt("parcels")));
                });
        return counts;
    }

    private List<LodParcel> parcels(TileCounts.Group group, List<TileCounts.Cell> portion) {
        double width = new TileGrid(Levels.LAST).width();
        WKBReader reader = new WKBReader();
        return jdbc.sql(SqlFile.text("published/lod_parcels.sql"))
                .param("town", group.town())
                .param("park", group.park())
                .param("columns", portion.stream().map(TileCounts.Cell::column).toArray(Long[]::new))
                .param("rows", portion.stream().map(TileCounts.Cell::row).toArray(Long[]::new))
                .param("width", width)
                .param("half", TileGrid.HALF_WORLD_M)
                .param(
                        "west",
                        edge(
                                portion.stream()
                                        .mapToLong(TileCounts.Cell::column)
                                        .min()
                                        .orElse(0),
                                width))
                .param(
                        "south",
                        edge(
                                portion.stream()
                                        .mapToLong(TileCounts.Cell::row)
                                        .min()
                                        .orElse(0),
                                width))
                .param(
                        "east",
                        edge(
                                portion.stream()
                                                .mapToLong(TileCounts.Cell::column)
                                                .max()
                                                .orElse(0)
                                        + 1,
                                width))
                .param(
                        "north",
                        edge(
                                portion.stream()
                                                .mapToLong(TileCounts.Cell::row)
                                                .max()
                                                .orElse(0)
                                        + 1,
                                width))
                .query((row, n) -> parcel(row, reader))
                .list();
    }

    private static double edge(long tile, double width) {
        return tile * width - TileGrid.HALF_WORLD_M;
    }

    private static LodParcel parcel(ResultSet row, WKBReader reader) throws SQLException {
        return new LodParcel(
                row.getLong("id"),
                row.getString("parcel_code"),
                row.getDouble("area_mu"),
                row.getString("land_use_code"),
                row.getString("supply_state"),
                row.getString("idle_finding"),
                row.getString("legal_state"),
                row.getBoolean("low_efficiency"),
                row.getDouble("net_mu"),
                row.getDouble("tax_wan"),
                row.getDouble("output_wan"),
                shape(row.getBytes("shape"), reader));
    }

    private static Geometry shape(byte[] wkb, WKBReader reader) {
        try {
            return reader.read(wkb);
        } catch (ParseException e) {
            throw new IllegalStateException("PostGIS wrote a shape that JTS cannot read", e);
        }
    }

    /** Swaps the rows in; false when the county was emptied in between. */
    private boolean write(Due due, List<LodRow> rows) {
        return Boolean.TRUE.equals(transaction.execute(status -> {
            int notes = jdbc.sql("delete from live.lod_due where id = any(:notes)")
                    .param("notes", due.notes())
                    .update();
            if (notes < due.notes().length) {
                status.setRollbackOnly();
                return false;
            }
            jdbc.sql("""
                            delete from live.lod_parcel
                            where coalesce(town, '') = :town and coalesce(park_code, '') = :park
                            """)
                    .param("town", due.group().town())
                    .param("park", due.group().park())
                    .update();
            WKBWriter writer = new WKBWriter();
            batches.batchUpdate(
                    SqlFile.text("published/lod_insert.sql"),
                    rows,
                    ROWS_PER_BATCH,
                    (sql, row) -> bind(sql, row, due.group(), writer));
            jdbc.sql("update live.version set n = n + 1 where layer = 'parcels'")
                    .update();
            return true;
        }));
    }

    private static void bind(PreparedStatement sql, LodRow row, TileCounts.Group group, WKBWriter writer)
            throws SQLException {
        LodRow.Sums sums = row.sums();
        sql.setInt(1, row.z());
        sql.setLong(2, row.lead().id());
        sql.setString(3, row.single() ? row.lead().code() : null);
        sql.setString(4, group.park());
        sql.setString(5, group.town());
        sql.setInt(6, sums.parcels());
        sql.setDouble(7, LodRow.rounded(sums.areaMu()));
        sql.setInt(8, sums.suspected());
        sql.setDouble(9, LodRow.rounded(sums.suspectedMu()));
        sql.setString(10, row.lead().use());
        sql.setString(11, row.gravest().supply());
        sql.setString(12, row.gravest().finding());
        sql.setString(13, row.gravest().legal());
        sql.setBoolean(14, sums.mostlyLowEfficiency());
        figure(sql, 15, sums.taxWanPerMu());
        figure(sql, 16, sums.outputWanPerMu());
        sql.setBytes(17, writer.write(row.shape()));
    }

    private static void figure(PreparedStatement sql, int at, @Nullable Double value) throws SQLException {
        if (value == null) {
            sql.setNull(at, Types.DOUBLE);
        } else {
            sql.setDouble(at, value);
        }
    }
}
