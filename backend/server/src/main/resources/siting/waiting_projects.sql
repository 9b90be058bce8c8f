-- purpose: projects in the caller's scope that wait for land: a deal is in sight, nothing is started, no parcel is theirs
-- in: :asOf the day asked about; :codes project codes to look at only, or null
-- columns: need_mu (mu), promised_tax_wan_per_mu (10,000 yuan per mu and year), total_investment_wan (10,000 yuan)
select s.project_code, s.name, s.stage, s.park_code, s.town, f.need_mu, f.industry_code, f.promised_tax_wan_per_mu,
       f.promised_output_wan_per_mu, f.total_investment_wan
from live.project_site s
  join ledger.project f on f.row_key = s.project_code and f.version_id = s.version_id and f.superseded_at = 'infinity'
where s.stage in ('INTENT', 'SIGNED', 'SITE', 'APPROVED', 'LAND') and f.need_mu > 0
  and (f.started_on is null or f.started_on > :asOf) and (f.signed_on is null or f.signed_on <= :asOf)
  and (:codes::text[] is null or s.project_code = any(:codes))
  and not exists (
    select from ledger.project_land l
    where l.project_code = s.project_code and l.superseded_at = 'infinity' and not l.ended
      and coalesce(l.role, 'SITE') = 'SITE' and (l.from_on is null or l.from_on <= :asOf))
order by s.project_code
