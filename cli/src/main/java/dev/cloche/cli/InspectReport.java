package dev.cloche.cli;

import dev.cloche.InspectorSession;
import dev.cloche.Isolate;
import dev.cloche.IsolateBuilder;
import dev.cloche.cli.inspect.InspectServer;
import dev.cloche.cli.inspect.InspectTarget;
import java.io.IOException;
import java.io.PrintStream;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Lets a debugger connect while the program runs, and reports as another one does. */
final class InspectReport implements Report, InspectTarget {

  private static final String HELP = "For help, see: docs/inspector.md";

  private final Report report;
  private final InspectUrls urls;
  private final PrintStream err;
  private final AtomicBoolean waits;
  private final CountDownLatch released;
  private final InspectServer server;
  private volatile @Nullable Isolate isolate;

  private InspectReport(InspectOptions options, InspectUrls urls, Report report, PrintStream err)
      throws IOException {
    this.urls = urls;
    this.report = report;
    this.err = err;
    waits = new AtomicBoolean(options.waits());
    released = new CountDownLatch(options.waits() ? 1 : 0);
    server = InspectServer.start(options.address(), this, Version.read());
  }

  /** Begins to listen, before anything runs. */
  static InspectReport listen(
      InspectOptions options, InspectUrls urls, Report report, PrintStream err)
      throws UsageException {
    try {
      return new InspectReport(options, urls, report, err);
    } catch (IOException taken) {
      throw UsageException.in(
          options.waits() ? InspectOptions.INSPECT_BRK : InspectOptions.INSPECT,
          String.valueOf(taken.getMessage()));
    }
  }

  @Override
  public String title() {
    return urls.name();
  }

  @Override
  public String url() {
    return urls.main();
  }

  @Override
  public Session open(Consumer<String> out) {
    Isolate open = isolate;
    if (open == null) {
      throw new IllegalStateException("nothing runs yet");
    }
    InspectorSession session = open.createInspectorSession(out, urls);
    if (waits.getAndSet(false)) {
      session.stopAtStart();
      var unused = session.released().thenRun(released::countDown);
    }
    err.println("Debugger attached.");
    return new Session() {
      @Override
      public void dispatch(String message) {
        session.dispatch(message);
      }

      @Override
      public void close() {
        session.close();
        // One that goes before it has let the program begin leaves that to the next.
        waits.set(released.getCount() > 0);
      }
    };
  }

  @Override
  public void prepare(IsolateBuilder builder) {
    builder.debuggable(true);
    report.prepare(builder);
  }

  @Override
  public void begin(Isolate begun) {
    report.begin(begun);
    isolate = begun;
    err.println("Debugger listening on " + server.url());
    err.println(HELP);
    try {
      released.await();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void end(Isolate ended) {
    report.end(ended);
  }

  @Override
  public void write(Outcome outcome, PrintStream out, PrintStream errors) {
    server.close();
    report.write(outcome, out, errors);
  }
}
