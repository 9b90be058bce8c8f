-- purpose: days on which facts of parcels end, so that what was read for one day holds for all days up to the next of them
-- in: :codes parcel codes, :knownAt instant; runs under the caller's scope
-- out: data_from
select v.data_from from ledger.grant_contract v
where v.parcel_code = any(:codes) and v.ended and v.recorded_at <= :knownAt and v.superseded_at > :knownAt
union
select v.data_from from ledger.site_state v
where v.parcel_code = any(:codes) and v.ended and v.recorded_at <= :knownAt and v.superseded_at > :knownAt
union
select v.data_from from ledger.excluded_period v
where v.parcel_code = any(:codes) and v.ended and v.recorded_at <= :knownAt and v.superseded_at > :knownAt
