package dev.cloche;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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

  /** A callback in a request. */
  record Passed(FunctionTable table, Entry entry) implements Held {

    int number() {
      return entry.number;
    }

    @Override
    public void requireOpen() {} // There is no closing it.

    @Override
    public void sent() {
      table.arrive(entry);
    }
  }

  FunctionTable(List<HostCalls.NamedFunction> granted) {
    this.granted = List.copyOf(granted);
    next = granted.size();
  }

  /** The number of a function that stays for good. */
  synchronized int grant(HostCalls.NamedFunction function) {
    Entry entry = new Entry(next++, function, null);
    later.put(entry.number, entry);
    return entry.number;
  }

  /**
   * A callback on its way into the guest, with a number: the same one while it is there. It is
   * there from {@link Held#sent} on, so that a request which is never sent leaves nothing behind.
   */
  synchronized Passed pass(Callback callback) {
    Entry known = callbacks.get(callback);
    return new Passed(this, known == null ? make(callback) : known);
  }

  private Entry make(Callback callback) {
    return new Entry(
        next++, new HostCalls.NamedFunction(callback.name(), callback.function()), callback);
  }

  /** The guest gets a function of it. */
  private synchronized void arrive(Entry entry) {
    later.put(entry.number, entry);
    callbacks.putIfAbsent(Objects.requireNonNull(entry.callback), entry);
    entry.count++;
    if (--untilSweep <= 0) {
      sweepDue = true;
    }
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
        callbacks.remove(entry.callback, entry);
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
