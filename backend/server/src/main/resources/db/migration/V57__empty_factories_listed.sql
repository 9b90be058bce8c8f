-- 招商: beside land that nobody holds, halls that stand empty. Whether they still do is asked of the register each time, as with land;
-- the guest learns floor, height and power of the halls and nothing of who holds them.
alter table siting.listing add column offer text not null default 'LAND' check (offer in ('LAND', 'FACTORY'));
comment on column siting.listing.offer is 'what is offered: LAND that nobody holds, or a FACTORY, halls with idle floor on land that is held';

create function siting.on_offer(code text, offer text) returns boolean
language sql stable set search_path = pg_catalog as $$
  select case offer
    when 'LAND' then siting.on_offer(code)
    else exists (select from live.parcel p where p.parcel_code = code and p.idle_floor_m2 > 0) end
$$;
comment on function siting.on_offer(text, text) is 'Whether land, or an empty factory on it, is still to be had';
grant execute on function siting.on_offer(text, text) to mumap_app;

drop function siting.guest_listings(bytea);
create function siting.guest_listings(hash bytea)
returns table (listing_id bigint, title text, note text, contact text, phone text, name text, park text, town text, area_mu numeric,
  planned_use text, plot_ratio double precision, readiness text[], road_m double precision, power_m double precision,
  water_m double precision, sewage_m double precision, gas_m double precision, slope_deg double precision, lon double precision,
  lat double precision, geometry text, offer text, floor_m2 double precision, clear_height_m double precision,
  power_kva double precision, label text, expires_at timestamptz)
language sql stable security definer set search_path = pg_catalog, public as $$
  select g.listing_id, g.title, g.note, g.contact, g.phone, p.name, k.name, p.town, round(p.area_mu::numeric, 2), p.planned_use,
    p.plot_ratio, p.readiness, p.road_m, p.power_m, p.water_m, p.sewage_m, p.gas_m, p.slope_deg,
    round(st_x(st_pointonsurface(p.geom))::numeric, 5)::float8, round(st_y(st_pointonsurface(p.geom))::numeric, 5)::float8,
    st_asgeojson(p.geom, 6), g.offer, case when g.offer = 'FACTORY' then p.idle_floor_m2 end,
    case when g.offer = 'FACTORY' then p.clear_height_m end, case when g.offer = 'FACTORY' then p.building_kva end, l.label, l.expires_at
  from siting.guest_link l join siting.guest_link_listing i using (link_id) join siting.listing g using (listing_id)
    join live.parcel p on p.parcel_code = g.parcel_code left join live.park k on k.park_code = p.park_code
  where l.token_hash = hash and l.revoked_at is null and l.expires_at > now() and g.withdrawn_at is null
    and siting.on_offer(g.parcel_code, g.offer)
  order by g.listing_id
$$;
comment on function siting.guest_listings is 'All that a guest link shows: no parcel code, no holder, no tax. No rows once it has expired, is revoked, or what it offers is gone';
revoke all on function siting.guest_listings from public;
grant execute on function siting.guest_listings to mumap_app;
