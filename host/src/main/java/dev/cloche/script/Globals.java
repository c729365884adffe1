package dev.cloche.script;

import dev.cloche.GuestException;
import dev.cloche.HostFunction;
import dev.cloche.Isolate;
import dev.cloche.JsArray;
import dev.cloche.JsString;
import dev.cloche.JsValue;
import dev.cloche.internal.value.BeanBinding;
import dev.cloche.internal.value.JavaImporter;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The global variables of an isolate, by name. They are looked at by running small scripts under
 * the isolate's limits, so a guest can lie about its own variables, and about nothing else.
 */
final class Globals {

  private static final String FILE = "bindings.js";

  /** Where a value is while it is on its way to a variable. */
  private static final String PASSING = "__cloche_passing__";

  private final Isolate isolate;

  /** What the engine brought along, and nobody has put. */
  private final Set<String> builtin;

  Globals(Isolate isolate) {
    this.isolate = isolate;
    this.builtin = new HashSet<>(names("Object.keys(globalThis)"));
  }

  /** A value for a guest. */
  static JsValue value(@Nullable Object value, String name) {
    return JavaImporter.convert(value, name, BeanBinding.defaultMapper());
  }

  /**
   * Sets a variable.
   *
   * @throws IllegalArgumentException when the value cannot be transferred
   * @throws GuestException when the guest has made it one that cannot be set
   */
  void set(String name, @Nullable Object value) {
    Object copy = value instanceof HostFunction ? value : value(value, name);
    if (copy instanceof HostFunction && !Names.isIdentifier(name)) {
      throw new IllegalArgumentException("a function's name must be an identifier: " + name);
    }
    try {
      define(name, copy);
    } catch (GuestException declared) {
      // What is declared with var or function can be assigned to, but not defined again.
      define(PASSING, copy);
      eval(
          "(() => { 'use strict'; try { "
              + Names.property(name)
              + " = globalThis.%1$s } finally { delete globalThis.%1$s } })()".formatted(PASSING));
    }
    builtin.remove(name);
  }

  private void define(String name, Object copy) {
    if (copy instanceof HostFunction function) {
      isolate.hostFunction(name, function);
    } else {
      isolate.setGlobals(Map.of(name, copy));
    }
  }

  /**
   * The value of a variable.
   *
   * @return undefined when there is none, or when it cannot cross, as a function
   * @throws GuestException when it is the guest's code that answers, and that fails
   */
  JsValue get(String name) {
    try {
      return either(name, variable -> isThere(name, variable) + " ? " + variable + " : undefined");
    } catch (GuestException failure) {
      if (failure.name().equals("DataCloneError")) {
        return JsValue.undefined();
      }
      throw failure;
    }
  }

  /** Whether there is a variable that the engine did not bring along. */
  boolean has(String name) {
    return !builtin.contains(name) && isTrue(either(name, variable -> isThere(name, variable)));
  }

  /** Not undefined, and no property that is the engine's or of all objects. */
  private static String isThere(String name, String variable) {
    String key = Names.literal(name);
    return "((Object.prototype.propertyIsEnumerable.call(globalThis, "
        + key
        + ") || !("
        + key
        + " in globalThis)) && typeof "
        + variable
        + " !== 'undefined')";
  }

  /** Whether there is a function that can be called by that name. */
  boolean hasFunction(String name) {
    return isTrue(
        eval(
            "Object.hasOwn(globalThis, "
                + Names.literal(name)
                + ") && typeof "
                + Names.property(name)
                + " === 'function'"));
  }

  /** Removes a variable; one that was declared stays, and is undefined. */
  void delete(String name) {
    String variable = Names.property(name);
    eval("delete " + variable + " || (" + variable + " = undefined, true)");
  }

  /** The names of the global object's own properties that the engine did not bring along. */
  Set<String> names() {
    String source = "Object.keys(globalThis).filter(n => globalThis[n] !== undefined)";
    Set<String> names = new LinkedHashSet<>(names(source));
    names.removeAll(builtin);
    names.removeIf(String::isEmpty);
    return names;
  }

  /** Those of some names that the global object has not. */
  Set<String> missing(Collection<String> wanted) {
    String list = wanted.stream().map(Names::literal).collect(Collectors.joining(",", "[", "]"));
    Set<String> missing =
        new LinkedHashSet<>(names(list + ".filter(n => !Object.hasOwn(globalThis, n))"));
    missing.retainAll(wanted);
    return missing;
  }

  /** A variable is looked for among declared ones, too; a reserved word can only be a property. */
  private JsValue either(String name, UnaryOperator<String> source) {
    if (Names.isIdentifier(name)) {
      try {
        return eval(source.apply(name));
      } catch (GuestException failure) {
        if (!failure.name().equals("SyntaxError")) {
          throw failure;
        }
      }
    }
    return eval(source.apply(Names.property(name)));
  }

  private List<String> names(String source) {
    return eval(source) instanceof JsArray array && !array.isSparse()
        ? array.elements().stream()
            .filter(JsString.class::isInstance)
            .map(JsValue::asString)
            .toList()
        : List.of();
  }

  private JsValue eval(String source) {
    return isolate.eval(source, FILE);
  }

  private static boolean isTrue(JsValue value) {
    return value.equals(JsValue.of(true));
  }
}
