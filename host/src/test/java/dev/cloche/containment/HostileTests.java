package dev.cloche.containment;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/**
 * Tests of many cases that share a cage. They run several at a time, whatever JUnit does: a test
 * waits for its case.
 */
public final class HostileTests {

  /** Whether each case runs in each position: {@code -Pstress}. */
  private static final boolean ALL = Boolean.getBoolean("cloche.stress.positions");

  private static final List<Position> POSITIONS = List.of(Position.values());

  private final ExecutorService attackers = Executors.newFixedThreadPool(Cage.AT_ONCE);
  private final Cage cage = new Cage();
  private final List<DynamicTest> tests = new ArrayList<>();

  private HostileTests() {}

  /**
   * A test for each case as a script and in one other position, by turns, or in all; and one for
   * what must hold after all.
   */
  public static Stream<DynamicTest> of(List<HostileCase> cases) {
    HostileTests all = new HostileTests();
    for (int i = 0; i < cases.size(); i++) {
      for (Position position : positions(i)) {
        all.add(cases.get(i), position);
      }
    }
    all.tests.add(DynamicTest.dynamicTest("afterwards", all.cage::close));
    return all.tests.stream().onClose(all.attackers::shutdownNow);
  }

  private static List<Position> positions(int index) {
    if (ALL) {
      return POSITIONS;
    }
    int others = POSITIONS.size() - 1;
    return List.of(Position.SCRIPT, POSITIONS.get(1 + index % others));
  }

  private void add(HostileCase attack, Position position) {
    Future<Observation> run =
        attackers.submit((Callable<Observation>) () -> cage.run(attack, position));
    tests.add(DynamicTest.dynamicTest(attack + ", " + position, () -> await(run)));
  }

  private static void await(Future<Observation> run) throws InterruptedException {
    try {
      var unused = run.get();
    } catch (ExecutionException failed) {
      if (failed.getCause() instanceof AssertionError error) {
        throw error;
      }
      throw new AssertionError(failed.getCause());
    }
  }
}
