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

  /** Whether each case, with all of its variants, runs in each position: {@code -Pstress}. */
  private static final boolean ALL = Boolean.getBoolean("cloche.stress.positions");

  /** How many variants of a case run otherwise. */
  private static final int VARIANTS = 2;

  /** How many cases at a time that are given as long as they need: these want processors. */
  private static final int PATIENT = 3;

  private static final List<Position> POSITIONS = List.of(Position.values());

  private final ExecutorService attackers = Executors.newFixedThreadPool(Cage.AT_ONCE - PATIENT);
  private final ExecutorService patient = Executors.newFixedThreadPool(PATIENT);
  private final Cage cage = new Cage();
  private final List<DynamicTest> tests = new ArrayList<>();
  private int turn;

  private HostileTests() {}

  /**
   * A test for each case, as a script, and for its next variants, each in another position by
   * turns; or for all in all positions. And one for what must hold after them.
   */
  public static Stream<DynamicTest> of(List<HostileCase> cases) {
    HostileTests all = new HostileTests();
    for (HostileCase each : cases) {
      if (ALL) {
        POSITIONS.forEach(position -> all.add(each, position));
      } else if (each.variant() < VARIANTS) {
        all.add(each, each.variant() == 0 ? Position.SCRIPT : all.nextPosition());
      }
    }
    all.tests.add(DynamicTest.dynamicTest("afterwards", all::close));
    return all.tests.stream();
  }

  /**
   * As {@link #of(List)}, but each case also in another position, by turns; and of many cases that
   * were generated, each in one position.
   */
  public static Stream<DynamicTest> of(List<HostileCase> cases, List<HostileCase> generated) {
    HostileTests all = new HostileTests();
    for (HostileCase each : cases) {
      for (Position position : ALL ? POSITIONS : List.of(Position.SCRIPT, all.nextPosition())) {
        all.add(each, position);
      }
    }
    for (int i = 0; i < generated.size(); i++) {
      for (Position position : ALL ? POSITIONS : List.of(POSITIONS.get(i % POSITIONS.size()))) {
        all.add(generated.get(i), position);
      }
    }
    all.tests.add(DynamicTest.dynamicTest("afterwards", all::close));
    return all.tests.stream();
  }

  private Position nextPosition() {
    return POSITIONS.get(1 + turn++ % (POSITIONS.size() - 1));
  }

  private void add(HostileCase attack, Position position) {
    boolean hurried = attack.limits().timeout().equals(HostileCase.LIMITS.timeout());
    Callable<Observation> one = () -> cage.run(attack, position);
    Future<Observation> run = (hurried ? attackers : patient).submit(one);
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

  private void close() {
    attackers.shutdown();
    patient.shutdown();
    cage.close();
  }
}
