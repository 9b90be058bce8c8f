# shellcheck shell=bash
# 所有脚本共用的几件小事:找到项目根目录、双语提示、数据文件夹、挑空闲端口。
# What every script shares: the project's root, messages in two languages, the data folder, a free port.
# Sourced, never run. Every script prints its own head comment when called with --help.

ROOT="$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd -P)"
# One locale for everything we start: file names in Chinese must survive a machine set to C or GBK.
export LC_ALL=C.UTF-8
# The caller's PGHOST, PGSERVICE and the like must not lead us to another server.
unset "${!PG@}"

# say ZH EN: one message in both languages, on stderr so that stdout stays for answers.
say() { printf '» %s\n  %s\n' "$1" "$2" >&2 || true; }

# die ZH EN [CURE…]: the message, then the lines to copy, then a non-zero exit.
die() {
  say "$1" "$2"
  shift 2
  (($# == 0)) || printf '    %s\n' "$@" >&2 || true
  exit 1
}

# help_of FILE: the head comment of a script is its help.
help_of() { sed -n -e '1d' -e '/^#/!q' -e 's/^# \{0,1\}//p' "$1"; }

# need_value OPTION VALUE…: an option without its value is refused.
need_value() { (($# >= 2)) && [[ -n $2 ]] || die "$1 后面缺少一个值" "$1 needs a value"; }

is_root() { ((EUID == 0)); }

# absolute PATH: against the caller's folder, whether it exists or not.
absolute() { realpath -m -- "$1"; }

# hidden HEX: a random secret of 32 hex digits; nothing in it ever needs quoting.
secret() { od -An -N16 -tx1 /dev/urandom | tr -d ' \n'; }

# port_taken PORT [HOST]: does somebody listen there?
port_taken() { (exec 3<>"/dev/tcp/${2:-127.0.0.1}/$1") 2>/dev/null; }

# free_port: below the ports that the kernel hands to outgoing connections.
free_port() {
  local port
  for _ in {1..200}; do
    port=$((15432 + RANDOM % 16000))
    port_taken "$port" || { echo "$port"; return; }
  done
  die "找不到空闲端口" "No free port found"
}

valid_port() { [[ $1 =~ ^[0-9]{1,5}$ ]] && (($1 > 0 && $1 < 65536)); }

# open_data_folder DIR: makes it, or accepts it when it is ours. We empty DIR/tmp at start, so a folder
# full of somebody's files is refused.
open_data_folder() {
  local dir=$1
  if [[ -d $dir && ! -e $dir/MUMAP-DATA && -n $(ls -A -- "$dir" 2>/dev/null) ]]; then
    die "$dir 里已有别的文件,不是亩图的数据文件夹;请另给一个空文件夹(--data)" \
      "$dir holds other files and is not a MuMap data folder; name an empty one (--data)"
  fi
  if [[ ! -d $dir ]]; then
    mkdir -p -- "$dir" || die "无法建立 $dir" "Cannot make $dir"
    # Root's cluster runs as another user, who must pass through this folder but not list it.
    if is_root; then chmod 711 -- "$dir"; else chmod 700 -- "$dir"; fi
  fi
  [[ -w $dir ]] || die "无权写入 $dir" "No right to write in $dir"
  [[ -e $dir/MUMAP-DATA ]] || mark_data_folder "$dir"
}

mark_data_folder() {
  printf '%s\n' "亩图的数据:数据库、口令、临时文件。停机后可整体备份。" \
    "MuMap's data: database, passwords, temporary files. Copy it whole while MuMap is stopped." >"$1/MUMAP-DATA"
  echo '*' >"$1/.gitignore"
  belongs_to_folder "$1" MUMAP-DATA .gitignore
}

# belongs_to_folder DIR FILE…: what root writes for a user's folder stays the user's.
belongs_to_folder() {
  local dir=$1
  shift
  is_root || return 0
  (cd -- "$dir" && chown --reference=. -- "$@")
}

# setting FILE NAME: the value of one NAME=value line, or nothing.
setting() { [[ ! -r $1 ]] || sed -n "s/^$2=//p" "$1" | tail -n 1; }
