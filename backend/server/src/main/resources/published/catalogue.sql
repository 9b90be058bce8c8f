-- purpose: every view of a schema with its columns, as the database describes them
-- parameters: :schema published, or published_at for other days
-- columns: view, view_comment, fingerprint (of the definition), "column", type (SQL), comment; empty where uncommented
select c.relname as view,
       coalesce(obj_description(c.oid, 'pg_class'), '') as view_comment,
       md5(pg_get_viewdef(c.oid)) as fingerprint,
       a.attname as "column",
       format_type(a.atttypid, a.atttypmod) as type,
       coalesce(col_description(c.oid, a.attnum), '') as comment
from pg_class c
join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
where c.relnamespace = cast(:schema as regnamespace) and c.relkind = 'v'
order by c.relname, a.attnum
