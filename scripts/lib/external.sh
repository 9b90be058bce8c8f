# shellcheck shell=bash
# 用 --db 给出的、别人管理的 PostGIS:检查它能不能用,缺什么就打印请 DBA 执行的那一行。
# A PostGIS of somebody else's, given with --db: can it serve? What it lacks is printed as the line for its DBA.
# Sourced after common.sh by scripts/run, which sets DATA. Accepted are
#   a superuser     we make our two roles by database.sql and let go of the superuser's account
#   an owner        of a database that a DBA has prepared, with the application's role in the environment

# external_database JDBC_URL: checks and exports MUMAP_DB_URL and the four account variables.
external_database() {
  split_jdbc_url "$1"
  [[ -n ${MUMAP_OWNER_USER:-} ]] || die "--db 缺少账号:写成 …?user=…&password=… 或设置 MUMAP_OWNER_USER、MUMAP_OWNER_PASSWORD" \
    "--db without an account: write …?user=…&password=… or set MUMAP_OWNER_USER and MUMAP_OWNER_PASSWORD"
  local facts
  facts=$(ask_owner "select current_setting('server_version_num')::int >= 150000, rolsuper from pg_roles where rolname = current_user") ||
    die "连不上 $DB_PLACE(用户 $MUMAP_OWNER_USER)" "Cannot connect to $DB_PLACE (user $MUMAP_OWNER_USER)"
  [[ $facts == t* ]] || die "数据库版本太旧:需要 PostgreSQL 15 或更高" "The database is too old: PostgreSQL 15 or newer is needed"
  if [[ $facts == *t ]]; then prepare_external; fi
  check_external
  export MUMAP_DB_URL MUMAP_OWNER_USER MUMAP_OWNER_PASSWORD MUMAP_APP_USER MUMAP_APP_PASSWORD
}

# split_jdbc_url: account out of the URL, the rest stays in MUMAP_DB_URL; DB_PLACE is what psql understands of it.
split_jdbc_url() {
  [[ $1 =~ ^jdbc:postgresql://([^/?,]+)/([^/?]+)(\?(.*))?$ ]] ||
    die "--db 应为 jdbc:postgresql://主机:端口/库名" "--db must read jdbc:postgresql://HOST:PORT/NAME"
  DB_NAME=${BASH_REMATCH[2]}
  local place=postgresql://${BASH_REMATCH[1]} pair kept=() understood=() pairs
  IFS='&' read -ra pairs <<<"${BASH_REMATCH[4]}"
  for pair in "${pairs[@]}"; do
    case $pair in
      user=*) MUMAP_OWNER_USER=$(decoded "${pair#*=}") ;;
      password=*) MUMAP_OWNER_PASSWORD=$(decoded "${pair#*=}") ;;
      ssl*=*) kept+=("$pair") understood+=("$pair") ;;
      *) kept+=("$pair") ;;
    esac
  done
  MUMAP_DB_URL=jdbc:$place/$DB_NAME$(query "${kept[@]}")
  DB_PLACE=$place/$DB_NAME$(query "${understood[@]}")
}

decoded() { printf '%b' "${1//%/\\x}"; }

query() { (IFS='&'; [[ -z $* ]] || echo "?$*"); }

ask_owner() { PGUSER=$MUMAP_OWNER_USER PGPASSWORD=${MUMAP_OWNER_PASSWORD:-} psql -X -w -qAt -F ' ' -d "$DB_PLACE" -c "$1"; }

ask_app() { PGUSER=$MUMAP_APP_USER PGPASSWORD=${MUMAP_APP_PASSWORD:-} psql -X -w -qAt -d "$DB_PLACE" -c "$1"; }

# prepare_external: with a superuser's account, our roles in their stead; their passwords stay in DATA/external.env.
prepare_external() {
  local env=$DATA/external.env owner app dba=$MUMAP_OWNER_USER dba_password=${MUMAP_OWNER_PASSWORD:-}
  [[ ! $DB_NAME =~ ^(postgres|template[01])$ ]] || die "库 $DB_NAME 属于数据库系统本身,请另建一个库" \
    "Database $DB_NAME belongs to the database system itself; make another one"
  owner=$(setting "$env" MUMAP_OWNER_PASSWORD) app=$(setting "$env" MUMAP_APP_PASSWORD)
  owner=${owner:-$(secret)} app=${MUMAP_APP_PASSWORD:-${app:-$(secret)}}
  MUMAP_OWNER_USER=mumap_owner MUMAP_OWNER_PASSWORD=$owner MUMAP_APP_USER=${MUMAP_APP_USER:-mumap_app} MUMAP_APP_PASSWORD=$app
  (
    umask 077
    printf '%s\n' "MUMAP_OWNER_PASSWORD=$owner" "MUMAP_APP_PASSWORD=$app" >"$env"
    export MUMAP_OWNER_USER MUMAP_OWNER_PASSWORD MUMAP_APP_USER MUMAP_APP_PASSWORD MUMAP_DB_NAME=$DB_NAME
    PGUSER=$dba PGPASSWORD=$dba_password psql -X -w -q -d "$DB_PLACE" -f "$ROOT/scripts/database.sql" >/dev/null
  ) || die "在 $DB_PLACE 上建立角色失败" "Preparing $DB_PLACE failed"
  belongs_to_folder "$DATA" external.env
  say "已用超级用户 $dba 建好角色 mumap_owner 和 $MUMAP_APP_USER(口令在 $env),此后不再用 $dba" \
    "With superuser $dba the roles mumap_owner and $MUMAP_APP_USER are ready (passwords in $env); $dba is not used from here on"
}

check_external() {
  MUMAP_APP_USER=${MUMAP_APP_USER:-mumap_app}
  local dba
  dba="MUMAP_DB_NAME=$DB_NAME MUMAP_OWNER_USER=$MUMAP_OWNER_USER MUMAP_OWNER_PASSWORD=… MUMAP_APP_USER=mumap_app MUMAP_APP_PASSWORD=… psql -U postgres -d $DB_NAME -f '$ROOT/scripts/database.sql'"
  [[ $(ask_owner "select count(*) from pg_extension where extname = 'postgis'") == 1 ]] ||
    die "库 $DB_NAME 里没有 PostGIS;请 DBA 执行:" "Database $DB_NAME has no PostGIS; the DBA's line:" "$dba"
  [[ $(ask_owner "select has_database_privilege(current_database(), 'create')") == t ]] ||
    die "$MUMAP_OWNER_USER 不能在库 $DB_NAME 里建模式;请 DBA 执行:" \
      "$MUMAP_OWNER_USER may not create schemas in $DB_NAME; the DBA's line:" "$dba"
  # Row security does not bind an owner, a superuser or a BYPASSRLS role: requests must run as none of these.
  [[ $MUMAP_APP_USER != "$MUMAP_OWNER_USER" &&
    $(ask_app "select rolsuper or rolbypassrls or pg_has_role('$MUMAP_OWNER_USER', 'usage') from pg_roles where rolname = current_user") == f ]] ||
    die "应用角色 $MUMAP_APP_USER 不可用(须能登录、口令在 MUMAP_APP_PASSWORD、不是 $MUMAP_OWNER_USER、不越过行级安全);请 DBA 执行:" \
      "The application's role $MUMAP_APP_USER will not do (must log in with MUMAP_APP_PASSWORD, not be $MUMAP_OWNER_USER, not bypass row security); the DBA's line:" "$dba"
  [[ $(ask_owner "select bool_and(proleakproof) from pg_proc where proname = 'geometry_overlaps'") == t ]] ||
    say "提示:空间索引在行级安全下不起作用,地图会慢。请 DBA 在库 $DB_NAME 里执行一次:alter function geometry_overlaps(geometry, geometry) leakproof;" \
      "Note: under row security the spatial index stays unused and the map is slow. For the DBA, once in $DB_NAME: alter function geometry_overlaps(geometry, geometry) leakproof;"
}
