package org.mumap.server.ingest;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.function.LongConsumer;
import javax.sql.DataSource;
import org.mumap.server.ingest.format.ImportFailure;
import org.mumap.server.ledger.Owner;
import org.springframework.stereotype.Component;

/**
 * Finds parcels that lie on each other, and gaps between neighbours: rows of the batch among themselves, and rows beside present
 * parcels that the batch does not replace. The database tells what lies where; shapes are compared here by {@link Sweep}, because
 * an overlay of two hostile shapes could not be stopped there.
 */
@Component
class Overlaps {

    private final DataSource owner;
    private final Staging staging;
    private final ImportSettings settings;

    Overlaps(@Owner DataSource owner, Staging staging, ImportSettings settings) {
        this.owner = owner;
        this.staging = staging;
        this.settings = settings;
    }

    /** Compares and notes the problems; tells how many rows are done. */
    void find(Work work, long rows, LongConsumer progress) {
        try (Connection connection = owner.getConnection()) {
            connection.setAutoCommit(false);
            try {
                run(connection, "set local statement_timeout = " + 1_000L * settings.compareSeconds());
                // read in the order it was written
                run(connection, "set local synchronize_seqscans = off");
                prepare(connection, work);
                new Sweep(
                                connection,
                                work,
                                settings,
                                rows,
                                problems -> staging.writeProblems(work.id(), problems),
                                progress)
                        .run();
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

    private static void prepare(Connection connection, Work work) throws SQLException {
        // along the Hilbert curve, so that what is read together lies together
        run(connection, """
            create temporary table candidate on commit drop as
            select row_number() over (order by geom)::integer as place, row_no, row_key, geom, st_npoints(geom) as points,
                   (facts->'predecessors')::text as predecessors
            from ledger.staged_row where batch_id = ? and accepted and geom is not null order by 1\
            """, work.id());
        run(connection, "create index on candidate using gist (geom)");
        run(connection, "create index on candidate (row_no)");
        // what the commit replaces or ends does not count as present
        run(connection, """
            create temporary table present on commit drop as
            select p.parcel_code as row_key, p.park_code, p.geom, st_npoints(p.geom) as points from live.parcel p
            where p.geom && (select st_expand(st_setsrid(st_extent(geom)::geometry, 4490), 0.001) from candidate)
              and not exists (select from candidate c where c.row_key = p.parcel_code)\
            """);
        run(connection, "create index on present (row_key)");
        if (work.replaces() != null) {
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
}
