package dev.cloche.cli;

import dev.cloche.CancelledException;
import dev.cloche.ConsoleSink;
import dev.cloche.GuestException;
import dev.cloche.Isolate;
import dev.cloche.IsolateBuilder;
import dev.cloche.JsValue;
import dev.cloche.LimitExceededException;
import dev.cloche.Limits;
import dev.cloche.SandboxException;
import dev.cloche.Usage;
import java.io.PrintStream;
import java.time.InstantSource;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The isolate of a session, and the one after it when it has come to its end. Used by one thread,
 * but for {@link #cancel}.
 */
final class ReplIsolate implements AutoCloseable {

  /** A session may talk as long as somebody listens. */
  private static final int CONSOLE_CHARACTERS = 1 << 30;

  /** The guest's function that keeps a value as {@code _} and shows it, as a console would. */
  private static final String SHOW = "__show";

  private static final String PRELUDE =
      """
      void ((dir) => Object.defineProperty(globalThis, '%s', {
        value: (value) => { globalThis._ = value; dir(value); },
      }))(console.dir);
      """
          .formatted(SHOW);

  private final Invocation.Grants grants;
  private final Map<String, JsValue> globals;
  private final PrintStream out;
  private final PrintStream err;
  private Isolate isolate;

  /** The isolate that runs now. Guarded by this. */
  private @Nullable Isolate running;

  ReplIsolate(
      Invocation.Grants grants, Map<String, JsValue> globals, PrintStream out, PrintStream err) {
    this.grants = grants;
    this.globals = globals;
    this.out = out;
    this.err = err;
    this.isolate = open();
  }

  private Isolate open() {
    Limits limits = grants.limits().toBuilder().consoleBytes(CONSOLE_CHARACTERS).build();
    ConsoleSink console = (level, text) -> out.println(text);
    IsolateBuilder builder = Isolate.builder().limits(limits).console(console);
    if (grants.seed() != null) {
      builder.seed(grants.seed());
    }
    if (grants.time() != null) {
      builder.clock(InstantSource.fixed(grants.time()));
    }
    Isolate opened = builder.build();
    try {
      opened.eval(PRELUDE);
      if (!globals.isEmpty()) {
        opened.setGlobals(globals);
      }
    } catch (SandboxException tooTight) {
      complain(tooTight);
    }
    return opened;
  }

  /** Begins anew. */
  void reset() {
    isolate.close();
    isolate = open();
  }

  /** Ends what is running, if something is. Any thread may call it. */
  synchronized void cancel() {
    if (running != null) {
      running.cancel();
    }
  }

  Usage usage() {
    return isolate.usage();
  }

  int maxSourceBytes() {
    return grants.limits().sourceBytes();
  }

  /** Runs a text of some kind under a name, and shows its value. */
  void evaluate(String code, StatementKind kind, String name) {
    switch (kind) {
      case EXPRESSION -> run(SHOW + "(", StatementKind.expression(code), "\n)", name);
      case AWAIT ->
          run("(async () => " + SHOW + "(", StatementKind.expression(code), "\n))()", name);
      default -> guarded(() -> isolate.call(SHOW, isolate.eval(code, name)), name, 0);
    }
  }

  /** Runs a script and shows nothing. */
  void load(String source, String name) {
    guarded(() -> isolate.eval(source, name), name, 0);
  }

  private void run(String before, String code, String after, String name) {
    guarded(() -> isolate.eval(before + code + after, name), name, before.length());
  }

  private void guarded(Runnable action, String name, int shift) {
    synchronized (this) {
      running = isolate;
    }
    try {
      action.run();
    } catch (GuestException thrown) {
      err.println(
          Printable.text("Uncaught " + unshifted(PlainReport.describe(thrown), name, shift)));
    } catch (SandboxException failure) {
      complain(failure);
    } finally {
      synchronized (this) {
        running = null;
      }
    }
    if (isolate.isClosed()) {
      err.println("cloche: the isolate has ended, and its variables with it; this is a fresh one");
      isolate = open();
    }
  }

  private void complain(SandboxException failure) {
    String message = Printable.text(String.valueOf(failure.getMessage())).replace('\n', ' ');
    String kind =
        switch (failure) {
          case LimitExceededException limit -> Names.of(limit.limit()) + " limit: ";
          case CancelledException cancelled -> "";
          default -> "failure: ";
        };
    err.println("cloche: " + kind + message);
  }

  /** A stack whose columns in the first line are those of what was typed. */
  private static String unshifted(String text, String name, int shift) {
    return Pattern.compile("(\\b" + Pattern.quote(name) + ":1:)(\\d+)")
        .matcher(text)
        .replaceAll(
            found ->
                Matcher.quoteReplacement(
                    found.group(1) + Math.max(1, Integer.parseInt(found.group(2)) - shift)));
  }

  @Override
  public void close() {
    isolate.close();
  }
}
