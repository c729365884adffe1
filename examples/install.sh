#!/usr/bin/env bash
# Installs the npm packages that the examples require, where they are missing or the lock file has
# changed. Their install scripts do not run.
set -euo pipefail

cd "$(dirname "${BASH_SOURCE[0]}")"
for lock in */package-lock.json; do
  example=${lock%/*}
  if [ ! "$example/node_modules/.package-lock.json" -nt "$lock" ]; then
    command -v npm >/dev/null || {
      echo "examples: npm is needed (package npm): install it and try again" >&2
      exit 1
    }
    (cd "$example" && npm ci --ignore-scripts --no-progress --loglevel=error >/dev/null)
    touch "$example/node_modules/.package-lock.json"
  fi
done
