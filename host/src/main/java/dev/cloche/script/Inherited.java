package dev.cloche.script;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The variables that a guest has from the global scope: copies, made anew before each run, of what
 * the guest has no variable of its own for and what can cross.
 */
final class Inherited {

  private final Globals globals;
  private final Set<String> names = new HashSet<>();

  Inherited(Globals globals) {
    this.globals = globals;
  }

  /** Whether a variable is one of these. */
  boolean holds(String name) {
    return names.contains(name);
  }

  /** Makes a variable one of the guest's own. */
  void release(String name) {
    names.remove(name);
  }

  /** Copies what there is now, and removes what there is no more. */
  void update(Map<String, Object> shared) {
    Map<String, @Nullable Object> wanted = new HashMap<>();
    shared.forEach(
        (name, value) -> {
          if (!Names.isAttribute(name)) {
            wanted.put(name, value);
          }
        });
    for (String name : Set.copyOf(names)) {
      if (!wanted.containsKey(name)) {
        globals.delete(name);
        names.remove(name);
      }
    }
    Set<String> settable = globals.missing(wanted.keySet());
    settable.addAll(names);
    wanted.keySet().retainAll(settable);
    wanted.forEach(this::set);
  }

  private void set(String name, @Nullable Object value) {
    try {
      globals.set(name, value);
      names.add(name);
    } catch (IllegalArgumentException forAnotherEngine) {
      // The scope is shared with engines that can do more with it.
      if (names.remove(name)) {
        globals.delete(name);
      }
    }
  }
}
