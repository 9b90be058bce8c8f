package org.mumap.server.ingest;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.DoubleConsumer;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.mumap.server.geo.PostgisShapes;
import org.mumap.server.ingest.NeighbourCheck.Neighbour;
import org.mumap.server.ingest.NeighbourCheck.Subject;
import org.mumap.server.ingest.format.ImportFailure;
import org.mumap.server.ledger.Owner;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * Finds parcels that lie on each other, and gaps between neighbours: rows of the batch among themselves, and rows beside present
 * parcels that the batch does not replace. The database finds pairs whose boxes meet; shapes are compared here by
 * {@link NeighbourCheck}, because an overlay of two hostile shapes could not be stopped there. Number of pairs and time are
 * bounded: a file beyond that ends with a problem that says so.
 */
@Component
class Overlaps {

    private static final long PAIRS_PER_ROW = 60;
    private static final long PAIRS_AT_LEAST = 500_000;
    /** Neighbours looked at together for gaps. */
    private static final int TOGETHER = 64;

    private static final long BETWEEN_NOTES_NS = 500_000_000;
    private static final double METRES_PER_DEGREE = 111_320;
    /** Points beyond which a shape is fetched by itself, so that a few rows of large ones do not fill the memory. */
    private static final int LARGE = 2_000;

    private static final int POINTS_TOGETHER = 200_000;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final DataSource owner;
    private final Staging staging;
    private final ImportSettings settings;

    Overlaps(@Owner DataSource owner, Staging staging, ImportSettings settings) {
        this.owner = owner;
        this.staging = staging;
        this.settings = settings;
    }

    /** Compares and notes the problems; tells how far it is, by the rows that are done. */
    void find(Work work, long rows, DoubleConsumer progress) {
        try (Connection connection = owner.getConnection()) {
            connection.setAutoCommit(false);
            try {
                run(connection, "set local statement_timeout = " + 1_000L * settings.compareSeconds());
                prepare(connection, work);
                new Comparison(connection, work, rows, progress).run();
            } finally {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        } catch (SQLException e) {
            if ("57014".equals(e.getSQLState())) {
                throw new ImportFailure("compare-too-slow", settings.compareSeconds());
            }
            throw new IllegalStateException("overlaps could not be compared", e);
        }
    }

    private void prepare(Connection connection, Work work) throws SQLException {
        run(connection, """
            create temporary table candidate on commit drop as
            select row_no, row_key, geom, (facts->'predecessors')::text as predecessors,
                   st_expand(geom, ? / cos(radians(least(85, greatest(-85, st_y(st_centroid(st_envelope(geom))))))), ?) as box
            from ledger.staged_row where batch_id = ? and accepted and geom is not null order by row_no\
            """, reach(), reach(), work.id());
        run(connection, "create index on candidate (row_no)");
        run(connection, "create index on candidate using gist (geom)");
        run(connection, "create index on candidate (row_key)");
        // what the commit replaces or ends does not count as present
        run(connection, """
            create temporary table present on commit drop as
            select p.parcel_code as row_key, p.park_code, p.geom from live.parcel p
            where p.geom && (select st_setsrid(st_extent(box)::geometry, 4490) from candidate)
              and not exists (select from candidate c where c.row_key = p.parcel_code)\
            """);
        if (work.replaces() != null) {
            run(connection, "create index on present (row_key)");
            run(connection, """
                delete from present p using (
                  select distinct on (v.row_key) v.row_key, v.register from ledger.parcel v
                  where v.superseded_at = 'infinity' and v.data_from <= ? and v.row_key in (select row_key from present)
                  order by v.row_key, v.data_from desc) h
                where h.row_key = p.row_key and h.register = ?
                  and not exists (select from ledger.staged_row s where s.batch_id = ? and s.row_key = p.row_key)\
                """, work.dataDate(), work.replaces(), work.id());
        }
        run(connection, "create index on present using gist (geom)");
        run(connection, "analyze candidate, present");
    }

    // how far beyond its box a parcel's neighbours are looked for, degrees of latitude
    private double reach() {
        return settings.gapWidthM() / METRES_PER_DEGREE;
    }

    private static void run(Connection connection, String sql, Object... args) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < args.length; i++) {
                statement.setObject(i + 1, args[i]);
            }
            statement.execute();
        }
    }

    /** One batch being compared, row after row. */
    private final class Comparison {
        private final Connection connection;
        private final Work work;
        private final long most;
        private final long rows;
        private final DoubleConsumer progress;
        private final long end = System.nanoTime() + 1_000_000_000L * settings.compareSeconds();
        private final Gaps gaps = new Gaps(settings.gapWidthM(), this::meeting);
        private final List<Neighbour> waiting = new ArrayList<>();
        private final List<RowProblem> found = new ArrayList<>();
        private int pointsWaiting;
        private int row = -1;
        private @Nullable NeighbourCheck check;
        private long noted;

        Comparison(Connection connection, Work work, long rows, DoubleConsumer progress) {
            this.connection = connection;
            this.work = work;
            this.rows = rows;
            this.most = Math.max(PAIRS_AT_LEAST, rows * PAIRS_PER_ROW);
            this.progress = progress;
        }

        void run() throws SQLException {
            try (PreparedStatement statement = connection.prepareStatement("""
                select a.row_no, a.row_key, case when st_npoints(a.geom) <= ? then a.geom::text end, a.predecessors,
                       b.row_no, b.row_key, case when st_npoints(b.geom) <= ? then b.geom::text end, b.park_code, b.predecessors
                from candidate a cross join lateral (
                  select c.row_no, c.row_key, c.geom, null as park_code, c.predecessors
                  from candidate c where c.geom && a.box and c.row_no > a.row_no
                  union all
                  select null, p.row_key, p.geom, p.park_code, null from present p where p.geom && a.box) b
                limit ?\
                """)) {
                statement.setInt(1, LARGE);
                statement.setInt(2, LARGE);
                statement.setLong(3, most + 1);
                statement.setFetchSize(200);
                long pairs = 0;
                try (ResultSet pair = statement.executeQuery()) {
                    while (pair.next()) {
                        if (++pairs > most) {
                            throw new ImportFailure("too-many-overlaps", most);
                        }
                        take(pair);
                    }
                }
                finishRow();
                flush(1);
            }
        }

        private void take(ResultSet pair) throws SQLException {
            if (row != pair.getInt(1)) {
                finishRow();
                row = pair.getInt(1);
                check = new NeighbourCheck(new Subject(
                        row, pair.getString(2), shape(pair.getString(3), row, ""), keys(pair.getString(4))));
            }
            Neighbour other = neighbour(pair);
            if (check != null && check.overlap(other)) {
                waiting.add(other);
                pointsWaiting += other.shape().getNumPoints();
            }
            if (waiting.size() >= TOGETHER || pointsWaiting > POINTS_TOGETHER) {
                lookForGaps();
            }
            note();
        }

        private Geometry shape(@Nullable String hex, @Nullable Integer rowOfBatch, String key) throws SQLException {
            if (hex != null) {
                return PostgisShapes.ofHex(hex);
            }
            String sql = rowOfBatch == null
                    ? "select geom::text from present where row_key = ?"
                    : "select geom::text from candidate where row_no = ?";
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                statement.setObject(1, rowOfBatch == null ? key : rowOfBatch);
                ResultSet found = statement.executeQuery();
                found.next();
                return PostgisShapes.ofHex(found.getString(1));
            }
        }

        private Neighbour neighbour(ResultSet pair) throws SQLException {
            Integer otherRow = pair.getObject(5, Integer.class);
            String park = pair.getString(8);
            boolean concealed = otherRow == null
                    && !work.county()
                    && (park == null || !work.parks().contains(park));
            return new Neighbour(
                    otherRow,
                    pair.getString(6),
                    shape(pair.getString(7), otherRow, pair.getString(6)),
                    concealed,
                    keys(pair.getString(9)));
        }

        private void finishRow() {
            lookForGaps();
            if (check != null) {
                found.addAll(check.take());
                check = null;
            }
            flush(500);
        }

        private void lookForGaps() {
            if (check != null && !waiting.isEmpty() && settings.gapWidthM() > 0) {
                check.gaps(waiting, gaps);
                found.addAll(check.take());
            }
            waiting.clear();
            pointsWaiting = 0;
        }

        /** What else lies in a box, so that a strip filled by a third parcel is no gap. */
        private List<Geometry> meeting(Envelope box) {
            List<Geometry> shapes = new ArrayList<>();
            try (PreparedStatement statement = connection.prepareStatement("""
                select geom::text from candidate where geom && st_makeenvelope(?, ?, ?, ?, 4490)
                union all select geom::text from present where geom && st_makeenvelope(?, ?, ?, ?, 4490) limit 500\
                """)) {
                double[] corners = {box.getMinX(), box.getMinY(), box.getMaxX(), box.getMaxY()};
                for (int i = 0; i < 8; i++) {
                    statement.setDouble(i + 1, corners[i % 4]);
                }
                statement.setFetchSize(20);
                ResultSet found = statement.executeQuery();
                int points = 0;
                while (found.next() && points < POINTS_TOGETHER) {
                    shapes.add(PostgisShapes.ofHex(found.getString(1)));
                    points += shapes.get(shapes.size() - 1).getNumPoints();
                }
                return shapes;
            } catch (SQLException e) {
                throw new IllegalStateException("parcels around a gap could not be read", e);
            }
        }

        private void note() {
            long now = System.nanoTime();
            if (now > end) {
                throw new ImportFailure("compare-too-slow", settings.compareSeconds());
            }
            if (now - noted > BETWEEN_NOTES_NS) {
                noted = now;
                progress.accept(Math.min(1, (double) row / Math.max(row, rows)));
            }
        }

        private void flush(int atLeast) {
            if (found.size() >= atLeast) {
                staging.writeProblems(work.id(), List.copyOf(found));
                found.clear();
            }
        }
    }

    private static Set<String> keys(@Nullable String json) {
        return json == null ? Set.of() : JSON.readValue(json, new TypeReference<Set<String>>() {});
    }
}
