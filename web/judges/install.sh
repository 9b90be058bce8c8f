#!/bin/sh
# web/judges/install.sh
#
# 取来测试用的评判:@mapbox/mvt-fixtures(瓦片样本)、spectral 和 redocly(接口说明的检查),版本按锁文件;已有则立即返回。
# Fetches what judges us in the tests: @mapbox/mvt-fixtures (sample tiles), spectral and redocly (linters of the interface
# description), by the lock file; returns at once when they are there.
set -eu
case ${1:-} in -h | --help)
  sed -n '2,/^set/{/^set/d;s/^# \{0,1\}//;p;}' "$0"
  exit
  ;;
esac
cd "$(dirname "$0")"
lock=$(cat package-lock.json .npmrc | sha256sum | cut -d' ' -f1)
[ "$(cat node_modules/.mumap-lock 2>/dev/null || true)" != "$lock" ] || exit 0
command -v npm >/dev/null 2>&1 || { echo "npm not found on PATH (scripts/install installs it)" >&2; exit 1; }
# only the files are wanted: nothing of them is run at installation
npm ci --prefer-offline --ignore-scripts --no-fund --no-audit --loglevel=error
echo "$lock" > node_modules/.mumap-lock
