-- purpose: what people marked firms with for a year, as known at an instant
-- in: :year, :knownAt instant; runs as the owner
-- columns: points own points or factor in place of the scheme's, null = the scheme's
select m.credit_code, m.code, m.points, m.document_no
from ledger.evaluation_mark m
where m.year = :year and m.recorded_at <= :knownAt and m.withdrawn_at > :knownAt
order by m.credit_code, m.code, m.mark_id
