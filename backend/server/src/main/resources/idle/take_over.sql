-- purpose: takes judged rows over into live.idle_verdict and repeats what the map styles in live.parcel; rows that say the same
--   stay untouched. A parcel without contract and without a case has no row of its own: its finding in live.parcel says it all
-- in: the table of judged rows put in as text (columns of live.idle_judged); :today day for which they were judged
-- writes: live.idle_verdict, live.parcel; one statement per semicolon
delete from live.idle_verdict v using %1$s j
where v.parcel_code = j.parcel_code and j.finding = 'NO_CONTRACT' and j.legal_state = 'NONE';

update live.idle_verdict v set
  park_code = j.park_code, town = j.town, finding = j.finding, route = j.route, legal_state = j.legal_state,
  area_mu = j.area_mu_e4 / 10000.0, net_idle_days = j.net_idle_days, years_full = j.years_full, first_full_on = j.first_full_on,
  next_full_on = j.next_full_on, due_on = j.due_on, fee_wan = j.fee_fen / 1000000.0, holder_name = j.holder_name, score = j.score,
  judged_on = :today
from %1$s j
where v.parcel_code = j.parcel_code
  and (v.park_code, v.town, v.finding, v.route, v.legal_state, v.area_mu, v.net_idle_days, v.years_full, v.first_full_on,
       v.next_full_on, v.due_on, v.fee_wan, v.holder_name, v.score)
    is distinct from (j.park_code, j.town, j.finding, j.route, j.legal_state, j.area_mu_e4 / 10000.0, j.net_idle_days, j.years_full,
       j.first_full_on, j.next_full_on, j.due_on, j.fee_fen / 1000000.0, j.holder_name, j.score);

insert into live.idle_verdict (parcel_code, park_code, town, finding, route, legal_state, area_mu, net_idle_days, years_full,
  first_full_on, next_full_on, due_on, fee_wan, holder_name, score, judged_on)
select j.parcel_code, j.park_code, j.town, j.finding, j.route, j.legal_state, j.area_mu_e4 / 10000.0, j.net_idle_days, j.years_full,
  j.first_full_on, j.next_full_on, j.due_on, j.fee_fen / 1000000.0, j.holder_name, j.score, :today
from %1$s j
where j.finding <> 'NO_CONTRACT' or j.legal_state <> 'NONE'
-- not "not exists": into an empty table that would be planned as if it stayed empty
on conflict (parcel_code) do nothing;

update live.parcel p set
  idle_finding = j.finding, idle_route = j.route, legal_state = j.legal_state, net_idle_days = j.net_idle_days,
  next_full_on = j.next_full_on, holder_name = j.holder_name, judged_on = :today
from %1$s j
where p.parcel_code = j.parcel_code
  and (p.idle_finding, p.idle_route, p.legal_state, p.net_idle_days, p.next_full_on, p.holder_name)
    is distinct from (j.finding, j.route, j.legal_state, j.net_idle_days, j.next_full_on, j.holder_name);
