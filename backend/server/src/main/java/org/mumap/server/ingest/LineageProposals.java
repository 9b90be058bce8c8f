package org.mumap.server.ingest;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.operation.overlayng.OverlayNG;
import org.locationtech.jts.operation.overlayng.OverlayNGRobust;
import org.mumap.server.geo.Areas;
import org.mumap.server.geo.Crossings;
import org.mumap.server.geo.PostgisShapes;
import org.mumap.server.ledger.Batch;
import org.mumap.server.ledger.Owner;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/**
 * Which parcels of a batch probably come from which former ones: a new parcel that shares more than half of the smaller one's area
 * with a parcel the file no longer has. Only proposed; a person takes them over.
 */
@Service
public class LineageProposals {

    private static final int MOST_PAIRS = 20_000;
    private static final int MAX_CROSSINGS = 2_000;
    private static final int MAX_POINTS = 20_000;
    private static final double HALF = 0.5;

    /** How new parcels come from former ones. */
    public enum Sort {
        /** One former parcel, several new ones. */
        SPLIT,
        /** Several former parcels, one new one. */
        MERGED,
        /** Several on both sides. */
        REARRANGED,
        /** One for one, under another number. */
        RENUMBERED
    }

    /**
     * A former parcel.
     *
     * @param key its key
     * @param shareOfFormer share of its area that lies in the new one, 0 to 1
     * @param shareOfNew share of the new one's area that comes from it, 0 to 1
     */
    public record Former(String key, double shareOfFormer, double shareOfNew) {}

    /** A new parcel and where it comes from. */
    public record Proposal(int row, String key, Sort sort, List<Former> former) {}

    private final JdbcClient jdbc;

    LineageProposals(@Owner JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The proposals for a checked batch of parcels, by row. */
    public List<Proposal> list(Batch batch) {
        if (!batch.options().kind().equals("parcels")) {
            return List.of();
        }
        Map<String, Integer> rows = new LinkedHashMap<>();
        Map<String, List<Former>> former = new LinkedHashMap<>();
        Map<String, Integer> heirs = new HashMap<>();
        for (Pair pair : pairs(batch)) {
            Former found = compare(pair);
            if (found != null) {
                rows.put(pair.key(), pair.row());
                former.computeIfAbsent(pair.key(), k -> new ArrayList<>()).add(found);
                heirs.merge(found.key(), 1, Integer::sum);
            }
        }
        List<Proposal> proposals = new ArrayList<>();
        former.forEach((key, of) -> {
            boolean split = of.stream().anyMatch(f -> heirs.getOrDefault(f.key(), 0) > 1);
            Sort sort = of.size() > 1 ? split ? Sort.REARRANGED : Sort.MERGED : split ? Sort.SPLIT : Sort.RENUMBERED;
            proposals.add(new Proposal(rows.getOrDefault(key, 0), key, sort, List.copyOf(of)));
        });
        return proposals;
    }

    private record Pair(int row, String key, Geometry shape, String formerKey, Geometry formerShape) {}

    // former parcels of other parks are nobody's business
    private List<Pair> pairs(Batch batch) {
        return jdbc.sql("""
            select s.row_no, s.row_key, s.geom::text as shape, p.parcel_code, p.geom::text as former
            from ledger.staged_row s
            join live.parcel p on p.geom && s.geom
            where s.batch_id = :batch and s.row_key is not null and s.facts->'predecessors' is null
              and st_npoints(s.geom) <= :points and st_npoints(p.geom) <= :points
              and (:county or p.park_code = any(:parks))
              and not exists (select from live.parcel o where o.parcel_code = s.row_key)
              and not exists (select from ledger.staged_row o where o.batch_id = s.batch_id and o.row_key = p.parcel_code)
              and not exists (select from ledger.import_problem x where x.batch_id = s.batch_id and x.row_no = s.row_no
                              and x.severity = 'ERROR' and x.code <> 'overlap')
            order by s.row_no, p.parcel_code limit :most
            """)
                .param("batch", batch.id())
                .param("points", MAX_POINTS)
                .param("county", batch.importer().county())
                .param("parks", batch.importer().parks().toArray(String[]::new))
                .param("most", MOST_PAIRS)
                .query((row, n) -> new Pair(
                        row.getInt("row_no"),
                        row.getString("row_key"),
                        PostgisShapes.ofHex(row.getString("shape")),
                        row.getString("parcel_code"),
                        PostgisShapes.ofHex(row.getString("former"))))
                .list();
    }

    private static @Nullable Former compare(Pair pair) {
        // an overlay cannot be interrupted: what crosses too often is not tried
        if (Crossings.between(pair.shape(), pair.formerShape(), MAX_CROSSINGS) > MAX_CROSSINGS) {
            return null;
        }
        double common =
                Areas.ellipsoidM2(OverlayNGRobust.overlay(pair.shape(), pair.formerShape(), OverlayNG.INTERSECTION));
        double ofNew = common / Areas.ellipsoidM2(pair.shape());
        double ofFormer = common / Areas.ellipsoidM2(pair.formerShape());
        return Math.max(ofNew, ofFormer) > HALF ? new Former(pair.formerKey(), ofFormer, ofNew) : null;
    }
}
