-- Wrong passwords are counted per name and network address, and for names that do not exist as well: a stranger can neither lock
-- somebody else out nor learn from the answer which names exist. Sessions end when the password changes.
create table access.sign_in_attempt (
  username text not null,
  address text not null,
  failed integer not null default 0,
  locked_until timestamptz,
  last_at timestamptz not null,
  primary key (username, address)
);
create index sign_in_attempt_by_address on access.sign_in_attempt (address, last_at);
create index sign_in_attempt_by_time on access.sign_in_attempt (last_at);
comment on table access.sign_in_attempt is 'Attempts to sign in that have not succeeded, per name and address; kept for a day';

alter table access.account
  drop column failed_logins,
  drop column locked_until,
  add column password_changed_at timestamptz not null default now();
comment on column access.account.password_changed_at is 'Sessions that began earlier no longer hold';
