-- purpose: the layers as they stood on other days, read from the ledger: facts only, what is judged is judged for today.
-- settings: mumap.first_day, mumap.last_day (the same for one day), local to the transaction. Shown is each thing that was there on
--   one of these days, as it stood on the last of them; before its first version the earliest holds.
-- Columns have the names, units and comments they have in published, so that a filter means the same; valid_from is the day from
-- which the version holds (none: from the beginning).
do $do$
declare
  layer record;
  told text;
begin
  for layer in
    select * from (values
      ('parcels', 'parcel', 'parcel_code', true,
       'v.name, v.park_code, v.town, v.land_use_scheme, v.land_use_code, v.planned_use, v.registered_area_m2,
        coalesce(nullif(v.registered_area_m2, 0)::float8, v.area_ellipsoid_m2, st_area(v.geom::geography)) as area_m2,
        coalesce(nullif(v.registered_area_m2, 0)::float8, v.area_ellipsoid_m2, st_area(v.geom::geography)) * 0.0015 as area_mu,
        v.area_ellipsoid_m2, v.area_zone_plane_m2, v.zone_epsg, v.supply_state, v.right_nature, v.term_end_on, v.plot_ratio,
        v.real_estate_unit_no, v.predecessors, v.readiness', 'v.geom'),
      ('parks', 'park', 'park_code', true, 'v.name, v.parent_park_code, v.level, v.approved_area_m2', 'v.geom'),
      ('areas', 'area', 'area_code', false, 'v.level, v.name', 'v.geom'),
      ('control_lines', 'control_line', 'line_code', false, 'v.kind, v.name, v.effect, v.law, v.office', 'v.geom'),
      ('utilities', 'utility', 'utility_code', false, 'v.kind, v.class, v.name, v.capacity, v.spare', 'v.geom'),
      ('project_sites', 'project', 'project_code', true,
       'v.name, v.owner_name, v.park_code, v.town, v.level, v.kind, v.stage, v.signed_on, v.planned_start_on, v.started_on,
        v.planned_completion_on, v.completed_on, v.production_on, v.total_investment_wan, v.funds_planned_wan, v.funds_paid_wan,
        v.in_statistics_on, v.need_mu, v.industry_code, v.promised_tax_wan_per_mu, v.promised_output_wan_per_mu, v.leader,
        v.chief, v.lead_unit, v.steward, v.phone', 'coalesce(v.geom, v.entrance)::geometry(Geometry, 4490)')
    ) as l (name, ledger, key, by_land, facts, shape)
  loop
    execute format('drop view if exists published_at.%I', layer.name);
    -- over what everybody or the caller sees wholly the versions are compared here; else where the scope does not hide any
    told := format($q$
      not exists (select from ledger.%1$I w where w.row_key = v.row_key and w.superseded_at = 'infinity' and not w.ended
                    and w.data_from > v.data_from and w.data_from <= (select published_at.last_day()))
      and (v.data_from <= (select published_at.last_day())
           or not exists (select from ledger.%1$I w where w.row_key = v.row_key and w.superseded_at = 'infinity'
                            and w.data_from < v.data_from
                            and (not w.ended or w.data_from <= (select published_at.first_day()))))
      and not exists (select from ledger.%1$I w where w.row_key = v.row_key and w.superseded_at = 'infinity' and w.ended
                        and w.data_from > v.data_from and w.data_from <= (select published_at.first_day()))$q$, layer.ledger);
    if layer.by_land then
      told := format($q$case when (select current_setting('mumap.scope', true)) = 'county' then %1$s
        else published_at.%2$I(v.row_key, v.data_from, (select published_at.first_day()), (select published_at.last_day())) end$q$,
        told, layer.ledger || '_holds');
    end if;
    execute format($q$
      create view published_at.%1$I with (security_invoker) as
      select live.feature_id(%2$L, v.row_key) as id, v.row_key as %3$I, %4$s, v.data_from as valid_from,
             %5$s as geom, st_transform(%5$s, 3857) as geom_3857
      from ledger.%2$I v
      where v.superseded_at = 'infinity' and not v.ended and %5$s is not null and %6$s$q$,
      layer.name, layer.ledger, layer.key, layer.facts, layer.shape, told);
    execute format('grant select on published_at.%I to mumap_app', layer.name);
    execute format('comment on view published_at.%I is %L', layer.name,
      (select split_part(obj_description(format('published.%I', layer.name)::regclass, 'pg_class'), E'\n', 1)));
    execute format('comment on column published_at.%I.valid_from is %L', layer.name, '自何日起 · Valid from');
  end loop;
  -- what a column means stands once, at the view of today
  for layer in
    select p.relname as name, a.attname as key, col_description(t.oid, b.attnum) as told
    from pg_class p
    join pg_attribute a on a.attrelid = p.oid and a.attnum > 0 and not a.attisdropped
    join pg_class t on t.relname = p.relname and t.relnamespace = 'published'::regnamespace
    join pg_attribute b on b.attrelid = t.oid and b.attname = a.attname
    where p.relnamespace = 'published_at'::regnamespace and p.relkind = 'v'
  loop
    execute format('comment on column published_at.%I.%I is %L', layer.name, layer.key, layer.told);
  end loop;
end $do$;
