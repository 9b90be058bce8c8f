-- purpose: every version of a parcel recorded by an instant
-- in: :code parcel code, :knownAt instant; runs under the caller's scope
-- out: batch_id, data_from, recorded_at, superseded_at (null while it stands, as far as was known), ended
select v.batch_id, v.data_from, v.recorded_at, v.ended,
       case when v.superseded_at <= :knownAt then v.superseded_at end as superseded_at
from ledger.parcel v
where v.row_key = :code and v.recorded_at <= :knownAt
order by v.recorded_at, v.data_from
