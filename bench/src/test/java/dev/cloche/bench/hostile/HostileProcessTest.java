package dev.cloche.bench.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cloche.bench.hostile.worker.Ending;
import dev.cloche.bench.hostile.worker.HostileWorker;
import dev.cloche.bench.hostile.worker.LimitedSandbox;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HostileProcessTest {

  private static final Duration TIME = Duration.ofMinutes(1);

  @TempDir private Path directory;

  private Observation run(String source, Duration wall) throws Exception {
    List<String> command =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx64m",
            "-cp",
            System.getProperty("java.class.path"),
            HostileWorker.class.getName(),
            Fake.class.getName());
    return HostileProcess.run(command, source, wall, directory.resolve("log"));
  }

  @ParameterizedTest
  @CsvSource({
    "value λ, true, a value",
    "leave, false, the next sandbox fails: left 2",
    "overflow, false, StackOverflowError in the host",
    "exit, false, 'process crashed, status 3'",
  })
  void run_tellsWhatBecameOfScriptAndProcess(String source, boolean right, String text)
      throws Exception {
    Observation seen = run(source, TIME);

    assertThat(seen.ready()).isTrue();
    assertThat(Verdict.of(seen)).isEqualTo(new Verdict(right, 0, text));
  }

  @Test
  void run_tellsALongText() throws Exception {
    assertThat(run("long", TIME).ended().orElseThrow().length()).isEqualTo(1_000_000);
  }

  @Test
  void run_killsAProcessThatHangs() throws Exception {
    assertThat(run("wait", Duration.ofMillis(1)).end()).isEqualTo(Observation.End.HUNG);
  }

  /** An engine that does what the script says. */
  public static final class Fake implements LimitedSandbox.Factory {

    private String clean = "clean 2";

    /** For the worker. */
    public Fake() {}

    @Override
    public LimitedSandbox create() {
      return new LimitedSandbox() {
        @Override
        public Ending run(String source) {
          String text =
              switch (source) {
                case HostileWorker.PROBE -> clean;
                case "leave" -> {
                  clean = "left 2";
                  yield clean;
                }
                case "overflow" -> throw new StackOverflowError();
                case "long" -> "x".repeat(1_000_000);
                case "exit" -> {
                  Runtime.getRuntime().halt(3);
                  yield "";
                }
                case "wait" -> {
                  while (true) {
                    LockSupport.park();
                  }
                }
                default -> source;
              };
          return new Ending(Ending.Kind.VALUE, text);
        }

        @Override
        public void close() {}
      };
    }
  }
}
