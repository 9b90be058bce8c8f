-- Each preliminary list has at most one final list, and a final list says which one it ends. Rows from before get the newest
-- preliminary list that stood when they went out; where several final lists followed one, the first has it.
alter table ledger.evaluation_publication add column follows bigint references ledger.evaluation_publication;
comment on column ledger.evaluation_publication.follows is '所接初步名单 · Preliminary list that a final list ends; each has one final list';

alter table ledger.evaluation_publication disable trigger evaluation_publication_stands;
with ended as (
  select f.publication_id as final, max(p.publication_id) as preliminary
  from ledger.evaluation_publication f
    join ledger.evaluation_publication p on p.kind = 'PRELIMINARY' and p.year = f.year and p.family = f.family
      and p.publication_id < f.publication_id
  where f.kind = 'FINAL'
  group by f.publication_id
)
update ledger.evaluation_publication f set follows = e.preliminary
from (select preliminary, min(final) as final from ended group by preliminary) e
where f.publication_id = e.final;
alter table ledger.evaluation_publication enable trigger evaluation_publication_stands;

alter table ledger.evaluation_publication add constraint evaluation_publication_one_final unique (follows);
-- not valid: a second final list of older days follows nothing; new ones must
alter table ledger.evaluation_publication
  add constraint evaluation_publication_final_follows check ((kind = 'FINAL') = (follows is not null)) not valid;
