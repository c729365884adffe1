#!/usr/bin/env bash
# Fails, with one sentence, where Node of release 20 or later or npm is missing. As root on Debian it installs them first.
set -euo pipefail

missing() {
  ! command -v node >/dev/null 2>&1 || ! command -v npm >/dev/null 2>&1
}

if missing && command -v apt-get >/dev/null 2>&1 && [ "$(id -u)" = 0 ]; then
  echo "cloche: installing Node" >&2
  { apt-get update -qq && apt-get install -y -qq nodejs npm; } >/dev/null 2>&1 || true
fi
if missing; then
  echo "cloche: Node of release 20 or later is needed to build and test, with npm: install both (packages nodejs and npm) and try again" >&2
  exit 1
fi
release=$(node -p 'process.versions.node.split(".")[0]') || release=0
if [ "$release" -lt 20 ]; then
  echo "cloche: Node of release 20 or later is needed to build and test, and $(command -v node) is of release $release: install a newer one and try again" >&2
  exit 1
fi
