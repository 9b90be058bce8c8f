-- purpose: the geometry columns that published views read, and whether a GiST index begins with them
-- columns: view, "table", "column", indexed
select distinct v.relname as view, t.oid::regclass::text as "table", a.attname as "column",
       exists (
         select from pg_index x
         join pg_class i on i.oid = x.indexrelid
         join pg_am m on m.oid = i.relam
         where x.indrelid = t.oid and m.amname = 'gist' and x.indkey[0] = a.attnum and x.indisvalid and x.indpred is null
       ) as indexed
from pg_class v
join pg_rewrite r on r.ev_class = v.oid
join pg_depend d on d.classid = 'pg_rewrite'::regclass and d.objid = r.oid
  and d.refclassid = 'pg_class'::regclass and d.refobjsubid > 0
join pg_class t on t.oid = d.refobjid and t.relkind in ('r', 'p', 'm')
join pg_attribute a on a.attrelid = t.oid and a.attnum = d.refobjsubid
where v.relnamespace = 'published'::regnamespace and v.relkind = 'v' and a.attname in ('geom', 'geom_3857')
order by 1, 2, 3
