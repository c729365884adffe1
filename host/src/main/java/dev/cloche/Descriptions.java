package dev.cloche;

import dev.cloche.internal.engine.EngineTrap;
import dev.cloche.internal.inspect.Call;
import dev.cloche.internal.inspect.Described;
import dev.cloche.internal.inspect.Evaluation;
import dev.cloche.internal.inspect.Position;
import dev.cloche.internal.inspect.Property;
import dev.cloche.internal.inspect.Scope;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads what the engine tells a debugger: the replies to DEBUG in docs/abi.md. The guest may have
 * written them, so all of it is checked.
 */
final class Descriptions {

  /** By the engine's numbers. */
  private static final List<Described.Kind> KINDS =
      List.of(
          Described.Kind.UNDEFINED,
          Described.Kind.NULL,
          Described.Kind.BOOLEAN,
          Described.Kind.NUMBER,
          Described.Kind.BIGINT,
          Described.Kind.STRING,
          Described.Kind.SYMBOL,
          Described.Kind.OBJECT,
          Described.Kind.FUNCTION);

  private static final int ACCESSOR_PARTS = 4;

  private Descriptions() {}

  static Described value(JsValue answer) {
    JsArray parts = list(answer);
    int kind = number(parts.get(0));
    if (kind < 0 || kind >= KINDS.size()) {
      throw malformed();
    }
    Described.Kind known = KINDS.get(kind);
    boolean object = known == Described.Kind.OBJECT || known == Described.Kind.FUNCTION;
    if (object) {
      return new Described(
          known,
          JsValue.nullValue(),
          number(parts.get(2)),
          text(parts.get(3)),
          text(parts.get(4)),
          decimal(parts.get(5)),
          list(parts.get(6)).elements());
    }
    int handle = known == Described.Kind.SYMBOL ? number(parts.get(2)) : 0;
    return new Described(known, parts.get(1), handle, "", "", -1, List.of());
  }

  static Evaluation evaluation(JsValue answer) {
    JsArray parts = list(answer);
    if (parts.get(0) instanceof JsBoolean thrown) {
      return new Evaluation(thrown.asBoolean(), value(parts.get(1)));
    }
    throw malformed();
  }

  static List<Call> calls(JsValue answer) {
    return each(answer, Descriptions::call);
  }

  private static Call call(JsArray parts) {
    Position position =
        new Position(text(parts.get(1)), number(parts.get(2)), number(parts.get(3)));
    return new Call(text(parts.get(0)), position, number(parts.get(4)), value(parts.get(5)));
  }

  static List<Scope> scopes(JsValue answer) {
    return each(answer, parts -> new Scope(text(parts.get(0)), value(parts.get(1))));
  }

  static List<Property> properties(JsValue answer) {
    return each(answer, Descriptions::property);
  }

  private static Property property(JsArray parts) {
    @Nullable Described setter =
        parts.length() == ACCESSOR_PARTS ? value(parts.get(ACCESSOR_PARTS - 1)) : null;
    return new Property(text(parts.get(0)), number(parts.get(1)), value(parts.get(2)), setter);
  }

  /** Lines and columns of places in a file, flat. */
  static List<Position> places(JsValue answer, String file) {
    JsArray numbers = list(answer);
    List<Position> places = new ArrayList<>();
    for (int i = 0; i + 1 < numbers.length(); i += 2) {
      places.add(new Position(file, number(numbers.get(i)), number(numbers.get(i + 1))));
    }
    return places;
  }

  /** Likewise for each of some places that were asked for; null where the line is 0. */
  static List<@Nullable Position> found(JsValue answer, List<Position> wanted) {
    JsArray numbers = list(answer);
    List<@Nullable Position> found = new ArrayList<>();
    for (int i = 0; i < wanted.size() && 2L * i + 1 < numbers.length(); i++) {
      int line = number(numbers.get(2 * i));
      int column = number(numbers.get(2 * i + 1));
      found.add(line == 0 ? null : new Position(wanted.get(i).file(), line, column));
    }
    return found;
  }

  private static <T> List<T> each(JsValue answer, Function<JsArray, T> reader) {
    List<T> all = new ArrayList<>();
    for (JsValue element : list(answer).elements()) {
      all.add(reader.apply(list(element)));
    }
    return all;
  }

  private static JsArray list(JsValue value) {
    if (value instanceof JsArray array && !array.isSparse()) {
      return array;
    }
    throw malformed();
  }

  private static String text(JsValue value) {
    if (value instanceof JsString string) {
      return string.value();
    }
    throw malformed();
  }

  private static double decimal(JsValue value) {
    if (value instanceof JsNumber number) {
      return number.asDouble();
    }
    throw malformed();
  }

  private static int number(JsValue value) {
    return (int) decimal(value);
  }

  private static EngineTrap malformed() {
    return new EngineTrap("the engine has described something in a way that nobody knows");
  }
}
