-- purpose: the land a paper is about, as valid today
-- in: :parcel parcel code
-- out: name, park_name, town, land_use_code, real_estate_unit_no, area_m2, geom (WKB, EPSG:4490), credit_code of the holder of the
--      newest contract, county (name of the county, empty when none is imported)
select p.name, k.name as park_name, p.town, p.land_use_code, p.real_estate_unit_no, round(p.area_m2::numeric, 2) as area_m2,
       st_asbinary(p.geom) as geom,
       (select c.holder_code from ledger.grant_contract c
        where c.parcel_code = p.parcel_code and c.superseded_at = 'infinity' and not c.ended and c.holder_code is not null
        order by c.signed_on desc, c.contract_no desc limit 1) as credit_code,
       coalesce((select a.name from live.area a where a.level = 'COUNTY' order by a.area_code limit 1), '') as county
from live.parcel p left join live.park k on k.park_code = p.park_code
where p.parcel_code = :parcel
