-- Purpose: what MuMap needs from a superuser, once per database; safe to run again. scripts/db runs it on the
--   private cluster; with `scripts/run --db` a DBA may run it by hand (psql -f scripts/database.sql).
-- Parameters (environment): MUMAP_DB_NAME, MUMAP_OWNER_USER, MUMAP_OWNER_PASSWORD, MUMAP_APP_USER,
--   MUMAP_APP_PASSWORD; MUMAP_OWNER_RIGHTS only for throw-away test clusters (createdb).
-- Result: two login roles, a database that the first one owns, PostGIS in it, pgRouting where installed.
\set ON_ERROR_STOP on
\set QUIET on
set client_min_messages = warning;
\getenv database MUMAP_DB_NAME
\getenv owner MUMAP_OWNER_USER
\getenv owner_password MUMAP_OWNER_PASSWORD
\getenv app MUMAP_APP_USER
\getenv app_password MUMAP_APP_PASSWORD
\set owner_rights nocreatedb
\getenv owner_rights MUMAP_OWNER_RIGHTS

-- Migrations, imports and jobs: owns the tables, so row security does not hide rows from it.
select format('create role %I', :'owner') where not exists (select from pg_roles where rolname = :'owner') \gexec
alter role :"owner" login nosuperuser nocreaterole nobypassrls :owner_rights password :'owner_password';
-- Requests: owns nothing, sees only the rows of its scope.
select format('create role %I', :'app') where not exists (select from pg_roles where rolname = :'app') \gexec
alter role :"app" login nosuperuser nocreaterole nocreatedb nobypassrls password :'app_password';

select format('create database %I owner %I encoding ''UTF8'' template template0', :'database', :'owner')
 where not exists (select from pg_database where datname = :'database') \gexec
alter database :"database" owner to :"owner";
revoke all on database :"database" from public;
grant connect on database :"database" to :"app";

\connect :"database"
set client_min_messages = warning;
create extension if not exists postgis;
select 'create extension if not exists pgrouting'
 where exists (select from pg_available_extensions where name = 'pgrouting') \gexec
-- Without this mark row security forbids the spatial index to look before the policy (a map tile: 142 ms
-- instead of 3). It says: comparing two boxes tells nothing about their content through errors or logs.
alter function geometry_overlaps(geometry, geometry) leakproof;
