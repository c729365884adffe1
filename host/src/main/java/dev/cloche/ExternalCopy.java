package dev.cloche;

import dev.cloche.internal.value.MessageTooLargeException;
import dev.cloche.internal.value.Origin;
import dev.cloche.internal.value.ValueDecoder;
import dev.cloche.internal.value.ValueEncoder;
import dev.cloche.internal.value.ValueLimits;
import java.lang.ref.Cleaner;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * A value outside of any isolate, encoded once: handing it to many isolates costs a copy of bytes
 * for each, in place of a walk through the value. It stands wherever an argument or a property's
 * value may stand.
 *
 * <p>Immutable; any thread. Counts as arguments do against {@link Limits#argumentBytes} of an
 * isolate that it is handed to. Its memory is the host's: release it early with {@link #close}, or
 * leave it to the garbage collector.
 */
public final class ExternalCopy implements AutoCloseable {

  private static final ValueLimits NO_LIMITS = ValueLimits.ofBytes(Integer.MAX_VALUE - 64);
  private static final Cleaner CLEANER = Cleaner.create();
  private static final AtomicLong TOTAL = new AtomicLong();

  private final Cleaner.Cleanable accounting;
  private byte @Nullable [] message;

  private ExternalCopy(byte[] message) {
    this.message = message;
    long size = message.length;
    TOTAL.addAndGet(size);
    accounting = CLEANER.register(this, () -> TOTAL.addAndGet(-size));
  }

  /**
   * Copies a value.
   *
   * @param value a value for {@link JsValue#of}
   * @return the copy
   * @throws IllegalArgumentException when it cannot be transferred
   */
  public static ExternalCopy of(@Nullable Object value) {
    try {
      return new ExternalCopy(ValueEncoder.encode(value, NO_LIMITS, Origin.VALUE));
    } catch (MessageTooLargeException large) {
      throw new IllegalArgumentException(large.getMessage());
    }
  }

  /**
   * The value.
   *
   * @return a value of its own
   * @throws IllegalStateException when it has been closed
   */
  public JsValue copy() {
    return ValueDecoder.decode(bytes(), NO_LIMITS);
  }

  /**
   * How large it is.
   *
   * @return bytes; 0 when it has been closed
   */
  public synchronized int size() {
    return message == null ? 0 : message.length;
  }

  /**
   * The size of all copies of the process that have been neither closed nor collected.
   *
   * @return bytes
   */
  public static long totalSize() {
    return TOTAL.get();
  }

  /** The message, not to be changed. */
  synchronized byte[] bytes() {
    if (message == null) {
      throw new IllegalStateException("the external copy has been closed");
    }
    return message;
  }

  /** Releases its memory. Has no effect the second time. */
  @Override
  public synchronized void close() {
    message = null;
    accounting.clean();
  }
}
