-- purpose: a vector tile of versions of parcels with the letters of their stages
-- in: :z :x :y tile; :codes, :versions version ids and :stages letters, one per day, all in the same order; runs under the caller's
--     scope
-- out: the tile
select coalesce(st_asmvt(t, 'timeline', 4096, 'geom'), '') from (
  select v.parcel_code, v.name, s.stages,
         st_asmvtgeom(st_transform(v.geom, 3857), st_tileenvelope(:z, :x, :y), 4096, 64, true) as geom
  from unnest(cast(:codes as text[]), cast(:versions as bigint[]), cast(:stages as text[])) as s (row_key, version_id, stages)
  join ledger.parcel v on v.row_key = s.row_key and v.version_id = s.version_id
  order by v.row_key, v.version_id
) t where t.geom is not null
