-- A batch on which later ones stand can be undone in part; it then stays COMMITTED for the rows that were kept.
alter table ledger.batch add column undone integer;
comment on column ledger.batch.undone is 'Rows that a roll-back took out again; fewer than accepted where later batches stand on the others';
