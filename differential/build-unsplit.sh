#!/usr/bin/env bash
# Builds differential/target/unsplit.wasm: QuickJS-ng as its authors wrote it, neither split nor metered, with Cloche's
# glue, so that it answers the same requests. Run by Maven; does nothing when the file is up to date.
#
# The two files that the splitter changes are compiled here (about 70 s), with assertions and at another level of
# optimisation than the shipped engine; their objects are kept in the cache, under a hash of all that went into them. The
# objects of everything else come from build-engine.sh. One line is added to the interpreter: it counts opcodes; another
# makes properties that are not QuickJS's own when they are first used.
# Environment: CLOCHE_CACHE  as for build-engine.sh
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
module=$here/../engine-wasm
target=$here/target
work=$module/target/engine-build
cache=${CLOCHE_CACHE:-${XDG_CACHE_HOME:-$HOME/.cache}/cloche}
toolchain=$cache/toolchain-$(sha256sum "$module/toolchain/package-lock.json" | cut -c1-16)
quickjs=$cache/quickjs-$(sed -n 's/^quickjs.version=//p' "$module/engine.lock")
[ -f "$module/target/quickjs/quickjs.c" ] && quickjs=$module/target/quickjs

fail() {
  echo "build-unsplit: $*" >&2
  exit 1
}

# A hash over the names and contents of files, wherever they are.
hash_of() {
  local file
  for file; do echo "${file##*/}" && sha256sum <"$file"; done | sha256sum | cut -d' ' -f1
}

"$module/scripts/need-node.sh" || exit 1
if [ ! -f "$work/linked.wasm" ] || [ ! -d "$work/obj" ] || [ ! -e "$toolchain/ready" ] || [ ! -f "$quickjs/quickjs.c" ]; then
  # The engine came from a cache: its inputs and objects have to be made first.
  "$here/../build-engine.sh" --force
fi

build_files=("$here/build-unsplit.sh" "$here/clang.mjs" "$module/toolchain/flags.mjs" "$module/toolchain/package-lock.json")
compiled_files=("${build_files[@]}" "$here"/src/main/c/* "$module"/src/main/c/*.[ch] "$quickjs"/*.[ch])
inputs=$(hash_of "${compiled_files[@]}" "$work"/obj/*.o)
if [ -f "$target/unsplit.wasm" ] && [ "$(cat "$target/unsplit.inputs" 2>/dev/null)" = "$inputs" ]; then
  exit 0
fi

rm -rf "$target/plain" && mkdir -p "$target/plain"
{
  echo 'static unsigned differential_counts[256];'
  # Where QuickJS with assertions could dump each opcode before it runs.
  sed -e 's/if (check_dump_flag(ctx->rt, JS_DUMP_BYTECODE_STEP)) dump_single_byte_code(.*/differential_counts[*(pc)]++;/' \
    -e '/^static JSValue js_bytecode_autoinit(/i JSValue cloche_late_global(JSContext *ctx);' \
    -e '/^static JSValue js_bytecode_autoinit(/,/^}/s/^        abort();/        return cloche_late_global(ctx);/' "$quickjs/quickjs.c"
  # Nothing stops for a debugger here: its opcode, which comes last, does not exist.
  cat "$module/tools/src/main/resources/dev/cloche/build/split/debug-flags.c"
  echo '#define OP_debug OP_COUNT'
  echo '#include "internals.c"'
  echo '#include "opcode_counts.c"'
} >"$target/plain/quickjs.c"
grep -q 'differential_counts\[\*(pc)\]' "$target/plain/quickjs.c" || fail "quickjs.c has no place where an opcode is dispatched"
grep -q '^        return cloche_late_global(ctx);' "$target/plain/quickjs.c" || fail "quickjs.c makes no properties on use"

objects=()
for object in "$work"/obj/*.o; do
  case $object in */quickjs.o | */libregexp.o) ;; *) objects+=("$object") ;; esac
done
mkdir -p "$cache/unsplit"
find "$cache/unsplit" -mindepth 1 -maxdepth 1 -mtime +30 -exec rm -rf {} + # States that nobody builds any more.
compiled=$cache/unsplit/$(hash_of "${compiled_files[@]}")
if [ -d "$compiled" ]; then touch "$compiled"; else echo "build-unsplit: compiling QuickJS-ng unsplit (about 70 s)" >&2; fi
log=$target/build.log
node "$here/clang.mjs" "$toolchain" "$target/unsplit.wasm" "$compiled" "$target/plain,$here/src/main/c,$module/src/main/c,$quickjs" \
  quickjs.c,libregexp.c "${objects[@]}" >"$log" 2>&1 || {
  cat "$log" >&2
  fail "the unsplit engine does not build"
}
echo "$inputs" >"$target/unsplit.inputs"
