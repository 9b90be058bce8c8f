#!/bin/sh
# Everything that is checked of the front end without a server: types, lint, unit tests.
set -eu
cd "$(dirname "$0")"
./build.sh
npm run --silent typecheck
npm run --silent lint
npm run --silent test
