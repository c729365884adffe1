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
  private final int granted;

  FunctionTable(List<HostCalls.NamedFunction> granted) {
    functions = new ArrayList<>(granted);
    this.granted = granted.size();
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

  /** For an image: callbacks mean nothing in another isolate, but keep their numbers. */
  synchronized List<String> names() {
    List<String> names = new ArrayList<>();
    for (int number = 0; number < functions.size(); number++) {
      names.add(number < granted ? functions.get(number).name() : Image.CALLBACK);
    }
    return names;
  }

  /** The function of a number that a guest has made up or not; null when there is none. */
  synchronized HostCalls.@Nullable NamedFunction get(int number) {
    return number >= 0 && number < functions.size() ? functions.get(number) : null;
  }
}
