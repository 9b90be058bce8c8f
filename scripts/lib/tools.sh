# shellcheck shell=bash
# 构建和运行用到的工具:JDK、Maven、Node。哪个缺、哪个旧、在哪里。
# The tools to build and run with: JDK, Maven, Node. Which is missing, which too old, and where each is.
# Sourced after common.sh.

JAVA_MAJOR=17
NODE_MINIMUM=20.19.0
OWN_NODE=$ROOT/.mumap/node/node_modules/node/bin

# java_tool NAME: java or javac, of JAVA_HOME when that is set.
java_tool() { echo "${JAVA_HOME:+$JAVA_HOME/bin/}$1"; }

has_jdk() {
  local version
  version=$("$(java_tool javac)" -version 2>&1) || return 1
  [[ $version =~ ([0-9]+) ]] && ((BASH_REMATCH[1] >= JAVA_MAJOR))
}

has_maven() { command -v mvn >/dev/null; }

# node_fits: is the Node on the path there and new enough?
node_fits() {
  local version
  version=$(node -p process.versions.node 2>/dev/null) || return 1
  [[ $(printf '%s\n' "$NODE_MINIMUM" "$version" | sort -V | head -n 1) == "$NODE_MINIMUM" ]]
}

# use_node: puts our own Node in front when the machine's is too old.
use_node() {
  node_fits || [[ ! -x $OWN_NODE/node ]] || PATH=$OWN_NODE:$PATH
  export PATH
}

# postgis_major: the first PostgreSQL, 15 or newer, with PostGIS among Debian's program folders; fails where there is none.
postgis_major() {
  local bin major
  for bin in /usr/lib/postgresql/*/bin/initdb; do
    major=${bin#/usr/lib/postgresql/}
    major=${major%%/*}
    [[ $major =~ ^[0-9]+$ ]] && ((major >= 15)) || continue
    [[ ! -f /usr/share/postgresql/$major/extension/postgis.control ]] || { echo "$major"; return 0; }
  done
  return 1
}

has_postgis() { postgis_major >/dev/null; }
