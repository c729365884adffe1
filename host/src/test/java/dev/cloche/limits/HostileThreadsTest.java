package dev.cloche.limits;

import dev.cloche.Isolate;
import dev.cloche.containment.Cage;
import dev.cloche.containment.Ending;
import dev.cloche.containment.Hostile;
import dev.cloche.containment.HostileCase;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Deep scripts whose callers have little stack left. */
class HostileThreadsTest {

  private static final String RECURSION = "function f() { f(); } f();";
  private static final String NATIVE = "JSON.parse('['.repeat(1e6))";
  private static final String PARSER = "eval('('.repeat(1e5))";
  private static final String DESTRUCTOR =
      "let l = null; for (let i = 0; i < 1e5; i++) l = { l }; l = null; 1";

  private static void smallStack(Runnable task) {
    new Thread(null, task, "small", 256 << 10).start();
  }

  private static void deep(Runnable task) {
    new Thread(null, () -> below(5000, task), "deep", 8 << 20).start();
  }

  private static void below(int callers, Runnable task) {
    if (callers == 0) {
      task.run();
    } else {
      below(callers - 1, task);
    }
  }

  private static void virtual(Runnable task) {
    Thread.ofVirtual().start(task);
  }

  static Stream<Arguments> callers() {
    Stream.Builder<Arguments> all = Stream.builder();
    for (String source : new String[] {RECURSION, NATIVE, PARSER, DESTRUCTOR}) {
      all.add(
          Arguments.of("small stack", source, (Consumer<Runnable>) HostileThreadsTest::smallStack));
      all.add(Arguments.of("virtual", source, (Consumer<Runnable>) HostileThreadsTest::virtual));
      all.add(Arguments.of("deep", source, (Consumer<Runnable>) HostileThreadsTest::deep));
    }
    return all.build();
  }

  @Hostile(
      value = 74,
      ends = {"STACK", "OK"})
  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource("callers")
  void deepScript_ofACallerOfLittleStack_endsAsEver(
      String name, String source, Consumer<Runnable> caller) {
    try (Cage cage = new Cage()) {
      Callable<Ending> script =
          () -> {
            try (Isolate isolate = Isolate.create(HostileCase.PATIENT)) {
              return Ending.of(() -> isolate.eval(source));
            }
          };

      Ending ending =
          cage.survive(
              () -> {
                FutureTask<Ending> task = new FutureTask<>(script);
                caller.accept(task);
                return task.get();
              });

      cage.assertAllowed(name, ending, source.equals(DESTRUCTOR) ? "OK(1)" : "STACK");
    }
  }
}
