#!/bin/sh
# Builds the front end into web/dist, doing only what changed: npm when the lock changed, vite when an input changed.
set -eu
cd "$(dirname "$0")"

fail() { echo "mumap-web: $1" >&2; exit 1; }

command -v node >/dev/null 2>&1 ||
  fail "Node.js not found on PATH; install Node 20.19 or newer (Debian: apt-get install nodejs npm)"
command -v npm >/dev/null 2>&1 || fail "npm not found on PATH; it comes with Node.js (Debian: apt-get install npm)"
node -e 'const [a, b] = process.versions.node.split(".").map(Number); process.exit(a > 20 || (a === 20 && b >= 19) ? 0 : 1)' ||
  fail "Node $(node --version) is too old; 20.19 or newer is needed (npm itself can fetch one: npx -p node@20 node --version)"

hash_of() { cat "$@" | sha256sum | cut -d' ' -f1; }

lock=$(hash_of package-lock.json .npmrc)
if [ ! -d node_modules ] || [ "$(cat node_modules/.mumap-lock 2>/dev/null || true)" != "$lock" ]; then
  echo "mumap-web: installing packages"
  npm ci --prefer-offline --no-fund --no-audit --loglevel=error
  echo "$lock" > node_modules/.mumap-lock
fi

inputs=$(find src public index.html vite.config.ts tsconfig.json package.json package-lock.json ../data/standard/map_symbols.json \
  -type f ! -name '*.test.ts' ! -name '*.md' | LC_ALL=C sort | while read -r file; do
    echo "$file"; cat "$file"
  done | sha256sum | cut -d' ' -f1)
if [ ! -f dist/index.html ] || [ "$(cat node_modules/.mumap-built 2>/dev/null || true)" != "$inputs" ]; then
  echo "mumap-web: building"
  npx --no-install vite build --logLevel warn
  echo "$inputs" > node_modules/.mumap-built
fi
