package dev.cloche.containment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cloche.EngineThreads;
import dev.cloche.Isolate;
import dev.cloche.IsolatedRuntime;
import dev.cloche.JsNumber;
import dev.cloche.JsValue;
import dev.cloche.PoolOptions;
import dev.cloche.internal.engine.Engine;
import dev.cloche.internal.engine.EngineInstance;
import dev.cloche.internal.pool.InstancePool;
import java.nio.file.Path;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/**
 * Where attacks run, several at a time, and where it is asserted what must hold after each of them:
 *
 * <ol>
 *   <li>the JVM lives, no {@link Error} has reached the caller or ended a thread;
 *   <li>a neighbour that worked meanwhile has answered right and on time;
 *   <li>a fresh isolate computes 1 + 1;
 *   <li>the isolate is closed when the attack was stopped in the middle, and the next instance that
 *       is leased equals the boot image, byte for byte;
 *   <li>linear memory stayed below its cap; and when the cage is closed, the heap is as it was, no
 *       isolate is held by anything, and no engine thread is busy;
 *   <li>nothing that the tenant sees names anything of the host's.
 * </ol>
 */
public final class Cage implements AutoCloseable {

  /** How many attacks at a time: most of them spend their time waiting for their deadline. */
  static final int AT_ONCE = 12;

  private final Watch watch;
  private final UncaughtErrors errors = new UncaughtErrors();
  private final HostHeap heap;
  private final Folder folder = new Folder();
  private final Queue<Neighbour> neighbours = new ConcurrentLinkedQueue<>();
  private final IsolatedRuntime runtime =
      IsolatedRuntime.builder()
          // A run and a neighbour's for each, and those that were left behind at their deadline.
          .poolOptions(PoolOptions.defaults().withMax(3 * AT_ONCE).withVerifyOnLease(true))
          .build();

  private boolean closed;

  /** An empty cage. */
  public Cage() {
    this(Watch.USUAL);
  }

  /** An empty cage that is watched otherwise. */
  Cage(Watch watch) {
    this.watch = watch;
    folder.write(Neighbour.FILE, Neighbour.MODULE);
    Neighbour first = newNeighbour(); // Loads what stays loaded.
    first.assertAnswers();
    neighbours.add(first);
    heap = new HostHeap(watch.garbage());
  }

  private Neighbour newNeighbour() {
    return new Neighbour(runtime, folder.path(), watch.clock());
  }

  /** The pool on which modules run. */
  public IsolatedRuntime runtime() {
    return runtime;
  }

  /** A new directory for the files of one case. */
  Folder newFolder() {
    return folder.inside();
  }

  /** Runs a case in a position; asserts its ending and all else. */
  public Observation run(HostileCase attack, Position position) {
    Observation seen = survive(() -> Attack.run(this, attack, position));
    assertAllowed(attack + ", in " + position, seen, position.allowed(attack.allowed()));
    return seen;
  }

  /** Runs an attack that is more than a script; asserts its ending and all else. */
  public Ending run(String name, Supplier<JsValue> attack, String... allowed) {
    Ending ending = survive(() -> Ending.of(attack));
    assertAllowed(name, ending, allowed);
    return ending;
  }

  /** Asserts how an attack ended, and that nothing of the host shows in it. */
  public void assertAllowed(String name, Ending ending, String... allowed) {
    assertAllowed(name, new Observation(ending, List.of()), List.of(allowed));
  }

  private static void assertAllowed(String name, Observation seen, List<String> allowed) {
    Ending ending = seen.ending();
    assertThat(allowed)
        .as("%s ended with %s (%s)", name, ending.code(), ending)
        .anyMatch(ending::isA);
  }

  /**
   * Runs an attack of any kind.
   *
   * @param attack what runs, on a thread of its own, and may throw nothing but what tests throw
   * @return what it returns
   */
  public <T> T survive(Callable<T> attack) {
    Neighbour polled = neighbours.poll();
    Neighbour neighbour = polled == null ? newNeighbour() : polled;
    CountDownLatch begun = new CountDownLatch(1);
    FutureTask<T> task =
        new FutureTask<>(
            () -> {
              begun.countDown();
              return attack.call();
            });
    Thread attacker = Thread.ofPlatform().daemon().name("attacker").start(task);
    try {
      begun.await();
      neighbour.assertAnswers();
      T result = task.get(watch.hang().toNanos(), TimeUnit.NANOSECONDS);
      neighbour.assertAnswers();
      assertOthersUnharmed();
      neighbours.add(neighbour);
      return result;
    } catch (InterruptedException | TimeoutException hangs) {
      attacker.interrupt();
      throw new AssertionError("the attack goes on", hangs);
    } catch (ExecutionException thrown) {
      if (thrown.getCause() instanceof AssertionError failed) {
        throw failed;
      }
      throw new AssertionError("what the caller must not see", thrown.getCause());
    }
  }

  private void assertOthersUnharmed() {
    errors.assertNone();
    assertNextInstanceIsFresh();
    try (Isolate fresh = watch.fresh().get()) {
      Ending sum = Ending.of(() -> fresh.eval("1 + 1"));
      assertThat(sum).as("a fresh isolate").isEqualTo(Ending.of(JsNumber.of(2)));
    }
    assertThat(runtime.statistics().dropped()).as("instances that were given back soiled").isZero();
  }

  private static void assertNextInstanceIsFresh() {
    InstancePool pool = InstancePool.shared();
    EngineInstance next = pool.lease();
    try {
      Engine engine = Engine.get();
      assertThat(engine.isFresh(next, engine.bootImage())).as("the next instance").isTrue();
    } finally {
      pool.giveBack(next);
    }
  }

  void expectGarbage(Object session) {
    heap.expectGarbage(session);
  }

  /** For tests of the cage: where the neighbours' module is. */
  Path neighboursFile() {
    return folder.path().resolve(Neighbour.FILE);
  }

  /** For tests of the cage. */
  Isolate anyNeighbour() {
    Neighbour one = neighbours.element();
    return one.isolate();
  }

  /** Asserts what must hold in the end. */
  @Override
  public void close() {
    if (closed) {
      return;
    }
    closed = true;
    try {
      runtime.close();
      EngineThreads.assertIdle();
      neighbours.forEach(Neighbour::close);
      neighbours.clear();
      errors.assertNone();
      heap.assertAsBefore();
    } finally {
      errors.close();
      folder.delete();
    }
  }
}
