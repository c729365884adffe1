package dev.cloche.script;

import dev.cloche.Callback;
import dev.cloche.Context;
import dev.cloche.GuestException;
import dev.cloche.HostFunction;
import dev.cloche.Isolate;
import dev.cloche.JsArray;
import dev.cloche.JsString;
import dev.cloche.JsValue;
import dev.cloche.Reference;
import dev.cloche.RunOptions;
import dev.cloche.ScriptOrigin;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The global variables of an isolate, by name. They are looked at by running small functions under
 * the isolate's limits, so a guest can lie about its own variables, and about nothing else.
 */
final class Globals {

  private static final ScriptOrigin ORIGIN = ScriptOrigin.of("bindings.js");
  private static final RunOptions<JsValue> COPY = RunOptions.copy().awaited(false).origin(ORIGIN);
  private static final RunOptions<Reference> REFERENCE = RunOptions.reference().origin(ORIGIN);

  /** What is declared with var or function can be assigned to, but not defined again. */
  private static final String SET =
      """
      'use strict';
      try {
        Object.defineProperty(globalThis, $0, { value: $1, writable: true, enumerable: true, configurable: true });
      } catch {
        globalThis[$0] = $1;
      }
      """;

  private static final String NAMES =
      "return Object.keys(globalThis).filter(name => globalThis[name] !== undefined)";

  private static final String MISSING =
      "return $0.filter(name => !Object.hasOwn(globalThis, name))";

  private static final String DELETE = "if (!delete globalThis[$0]) { globalThis[$0] = undefined }";

  private final Context context;

  /** What the engine brought along, and nobody has put. */
  private final Set<String> builtin;

  Globals(Isolate isolate) {
    context = isolate.context();
    builtin = new HashSet<>(strings(run(NAMES)));
  }

  /**
   * Sets a variable.
   *
   * @throws IllegalArgumentException when the value cannot be transferred
   * @throws GuestException when the guest has made it one that cannot be set
   */
  void set(String name, @Nullable Object value) {
    var unused = run(SET, name, operand(name, value));
    builtin.remove(name);
  }

  private static Object operand(String name, @Nullable Object value) {
    return switch (value) {
      case HostFunction function -> Callback.of(name, function);
      case Reference reference -> reference;
      case null, default -> Results.toGuest(value, name);
    };
  }

  /** A variable as it is; to undefined when there is none. */
  Reference get(String name) {
    return builtin.contains(name)
        ? context.evalClosure(REFERENCE, "")
        : either(name, Globals::ifThere);
  }

  /** Not undefined, and no property that is the engine's or of all objects. */
  private static String ifThere(String variable) {
    return """
        return (Object.prototype.propertyIsEnumerable.call(globalThis, $0) || !($0 in globalThis))
          && typeof %1$s !== 'undefined' ? %1$s : undefined
        """
        .formatted(variable);
  }

  /** Whether there is a variable that the engine did not bring along. */
  boolean has(String name) {
    try (Reference variable = get(name)) {
      return !variable.typeOf().equals("undefined");
    }
  }

  /** Removes a variable; one that was declared stays, and is undefined. */
  void delete(String name) {
    var unused = run(DELETE, name);
  }

  /** The names of the global object's own properties that the engine did not bring along. */
  Set<String> names() {
    Set<String> names = new LinkedHashSet<>(strings(run(NAMES)));
    names.removeAll(builtin);
    names.removeIf(String::isEmpty);
    return names;
  }

  /** Those of some names that the global object has not. */
  Set<String> missing(Collection<String> wanted) {
    Set<String> missing = new LinkedHashSet<>(strings(run(MISSING, wanted)));
    missing.retainAll(wanted);
    return missing;
  }

  /** A variable is looked for among declared ones, too; a reserved word can only be a property. */
  private Reference either(String name, UnaryOperator<String> body) {
    if (Names.isIdentifier(name)) {
      try {
        return context.evalClosure(REFERENCE, body.apply(name), name);
      } catch (GuestException failure) {
        if (!failure.name().equals("SyntaxError")) {
          throw failure;
        }
      }
    }
    return context.evalClosure(REFERENCE, body.apply("globalThis[$0]"), name);
  }

  private JsValue run(String body, @Nullable Object... arguments) {
    return context.evalClosure(COPY, body, arguments);
  }

  private static List<String> strings(JsValue value) {
    return value instanceof JsArray array && !array.isSparse()
        ? array.elements().stream()
            .filter(JsString.class::isInstance)
            .map(JsValue::asString)
            .toList()
        : List.of();
  }
}
