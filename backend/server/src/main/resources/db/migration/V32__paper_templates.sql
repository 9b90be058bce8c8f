-- Templates of papers that an office edited in Word and handed back; without one the program's own text rules. A new one does not
-- overwrite the old: what a paper looked like on its day can be told.
create table casework.paper_template (
  id bigint generated always as identity primary key,
  kind text not null,
  docx bytea not null,
  sha256 text not null,
  file_name text not null,
  uploaded_by text not null,
  uploaded_at timestamptz not null default now(),
  ended_at timestamptz not null default 'infinity',
  ended_by text
);
create unique index paper_template_in_force on casework.paper_template (kind) where ended_at = 'infinity';
comment on table casework.paper_template is 'Word templates of papers, edited by the office';
-- no policy: only the owner reads and writes it
alter table casework.paper_template enable row level security;
