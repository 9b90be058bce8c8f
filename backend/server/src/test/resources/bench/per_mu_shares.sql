-- purpose: a year's money of all firms split over their parcels to the fen by one statement written by hand, for the comparison of
--   scripts/bench county: largest remainders, as org.mumap.rules.permu does
-- in: :year
-- columns: as live.per_mu_share
insert into bench.per_mu_share (year, credit_code, parcel_code, park_code, town, industry_code, net_land_m2, registered_m2, output_fen,
  value_added_fen, tax_fen, enterprise_name, parcel_name, from_building, output_known, value_added_known, tax_known)
with land as (
  select o.credit_code, o.parcel_code, p.park_code, p.town, p.name as parcel_name,
         round(coalesce(p.registered_area_m2, 0) * 10000) as registered_units,
         sum(case when o.relation = 'LEASE_OUT' then -1 else 1 end
             * coalesce(o.land_m2, round(o.building_m2 / nullif(p.plot_ratio, 0), 6), 0)) as net,
         bool_or(o.land_m2 is null and o.building_m2 is not null and p.plot_ratio > 0) as from_building
  from ledger.occupancy o
  left join ledger.parcel p on p.row_key = o.parcel_code and p.superseded_at = 'infinity' and not p.ended
  where o.superseded_at = 'infinity' and not o.ended and (o.from_on is null or o.from_on <= make_date(:year, 12, 31))
    and (o.to_on is null or o.to_on >= make_date(:year, 12, 31))
  group by 1, 2, 3, 4, 5, 6
  having sum(case when o.relation = 'LEASE_OUT' then -1 else 1 end
             * coalesce(o.land_m2, round(o.building_m2 / nullif(p.plot_ratio, 0), 6), 0)) > 0
), money as (
  select credit_code, sum(coalesce(round(output_wan * 1000000), 0)) as output, sum(coalesce(round(value_added_wan * 1000000), 0)) as added,
         sum(coalesce(round(tax_wan * 1000000), 0)) as tax, bool_or(output_wan is not null) as output_known,
         bool_or(value_added_wan is not null) as added_known, bool_or(tax_wan is not null) as tax_known
  from ledger.annual_return where superseded_at = 'infinity' and not ended and year = :year
  group by credit_code
), weighed as (
  select l.*, coalesce(m.output, 0) as output, coalesce(m.added, 0) as added, coalesce(m.tax, 0) as tax,
         coalesce(m.output_known, false) as output_known, coalesce(m.added_known, false) as added_known,
         coalesce(m.tax_known, false) as tax_known,
         sum(l.net) over (partition by l.credit_code) as firm_net, sum(l.net) over (partition by l.parcel_code) as parcel_net
  from land l left join money m using (credit_code)
), parts as (
  select w.*, div(abs(output) * net, firm_net) as o, div(abs(added) * net, firm_net) as v, div(abs(tax) * net, firm_net) as t,
         div(registered_units * net, parcel_net) as r
  from weighed w
), ranked as (
  select p.*,
    row_number() over (partition by credit_code order by abs(output) * net - o * firm_net desc, parcel_code)
      <= abs(output) - sum(o) over (partition by credit_code) as o1,
    row_number() over (partition by credit_code order by abs(added) * net - v * firm_net desc, parcel_code)
      <= abs(added) - sum(v) over (partition by credit_code) as v1,
    row_number() over (partition by credit_code order by abs(tax) * net - t * firm_net desc, parcel_code)
      <= abs(tax) - sum(t) over (partition by credit_code) as t1,
    row_number() over (partition by parcel_code order by registered_units * net - r * parcel_net desc, credit_code)
      <= registered_units - sum(r) over (partition by parcel_code) as r1
  from parts p
)
select :year, s.credit_code, s.parcel_code, s.park_code, s.town, left(e.industry_code, 2), s.net, (s.r + s.r1::int) / 10000.0,
  sign(s.output) * (s.o + s.o1::int), sign(s.added) * (s.v + s.v1::int), sign(s.tax) * (s.t + s.t1::int), e.name, s.parcel_name, s.from_building,
  s.output_known, s.added_known, s.tax_known
from ranked s left join ledger.enterprise e on e.row_key = s.credit_code and e.superseded_at = 'infinity' and not e.ended
union all
select :year, m.credit_code, 'UNPLACED', null, null, left(e.industry_code, 2), 0, 0, m.output, m.added, m.tax, e.name, null, false, m.output_known, m.added_known,
  m.tax_known
from money m left join ledger.enterprise e on e.row_key = m.credit_code and e.superseded_at = 'infinity' and not e.ended
where not exists (select from land l where l.credit_code = m.credit_code)
