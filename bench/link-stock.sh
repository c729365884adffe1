#!/usr/bin/env bash
# Makes bench/target/stock.wasm: the engine as it is before the meter, linked from the objects that
# build-engine.sh has compiled, and outlined. Run by Maven; does nothing when the file is up to date.
set -euo pipefail

bench=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
module=$bench/../engine-wasm
work=$module/target/engine-build
out=$bench/target/stock.wasm
cache=${CLOCHE_CACHE:-${XDG_CACHE_HOME:-$HOME/.cache}/cloche}
toolchain=$cache/toolchain-$(sha256sum "$module/toolchain/package-lock.json" | cut -c1-16)

if [ ! -f "$work/outlined.wasm" ] || [ ! -d "$work/obj" ] || [ ! -d "$module/target/build-tools" ] ||
  [ ! -e "$toolchain/ready" ]; then
  # The engine came from a cache: its objects have to be made first.
  "$bench/../build-engine.sh" --force
fi
if [ "$out" -nt "$work/outlined.wasm" ] && [ "$out" -nt "$bench/src/main/c/no_depth.c" ]; then
  exit 0
fi
# shellcheck source=../engine-wasm/scripts/find-jdk.sh
. "$module/scripts/find-jdk.sh"
cloche_find_jdk
mkdir -p "$bench/target/obj"
linked=$bench/target/stock-linked.wasm
log=$bench/target/link.log
{
  node "$module/toolchain/engine.mjs" compile "$toolchain" "$bench/target/obj" "$bench/src/main/c" no_depth.c &&
    node "$module/toolchain/engine.mjs" link "$toolchain" "$linked" "$work/obj"/*.o "$bench/target/obj/no_depth.o" &&
    "$CLOCHE_JAVA_HOME/bin/java" -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -cp "$module/target/build-tools" \
      dev.cloche.build.outline.Outliner "$linked" "$out"
} >"$log" 2>&1 || {
  cat "$log" >&2
  echo "link-stock: the unmetered engine does not link" >&2
  exit 1
}
