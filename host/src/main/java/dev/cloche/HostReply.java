package dev.cloche;

import dev.cloche.internal.value.Origin;
import dev.cloche.internal.value.Outcome;
import dev.cloche.internal.value.ValueLimits;
import org.jspecify.annotations.Nullable;

/** Encoded answers to host calls. */
final class HostReply {

  /** Room for what surrounds a text in a reply. */
  static final int HEADERS = 64 << 10;

  /** Characters of an error's name and of its message, as for the guest's own errors. */
  private static final int MAX_ERROR_TEXT = 8192;

  private static final ValueLimits ERROR_LIMITS = ValueLimits.ofBytes(HEADERS);

  private HostReply() {}

  /**
   * A value.
   *
   * @throws dev.cloche.internal.value.MessageTooLargeException when it is over its caps
   */
  static byte[] value(@Nullable Object value, ValueLimits caps, Origin origin) {
    return new Outcome(Outcome.Status.VALUE, JsValue.of(value)).encode(caps, origin);
  }

  /** An error, which is thrown in the guest. */
  static byte[] thrown(JsError error) {
    return new Outcome(Outcome.Status.THROWN, error).encode(ERROR_LIMITS, Origin.named("error"));
  }

  /** A text for the guest's errors, at most as long as they may be. */
  static String cut(String text) {
    return text.length() <= MAX_ERROR_TEXT ? text : text.substring(0, MAX_ERROR_TEXT);
  }
}
