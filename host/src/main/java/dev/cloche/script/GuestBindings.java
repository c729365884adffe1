package dev.cloche.script;

import dev.cloche.Isolate;
import dev.cloche.IsolateBuilder;
import dev.cloche.Limits;
import dev.cloche.Reference;
import java.util.AbstractMap;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import javax.script.Bindings;
import javax.script.ScriptContext;
import org.jspecify.annotations.Nullable;

/**
 * Bindings that are the global variables of an isolate: what is put is copied in, what is got is
 * copied out, or a reference where it cannot be copied. Attributes, whose names begin with {@code
 * javax.script.} or {@code dev.cloche.}, stay in Java. The isolate is made when it is first needed.
 */
final class GuestBindings extends AbstractMap<String, Object> implements Bindings, AutoCloseable {

  private final Consumer<IsolateBuilder> grants;
  private final Output output = new Output();
  private final Map<String, Object> attributes = new HashMap<>();
  private @Nullable Isolate isolate;
  private @Nullable Globals globals;
  private @Nullable Inherited inherited;

  GuestBindings(Consumer<IsolateBuilder> grants) {
    this.grants = grants;
  }

  /** The isolate, whose console goes to the writers of the context that was used last. */
  Isolate isolate() {
    Isolate existing = isolate;
    if (existing != null) {
      return existing;
    }
    IsolateBuilder builder = Isolate.builder().console(output);
    grants.accept(builder);
    if (attributes.get(ClocheScriptEngine.LIMITS) instanceof Limits limits) {
      builder.limits(limits);
    }
    Isolate made = builder.build();
    isolate = made;
    globals = new Globals(made); // Before anything of the guest's is there.
    return made;
  }

  private Globals globals() {
    var unused = isolate();
    return Objects.requireNonNull(globals);
  }

  /** The isolate, made ready for running something in a context. */
  Isolate enter(ScriptContext context) {
    output.use(context);
    Bindings shared = context.getBindings(ScriptContext.GLOBAL_SCOPE);
    if (inherited == null && (shared == null || shared.isEmpty())) {
      return isolate();
    }
    if (inherited == null) {
      inherited = new Inherited(globals());
    }
    inherited.update(shared == null ? Map.of() : shared);
    return isolate();
  }

  @Override
  public @Nullable Object put(String name, @Nullable Object value) {
    if (Names.isAttribute(Names.checked(name))) {
      return putAttribute(name, value);
    }
    Object before = get(name);
    globals().set(name, value);
    if (inherited != null) {
      inherited.release(name);
    }
    return before;
  }

  private @Nullable Object putAttribute(String name, @Nullable Object value) {
    if (name.equals(ClocheScriptEngine.LIMITS)) {
      if (isolate != null) {
        throw new IllegalStateException("limits are set before the first variable or script");
      }
      if (!(value instanceof Limits)) {
        throw new IllegalArgumentException(name + " must be a " + Limits.class.getName());
      }
    }
    return attributes.put(name, value);
  }

  @Override
  public void putAll(Map<? extends String, ? extends Object> values) {
    values.forEach(this::put);
  }

  @Override
  public @Nullable Object get(Object key) {
    String name = Names.checked(key);
    if (Names.isAttribute(name)) {
      return attributes.get(name);
    }
    return isUnused() || isInherited(name) ? null : Results.toJava(reference(name));
  }

  /** A variable as it is in the guest; to undefined where there is none. */
  Reference reference(String name) {
    return globals().get(name);
  }

  @Override
  public boolean containsKey(Object key) {
    String name = Names.checked(key);
    if (Names.isAttribute(name)) {
      return attributes.containsKey(name);
    }
    return !isUnused() && !isInherited(name) && globals().has(name);
  }

  @Override
  public @Nullable Object remove(Object key) {
    String name = Names.checked(key);
    if (Names.isAttribute(name)) {
      return attributes.remove(name);
    }
    Object before = get(name);
    if (!isUnused() && !isInherited(name)) {
      globals().delete(name);
    }
    return before;
  }

  private boolean isUnused() {
    return isolate == null;
  }

  private boolean isInherited(String name) {
    return inherited != null && inherited.holds(name);
  }

  /** The names of the guest's own variables, as far as they are properties. */
  Set<String> names() {
    Set<String> names = isUnused() ? new LinkedHashSet<>() : globals().names();
    names.removeIf(name -> Names.isAttribute(name) || isInherited(name));
    return names;
  }

  /** {@return names and values as they are now} */
  @Override
  public Set<Map.Entry<String, Object>> entrySet() {
    Map<String, @Nullable Object> entries = new LinkedHashMap<>(attributes);
    for (String name : names()) {
      entries.put(name, Results.toJava(reference(name)));
    }
    return Collections.unmodifiableMap(entries).entrySet();
  }

  @Override
  public void clear() {
    attributes.clear();
    names().forEach(name -> globals().delete(name));
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return this == other;
  }

  @Override
  public int hashCode() {
    return System.identityHashCode(this);
  }

  @Override
  public void close() {
    if (isolate != null) {
      isolate.close();
    }
  }
}
