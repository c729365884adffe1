#!/usr/bin/env bash
# Runs benchmarks; see docs/benchmarks.md. Builds bench/target/benchmarks.jar first when it is missing.
#
#   bench/run.sh jmh [JMH OPTIONS]     times of isolates, instances and their parts
#   bench/run.sh compare [OPTIONS]     the same as bench/compare: Cloche beside other engines
#   bench/run.sh stock [OPTIONS]       the metered engine beside the unmetered one
#   bench/run.sh warmup [OPTIONS]      the first 10,000 runs of a fresh JVM, as a picture
#   bench/run.sh overshoot [OPTIONS]   how late time-outs come
#   bench/run.sh memory [OPTIONS]      how much memory scripts get that want all of it
#   bench/run.sh hostile [OPTIONS]     hostile scripts in Cloche and other engines; see docs/side-by-side.md
#   bench/run.sh footprint [OPTIONS]   heap of idle isolates
#   bench/run.sh coldstart [OPTIONS]   the first isolate of a fresh JVM
set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
jar=$root/bench/target/benchmarks.jar
what=${1:-}
[ $# -eq 0 ] || shift

case $what in
  jmh) main=org.openjdk.jmh.Main ;;
  compare) main=dev.cloche.bench.compare.Compare ;;
  stock) main=dev.cloche.bench.stock.StockComparison ;;
  warmup) main=dev.cloche.bench.warmup.Warmup ;;
  overshoot) main=dev.cloche.bench.overshoot.TimeoutOvershoot ;;
  memory) main=dev.cloche.bench.memory.MemoryPeaks ;;
  hostile) main=dev.cloche.bench.hostile.SideBySide ;;
  footprint) main=dev.cloche.bench.IdleFootprint ;;
  coldstart) main=dev.cloche.bench.coldstart.ColdStart && set -- --launcher "$root/cloche" "$@" ;;
  *)
    sed -n '2,13s/^# \{0,1\}//p' "${BASH_SOURCE[0]}" >&2
    exit 2
    ;;
esac

. "$root/engine-wasm/scripts/find-jdk.sh"
cloche_find_jdk
export JAVA_HOME=$CLOCHE_JAVA_HOME
# What the benchmarks require of npm; bench/modules holds the folders that they run.
modules=$root/bench/modules/lodash
if [ "$what" = jmh ] && [ ! "$modules/node_modules/.package-lock.json" -nt "$modules/package-lock.json" ]; then
  (cd "$modules" && npm ci --ignore-scripts --no-progress --loglevel=error >/dev/null)
  touch "$modules/node_modules/.package-lock.json"
fi
if [ ! -f "$jar" ]; then
  (cd "$root" && mvn -B -q -pl bench -am -DskipTests package >&2)
fi
exec "$JAVA_HOME/bin/java" ${CLOCHE_JAVA_OPTS:-} -Dcloche.bench.dir="$root/bench" -cp "$jar" "$main" "$@"
