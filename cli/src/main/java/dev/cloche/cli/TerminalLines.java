package dev.cloche.cli;

import java.io.IOException;
import java.nio.file.Path;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.UserInterruptException;
import org.jline.reader.impl.DefaultParser;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;
import org.jspecify.annotations.Nullable;

/** Lines that a person edits on a terminal of any kind, with a history. */
final class TerminalLines implements ReplLines {

  private static final int HISTORY_LINES = 1000;

  private final Terminal terminal;
  private final LineReader reader;

  /**
   * Lines of a terminal.
   *
   * @param terminal the terminal, which is closed with this
   * @param history the file that keeps lines between sessions; null for none
   */
  TerminalLines(Terminal terminal, @Nullable Path history) {
    this.terminal = terminal;
    // JavaScript's own quotes and backslashes mean nothing to the editor.
    DefaultParser parser = new DefaultParser().quoteChars(new char[0]).escapeChars(new char[0]);
    LineReaderBuilder builder =
        LineReaderBuilder.builder()
            .terminal(terminal)
            .appName("cloche")
            .parser(parser)
            .option(LineReader.Option.DISABLE_EVENT_EXPANSION, true)
            .option(LineReader.Option.BRACKETED_PASTE, false)
            .variable(LineReader.SECONDARY_PROMPT_PATTERN, "")
            .variable(LineReader.HISTORY_SIZE, HISTORY_LINES)
            .variable(LineReader.HISTORY_FILE_SIZE, HISTORY_LINES);
    if (history != null) {
      builder.variable(LineReader.HISTORY_FILE, history);
    }
    reader = builder.build();
  }

  /** Lines of the terminal that the process was started on. */
  static TerminalLines open(@Nullable Path history) throws IOException {
    return new TerminalLines(TerminalBuilder.builder().system(true).dumb(true).build(), history);
  }

  @Override
  public @Nullable String read(String prompt) throws AbandonedException {
    try {
      return reader.readLine(prompt);
    } catch (UserInterruptException interrupt) {
      throw new AbandonedException();
    } catch (EndOfFileException end) {
      return null;
    }
  }

  @Override
  public void onInterrupt(Runnable action) {
    terminal.handle(Terminal.Signal.INT, signal -> action.run());
  }

  @Override
  public void close() throws IOException {
    terminal.close();
  }
}
