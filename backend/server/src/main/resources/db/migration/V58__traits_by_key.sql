-- Traits are numbered by their key instead of in the order in which they were met: rebuilding the live tables gives the same rows.
alter table live.site_row alter column trait type bigint;
update live.site_row r set trait = live.feature_id('trait', t.key) from live.site_trait t where t.id = r.trait;
alter table live.site_trait drop column id;
alter table live.site_trait add column id bigint generated always as (live.feature_id('trait', key)) stored primary key;
comment on table live.site_trait is 'Combinations of state and use that parcels have';
comment on column live.site_trait.id is 'a number made of the key';
