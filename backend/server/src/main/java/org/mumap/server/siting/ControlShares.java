package org.mumap.server.siting;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.PrecisionModel;
import org.locationtech.jts.geom.impl.PackedCoordinateSequenceFactory;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKBReader;
import org.mumap.server.ledger.Owner;
import org.postgresql.PGStatement;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.stereotype.Component;

/**
 * Measures, inside a commit, how much of parcels lies inside control lines, and keeps it. While the database reads on or takes rows in,
 * the parcels read before are measured on all cores; few chunks are held at a time, however many parcels there are.
 */
@Component
class ControlShares {

    private static final int CHUNK = 5_000;
    private static final int WORKERS = Runtime.getRuntime().availableProcessors();
    private static final int AHEAD = 2 * WORKERS;

    /** With more pieces than this, parcels are read by the box of all pieces instead of piece by piece. */
    private static final int FEW_PIECES = 200;

    /** Asks the driver for binary values from the first execution on: shapes come as they are, not as hexadecimal text. */
    private static final int BINARY_FROM_THE_FIRST = -1;

    private final JdbcClient jdbc;
    private final DataSource source;

    ControlShares(@Owner JdbcClient jdbc, @Owner DataSource source) {
        this.jdbc = jdbc;
        this.source = source;
    }

    private record Parcel(
            String code, @Nullable String park, @Nullable String town, double areaM2, Geometry shape) {}

    /**
     * Measures anew.
     *
     * @param byLine true = the lines in {@code touched} and all parcels, false = the parcels in {@code touched_parcel} and all lines
     */
    void measure(boolean byLine) {
        jdbc.sql(SitingSql.text("overlay_clear.sql")).param("byLine", byLine).update();
        ControlOverlay overlay = new ControlOverlay();
        Set<String> lines = new HashSet<>();
        int pieces = readPieces(byLine, overlay, lines);
        if (!overlay.ready()) {
            return;
        }
        Connection connection = DataSourceUtils.getConnection(source);
        ExecutorService workers = Executors.newFixedThreadPool(WORKERS);
        try {
            ControlShareRows rows = ControlShareRows.of(jdbc, connection, lines);
            measure(connection, SitingSql.text(parcels(byLine, pieces)), overlay, workers, rows);
        } catch (SQLException e) {
            throw new IllegalStateException("Shares of control lines could not be measured", e);
        } finally {
            workers.shutdownNow();
            DataSourceUtils.releaseConnection(connection, source);
        }
    }

    private static String parcels(boolean byLine, int pieces) {
        if (!byLine) {
            return "overlay_parcels_touched.sql";
        }
        return pieces > FEW_PIECES ? "overlay_parcels_of_many.sql" : "overlay_parcels_of_lines.sql";
    }

    private int readPieces(boolean byLine, ControlOverlay overlay, Set<String> lines) {
        WKBReader reader = reader();
        int[] pieces = {0};
        jdbc.sql(SitingSql.text(byLine ? "overlay_pieces_of_lines.sql" : "overlay_pieces_of_parcels.sql"))
                .withFetchSize(CHUNK)
                .query(row -> {
                    overlay.add(row.getString("line_code"), shape(reader, row.getBytes("geom")));
                    lines.add(row.getString("line_code"));
                    pieces[0]++;
                });
        return pieces[0];
    }

    private static void measure(
            Connection connection,
            String parcels,
            ControlOverlay overlay,
            ExecutorService workers,
            ControlShareRows rows)
            throws SQLException {
        Queue<Future<List<ControlShareRows.Found>>> ahead = new ArrayDeque<>();
        try (PreparedStatement statement = connection.prepareStatement(parcels)) {
            statement.setFetchSize(CHUNK);
            statement.unwrap(PGStatement.class).setPrepareThreshold(BINARY_FROM_THE_FIRST);
            try (ResultSet row = statement.executeQuery()) {
                for (List<Parcel> read = chunk(row); !read.isEmpty(); read = chunk(row)) {
                    List<Parcel> chunk = read;
                    ahead.add(workers.submit(() -> found(overlay, chunk)));
                    if (ahead.size() > AHEAD) {
                        rows.write(measured(ahead.remove()));
                    }
                }
            }
            while (!ahead.isEmpty()) {
                rows.write(measured(ahead.remove()));
            }
        }
    }

    private static List<Parcel> chunk(ResultSet row) throws SQLException {
        WKBReader reader = reader();
        List<Parcel> chunk = new ArrayList<>(CHUNK);
        while (chunk.size() < CHUNK && row.next()) {
            chunk.add(new Parcel(
                    row.getString("parcel_code"),
                    row.getString("park_code"),
                    row.getString("town"),
                    row.getDouble("area_m2"),
                    shape(reader, row.getBytes("geom"))));
        }
        return chunk;
    }

    private static List<ControlShareRows.Found> found(ControlOverlay overlay, List<Parcel> parcels) {
        List<ControlShareRows.Found> found = new ArrayList<>(parcels.size());
        for (Parcel parcel : parcels) {
            for (ControlOverlay.Share share : overlay.shares(parcel.code(), parcel.shape(), parcel.areaM2())) {
                found.add(new ControlShareRows.Found(share, parcel.park(), parcel.town()));
            }
        }
        return found;
    }

    private static List<ControlShareRows.Found> measured(Future<List<ControlShareRows.Found>> chunk) {
        try {
            return chunk.get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("The program ends while control lines are being measured");
        }
    }

    private static WKBReader reader() {
        return new WKBReader(
                new GeometryFactory(new PrecisionModel(), 4490, PackedCoordinateSequenceFactory.DOUBLE_FACTORY));
    }

    private static Geometry shape(WKBReader reader, byte[] bytes) {
        try {
            return reader.read(bytes);
        } catch (ParseException e) {
            throw new IllegalStateException("the database wrote a shape nobody can read", e);
        }
    }
}
