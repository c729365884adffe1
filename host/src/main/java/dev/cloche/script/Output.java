package dev.cloche.script;

import dev.cloche.ConsoleSink;
import java.io.IOException;
import java.io.Writer;
import java.util.Set;
import javax.script.ScriptContext;
import org.jspecify.annotations.Nullable;

/** Sends a guest's console to the writers of the context in which it runs. */
final class Output implements ConsoleSink {

  /** What Node writes to standard error. */
  private static final Set<String> ERRORS = Set.of("warn", "error", "trace");

  private volatile @Nullable ScriptContext context;

  /** Sets whose writers they are until the next call. */
  void use(ScriptContext next) {
    context = next;
  }

  @Override
  public void accept(String level, String text) {
    ScriptContext current = context;
    @Nullable Writer writer =
        current == null
            ? null
            : ERRORS.contains(level) ? current.getErrorWriter() : current.getWriter();
    if (writer == null) {
      return;
    }
    try {
      writer.write(text + "\n");
      writer.flush();
    } catch (IOException gone) {
      // As with a PrintStream: that nobody reads the output is not the script's failure.
    }
  }
}
