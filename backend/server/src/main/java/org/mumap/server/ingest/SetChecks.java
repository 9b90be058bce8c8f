package org.mumap.server.ingest;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.mumap.server.ledger.Column;
import org.mumap.server.ledger.Kind;
import org.mumap.server.ledger.Kinds;
import org.mumap.server.ledger.Owner;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The checks that need all rows of a batch, or what the ledger already holds. Each asks for all rows in one statement. */
@Component
class SetChecks {

    private static final String PROBLEM =
            "insert into ledger.import_problem (batch_id, row_no, sheet, field, severity, code, args, place) ";

    private final JdbcClient jdbc;

    SetChecks(@Owner JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Runs every check that may reject rows, then marks them. */
    void reject(Work work, Kind kind) {
        findDuplicates(work, kind);
        findUnknownReferences(work, kind);
        if (!work.county()) {
            findOutsideScope(work, kind);
        }
        markRejected(work);
    }

    /** Rows with an error are not accepted. */
    void markRejected(Work work) {
        jdbc.sql("""
            update ledger.staged_row s set accepted = false, change = null
            where s.batch_id = :batch and s.accepted and exists (
              select from ledger.import_problem p
              where p.batch_id = s.batch_id and p.row_no = s.row_no and p.severity = 'ERROR')
            """).param("batch", work.id()).update();
    }

    private void findDuplicates(Work work, Kind kind) {
        jdbc.sql(PROBLEM + """
            select s.batch_id, s.row_no, s.sheet, :field, 'ERROR', 'duplicate-key',
                   jsonb_build_array(s.row_key, d.n::text, d.first::text, d.last::text), null
            from ledger.staged_row s
            join (select row_key, count(*) as n, min(row_no) as first, max(row_no) as last
                  from ledger.staged_row where batch_id = :batch and row_key is not null
                  group by row_key having count(*) > 1) d using (row_key)
            where s.batch_id = :batch
            """)
                .param("field", kind.keyColumns().get(0))
                .param("batch", work.id())
                .update();
    }

    private void findUnknownReferences(Work work, Kind kind) {
        for (Column column : kind.columns()) {
            if (column.reference() != null) {
                findUnknownReferences(work, kind, column, Kinds.get(column.reference()));
            }
        }
        if (kind.name().equals("signals")) {
            findUnknownSubjects(work);
        }
    }

    private void findUnknownReferences(Work work, Kind kind, Column column, Kind target) {
        if (!work.county() && List.of("parcels", "projects", "parks").contains(target.name())) {
            // whoever sees a part is told "outside your scope" in both cases: what others have is not to be found out
            return;
        }
        // a park may name its upper park of the same file
        String inFile = target.name().equals(kind.name())
                ? "and not exists (select from ledger.staged_row o where o.batch_id = s.batch_id and o.row_key ="
                        + " s.facts->>'"
                        + column.key() + "')"
                : "";
        jdbc.sql(PROBLEM + """
            select s.batch_id, s.row_no, s.sheet, '%1$s', 'ERROR', 'unknown-reference',
                   jsonb_build_array(s.facts->>'%1$s', '@kind.%2$s'), null
            from ledger.staged_row s
            where s.batch_id = :batch and s.facts->>'%1$s' is not null %4$s
              and not exists (select from ledger.%3$s v where v.row_key = s.facts->>'%1$s' and v.superseded_at = 'infinity')
            """.formatted(column.key(), target.name(), target.table(), inFile))
                .param("batch", work.id())
                .update();
    }

    private void findUnknownSubjects(Work work) {
        jdbc.sql(PROBLEM + """
            select s.batch_id, s.row_no, s.sheet, 'subject', 'ERROR', 'unknown-reference',
                   jsonb_build_array(s.facts->>'subject', '@kind.enterprises-or-parcels'), null
            from ledger.staged_row s
            where s.batch_id = :batch and s.facts->>'subject' is not null
              and not exists (select from ledger.enterprise v where v.row_key = s.facts->>'subject' and v.superseded_at = 'infinity')
              and not exists (select from ledger.parcel v where v.row_key = s.facts->>'subject' and v.superseded_at = 'infinity')
            """).param("batch", work.id()).update();
    }

    private void findOutsideScope(Work work, Kind kind) {
        String inside = switch (kind.scope()) {
            case PARK -> "(s.facts->>'park_code' = any(:parks) or s.facts->>'parent_park_code' = any(:parks))";
            case PARCEL ->
                kind.name().equals("parcels")
                        ? "s.facts->>'park_code' = any(:parks)"
                        : inside("live.parcel", "parcel_code");
            case PROJECT ->
                kind.name().equals("projects")
                        ? "s.facts->>'park_code' = any(:parks)"
                        : inside("live.project_site", "project_code");
            case PROJECT_LAND ->
                inside("live.project_site", "project_code") + " and " + inside("live.parcel", "parcel_code");
            case ENTERPRISE, SUBJECT, COUNTY_WIDE, TICKET -> "false";
        };
        // nor may a key that stands in another park be taken over
        jdbc.sql(PROBLEM + """
            select s.batch_id, s.row_no, s.sheet, '%2$s', 'ERROR', 'outside-scope',
                   jsonb_build_array(coalesce(s.facts->>'%2$s', ''), array_to_string(:parks::text[], ', ')), null
            from ledger.staged_row s
            where s.batch_id = :batch and s.row_key is not null
              and (not coalesce(%1$s, false) or exists (
                select from ledger.%3$s v where v.row_key = s.row_key and v.superseded_at = 'infinity'
                  and (v.scope_park is null or v.scope_park <> all(:parks))))
            """.formatted(inside, field(kind), kind.table()))
                .param("batch", work.id())
                .param("parks", work.parks().toArray(String[]::new))
                .update();
    }

    private static String inside(String table, String column) {
        return "exists (select from %s l where l.%2$s = s.facts->>'%2$s' and l.park_code = any(:parks))"
                .formatted(table, column);
    }

    private static String field(Kind kind) {
        return kind.has("park_code") ? "park_code" : kind.has("parcel_code") ? "parcel_code" : "project_code";
    }

    /** Warnings that need the county: shapes outside it, codes of another one. */
    void warn(Work work, Kind kind) {
        warn(work.id(), kind, null);
    }

    /** The same for some rows only. */
    void warn(long batchId, Kind kind, Integer @Nullable [] rows) {
        if (kind.geometry().allowed() && !kind.name().equals("areas")) {
            jdbc.sql(PROBLEM + """
                select s.batch_id, s.row_no, s.sheet, null, 'WARNING', 'outside-county', '[""]',
                       coalesce(o.place, st_pointonsurface(s.geom))
                from ledger.staged_row s
                cross join (select st_buffer(st_collect(geom), 0.00002) as geom from live.area where level = 'COUNTY') c
                left join lateral (
                  select d.geom as place from st_dumppoints(s.geom) d
                  where not st_intersects(c.geom, d.geom) limit 1) o on true
                where s.batch_id = :batch and s.accepted and s.geom is not null and not st_covers(c.geom, s.geom)
                  and (:rows::integer[] is null or s.row_no = any(:rows::integer[]))
                """).param("batch", batchId).param("rows", rows).update();
        }
        if (kind.name().equals("parcels") || kind.name().equals("areas")) {
            jdbc.sql(PROBLEM
                            + """
                            select s.batch_id, s.row_no, s.sheet, '%1$s', 'WARNING', 'foreign-region',
                                   jsonb_build_array(s.facts->>'%1$s', left(s.facts->>'%1$s', 6), c.code), null
                            from ledger.staged_row s
                            cross join (select min(left(area_code, 6)) as code from live.area where level = 'COUNTY' having count(*) > 0) c
                            where s.batch_id = :batch and s.facts->>'%1$s' ~ '%2$s' and left(s.facts->>'%1$s', 6) <> c.code
                              and :rows::integer[] is null
                            """.formatted(
                                    kind.keyColumns().get(0),
                                    kind.name().equals("areas") ? "^[0-9]{6,12}$" : "^[0-9]{12}[GJZ][A-Z][0-9]{5}$"))
                    .param("batch", batchId)
                    .param("rows", rows)
                    .update();
        }
    }

    /** Compares accepted rows with what the ledger holds on the day of the data: new, changed, same; and what would vanish. */
    Map<String, Integer> compare(Work work, Kind kind) {
        compare(work.id(), work.dataDate(), kind, null);
        Map<String, Integer> changes = new LinkedHashMap<>();
        jdbc.sql("""
            select count(*) filter (where change = 'NEW') as fresh, count(*) filter (where change = 'CHANGED') as changed,
                   count(*) filter (where change = 'SAME') as same
            from ledger.staged_row where batch_id = :batch
            """)
                .param("batch", work.id())
                .query((row, n) -> {
                    changes.put("new", row.getInt("fresh"));
                    changes.put("changed", row.getInt("changed"));
                    changes.put("same", row.getInt("same"));
                    return n;
                })
                .single();
        changes.put("vanished", countVanished(work, kind));
        return changes;
    }

    /** Notes of each accepted row, or of some, whether it is new, changed or the same. */
    void compare(long batchId, LocalDate dataDate, Kind kind, Integer @Nullable [] rows) {
        if (rows != null) {
            // what was refused when the file was read, or is drawn otherwise now, begins as new again
            jdbc.sql("""
                update ledger.staged_row set change = 'NEW'
                where batch_id = :batch and accepted and row_no = any(:rows)
                """).param("batch", batchId).param("rows", rows).update();
        }
        List<String> names =
                kind.columns().stream().map(c -> '"' + c.key() + '"').toList();
        String ours = names.stream().map(n -> "r." + n).collect(Collectors.joining(", "));
        String theirs = names.stream().map(n -> "v." + n).collect(Collectors.joining(", "));
        String shape = !kind.geometry().allowed()
                ? ""
                : " and " + (kind.geometry().polygonal() ? "st_multi(s.geom)" : "s.geom")
                        + "::bytea is not distinct from v.geom::bytea";
        jdbc.sql("""
            update ledger.staged_row t set change = n.change
            from (
              select s.row_no, case
                when v.ended then 'NEW'
                when row(%1$s) is not distinct from row(%2$s) and s.attributes = v.attributes%3$s then 'SAME'
                else 'CHANGED' end as change
              from ledger.staged_row s
              cross join lateral jsonb_populate_record(null::ledger.%4$s, s.facts) r
              cross join lateral (
                select * from ledger.%4$s x where x.row_key = s.row_key and x.superseded_at = 'infinity'
                order by (x.data_from <= :dataDate) desc, case when x.data_from <= :dataDate then x.data_from end desc, x.data_from
                limit 1) v
              where s.batch_id = :batch and s.accepted
                and (:rows::integer[] is null or s.row_no = any(:rows::integer[]))
                and s.row_key in (select k.row_key from ledger.%4$s k where k.superseded_at = 'infinity')) n
            where t.batch_id = :batch and t.row_no = n.row_no and t.change <> n.change
            """.formatted(ours, theirs, shape, kind.table()))
                .param("batch", batchId)
                .param("dataDate", dataDate)
                .param("rows", rows)
                .update();
    }

    private int countVanished(Work work, Kind kind) {
        if (work.replaces() == null) {
            return 0;
        }
        // as the commit will see it: what holds on the day of the data and belongs to the register
        return jdbc.sql("""
            select count(*) from (
              select distinct on (v.row_key) v.register, v.ended from ledger.%s v
              where v.superseded_at = 'infinity' and v.data_from <= :dataDate
                and not exists (select from ledger.staged_row s where s.batch_id = :batch and s.row_key = v.row_key)
                and not exists (select from ledger.kept_row k where k.batch_id = :batch and k.row_key = v.row_key)
              order by v.row_key, v.data_from desc) v
            where v.register = :register and not v.ended
            """.formatted(kind.table()))
                .param("register", work.replaces())
                .param("batch", work.id())
                .param("dataDate", work.dataDate())
                .query(Integer.class)
                .single();
    }
}
