package dev.cloche.internal.inspect;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Commands that wait for the guest to stand still, in their order. Bounded, for a guest may keep
 * them waiting as long as it likes. Thread-safe.
 */
final class CommandQueue {

  private static final int MAX_COMMANDS = 10_000;

  /** Of messages; what they are parsed to takes some times as much. */
  private static final long MAX_CHARACTERS = 32L << 20;

  private static final Command WAKE = new Command(0, "", Json.object());

  private record Waiting(Command command, int characters) {}

  private final BlockingQueue<Waiting> queue = new LinkedBlockingQueue<>();
  private final AtomicLong characters = new AtomicLong();

  /** Adds a command, whose message had so many characters. */
  void add(Command command, int length) throws ProtocolException {
    if (queue.size() >= MAX_COMMANDS) {
      throw ProtocolException.refused("Too many commands are waiting");
    }
    if (characters.addAndGet(length) > MAX_CHARACTERS) {
      characters.addAndGet(-length);
      throw ProtocolException.refused("Commands that are too large are waiting");
    }
    queue.add(new Waiting(command, length));
  }

  /** Adds one that was taken out too early. */
  void putBack(Command command) {
    queue.add(new Waiting(command, 0));
  }

  /** Has whoever waits look around. */
  void wake() {
    queue.add(new Waiting(WAKE, 0));
  }

  static boolean isWake(Command command) {
    return command.equals(WAKE);
  }

  boolean isEmpty() {
    return queue.isEmpty();
  }

  @Nullable Command poll() {
    return taken(queue.poll());
  }

  /** Waits for one, no longer than so many milliseconds. */
  @Nullable Command poll(long millis) throws InterruptedException {
    return taken(queue.poll(millis, TimeUnit.MILLISECONDS));
  }

  private @Nullable Command taken(@Nullable Waiting next) {
    if (next == null) {
      return null;
    }
    characters.addAndGet(-next.characters());
    return next.command();
  }
}
