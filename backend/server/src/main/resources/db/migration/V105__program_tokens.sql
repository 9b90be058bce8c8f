-- Tokens by which programs and desktop clients ask in the name of an account, within a part of its rights. Only the owner reads and
-- writes them: who asks must be known before what he sees.
create table access.token (
  token_id bigint generated always as identity primary key,
  username text not null references access.account on delete cascade,
  name text not null,
  token_hash text not null unique,
  beginning text not null,
  extent text not null check (extent in ('MAP', 'READ', 'WRITE')),
  created_at timestamptz not null,
  expires_at timestamptz not null,
  last_used_at timestamptz,
  last_address text,
  revoked_at timestamptz,
  revoked_by text
);
create index token_by_account on access.token (username);
alter table access.token enable row level security;
comment on table access.token is '程序令牌 · Tokens of programs: they ask in the name of an account, within a part of its rights';
comment on column access.token.username is '账号 · Account';
comment on column access.token.name is '用途 · What the token is for, in the words of the account';
comment on column access.token.token_hash is '令牌的 SHA-256 · SHA-256 of the token; the token itself was shown once';
comment on column access.token.beginning is '令牌开头 · First characters of the token, to recognise it by';
comment on column access.token.extent is '范围:MAP 图层与下载,READ 全部查询,WRITE 账号能做的 · What it may: layers and downloads, all reading, what the account may';
comment on column access.token.created_at is '创建时刻 · Instant it was made';
comment on column access.token.expires_at is '到期 · Instant from which it no longer holds';
comment on column access.token.last_used_at is '最近使用 · Instant of its last use, to the minute';
comment on column access.token.last_address is '最近地址 · Network address of that use';
comment on column access.token.revoked_at is '撤销时刻 · Instant it was revoked';
comment on column access.token.revoked_by is '撤销人 · Account that revoked it';
