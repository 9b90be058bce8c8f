package org.mumap.server.ingest;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What was decided about the shape of a committed row: part of where the fact comes from, for whoever sees the parcel. */
@Service
public class FabricSources {

    /** A decision and the problem it was about. */
    public record Told(String code, FabricIssues.Decision decision) {}

    private final JdbcClient jdbc;

    FabricSources(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The decisions that held at the commit about a row, in the caller's scope. */
    @Transactional(readOnly = true)
    public List<Told> list(long batchId, int row) {
        return jdbc.sql("""
            select code, verdict, reason, row_no as decided_row, area_before_m2, area_after_m2, decided_by, decided_at
            from ledger.fabric_decision
            where batch_id = :batch and undone_at is null and (row_no = :row or (verdict = 'ACCEPT' and other_row = :row))
            order by id
            """)
                .param("batch", batchId)
                .param("row", row)
                .query((r, n) -> new Told(r.getString("code"), FabricIssues.decision(r)))
                .list();
    }
}
