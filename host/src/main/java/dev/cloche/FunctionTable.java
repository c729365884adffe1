package dev.cloche;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The host functions that a guest may call, by number: those that its isolate was granted, then the
 * callbacks that it was handed, for as long as it has functions that call them. Numbers are never
 * used again.
 */
final class FunctionTable {

  /** So many are handed over at least before the guest is asked which are garbage. */
  private static final int LEAST = 64;

  private final List<HostCalls.NamedFunction> granted;
  private final Map<Integer, Entry> later = new HashMap<>();
  private final IdentityHashMap<Callback, Entry> callbacks = new IdentityHashMap<>();
  private int next;
  private int untilSweep = LEAST;
  private volatile boolean sweepDue;

  /** A function that came later; a callback's has as many functions in the guest as it counts. */
  private static final class Entry {
    final int number;
    final HostCalls.NamedFunction function;
    final @Nullable Callback callback;
    int count;

    Entry(int number, HostCalls.NamedFunction function, @Nullable Callback callback) {
      this.number = number;
      this.function = function;
      this.callback = callback;
    }
  }

  FunctionTable(List<HostCalls.NamedFunction> granted) {
    this.granted = List.copyOf(granted);
    next = granted.size();
  }

  /** The number of a function that stays for good. */
  synchronized int grant(HostCalls.NamedFunction function) {
    return add(function, null).number;
  }

  /** The number of a callback, the same one while it is there; the guest gets a function of it. */
  synchronized int handOver(Callback callback) {
    Entry entry =
        callbacks.computeIfAbsent(
            callback,
            added -> add(new HostCalls.NamedFunction(added.name(), added.function()), added));
    entry.count++;
    if (--untilSweep <= 0) {
      sweepDue = true;
    }
    return entry.number;
  }

  private Entry add(HostCalls.NamedFunction function, @Nullable Callback callback) {
    Entry entry = new Entry(next++, function, callback);
    later.put(entry.number, entry);
    return entry;
  }

  /** Whether so many functions have been handed over that some may be garbage by now. */
  boolean isSweepDue() {
    return sweepDue;
  }

  /**
   * The guest has told which functions are garbage.
   *
   * @param numbers theirs; a guest that makes some up has itself to blame
   */
  synchronized void sweep(List<Integer> numbers) {
    for (int number : numbers) {
      Entry entry = later.get(number);
      if (entry != null && entry.callback != null && --entry.count <= 0) {
        later.remove(number);
        callbacks.remove(entry.callback);
      }
    }
    // Once more when there are twice as many, so that each costs the same however many there are.
    untilSweep = Math.max(LEAST, later.size());
    sweepDue = false;
  }

  /** For an image: callbacks mean nothing in another isolate, but keep their numbers. */
  synchronized List<String> names() {
    List<String> names = new ArrayList<>();
    for (int number = 0; number < next; number++) {
      names.add(number < granted.size() ? granted.get(number).name() : Image.CALLBACK);
    }
    return names;
  }

  /** The function of a number that a guest has made up or not; null when there is none. */
  synchronized HostCalls.@Nullable NamedFunction get(int number) {
    if (number >= 0 && number < granted.size()) {
      return granted.get(number);
    }
    Entry entry = later.get(number);
    return entry == null ? null : entry.function;
  }
}
