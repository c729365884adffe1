package dev.cloche.containment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.cloche.Isolate;
import dev.cloche.IsolateBuilder;
import dev.cloche.RunRequest;
import dev.cloche.RunResult;
import dev.cloche.Sessions;
import dev.cloche.Usage;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One case in one position, on the thread of whoever runs it. */
final class Attack {

  private static final String INDEX = "exports.run = () => require('./attack.js');";

  private final Cage cage;
  private final HostileCase attack;
  private final Position position;
  private final List<String> console = Collections.synchronizedList(new ArrayList<>());

  private Attack(Cage cage, HostileCase attack, Position position) {
    this.cage = cage;
    this.attack = attack;
    this.position = position;
  }

  static Observation run(Cage cage, HostileCase attack, Position position) {
    Attack one = new Attack(cage, attack, position);
    Ending ending = position == Position.MODULE ? one.runModule() : one.runScript();
    return new Observation(ending, one.console);
  }

  private Ending runScript() {
    IsolateBuilder builder = Isolate.builder().limits(attack.limits()).console(this::write);
    @Nullable Folder files = null;
    if (!attack.files().isEmpty()) {
      files = writeFiles();
      builder.root(files.path());
    }
    grant(builder);
    try (Isolate isolate = builder.build()) {
      cage.expectGarbage(Sessions.of(isolate));
      Ending ending = Ending.of(() -> isolate.eval(program()));
      if (position == Position.GETTER && ending.code().equals("OK")) {
        var unused = new Observation(ending, List.of());
        // Jobs that it made while the result was read are those of the next run.
        ending = Ending.of(() -> isolate.eval(""));
      }
      assertBelowCap(isolate.usage());
      assertClosedIfFatal(isolate, ending);
      return ending;
    }
  }

  private void assertBelowCap(Usage usage) {
    assertThat(usage.memoryBytes())
        .as("bytes of linear memory")
        .isLessThanOrEqualTo(attack.limits().memoryBytes());
  }

  /** Asserts that an isolate is closed if it was stopped in the middle, and open otherwise. */
  static void assertClosedIfFatal(Isolate isolate, Ending ending) {
    assertThat(isolate.isClosed()).as("closed after %s", ending.code()).isEqualTo(ending.isFatal());
    if (ending.isFatal()) {
      assertThatIllegalStateException().isThrownBy(() -> isolate.eval("1"));
    }
  }

  private Ending runModule() {
    Folder root = writeFiles();
    root.write("index.js", INDEX);
    root.write("attack.js", program());
    RunRequest request =
        RunRequest.builder()
            .root(root.path())
            .file("index.js")
            .funcName("run")
            .limits(attack.limits())
            .onConsole(this::write)
            .grant(this::grant)
            .build();
    return Ending.of(
        () -> {
          RunResult result = cage.runtime().runBlocking(request);
          assertBelowCap(result.usage());
          return result.value();
        });
  }

  private String program() {
    return position.program(attack.source());
  }

  private Folder writeFiles() {
    Folder root = cage.newFolder();
    attack.files().forEach(root::write);
    return root;
  }

  private void grant(IsolateBuilder builder) {
    builder.hostFunction(Position.HOST_FUNCTION, arguments -> null);
    attack.grants().accept(builder);
  }

  private void write(String level, String text) {
    console.add(text);
  }
}
