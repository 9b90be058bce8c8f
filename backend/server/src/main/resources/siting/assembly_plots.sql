-- purpose: parcels that may become part of an assembled site, in the caller's scope: shape, owner, price and buildings
-- in: :codes parcel codes
-- columns: area_m2 (m2), price_wan of the newest contract (10,000 yuan), floor_m2 of its buildings (m2), geom as WKB (EPSG:4490)
select p.parcel_code, p.name, p.area_m2, p.supply_state, p.holder_name, p.idle_finding, p.legal_state, p.idle_route,
       p.low_efficiency, st_asbinary(p.geom) as geom, c.price_wan, b.floor_m2
from live.parcel p
  left join lateral (
    select sum(g.price_wan) as price_wan
    from ledger.grant_contract g
    where g.parcel_code = p.parcel_code and g.superseded_at = 'infinity' and not g.ended
      and g.contract_no = (
        select n.contract_no from ledger.grant_contract n
        where n.parcel_code = p.parcel_code and n.superseded_at = 'infinity' and not n.ended
        order by n.signed_on desc, n.contract_no desc limit 1)) c on true
  left join lateral (
    select sum(f.floor_area_m2) as floor_m2
    from ledger.building f
    where f.parcel_code = p.parcel_code and f.superseded_at = 'infinity' and not f.ended) b on true
where p.parcel_code = any(:codes)
order by p.parcel_code
