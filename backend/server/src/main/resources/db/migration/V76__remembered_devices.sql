-- Devices that an account is remembered on. Only the owner reads and writes them: who somebody is must be known before what he sees.
create table access.device (
  device_id bigint generated always as identity primary key,
  username text not null references access.account on delete cascade,
  token_hash text not null unique,
  name text not null,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  last_used_at timestamptz not null,
  last_address text not null,
  revoked_at timestamptz,
  revoked_by text
);
create index device_by_account on access.device (username);
comment on table access.device is '记住的设备 · Devices on which an account is remembered, to read and to instruct';
comment on column access.device.username is '账号 · Account';
comment on column access.device.token_hash is '令牌的 SHA-256 · SHA-256 of the token; the token itself is on the device only';
comment on column access.device.name is '设备 · What the browser said of the device';
comment on column access.device.created_at is '记住的时刻 · Instant it was remembered';
comment on column access.device.expires_at is '到期 · Instant from which it no longer holds';
comment on column access.device.last_used_at is '最近使用 · Instant it last opened a session';
comment on column access.device.last_address is '最近地址 · Network address of that session';
comment on column access.device.revoked_at is '撤销时刻 · Instant it was revoked';
comment on column access.device.revoked_by is '撤销人 · Account that revoked it';
