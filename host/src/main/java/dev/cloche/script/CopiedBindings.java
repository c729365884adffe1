package dev.cloche.script;

import dev.cloche.HostFunction;
import dev.cloche.JsValue;
import java.util.HashMap;
import java.util.Map;
import javax.script.Bindings;
import org.jspecify.annotations.Nullable;

/** Bindings of somebody else's, copied into an isolate, and what became of them copied back. */
final class CopiedBindings {

  private final GuestBindings guest;
  private final Bindings original;
  private final Map<String, JsValue> before = new HashMap<>();

  private CopiedBindings(GuestBindings guest, Bindings original) {
    this.guest = guest;
    this.original = original;
  }

  /**
   * Copies.
   *
   * @throws IllegalArgumentException when a value cannot be transferred
   */
  static CopiedBindings into(GuestBindings guest, Bindings original) {
    CopiedBindings copied = new CopiedBindings(guest, original);
    Object limits = original.get(ClocheScriptEngine.LIMITS);
    if (limits != null) {
      guest.put(ClocheScriptEngine.LIMITS, limits);
    }
    original.forEach(copied::put);
    return copied;
  }

  private void put(String name, @Nullable Object value) {
    if (value instanceof HostFunction) {
      guest.put(name, value);
    } else if (!Names.isAttribute(name)) {
      JsValue copy = Results.toGuest(value, name);
      before.put(name, copy);
      guest.put(name, copy);
    }
  }

  /** Copies back what the script has added or changed, and removes what is undefined now. */
  void copyBack() {
    for (String name : guest.names()) {
      JsValue was = before.remove(name);
      JsValue now = Results.copy(guest.reference(name));
      // What cannot cross ends with the isolate.
      if (now != null && (was == null || !isSame(was, now))) {
        original.put(name, now.toJava());
      }
    }
    before.keySet().forEach(original::remove);
  }

  private static boolean isSame(JsValue was, JsValue now) {
    return was.equals(now) || was.toJson().equals(now.toJson());
  }
}
