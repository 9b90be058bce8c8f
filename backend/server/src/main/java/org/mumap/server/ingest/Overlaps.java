package org.mumap.server.ingest;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.DoubleConsumer;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.operation.overlayng.OverlayNG;
import org.locationtech.jts.operation.overlayng.OverlayNGRobust;
import org.locationtech.jts.operation.relateng.RelateNG;
import org.locationtech.jts.operation.relateng.RelatePredicate;
import org.mumap.server.geo.Areas;
import org.mumap.server.geo.Crossings;
import org.mumap.server.geo.PostgisShapes;
import org.mumap.server.ingest.format.ImportFailure;
import org.mumap.server.ledger.Owner;
import org.springframework.stereotype.Component;

/**
 * Finds parcels that lie on each other: rows of the batch among themselves, and rows upon present parcels that the batch does not
 * replace. The database finds pairs whose boxes meet; shapes are compared here, because an overlay of two hostile shapes could
 * not be stopped there. More than half of the smaller one is an error, less a warning.
 */
@Component
class Overlaps {

    /** Overlaps up to this are rounding of boundaries, m². */
    private static final double NOTHING_M2 = 0.01;
    /** Overlaps narrower than this are slivers along a boundary, m. */
    private static final double SLIVER_M = 0.10;
    /** Pairs smaller than this need no count of crossings. */
    private static final long SMALL = 1_000_000;

    /** Along a meridian; good enough for a width. */
    private static final double METRES_PER_DEGREE = 111_320;

    private static final int MAX_CROSSINGS = 100_000;
    private static final long PAIRS_PER_ROW = 60;
    private static final long PAIRS_AT_LEAST = 500_000;

    private final DataSource owner;
    private final Staging staging;

    Overlaps(@Owner DataSource owner, Staging staging) {
        this.owner = owner;
        this.staging = staging;
    }

    private record Pair(
            int row,
            String key,
            String shape,
            @Nullable Integer otherRow,
            String otherKey,
            String otherShape,
            boolean othersConcealed,
            Set<String> predecessors) {}

    /** Compares and notes the problems; tells how far it is. */
    void find(Work work, long rows, DoubleConsumer progress) {
        try (Connection connection = owner.getConnection()) {
            connection.setAutoCommit(false);
            try {
                prepare(connection, work);
                compare(connection, work, rows, progress);
            } finally {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("overlaps could not be compared", e);
        }
    }

    private static void prepare(Connection connection, Work work) throws SQLException {
        run(connection, """
            create temporary table candidate on commit drop as
            select row_no, row_key, geom, facts->'predecessors' as predecessors
            from ledger.staged_row where batch_id = ? and accepted and geom is not null\
            """, work.id());
        run(connection, "create index on candidate using gist (geom)");
        run(connection, "create index on candidate (row_key)");
        // what the commit replaces or ends does not count as present
        run(connection, """
            create temporary table present on commit drop as
            select p.parcel_code as row_key, p.park_code, p.geom from live.parcel p
            where p.geom && (select st_setsrid(st_extent(geom)::geometry, 4490) from candidate)
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

    private static void run(Connection connection, String sql, Object... args) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < args.length; i++) {
                statement.setObject(i + 1, args[i]);
            }
            statement.execute();
        }
    }

    private void compare(Connection connection, Work work, long rows, DoubleConsumer progress) throws SQLException {
        long most = Math.max(PAIRS_AT_LEAST, rows * PAIRS_PER_ROW);
        try (PreparedStatement statement = connection.prepareStatement("""
            select a.row_no, a.row_key, a.geom::text, b.row_no, b.row_key, b.geom::text, null as park_code, a.predecessors::text
            from candidate a join candidate b on b.geom && a.geom and b.row_no > a.row_no
            union all
            select a.row_no, a.row_key, a.geom::text, null, b.row_key, b.geom::text, b.park_code, a.predecessors::text
            from candidate a join present b on b.geom && a.geom
            limit ?\
            """)) {
            statement.setLong(1, most + 1);
            statement.setFetchSize(500);
            Comparison comparison = new Comparison(work);
            long pairs = 0;
            try (ResultSet found = statement.executeQuery()) {
                while (found.next()) {
                    if (++pairs > most) {
                        throw new ImportFailure("too-many-overlaps", most);
                    }
                    comparison.compare(pair(found, work));
                    if (pairs % 2_000 == 0) {
                        progress.accept(Math.min(1, pairs / (rows * 4.0)));
                        comparison.flush(500);
                    }
                }
            }
            comparison.flush(1);
        }
    }

    private static Pair pair(ResultSet row, Work work) throws SQLException {
        Integer otherRow = row.getObject(4, Integer.class);
        String park = row.getString(7);
        String predecessors = row.getString(8);
        boolean concealed = otherRow == null
                && !work.county()
                && (park == null || !work.parks().contains(park));
        return new Pair(
                row.getInt(1),
                row.getString(2),
                row.getString(3),
                otherRow,
                row.getString(5),
                row.getString(6),
                concealed,
                predecessors == null
                        ? Set.of()
                        : Set.of(predecessors.replaceAll("[\\[\\]\"]", "").split(",\\s*")));
    }

    /** Compares pair after pair; a shape that comes again is read once. */
    private final class Comparison {
        private final Work work;
        private final List<RowProblem> found = new ArrayList<>();
        private int row = -1;
        private @Nullable Geometry shape;
        private @Nullable RelateNG prepared;
        private double area;

        Comparison(Work work) {
            this.work = work;
        }

        void compare(Pair pair) {
            // a parcel that the row names as its predecessor is what it was made from
            if (pair.otherRow() == null
                    && !pair.othersConcealed()
                    && pair.predecessors().contains(pair.otherKey())) {
                return;
            }
            if (row != pair.row() || shape == null || prepared == null) {
                row = pair.row();
                shape = PostgisShapes.ofHex(pair.shape());
                prepared = RelateNG.prepare(shape);
                area = Areas.ellipsoidM2(shape);
            }
            Geometry other = PostgisShapes.ofHex(pair.otherShape());
            if ((long) shape.getNumPoints() * other.getNumPoints() > SMALL
                    && Crossings.between(shape, other, MAX_CROSSINGS) > MAX_CROSSINGS) {
                add(pair, "too-many-crossings", true, null, Integer.toString(MAX_CROSSINGS), "");
                return;
            }
            if (!prepared.evaluate(other, RelatePredicate.matches("T********"))) {
                return;
            }
            Geometry common = OverlayNGRobust.overlay(shape, other, OverlayNG.INTERSECTION);
            double overlap = Areas.ellipsoidM2(common);
            if (overlap <= NOTHING_M2) {
                return;
            }
            double share = overlap / Math.min(area, Areas.ellipsoidM2(other));
            String code = share > 0.5 ? "overlap" : width(common, overlap) < SLIVER_M ? "sliver" : "small-overlap";
            add(pair, code, share > 0.5, common.getInteriorPoint(), number(overlap), number(share * 100));
        }

        private void add(Pair pair, String code, boolean error, @Nullable Geometry place, String first, String second) {
            String other = pair.othersConcealed() ? "@another-parcel" : pair.otherKey();
            found.add(problem(pair.row(), code, error, other, first, second, place));
            if (pair.otherRow() != null) {
                found.add(problem(pair.otherRow(), code, error, pair.key(), first, second, place));
            }
        }

        private static RowProblem problem(
                int row, String code, boolean error, String other, String a, String b, @Nullable Geometry place) {
            List<Object> args = code.equals("too-many-crossings") ? List.of("", a) : List.of(other, a, b);
            RowProblem problem = error
                    ? RowProblem.error(row, null, code, args.toArray())
                    : RowProblem.warning(row, null, code, args.toArray());
            return problem.at(place);
        }

        void flush(int atLeast) {
            if (found.size() >= atLeast) {
                staging.writeProblems(work.id(), List.copyOf(found));
                found.clear();
            }
        }
    }

    // area over half the outline: the mean width of something long; boundaries merely shared have no area and do not
    // count
    private static double width(Geometry common, double areaM2) {
        double outline = 0;
        for (int i = 0; i < common.getNumGeometries(); i++) {
            Geometry part = common.getGeometryN(i);
            outline += part.getDimension() == 2 ? part.getLength() * METRES_PER_DEGREE : 0;
        }
        return outline == 0 ? 0 : 2 * areaM2 / outline;
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.2f", value);
    }
}
