-- purpose: the next parcels by code that were recorded by an instant, whatever day they are of
-- in: :after parcel code, :knownAt instant, :limit rows; runs under the caller's scope
-- out: row_key
select distinct v.row_key from ledger.parcel v
where v.row_key > :after and v.recorded_at <= :knownAt and v.superseded_at > :knownAt
order by v.row_key
limit :limit
