package dev.cloche;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The host functions that a guest may call, by number: those that its isolate was granted, then the
 * callbacks that it was handed. Numbers are never used again.
 */
final class FunctionTable {

  private final List<HostCalls.NamedFunction> functions;
  private final IdentityHashMap<Callback, Integer> callbacks = new IdentityHashMap<>();

  FunctionTable(List<HostCalls.NamedFunction> granted) {
    functions = new ArrayList<>(granted);
  }

  /** The number of a callback, the same one each time. */
  synchronized int register(Callback callback) {
    return callbacks.computeIfAbsent(
        callback,
        added -> {
          functions.add(new HostCalls.NamedFunction(added.name(), added.function()));
          return functions.size() - 1;
        });
  }

  /** The function of a number that a guest has made up or not; null when there is none. */
  synchronized HostCalls.@Nullable NamedFunction get(int number) {
    return number >= 0 && number < functions.size() ? functions.get(number) : null;
  }
}
