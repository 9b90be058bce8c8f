-- purpose: how many parcels there are, and how much land, for every combination of what findings and counters look at; all sums
--   of the list are sums of these rows
-- in: what makes an act overdue and the conditions on v, put in as text; :overdueBefore day, a first full year before it makes the
--   opening overdue; :openCases, :lateCases parcels with an open case, with one of whose days has passed;
--   runs under the caller's scope
-- columns: area_mu (mu, exact sum)
select v.finding, v.legal_state, %s as overdue, count(*) as parcels,
       sum(v.area_mu) as area_mu
from live.idle_verdict v
where %s
group by 1, 2, 3
