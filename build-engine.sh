#!/usr/bin/env bash
# Builds engine-wasm/target/engine.wasm from pinned, hash-checked inputs; byte-identical on every run.
#
#   ./build-engine.sh                builds when the engine is missing or an input changed
#   ./build-engine.sh --force        builds in any case
#   ./build-engine.sh --update-lock  builds, and records the output's hash in engine-wasm/engine.lock
#
# Steps: fetch QuickJS-ng and the toolchain, split the interpreter, compile, link, outline, meter, strip, check.
# Environment: CLOCHE_QUICKJS_SRC  a folder, .deb or .tar.* of the pinned QuickJS-ng sources
#              CLOCHE_CACHE        where downloads are kept (default: the user's cache folder)
set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
module=$root/engine-wasm
target=$module/target
lock=$module/engine.lock
cache=${CLOCHE_CACHE:-${XDG_CACHE_HOME:-$HOME/.cache}/cloche}
sources=(quickjs.c libregexp.c libunicode.c dtoa.c)

fail() {
  echo "build-engine: $*" >&2
  exit 1
}

locked() {
  sed -n "s/^$1=//p" "$lock"
}

# One hash over the names and contents of the files of a folder that the build uses.
tree_hash() {
  (cd "$1" && LC_ALL=C ls -- *.c *.h | while read -r name; do sha256sum "$name"; done | sha256sum | cut -d' ' -f1)
}

# --- inputs -----------------------------------------------------------------------------------

# Leaves the sources in $1 from a folder or an archive $2; false when there are none in it.
unpack_sources() {
  local from=$2 work quickjs
  work=$(mktemp -d)
  if [ -d "$from" ]; then
    quickjs=$(find "$from" -name quickjs.c -type f 2>/dev/null | head -n 1)
  else
    case $from in
      *.deb) dpkg-deb -x "$from" "$work" 2>/dev/null || (cd "$work" && ar x "$from" && tar xf data.tar.*) ;;
      *) tar xf "$from" -C "$work" ;;
    esac || { rm -rf "$work"; return 1; }
    quickjs=$(find "$work" -name quickjs.c -type f | head -n 1)
  fi
  [ -n "$quickjs" ] || { rm -rf "$work"; return 1; }
  rm -rf "$1" && mkdir -p "$1"
  cp "$(dirname "$quickjs")"/*.[ch] "$1"/
  rm -rf "$work"
}

# Downloads Debian's source package into the folder $1, by an apt list of its own that is made from
# the machine's configured archive: the machine's own apt state stays as it is.
download_debian() {
  local apt uri suite
  command -v apt-get >/dev/null 2>&1 || return 1
  uri=$(awk '$1 == "URIs:" { print $2; exit }' /etc/apt/sources.list.d/*.sources 2>/dev/null || true)
  [ -n "$uri" ] || uri=$(awk '$1 == "deb" && $2 ~ /^http/ { print $2; exit }' /etc/apt/sources.list 2>/dev/null || true)
  [ -n "$uri" ] || return 1
  apt=$(mktemp -d)
  mkdir -p "$apt/lists/partial" "$apt/cache/archives/partial" "$apt/etc"
  : >"$apt/status"
  for suite in forky sid; do
    printf 'Types: deb\nURIs: %s\nSuites: %s\nComponents: main\nSigned-By: /usr/share/keyrings/debian-archive-keyring.gpg\n' \
      "$uri" "$suite" >"$apt/etc/cloche.sources"
    local options=(-o "Dir::State::lists=$apt/lists" -o "Dir::Cache=$apt/cache" -o Dir::Etc::sourcelist=/dev/null
      -o "Dir::Etc::sourceparts=$apt/etc" -o "Dir::State::status=$apt/status")
    if apt-get "${options[@]}" -qq update >/dev/null 2>&1 &&
      (cd "$1" && apt-get "${options[@]}" -qq download "$2" >/dev/null 2>&1); then
      rm -rf "$apt"
      return 0
    fi
  done
  rm -rf "$apt"
  return 1
}

matches_lock() {
  [ -d "$1" ] && [ "$(tree_hash "$1")" = "$(locked quickjs.tree.sha256)" ]
}

# Sets quickjs (the folder of the sources) and version (what the engine will call itself).
fetch_quickjs() {
  quickjs=$cache/quickjs-$(locked quickjs.version)
  version="quickjs-ng $(locked quickjs.version)"
  mkdir -p "$cache"
  if [ -n "${CLOCHE_QUICKJS_SRC:-}" ]; then
    unpack_sources "$target/quickjs" "$CLOCHE_QUICKJS_SRC" ||
      fail "CLOCHE_QUICKJS_SRC=$CLOCHE_QUICKJS_SRC holds no quickjs.c"
    matches_lock "$target/quickjs" ||
      fail "CLOCHE_QUICKJS_SRC=$CLOCHE_QUICKJS_SRC is not QuickJS-ng $(locked quickjs.version): its hash differs from engine.lock"
    quickjs=$target/quickjs
    return
  fi
  matches_lock "$quickjs" && return
  local download
  download=$(mktemp -d)
  if download_debian "$download" "$(locked quickjs.package)" &&
    unpack_sources "$quickjs" "$(ls "$download"/*.deb)" && matches_lock "$quickjs"; then
    rm -rf "$download"
    return
  fi
  rm -rf "$download"/* "$quickjs"
  if download_debian "$download" qjs-src && unpack_sources "$target/quickjs" "$(ls "$download"/*.deb)"; then
    version="quickjs-ng $(basename "$download"/*.deb | cut -d_ -f2) (unpinned)"
    quickjs=$target/quickjs
    unpinned=yes
    echo "build-engine: WARNING: QuickJS-ng $(locked quickjs.version) is no longer in Debian's archive." >&2
    echo "build-engine: WARNING: building $version instead. Set CLOCHE_QUICKJS_SRC to the pinned sources to avoid this." >&2
    rm -rf "$download"
    return
  fi
  rm -rf "$download"
  fail "cannot fetch QuickJS-ng $(locked quickjs.version) (Debian package ${pkg:-qjs-src}): set CLOCHE_QUICKJS_SRC to a folder or archive with its sources"
}

# Sets toolchain (the folder whose node_modules holds the pinned clang).
fetch_toolchain() {
  toolchain=$cache/toolchain-$(sha256sum "$module/toolchain/package-lock.json" | cut -c1-16)
  [ -e "$toolchain/ready" ] && return
  local work
  work=$(mktemp -d "$cache/toolchain.XXXXXX")
  cp "$module/toolchain/package.json" "$module/toolchain/package-lock.json" "$module/toolchain/.npmrc" "$work"/
  (cd "$work" && npm ci --ignore-scripts --no-progress >"$work/npm.log" 2>&1) ||
    fail "npm could not install $(locked toolchain.package): $(tail -n 1 "$work/npm.log")"
  : >"$work/ready"
  mv "$work" "$toolchain" 2>/dev/null || rm -rf "$work" # Another build was faster.
}

# --- steps ------------------------------------------------------------------------------------

build_tools() {
  rm -rf "$target/build-tools" && mkdir -p "$target/build-tools"
  find "$module/tools/src/main/java/dev/cloche/build" -name '*.java' -not -path '*/jvm/*' \
    -not -name package-info.java >"$target/build-tools.list"
  "$CLOCHE_JAVA_HOME/bin/javac" --release 21 -nowarn -d "$target/build-tools" "@$target/build-tools.list"
  if [ -d "$module/tools/src/main/resources" ]; then
    cp -R "$module/tools/src/main/resources/." "$target/build-tools"/
  fi
}

tool() {
  "$CLOCHE_JAVA_HOME/bin/java" -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -cp "$target/build-tools" "$@"
}

build() {
  local work=$target/engine-build c=$module/src/main/c objects=() glue=() name
  rm -rf "$work" && mkdir -p "$work/split" "$work/obj"
  build_tools
  tool dev.cloche.build.split.Splitter --append internals.c "$quickjs/quickjs.c" "$work/split/quickjs.c"
  tool dev.cloche.build.split.Splitter --matcher "$quickjs/libregexp.c" "$work/split/libregexp.c"
  tool dev.cloche.build.split.Splitter --opcodes "$quickjs/quickjs-opcode.h" "$work/split/quickjs-opcode.h"
  for name in "$c"/*.c; do
    name=$(basename "$name")
    case $name in internals*.c) ;; *) glue+=("$name") ;; esac
  done
  local dirs=$work/split,$c,$quickjs
  node "$module/toolchain/engine.mjs" compile "$toolchain" "$work/obj" "$dirs" quickjs.c &
  local first=$!
  node "$module/toolchain/engine.mjs" compile "$toolchain" "$work/obj" "$dirs" "${sources[@]:1}" "${glue[@]}" ||
    { wait "$first" || true; fail "the engine's C sources do not compile"; }
  wait "$first" || fail "quickjs.c does not compile"
  for name in "${sources[@]}" "${glue[@]}"; do objects+=("$work/obj/${name%.c}.o"); done
  node "$module/toolchain/engine.mjs" link "$toolchain" "$work/linked.wasm" "${objects[@]}" ||
    fail "the engine does not link"
  tool dev.cloche.build.outline.Outliner "$work/linked.wasm" "$work/outlined.wasm"
  tool dev.cloche.build.meter.Meter "$work/outlined.wasm" "$work/engine.wasm"
}

inputs_hash() {
  {
    echo "$quickjs_hash"
    cd "$root"
    LC_ALL=C find build-engine.sh engine-wasm/engine.lock engine-wasm/toolchain engine-wasm/src/main/c \
      engine-wasm/tools/src/main/java/dev/cloche/build/split engine-wasm/tools/src/main/java/dev/cloche/build/outline \
      engine-wasm/tools/src/main/java/dev/cloche/build/meter engine-wasm/tools/src/main/java/dev/cloche/build/wasm \
      engine-wasm/tools/src/main/resources \
      -type f 2>/dev/null | LC_ALL=C sort | xargs sha256sum
  } | sha256sum | cut -d' ' -f1
}

main() {
  local mode=${1:-} built
  case $mode in '' | --force | --update-lock) ;; *) fail "unknown option $mode (known: --force, --update-lock)" ;; esac
  mkdir -p "$target"
  quickjs_hash=$(locked quickjs.tree.sha256)
  # Nothing is fetched when nothing changed.
  if [ -z "$mode" ] && [ -f "$target/engine.wasm" ] && [ -f "$target/engine.inputs" ] &&
    [ "$(cat "$target/engine.inputs")" = "$(inputs_hash) $(sha256sum "$target/engine.wasm" | cut -d' ' -f1)" ]; then
    return 0
  fi
  "$module/scripts/need-node.sh" || exit 1
  # shellcheck source=engine-wasm/scripts/find-jdk.sh
  . "$module/scripts/find-jdk.sh"
  cloche_find_jdk || exit 1
  unpinned=
  fetch_quickjs
  fetch_toolchain
  echo "build-engine: building $version (about 90 s)" >&2
  build
  built=$(sha256sum "$target/engine-build/engine.wasm" | cut -d' ' -f1)
  if [ "$mode" = --update-lock ]; then
    sed -i.old "s/^engine.wasm.sha256=.*/engine.wasm.sha256=$built/" "$lock" && rm -f "$lock.old"
  elif [ -z "$unpinned" ] && [ "$built" != "$(locked engine.wasm.sha256)" ]; then
    fail "the engine came out with another hash ($built) than engine.lock records; after a deliberate change run ./build-engine.sh --update-lock"
  fi
  cp "$target/engine-build/outlined.wasm" "$target/engine-named.wasm"
  printf 'engine.version=%s\n' "$version" >"$target/engine.version"
  mv "$target/engine-build/engine.wasm" "$target/engine.wasm"
  echo "$(inputs_hash) $built" >"$target/engine.inputs"
  echo "build-engine: engine-wasm/target/engine.wasm, $(wc -c <"$target/engine.wasm" | tr -d ' ') bytes, sha256 $built" >&2
}

main "$@"
