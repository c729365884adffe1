package dev.cloche;

import dev.cloche.internal.engine.EngineInstance;
import dev.cloche.internal.engine.HeapCounts;

/**
 * What is in an isolate's memory. Bytes of linear memory and the limits are the host's numbers; the
 * others are read from the guest's memory, where a guest that has taken over the engine can write
 * what it likes: they are never negative nor larger than the memory could hold.
 *
 * @param memoryBytes linear memory, which never shrinks while the isolate lives
 * @param memoryLimit its cap, {@link Limits#memoryBytes}
 * @param heapBytes what the guest's heap takes of it, the engine's own objects included
 * @param heapLimit beyond so many bytes the guest's allocations fail; a little below the cap
 * @param allocatedBytes bytes of the heap that are in use by objects, strings, code and so on
 * @param allocations pieces that they are in
 * @param objects JavaScript objects, functions and the engine's own included
 * @param strings different names of properties and variables, and symbols; not other strings
 * @param collections garbage collections since the isolate was made
 */
public record HeapStatistics(
    long memoryBytes,
    long memoryLimit,
    long heapBytes,
    long heapLimit,
    long allocatedBytes,
    long allocations,
    long objects,
    long strings,
    long collections) {

  /** Reads them while no guest code runs, on the engine's thread. */
  static HeapStatistics of(Session session) {
    EngineInstance instance = session.instance();
    Limits limits = session.options().limits();
    HeapCounts counts = instance.heapCounts();
    return new HeapStatistics(
        instance.memoryBytes(),
        limits.memoryBytes(),
        counts.usedBytes(),
        Preparation.heapBytes(limits.memoryBytes()),
        counts.allocatedBytes(),
        counts.allocations(),
        counts.objects(),
        counts.strings(),
        counts.collections());
  }
}
