package org.mumap.server.published.basemap;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;
import org.mumap.server.ledger.Owner;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The base maps that an administrator keeps. Read as the owner, because of the keys; nothing of a key goes further than a request. */
@Component
public class BaseMapStore {

    private final JdbcClient jdbc;

    BaseMapStore(@Owner JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** All, by name. */
    public List<KeptBaseMap> list() {
        return jdbc.sql("""
                        select id, name, name_en, url, labels_url, key, attribution, max_zoom, tile_matrices, enabled
                        from access.base_map order by name, id
                        """).query((row, n) -> map(row)).list();
    }

    private static KeptBaseMap map(ResultSet row) throws SQLException {
        Array matrices = row.getArray("tile_matrices");
        return new KeptBaseMap(
                row.getString("id"),
                row.getString("name"),
                row.getString("name_en"),
                row.getString("url"),
                row.getString("labels_url"),
                row.getString("key"),
                row.getString("attribution"),
                row.getInt("max_zoom"),
                Stream.of((String[]) matrices.getArray()).toList(),
                row.getBoolean("enabled"));
    }

    /** Keeps one under its id. */
    void save(KeptBaseMap map, String by) {
        jdbc.sql("""
                        insert into access.base_map (id, name, name_en, url, labels_url, key, attribution, max_zoom, tile_matrices,
                                                     enabled, changed_by)
                        values (:id, :name, :nameEn, :url, :labels, :key, :attribution, :maxZoom, :matrices, :enabled, :by)
                        on conflict (id) do update set name = excluded.name, name_en = excluded.name_en, url = excluded.url,
                          labels_url = excluded.labels_url, key = excluded.key, attribution = excluded.attribution,
                          max_zoom = excluded.max_zoom, tile_matrices = excluded.tile_matrices, enabled = excluded.enabled,
                          changed_by = excluded.changed_by, changed_at = now()
                        """)
                .param("id", map.id())
                .param("name", map.name())
                .param("nameEn", map.nameEn())
                .param("url", map.url())
                .param("labels", map.labelsUrl())
                .param("key", map.key())
                .param("attribution", map.attribution())
                .param("maxZoom", map.maxZoom())
                .param("matrices", map.tileMatrices().toArray(String[]::new))
                .param("enabled", map.enabled())
                .param("by", by)
                .update();
    }

    /** Forgets one; whether there was one. */
    boolean delete(String id) {
        return jdbc.sql("delete from access.base_map where id = :id")
                        .param("id", id)
                        .update()
                > 0;
    }
}
