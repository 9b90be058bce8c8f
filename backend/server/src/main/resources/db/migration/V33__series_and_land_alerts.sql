-- who set a series of document numbers, and when
alter table casework.series
  add column changed_by text not null default '',
  add column changed_at timestamptz not null default now();

-- A warning may also speak of land that has no case yet and comes near its first or second full year: then the parcel stands in the
-- place of the case.
alter table casework.alert
  alter column case_id drop not null,
  add column parcel_code text,
  add constraint alert_of_case_or_land check ((case_id is null) <> (parcel_code is null));
create unique index alert_once_per_land on casework.alert (parcel_code, code, due_on, level) where parcel_code is not null;
comment on column casework.alert.case_id is 'the case whose deadline it is; null for land without a case';
comment on column casework.alert.parcel_code is 'the land without a case whose full year it is; null for deadlines of cases';
