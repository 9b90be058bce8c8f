# shellcheck shell=bash
# 一个私有 PostgreSQL 集群:放在哪里、由谁运行、怎样启动、断电后怎样恢复。由 scripts/db 引入。
# One private PostgreSQL cluster: where it lives, who runs it, how it starts, how it comes back after a crash.
# Sourced by scripts/db, which sets DATA (the data folder), TEST (yes|no) and PORT (empty = choose).
#
#   HOME_DIR        DATA/db, or the place named in DATA/db.place when DATA does not suit PostgreSQL
#   HOME_DIR/data   the cluster itself (PGDATA);  HOME_DIR/port, superuser.password, ready, test: our notes
#   CLUSTER_USER    the operating system's user who runs it: ourselves, or `postgres` when we are root

MINIMUM_PG=15

# as_cluster COMMAND…: as the cluster's user, in a folder it may enter. Our lock (file 9) goes along, so that an initdb
# which outlives a killed script is still waited for.
as_cluster() {
  if is_root && [[ $CLUSTER_USER != root ]]; then
    (cd / && exec runuser -u "$CLUSTER_USER" -- "$@")
  else
    (cd / && exec "$@")
  fi
}

# note FILE: standard input becomes HOME_DIR/FILE, whole or not at all, readable by the cluster's user only.
note() { as_cluster sh -c 'umask 077; cat >"$1.new" && mv "$1.new" "$1"' note "$HOME_DIR/$1"; }

# find_binaries: the PostgreSQL programs for this cluster: its own major version, else the newest with PostGIS.
find_binaries() {
  local wanted='' bin major
  [[ -d $HOME_DIR/data ]] && wanted=$(as_cluster cat "$HOME_DIR/data/PG_VERSION")
  PG_BIN=''
  while read -r bin; do
    major=$(basename "$(dirname "$bin")")
    [[ -z $wanted || $major == "$wanted" ]] || continue
    [[ -x $bin/initdb && -f /usr/share/postgresql/$major/extension/postgis.control ]] && PG_BIN=$bin
  done < <(installed_majors)
  [[ -n $PG_BIN ]] || die "没有找到 PostgreSQL ${wanted:-$MINIMUM_PG 或更高} 和 PostGIS" \
    "PostgreSQL ${wanted:-$MINIMUM_PG or newer} with PostGIS not found" \
    "apt-get install postgresql-${wanted:-15} postgresql-${wanted:-15}-postgis-3"
}

# installed_majors: Debian's program folders, oldest first.
installed_majors() {
  local bin major
  for bin in /usr/lib/postgresql/*/bin; do
    major=$(basename "$(dirname "$bin")")
    [[ $major =~ ^[0-9]+$ ]] && ((major >= MINIMUM_PG)) && echo "$bin"
  done | sort -V
}

# find_home: sets HOME_DIR and CLUSTER_USER; makes the place when there is none yet.
find_home() {
  HOME_DIR=$DATA/db
  if [[ -f $DATA/db.place ]]; then
    HOME_DIR=$(<"$DATA/db.place")
    [[ -d $HOME_DIR ]] || die "数据库文件夹 $HOME_DIR 不见了;若确实要从空库开始,请删除 $DATA/db.place" \
      "The database folder $HOME_DIR is gone; to start from an empty one, delete $DATA/db.place"
  fi
  if [[ -d $HOME_DIR ]]; then
    CLUSTER_USER=$(stat -c %U -- "$HOME_DIR")
    is_root || [[ -O $HOME_DIR ]] || die "$HOME_DIR 属于用户 $CLUSTER_USER,请以该用户或 root 运行" \
      "$HOME_DIR belongs to user $CLUSTER_USER; run as that user or as root"
    # An earlier start may have ended between making the folder and giving it away.
    [[ $CLUSTER_USER != root ]] || { CLUSTER_USER=postgres && suits "$HOME_DIR"; }
  else
    make_home
  fi
}

make_home() {
  CLUSTER_USER=$(id -un)
  if is_root; then
    CLUSTER_USER=postgres
    id -u postgres >/dev/null 2>&1 || die "缺少系统用户 postgres" "The system user postgres is missing" \
      "apt-get install postgresql"
  fi
  suits "$DATA/db" && return
  rmdir -- "$DATA/db" 2>/dev/null || true
  local base="${XDG_DATA_HOME:-$HOME/.local/share}/mumap"
  is_root && base=/var/lib/mumap
  mkdir -p -- "$base" && is_root && chmod 711 "$base"
  HOME_DIR=$(mktemp -d "$base/db-XXXXXX")
  suits "$HOME_DIR" || die "用户 $CLUSTER_USER 无法使用 $DATA 和 $HOME_DIR" \
    "User $CLUSTER_USER can use neither $DATA nor $HOME_DIR"
  echo "$HOME_DIR" >"$DATA/db.place"
  say "用户 $CLUSTER_USER 进不去 $DATA,数据库改放在 $HOME_DIR(记在 db.place)" \
    "User $CLUSTER_USER cannot use $DATA, so the database lives in $HOME_DIR (noted in db.place)"
}

# suits DIR: can the cluster's user own it, reach it and keep it to itself? (Not below /root, not on a share
# without owners.)
suits() {
  mkdir -p -- "$1" && chmod 700 -- "$1" || return 1
  ! is_root || chown "$CLUSTER_USER:" -- "$1" 2>/dev/null || return 1
  [[ $(stat -c %a -- "$1") == 700 ]] || return 1
  as_cluster sh -c 'cd "$1" && : >probe && rm probe' suits "$1" 2>/dev/null
}

# initialise: into data.part, then one rename, so that a half-made cluster is never taken for a whole one.
initialise() {
  local part=$HOME_DIR/data.part
  as_cluster rm -rf "$part" "$HOME_DIR/ready"
  secret | note superuser.password
  local options=(--username=postgres --auth=scram-sha-256 --pwfile="$HOME_DIR/superuser.password"
    --encoding=UTF8 --locale=C.UTF-8 --data-checksums)
  [[ $TEST == no ]] || options+=(--no-sync)
  as_cluster "$PG_BIN/initdb" --pgdata="$part" "${options[@]}" >/dev/null ||
    die "initdb 失败" "initdb failed"
  as_cluster sh -c 'echo "include '\''mumap.conf'\''" >>"$1/postgresql.conf"' conf "$part"
  [[ $TEST == no ]] || date | note test
  as_cluster mv "$part" "$HOME_DIR/data"
}

# configure PORT: the settings that are ours; rewritten at every start.
configure() {
  local megabytes socket=''
  megabytes=$(awk '/^MemTotal/ { m = $2 / 1024 / 8; print int(m < 128 ? 128 : m > 1024 ? 1024 : m) }' /proc/meminfo)
  # The kernel allows 107 bytes for a socket's path; where that is too short, TCP alone serves.
  if (($(printf %s "$HOME_DIR/.s.PGSQL.12345" | wc -c) < 108)) && [[ $HOME_DIR != *[\'\"\\]* ]]; then
    socket="\"$HOME_DIR\""
  fi
  note data/mumap.conf <<CONF
# Written by scripts/db at every start. Your own settings: alter system set …; they win over this file.
listen_addresses = '127.0.0.1'
port = $1
unix_socket_directories = '$socket'
unix_socket_permissions = 0700
shared_buffers = ${megabytes}MB
work_mem = 16MB
maintenance_work_mem = 256MB
random_page_cost = 1.1
jit = off
logging_collector = on
log_filename = 'postgresql-%a.log'
log_truncate_on_rotation = on
log_rotation_size = 0
timezone = '$([[ $TEST == no ]] && echo Asia/Shanghai || echo America/Los_Angeles)'
CONF
}

# processes: the live postgres processes of this cluster, by their working folder. A pid in postmaster.pid proves
# nothing: it may be a zombie, or by now somebody else's.
processes() {
  as_cluster bash -c 'for process in /proc/[0-9]*; do
    [[ $(readlink "$process/cwd" 2>/dev/null) == "$1" && $(cat "$process/comm" 2>/dev/null) == postgres ]] || continue
    echo "${process#/proc/}"
  done' processes "$HOME_DIR/data"
}

# postmaster: the pid of the running server, or nothing.
postmaster() {
  local pid
  pid=$(as_cluster head -n 1 "$HOME_DIR/data/postmaster.pid" 2>/dev/null) || return 0
  processes | grep -x -- "$pid" || true
}

# clear_wreckage: after kill -9 or a power cut. Old backends go first, for a new server refuses to share
# memory with them; only when none is left are the lock files stale.
clear_wreckage() {
  local left
  for _ in {1..100}; do
    left=$(processes)
    [[ -n $left ]] || break
    # shellcheck disable=SC2086
    as_cluster kill -KILL $left 2>/dev/null || true
    sleep 0.1
  done
  [[ -z $left ]] || die "旧的数据库进程 $left 无法结束" "Old database processes $left do not end"
  as_cluster sh -c 'rm -f "$1"/data/postmaster.pid "$1"/.s.PGSQL.*' wreckage "$HOME_DIR"
}

# launch: start on the remembered or a new free port, and say on which.
launch() {
  local port=${PORT:-$(cat "$HOME_DIR/port" 2>/dev/null || true)} safety='-c fsync=on -c full_page_writes=on'
  [[ $TEST == no ]] || safety='-c fsync=off -c full_page_writes=off -c synchronous_commit=off'
  for _ in {1..5}; do
    if [[ -z $port ]] || port_taken "$port"; then
      [[ -z $PORT ]] || die "端口 $PORT 已被占用" "Port $PORT is taken"
      port=$(free_port)
    fi
    configure "$port"
    as_cluster sh -c ': >"$1"' log "$HOME_DIR/server.log"
    # Given on the command line, fsync cannot be switched off by any file of the cluster. The server must not keep our lock.
    if as_cluster "$PG_BIN/pg_ctl" start --pgdata="$HOME_DIR/data" --log="$HOME_DIR/server.log" --wait \
      --timeout=600 --options="$safety" >/dev/null 2>&1 9>&-; then
      echo "$port" | note port
      return
    fi
    # Another program may have taken the port between our look and the server's.
    as_cluster grep -qs 'Address already in use' "$HOME_DIR/server.log" "$HOME_DIR"/data/log/* || break
    [[ -z $PORT ]] || break
    port=''
  done
  as_cluster tail -n 20 "$HOME_DIR/server.log" >&2 || true
  die "数据库没有启动成功,日志在 $HOME_DIR/server.log 和 data/log" \
    "The database did not start; its log is $HOME_DIR/server.log and data/log"
}

# await: a server that lost a backend replays its log first and answers again by itself.
await() {
  for _ in {1..600}; do
    superuser pg_isready -q && return
    sleep 1
  done
  die "数据库在运行,但十分钟内没有应答" "The database runs but has not answered for ten minutes"
}

# superuser PROGRAM…: psql and its kin against this cluster as its superuser; the password never shows in `ps`.
superuser() {
  local program=$1
  shift
  PGPASSWORD=$(as_cluster cat "$HOME_DIR/superuser.password") "$PG_BIN/$program" -h 127.0.0.1 \
    -p "$(as_cluster cat "$HOME_DIR/port")" -U postgres "$@"
}

# prepare: roles, database and DATA/db.env. Runs again when database.sql or the passwords are new.
prepare() {
  local env=$DATA/db.env print port
  port=$(as_cluster cat "$HOME_DIR/port")
  print=$(sha256sum <"$ROOT/scripts/database.sql")
  local owner app
  owner=$(setting "$env" MUMAP_OWNER_PASSWORD)
  app=$(setting "$env" MUMAP_APP_PASSWORD)
  [[ -n $owner && -n $app ]] || { owner=$(secret) && app=$(secret) && print+=new; }
  if [[ $print != "$(as_cluster cat "$HOME_DIR/ready" 2>/dev/null)" ]]; then
    MUMAP_DB_NAME=mumap MUMAP_OWNER_USER=mumap_owner MUMAP_OWNER_PASSWORD=$owner MUMAP_APP_USER=mumap_app \
      MUMAP_APP_PASSWORD=$app MUMAP_OWNER_RIGHTS=$([[ $TEST == yes ]] && echo createdb || echo nocreatedb) \
      superuser psql -X -q -d postgres -f "$ROOT/scripts/database.sql" >/dev/null ||
      die "建立数据库角色失败" "Preparing the database failed"
    echo "${print%new}" | note ready
  fi
  (
    umask 077
    printf '%s\n' "MUMAP_DB_URL=jdbc:postgresql://127.0.0.1:$port/mumap" MUMAP_OWNER_USER=mumap_owner \
      "MUMAP_OWNER_PASSWORD=$owner" MUMAP_APP_USER=mumap_app "MUMAP_APP_PASSWORD=$app" >"$env.new"
    mv "$env.new" "$env"
  )
  belongs_to_folder "$DATA" db.env
}

# halt: orderly; where that takes too long, at once; the log replays what was committed either way.
halt() {
  local stop=("$PG_BIN/pg_ctl" stop --pgdata="$HOME_DIR/data" --wait)
  if [[ -n $(postmaster) ]]; then
    as_cluster "${stop[@]}" --mode=fast --timeout=60 >/dev/null 2>&1 ||
      as_cluster "${stop[@]}" --mode=immediate --timeout=20 >/dev/null 2>&1 || true
  fi
  clear_wreckage
}
