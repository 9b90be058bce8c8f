package org.mumap.server.desk;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.mumap.server.ledger.Owner;
import org.mumap.server.testing.Emptied;
import org.mumap.server.testing.ServerTest;
import org.mumap.server.testing.TestDatabase;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@ServerTest
@DisplayName("Search words of a very large commit follow in the background")
class LargeSearchIT {

    @Autowired
    TestDatabase database;

    @Autowired
    @Owner
    JdbcClient owner;

    @Autowired
    SearchIndex index;

    @Test
    @DisplayName("A1 what is noted as due is written like the words of a commit, and the notes are gone")
    void follow() throws Exception {
        Emptied.facts(database);
        owner.sql("""
            insert into live.parcel (parcel_code, id, name, area_m2, area_mu, low_efficiency, version_id, batch_id, geom, geom_3857)
            select '339922001001GB' || lpad(n::text, 5, '0'), n, '青溪' || n, 1, 0.0015, false, n, 1, g, st_transform(g, 3857)
            from generate_series(1, 6000) n,
                 lateral (select st_multi(st_makeenvelope(120, 29, 120.001, 29.001, 4490)) as g) s
            """).update();
        owner.sql("insert into live.search_due select 'parcels', parcel_code from live.parcel")
                .update();
        index.follow();
        assertThat(owner.sql("select count(*) from live.search_due")
                        .query(Integer.class)
                        .single())
                .isZero();
        assertThat(owner.sql(
                                "select count(distinct key) from live.search_word where kind = 'parcel' and way = 'N' and word = '青溪'")
                        .query(Integer.class)
                        .single())
                .isEqualTo(6000);
    }
}
