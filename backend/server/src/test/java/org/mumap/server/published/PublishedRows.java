package org.mumap.server.published;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.mumap.server.fuzz.OgcFuzz;
import org.mumap.server.testing.Http;
import org.mumap.server.testing.TestDatabase;

/** The rows of {@link Fixture} and what park1 may see of them, for fuzzing. */
public final class PublishedRows {

    private PublishedRows() {}

    /** Writes the rows once and makes ready to ask as park1. */
    public static OgcFuzz load(TestDatabase database, int port) {
        Fixture.load(database);
        // every other parcel has a past in the ledger, so that other days show rows too
        Fixture.change(database, "delete from ledger.parcel", """
                insert into ledger.parcel (row_key, data_from, recorded_at, batch_id, act_id, scope_park, scope_town, parcel_code, name, park_code, town,
                  geom)
                select parcel_code, date '2020-01-01' + (id % 3000)::int, now(), 1, 1, park_code, town, parcel_code, name, park_code, town, geom
                from live.parcel where id % 2 = 0
                """);
        String own = "park_code in ('P01', 'P0101', 'P0102')";
        Map<String, Set<String>> inside = new LinkedHashMap<>();
        inside.put("parcels", Fixture.keys(database, "select parcel_code from live.parcel where " + own));
        inside.put("idle_candidates", Fixture.keys(database, "select parcel_code from live.idle_verdict where " + own));
        inside.put("project_sites", Fixture.keys(database, "select project_code from live.project_site where " + own));
        inside.put("parks", Fixture.keys(database, "select park_code from live.park where " + own));
        return new OgcFuzz(new Http(port, "park1"), inside);
    }
}
