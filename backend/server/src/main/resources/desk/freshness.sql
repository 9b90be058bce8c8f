-- purpose: the newest data of each kind
-- in: :asOf day, :knownAt instant; runs as anybody signed in
-- out: kind, data_date, batch_id, recorded_at, file_name, created_by
select distinct on (b.kind) b.kind, b.data_date, b.id as batch_id, b.committed_at as recorded_at, b.file_name, b.created_by
from ledger.batch b
where b.committed_at <= :knownAt and (b.rolled_back_at is null or b.rolled_back_at > :knownAt) and b.rollback_of is null
  and b.data_date <= :asOf and b.state in ('COMMITTED', 'ROLLED_BACK')
order by b.kind, b.data_date desc, b.committed_at desc
