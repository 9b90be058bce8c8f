-- Predecessors that a person took from the proposals of the overlay; used while the file is read.
alter table ledger.batch add column lineage jsonb;
comment on column ledger.batch.lineage is '认可的谱系 · Former parcels by key of the new one, as a person accepted them; for rows whose file names none';
