package dev.cloche;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.cloche.internal.value.BeanBinding;
import dev.cloche.internal.value.JavaExporter;
import dev.cloche.internal.value.JavaImporter;
import dev.cloche.internal.value.JsonDecoder;
import dev.cloche.internal.value.JsonEncoder;
import dev.cloche.internal.value.ValueText;
import java.math.BigInteger;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A JavaScript value that has crossed the border of a sandbox: a copy, plain Java data, with no
 * link back into the isolate it came from or goes to.
 *
 * <p>The family is closed, so a {@code switch} over it needs no default. Primitives ({@link
 * JsUndefined}, {@link JsNull}, {@link JsBoolean}, {@link JsNumber}, {@link JsBigInt}, {@link
 * JsString}) and {@link JsDate} and {@link JsRegExp} are equal when their contents are. Containers
 * ({@link JsArray}, {@link JsObject}, {@link JsMap}, {@link JsSet}, {@link JsArrayBuffer}, {@link
 * JsTypedArray}, {@link JsError}) are equal only to themselves, as in JavaScript, and may contain
 * themselves.
 *
 * <p>Most programs need three methods: {@link #of(Object)} to make a value of ordinary Java data,
 * the {@code as...} methods to read a scalar, and {@link #as(Class)} to read anything larger into a
 * record or bean.
 *
 * <p>All values are immutable (a container, once its builder has built it) and may be shared
 * between threads when they are handed over safely. {@link Object#toString() toString} is for
 * people: quoted, escaped, cut to a bounded length, and safe for cyclic values.
 */
public sealed interface JsValue
    permits JsUndefined,
        JsNull,
        JsBoolean,
        JsNumber,
        JsBigInt,
        JsString,
        JsDate,
        JsRegExp,
        JsArray,
        JsObject,
        JsMap,
        JsSet,
        JsArrayBuffer,
        JsTypedArray,
        JsError {

  /**
   * The value of JavaScript that ordinary Java data stands for.
   *
   * <ul>
   *   <li>{@code null} and an empty {@code Optional}: null; a {@code JsValue}: itself
   *   <li>{@code Boolean}; {@code CharSequence}, {@code Character} and {@code Enum} (by name):
   *       string
   *   <li>{@code Byte} to {@code Double}: number; a {@code Long} that no double equals is refused
   *   <li>{@code BigInteger}: BigInt; {@code BigDecimal}: number, refused where digits would be
   *       lost
   *   <li>{@code Instant} and {@code java.util.Date}: Date, cut to milliseconds
   *   <li>{@code byte[]} and the remaining bytes of a {@code ByteBuffer}: Uint8Array
   *   <li>{@code Iterable} (not {@code Path}) and other arrays: Array; {@code Map} with string
   *       keys: plain object
   *   <li>{@code JsonNode}: what {@code JSON.parse} makes of it ({@link #fromJson} reads the tagged
   *       form)
   * </ul>
   *
   * <p>Java collections that are shared or contain themselves stay so. The data must not be changed
   * by others meanwhile. For records and beans use {@link #ofBean(Object)}.
   *
   * @param value the data
   * @return the value
   * @throws IllegalArgumentException if something in it has no counterpart, is nested more than
   *     1000 deep or has more than 1,000,000 values; the message names the place
   */
  static JsValue of(@Nullable Object value) {
    return JavaImporter.convert(value, "value");
  }

  /**
   * The value of a record or bean: its properties, as Jackson sees them, become a plain object.
   *
   * @param bean the object
   * @return the value
   * @throws IllegalArgumentException if Jackson cannot serialise it or {@link #of} refuses a part
   */
  static JsValue ofBean(Object bean) {
    return BeanBinding.ofBean(bean, BeanBinding.defaultMapper());
  }

  /**
   * As {@link #ofBean(Object)}, with a mapper of your own.
   *
   * @param bean the object
   * @param mapper how to serialise it
   * @return the value
   * @throws IllegalArgumentException if the mapper cannot serialise it or {@link #of} refuses a
   *     part
   */
  static JsValue ofBean(Object bean, ObjectMapper mapper) {
    return BeanBinding.ofBean(bean, mapper);
  }

  /**
   * Reads back what {@link #toJson} wrote: plain JSON, in which an object with the key {@code $js}
   * stands for what JSON cannot hold. Identity is restored for cycles; shared parts are separate
   * copies.
   *
   * @param json the tagged form
   * @return the value
   * @throws IllegalArgumentException if a tag is unknown or malformed, a number has no double equal
   *     to it, or the input is too deep or too large; the message names the place
   */
  static JsValue fromJson(JsonNode json) {
    return JsonDecoder.decode(json);
  }

  /** {@return the value {@code undefined}} */
  static JsUndefined undefined() {
    return JsUndefined.UNDEFINED;
  }

  /** {@return the value {@code null}} */
  static JsNull nullValue() {
    return JsNull.NULL;
  }

  /**
   * {@return what kind of value this is, for messages} The {@code typeof} of a primitive, the class
   * of an object: {@code "number"}, {@code "undefined"}, {@code "Array"}, {@code "Object"}, {@code
   * "Uint8Array"} ...
   */
  String kind();

  /** {@return whether this is {@code undefined}} */
  default boolean isUndefined() {
    return this == JsUndefined.UNDEFINED;
  }

  /** {@return whether this is {@code null} or {@code undefined}} */
  default boolean isNullish() {
    return this == JsUndefined.UNDEFINED || this == JsNull.NULL;
  }

  /**
   * {@return the boolean}
   *
   * @throws IllegalStateException if this is not a boolean; nothing is coerced
   */
  default boolean asBoolean() {
    throw ValueText.not("a boolean", this);
  }

  /**
   * {@return the number or BigInt as an int}
   *
   * @throws IllegalStateException if this is neither, has a fraction or is out of range
   */
  default int asInt() {
    throw ValueText.not("an int", this);
  }

  /**
   * {@return the number or BigInt as a long}
   *
   * @throws IllegalStateException if this is neither, has a fraction or is out of range
   */
  default long asLong() {
    throw ValueText.not("a long", this);
  }

  /**
   * {@return the number}
   *
   * @throws IllegalStateException if this is not a number
   */
  default double asDouble() {
    throw ValueText.not("a number", this);
  }

  /**
   * {@return the BigInt, or the number when it has no fraction}
   *
   * @throws IllegalStateException if this is neither
   */
  default BigInteger asBigInteger() {
    throw ValueText.not("a BigInt", this);
  }

  /**
   * {@return the string, which may hold lone surrogates}
   *
   * @throws IllegalStateException if this is not a string; nothing is coerced
   */
  default String asString() {
    throw ValueText.not("a string", this);
  }

  /**
   * {@return the instant of a valid Date}
   *
   * @throws IllegalStateException if this is not a Date or an invalid one
   */
  default Instant asInstant() {
    throw ValueText.not("a valid Date", this);
  }

  /**
   * {@return a copy of the bytes of an ArrayBuffer, or of the part that a typed array shows}
   *
   * @throws IllegalStateException if this is neither
   */
  default byte[] asBytes() {
    throw ValueText.not("an ArrayBuffer or a typed array", this);
  }

  /**
   * The own property of an object (or error), or the value of a Map's string key; {@code undefined}
   * when there is none.
   *
   * @param key the name; {@code __proto__} and the like are plain names
   * @return the value
   * @throws IllegalStateException if this has no properties, for example because it is undefined
   */
  default JsValue get(String key) {
    throw ValueText.not("an object with the property " + ValueText.quote(key, 80), this);
  }

  /**
   * The element of an array or typed array; {@code undefined} outside it and for a hole.
   *
   * @param index from 0
   * @return the element
   * @throws IllegalStateException if this is not an array
   */
  default JsValue get(int index) {
    throw ValueText.not("an array with the element " + index, this);
  }

  /**
   * The value as plain Java objects: {@code null}, {@code Boolean}, {@code Double} for every
   * number, {@code BigInteger}, {@code String}, {@code Instant} (null for an invalid Date), {@code
   * List}, {@code Map}, {@code Set}, {@code byte[]} and the other primitive arrays. The type
   * depends on the kind of value alone, never on its content. Shared and cyclic values stay so
   * (mind that {@code hashCode} of a cyclic {@code Map} overflows). Details: {@code
   * docs/values.md}.
   *
   * @return the objects, new ones, for you to change
   * @throws IllegalStateException if it contains a sparse array (see {@link JsArray#isSparse}); the
   *     message names the place
   */
  default @Nullable Object toJava() {
    return JavaExporter.export(this);
  }

  /**
   * The value as JSON, without loss: what JSON cannot hold is written as an object with the key
   * {@code $js} (documented in {@code docs/values.md}), and {@link #fromJson} reads it back. Parts
   * that are shared are written out again.
   *
   * @return a new tree
   * @throws IllegalStateException if it would have more than 1,000,000 nodes, 67,108,864 characters
   *     of text or 1000 levels; the message names the place
   */
  default JsonNode toJson() {
    return JsonEncoder.encode(this);
  }

  /**
   * Reads the value into a Java type with Jackson. Unlike {@link #toJson} this binds what the value
   * means, not a tagged form: a Date as an {@code Instant}, {@code Date} or ISO text, bytes as
   * {@code byte[]}, a Map as a {@code Map} or bean, a Set as a collection; an undefined property is
   * left out. The default mapper has no polymorphic typing, ignores unknown properties, and does
   * not coerce strings, fractions or null to a number.
   *
   * @param type the class, for example a record
   * @param <T> the type
   * @return the object; null only for null and undefined
   * @throws IllegalStateException if the value does not fit, is cyclic, or is too large (the limits
   *     of {@link #toJson})
   */
  default <T> @Nullable T as(Class<T> type) {
    return BeanBinding.bind(this, type, BeanBinding.defaultMapper());
  }

  /**
   * As {@link #as(Class)}, with a mapper of your own.
   *
   * @param type the class
   * @param mapper how to bind
   * @param <T> the type
   * @return the object; null only for null and undefined
   * @throws IllegalStateException as {@link #as(Class)}
   */
  default <T> @Nullable T as(Class<T> type, ObjectMapper mapper) {
    return BeanBinding.bind(this, type, mapper);
  }

  /**
   * As {@link #as(Class)}, for generic types: {@code as(new TypeReference<List<User>>() {})}.
   *
   * @param type the type
   * @param <T> the type
   * @return the object; null only for null and undefined
   * @throws IllegalStateException as {@link #as(Class)}
   */
  default <T> @Nullable T as(TypeReference<T> type) {
    return BeanBinding.bind(this, type, BeanBinding.defaultMapper());
  }

  /**
   * As {@link #as(TypeReference)}, with a mapper of your own.
   *
   * @param type the type
   * @param mapper how to bind
   * @param <T> the type
   * @return the object; null only for null and undefined
   * @throws IllegalStateException as {@link #as(Class)}
   */
  default <T> @Nullable T as(TypeReference<T> type, ObjectMapper mapper) {
    return BeanBinding.bind(this, type, mapper);
  }
}
