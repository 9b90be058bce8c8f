-- purpose: stores verdicts and repeats what the map styles in live.parcel. A parcel without contract (most of a county's land
--   is none) has no row of its own here: its finding NO_CONTRACT in live.parcel says it all
-- in: :rows json array of verdict rows
-- writes: live.idle_verdict, live.parcel
with judged as materialized (
  select * from jsonb_to_recordset(cast(:rows as jsonb)) as r (
    parcel_code text, park_code text, town text, finding text, route text, legal_state text, area_mu double precision,
    net_idle_days integer, years_full integer, first_full_on date, next_full_on date, due_on date, fee_wan numeric,
    holder_name text, score double precision, judged_on date, verdict jsonb)
), stored as (
  insert into live.idle_verdict (parcel_code, park_code, town, finding, route, legal_state, area_mu, net_idle_days, years_full,
    first_full_on, next_full_on, due_on, fee_wan, holder_name, score, judged_on, verdict)
  select parcel_code, park_code, town, finding, route, legal_state, area_mu, net_idle_days, years_full,
    first_full_on, next_full_on, due_on, fee_wan, holder_name, score, judged_on, verdict
  from judged where finding <> 'NO_CONTRACT'
)
update live.parcel p set
  idle_finding = r.finding, idle_route = r.route, legal_state = r.legal_state, net_idle_days = r.net_idle_days,
  next_full_on = r.next_full_on, holder_name = r.holder_name, judged_on = r.judged_on
from judged r
where p.parcel_code = r.parcel_code
