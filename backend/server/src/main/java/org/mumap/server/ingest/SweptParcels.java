package org.mumap.server.ingest;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.PrecisionModel;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKBReader;
import org.mumap.server.geo.Crs;
import org.mumap.server.ingest.NeighbourCheck.Neighbour;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * The parcels of a batch and those present around it, as the temporary tables {@code candidate} and {@code present} of one
 * connection hold them. A large shape stays there until it is asked for.
 */
final class SweptParcels {

    /** Points beyond which a shape is fetched by itself, so that a few rows of large ones do not fill the memory. */
    private static final int LARGE = 2_000;

    private static final GeometryFactory FACTORY = new GeometryFactory(new PrecisionModel(), Crs.CGCS2000);
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private static final String OF_BATCH = """
        select place, row_no, row_key, predecessors, null as park_code, points, st_xmin(geom) as west, st_xmax(geom) as east,
               st_ymin(geom) as south, st_ymax(geom) as north, case when points <= %d then st_asbinary(geom) end as shape
        from candidate\
        """.formatted(LARGE);
    private static final String PRESENT = """
        select null::integer, null::integer, row_key, null, park_code, points, st_xmin(geom), st_xmax(geom), st_ymin(geom),
               st_ymax(geom), case when points <= %d then st_asbinary(geom) end
        from present\
        """.formatted(LARGE);
    private static final String MEETS = "geom && st_makeenvelope(?, ?, ?, ?, 4490)";

    private final Connection connection;
    private final boolean county;
    private final List<String> parks;

    SweptParcels(Connection connection, Work work) {
        this.connection = connection;
        this.county = work.county();
        this.parks = work.parks();
    }

    /**
     * A parcel.
     *
     * @param place its number along the curve; 0 for a present one
     * @param row its row; null for a present one
     * @param points points of its shape that are at hand; 0 for a large one
     * @param shape its shape; null for a large one
     */
    record Parcel(
            int place,
            @Nullable Integer row,
            String key,
            Set<String> predecessors,
            boolean concealed,
            Envelope box,
            int points,
            @Nullable Geometry shape) {}

    /** Reads parcels one after the other. */
    interface Reading extends AutoCloseable {
        /** The next, or null after the last. */
        @Nullable
        Parcel next() throws SQLException;

        @Override
        void close() throws SQLException;
    }

    /** All parcels of the batch along the curve. */
    Reading all() throws SQLException {
        return read(OF_BATCH, 500);
    }

    /** Parcels whose box meets a box, present ones too, but for those of the batch between two places. */
    Reading around(Envelope box, int from, int to) throws SQLException {
        return read(
                OF_BATCH + " where " + MEETS + " and place not between ? and ? union all " + PRESENT + " where "
                        + MEETS,
                1_000,
                box.getMinX(),
                box.getMinY(),
                box.getMaxX(),
                box.getMaxY(),
                from,
                to,
                box.getMinX(),
                box.getMinY(),
                box.getMaxX(),
                box.getMaxY());
    }

    /** What {@link #around} says, a few at a time, for a place where very many lie. */
    Reading crowd(Envelope box, int row) throws SQLException {
        return read(
                OF_BATCH + " where " + MEETS + " and row_no > ? union all " + PRESENT + " where " + MEETS,
                200,
                box.getMinX(),
                box.getMinY(),
                box.getMaxX(),
                box.getMaxY(),
                row,
                box.getMinX(),
                box.getMinY(),
                box.getMaxX(),
                box.getMaxY());
    }

    private Reading read(String sql, int atOnce, Object... args) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        for (int i = 0; i < args.length; i++) {
            statement.setObject(i + 1, args[i]);
        }
        statement.setFetchSize(atOnce);
        ResultSet rows = statement.executeQuery();
        WKBReader reader = new WKBReader(FACTORY);
        return new Reading() {
            @Override
            public @Nullable Parcel next() throws SQLException {
                synchronized (connection) {
                    return rows.next() ? parcel(rows, reader) : null;
                }
            }

            @Override
            public void close() throws SQLException {
                statement.close();
            }
        };
    }

    private Parcel parcel(ResultSet row, WKBReader reader) throws SQLException {
        Integer number = row.getObject(2, Integer.class);
        String park = row.getString(5);
        byte[] shape = row.getBytes(11);
        return new Parcel(
                row.getInt(1),
                number,
                row.getString(3),
                keys(row.getString(4)),
                number == null && !county && (park == null || !parks.contains(park)),
                new Envelope(row.getDouble(7), row.getDouble(8), row.getDouble(9), row.getDouble(10)),
                shape == null ? 0 : row.getInt(6),
                shape == null ? null : geometry(reader, shape));
    }

    /** The shape of a parcel, fetched when it is large. */
    Geometry shape(Parcel parcel) {
        Geometry known = parcel.shape();
        if (known != null) {
            return known;
        }
        String sql = parcel.row() == null
                ? "select st_asbinary(geom) from present where row_key = ?"
                : "select st_asbinary(geom) from candidate where row_no = ?";
        synchronized (connection) {
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                statement.setObject(1, parcel.row() == null ? parcel.key() : parcel.row());
                ResultSet found = statement.executeQuery();
                found.next();
                return geometry(new WKBReader(FACTORY), found.getBytes(1));
            } catch (SQLException e) {
                throw new IllegalStateException("a large shape could not be read", e);
            }
        }
    }

    Neighbour neighbour(Parcel parcel) {
        return new Neighbour(parcel.row(), parcel.key(), shape(parcel), parcel.concealed(), parcel.predecessors());
    }

    /** Shapes whose box meets a box; no more than some hundred, and not too large together. */
    List<Geometry> meeting(Envelope box, int mostPoints) {
        List<Geometry> shapes = new ArrayList<>();
        synchronized (connection) {
            try (Reading reading = crowd(box, Integer.MIN_VALUE)) {
                int points = 0;
                for (Parcel p = reading.next();
                        p != null && points < mostPoints && shapes.size() < 500;
                        p = reading.next()) {
                    Geometry shape = shape(p);
                    shapes.add(shape);
                    points += shape.getNumPoints();
                }
                return shapes;
            } catch (SQLException e) {
                throw new IllegalStateException("parcels around a gap could not be read", e);
            }
        }
    }

    private static Geometry geometry(WKBReader reader, byte[] wkb) {
        try {
            return reader.read(wkb);
        } catch (ParseException e) {
            throw new IllegalStateException("the database wrote a shape nobody can read", e);
        }
    }

    private static Set<String> keys(@Nullable String json) {
        return json == null ? Set.of() : JSON.readValue(json, new TypeReference<Set<String>>() {});
    }
}
