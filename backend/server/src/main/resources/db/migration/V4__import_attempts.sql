-- A file that ends the program whenever it is checked must not end every start: after three attempts its batch fails.
alter table ledger.batch add column attempts integer not null default 0;
comment on column ledger.batch.attempts is 'how often the check of the file was begun';
