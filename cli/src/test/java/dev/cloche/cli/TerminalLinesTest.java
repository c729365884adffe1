package dev.cloche.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.jline.terminal.impl.DumbTerminal;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sessions on terminals that can do little. */
class TerminalLinesTest {

  private static final String CTRL_D = "\u0004";

  /** Lines that nobody types. */
  private abstract static class ScriptedLines implements ReplLines {
    @Override
    public void onInterrupt(Runnable action) {}

    @Override
    public void close() {}
  }

  private final ByteArrayOutputStream screen = new ByteArrayOutputStream();

  private TerminalLines lines(String type, String typed, @Nullable Path history) throws Exception {
    DumbTerminal terminal =
        new DumbTerminal(
            "test",
            type,
            new ByteArrayInputStream(typed.getBytes(StandardCharsets.UTF_8)),
            screen,
            StandardCharsets.UTF_8);
    return new TerminalLines(terminal, history);
  }

  private static ReplIsolate isolate(PrintStream out) throws UsageException {
    return new ReplIsolate(GrantOptions.read(option -> null), Map.of(), out, out);
  }

  private String session(String type, String typed, @Nullable Path history) throws Exception {
    try (PrintStream out = new PrintStream(screen, true, StandardCharsets.UTF_8);
        TerminalLines lines = lines(type, typed, history);
        ReplIsolate isolate = isolate(out)) {
      new Repl(lines, isolate, out, out).run();
    }
    return screen.toString(StandardCharsets.UTF_8);
  }

  @Test
  void session_showsPromptsAndValues() throws Exception {
    String shown = session("dumb", "'a\\\\b' + \"!!\"\n[1,\n2]\n" + CTRL_D, null);
    assertThat(shown).contains("> ", "... ", "'a\\\\b!!'\n", "[ 1, 2 ]\n");
  }

  @Test
  void abandonedStatement_isForgotten() throws Exception {
    Iterator<String> typed = List.of("foo(", "", "", "1").iterator();
    ReplLines lines =
        new ScriptedLines() {
          @Override
          public @Nullable String read(String prompt) throws AbandonedException {
            @Nullable String line = typed.hasNext() ? typed.next() : null;
            if (line != null && line.isEmpty()) {
              throw new AbandonedException();
            }
            return line;
          }
        };
    try (PrintStream out = new PrintStream(screen, true, StandardCharsets.UTF_8);
        ReplIsolate isolate = isolate(out)) {
      new Repl(lines, isolate, out, out).run();
    }
    assertThat(screen.toString(StandardCharsets.UTF_8)).isEqualTo("(.exit or Ctrl-D leaves)\n1\n");
  }

  @Test
  void history_lastsBetweenSessions(@TempDir Path folder) throws Exception {
    Path history = folder.resolve("history");
    session("dumb", "'first'\n" + CTRL_D, history);
    assertThat(Files.readString(history)).contains("'first'");
    screen.reset();
    String previous = "\u0010"; // Ctrl-P.
    assertThat(session("ansi", previous + "\n" + CTRL_D, history)).contains("'first'\n");
  }

  @Test
  void interrupt_endsWhatRuns() throws Exception {
    AtomicReference<Runnable> interrupt = new AtomicReference<>(() -> {});
    ReplLines lines =
        new ScriptedLines() {
          private int line;

          @Override
          public @Nullable String read(String prompt) {
            return line++ == 0 ? "for (;;) console.log('running')" : null;
          }

          @Override
          public void onInterrupt(Runnable action) {
            interrupt.set(action);
          }
        };
    PrintStream out =
        new PrintStream(screen, true, StandardCharsets.UTF_8) {
          @Override
          public void println(@Nullable String text) {
            super.println(text);
            Objects.requireNonNull(interrupt.get()).run();
          }
        };
    try (ReplIsolate isolate = isolate(out)) {
      isolate.cancel(); // Nothing runs: nothing is ended.
      new Repl(lines, isolate, out, out).run();
    }
    assertThat(screen.toString(StandardCharsets.UTF_8))
        .contains("running\n", "cancelled", "this is a fresh one")
        .doesNotContain("limit");
  }

  @Test
  void historyFile_isInTheStateFolder(@TempDir Path home) {
    assertThat(HistoryFile.of(Map.of("XDG_STATE_HOME", home.resolve("s").toString())::get, "/none"))
        .isEqualTo(home.resolve("s/cloche/repl-history"));
    assertThat(HistoryFile.of(Map.of("XDG_STATE_HOME", "relative")::get, home.toString()))
        .isEqualTo(home.resolve(".local/state/cloche/repl-history"));
  }
}
