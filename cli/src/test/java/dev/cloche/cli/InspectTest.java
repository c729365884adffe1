package dev.cloche.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cloche.cli.inspect.Client;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Programs that a debugger connects to. */
class InspectTest {

  private static final String LISTENING = "Debugger listening on ";

  @TempDir Path folder;

  private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  /** Hands on what is written, line by line. */
  private PrintStream err() {
    StringBuilder line = new StringBuilder();
    return new PrintStream(
        new OutputStream() {
          @Override
          public void write(int character) {
            if (character == '\n') {
              lines.add(line.toString());
              line.setLength(0);
            } else {
              line.append((char) character);
            }
          }
        },
        true,
        StandardCharsets.UTF_8);
  }

  private CompletableFuture<ExitStatus> begin(String... arguments) {
    PrintStream output = new PrintStream(out, true, StandardCharsets.UTF_8);
    // Not of the common pool, which is the client's, too, and may have one thread.
    CompletableFuture<ExitStatus> status = new CompletableFuture<>();
    Thread.ofPlatform()
        .daemon()
        .start(
            () ->
                status.complete(
                    new Cloche(InputStream.nullInputStream(), output, err(), false, false)
                        .run(arguments)));
    return status;
  }

  private Client connect() throws InterruptedException {
    return new Client(url());
  }

  private String url() throws InterruptedException {
    for (String line = lines.poll(60, TimeUnit.SECONDS);
        line != null;
        line = lines.poll(60, TimeUnit.SECONDS)) {
      if (line.startsWith(LISTENING)) {
        return line.substring(LISTENING.length());
      }
    }
    throw new AssertionError("nobody listens");
  }

  @Test
  void inspectBrk_waits_andStopsAtTheFirstStatement() throws Exception {
    Path file = Files.writeString(folder.resolve("t.js"), "let a = 41;\na + 1;\n");
    CompletableFuture<ExitStatus> run =
        begin("run", file.toString(), "--inspect-brk=0", "--timeout", "2s");
    try (Client client = connect()) {
      client.send("Runtime.enable");
      client.send("Debugger.enable");
      client.answer(
          client.send(
              "Debugger.setBreakpointByUrl", "'url':'%s','lineNumber':1".formatted(file.toUri())));
      client.send("Runtime.runIfWaitingForDebugger");

      assertThat(client.event("Debugger.scriptParsed")).contains(file.toUri().toString());
      assertThat(client.event("Debugger.paused"))
          .contains("\"reason\":\"Break on start\"", "\"lineNumber\":0,");
      client.send("Debugger.resume");
      assertThat(client.event("Debugger.paused"))
          .contains("\"hitBreakpoints\":[\"1:1:0:" + file.toUri());
      client.send("Debugger.resume");
      client.event("Runtime.executionContextDestroyed");
      client.awaitClose();
    }
    assertThat(run.join()).isEqualTo(ExitStatus.OK);
    assertThat(out).hasToString("42\n");
  }

  @Test
  void inspect_doesNotWait_andFilesAreTheUsersOwn() throws Exception {
    Files.createDirectories(folder.resolve("lib"));
    Path lib =
        Files.writeString(folder.resolve("lib/a.js"), "exports.n = () => {\n  debugger;\n};\n");
    Path file =
        Files.writeString(
            folder.resolve("main.js"),
            "const a = require('./lib/a');\nexports.f = async () => {\n"
                + "  while (!globalThis.go) await new Promise(r => setTimeout(r, 1));\n"
                + "  a.n(); return 1;\n};\n");
    CompletableFuture<ExitStatus> run =
        begin("run", file.toString(), "--func", "f", "--inspect=0", "--timeout", "1m");
    try (Client client = connect()) {
      client.send("Debugger.enable");
      assertThat(client.event("Debugger.scriptParsed")).contains(file.toUri().toString());
      assertThat(client.event("Debugger.scriptParsed")).contains(lib.toUri().toString());
      client.send("Runtime.evaluate", "'expression':'globalThis.go = true'");
      assertThat(client.event("Debugger.paused")).contains(lib.toUri().toString());
      client.send("Debugger.resume");
      client.awaitClose();
    }
    assertThat(run.join()).isEqualTo(ExitStatus.OK);
  }

  @Test
  void eval_isInspected_too() throws Exception {
    CompletableFuture<ExitStatus> run = begin("eval", "--inspect-brk=localhost:0", "6 * 7");
    try (Client client = connect()) {
      client.send("Debugger.enable");
      client.send("Runtime.runIfWaitingForDebugger");
      client.event("Debugger.paused");
      client.send("Debugger.resume");
      client.awaitClose();
    }
    assertThat(run.join()).isEqualTo(ExitStatus.OK);
    assertThat(out).hasToString("42\n");
  }

  @Test
  void frontEndThatGoesBeforeTheBeginning_leavesItToTheNext() throws Exception {
    CompletableFuture<ExitStatus> run = begin("eval", "--inspect-brk=0", "1");
    String url = url();
    try (Client hasty = new Client(url)) {
      hasty.answer(hasty.send("Debugger.enable"));
    }
    try (Client client = reconnect(url)) {
      client.send("Debugger.enable");
      client.send("Runtime.runIfWaitingForDebugger");
      assertThat(client.event("Debugger.paused")).contains("Break on start");
      client.send("Debugger.resume");
      client.awaitClose();
    }
    assertThat(run.join()).isEqualTo(ExitStatus.OK);
  }

  /** Until the server has seen that the first one is gone, it lets in no other. */
  private static Client reconnect(String url) {
    for (int i = 0; i < 1000; i++) {
      try {
        return new Client(url);
      } catch (CompletionException refused) {
        Thread.onSpinWait();
      }
    }
    throw new AssertionError("not let in");
  }

  @Test
  void wrongAddress_orOneInUse_runsNothing() throws IOException {
    try (ServerSocket taken = new ServerSocket(0)) {
      for (String address : new String[] {"nonsense:x", "65536", "" + taken.getLocalPort()}) {
        Terminal.Result result = Terminal.run("eval", "--inspect=" + address, "1");
        assertThat(result.status()).isEqualTo(ExitStatus.USAGE);
        assertThat(result.err()).startsWith("cloche: --inspect: ");
        assertThat(result.out()).isEmpty();
      }
    }
    assertThat(Terminal.run("eval", "--inspect=0", "--inspect-brk=0", "1").status())
        .isEqualTo(ExitStatus.USAGE);
  }

  @Test
  void commandThatCannotBeInspected_saysSoInTheWordsThatWereTyped() {
    Terminal.Result result = Terminal.run("repl", "--inspect");
    assertThat(result.status()).isEqualTo(ExitStatus.USAGE);
    assertThat(result.err()).startsWith("cloche: Unknown option: '--inspect' (");
  }
}
