package dev.cloche.bench.compare;

import dev.cloche.bench.compare.worker.Task;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A session with a process that speaks as {@code worker.Worker} does. */
final class WorkerProcess implements Session {

  private static final String DONE = "done";
  private static final String END = "";

  private final Process process;
  private final Writer tasks;
  private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();

  /**
   * Starts it.
   *
   * @param command the command
   * @param log takes, at its end, what the process complains of
   */
  WorkerProcess(List<String> command, Path log) {
    try {
      process =
          new ProcessBuilder(command)
              .redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()))
              .start();
    } catch (IOException notStarted) {
      throw new UncheckedIOException(notStarted);
    }
    tasks = process.outputWriter(StandardCharsets.US_ASCII);
    Thread reader = new Thread(this::read, "worker's lines");
    reader.setDaemon(true);
    reader.start();
  }

  private void read() {
    try (BufferedReader in = process.inputReader(StandardCharsets.US_ASCII)) {
      String line;
      while ((line = in.readLine()) != null) {
        lines.add(line);
      }
    } catch (IOException ended) {
      // As good as an end.
    }
    lines.add(END);
  }

  @Override
  public Reply ask(Task task, Duration time) {
    long start = System.nanoTime();
    List<String> said = new ArrayList<>();
    try {
      tasks.write(task.encode() + "\n");
      tasks.flush();
      while (true) {
        long left = time.toNanos() - (System.nanoTime() - start);
        @Nullable String line = lines.poll(left, TimeUnit.NANOSECONDS);
        if (line == null) {
          process.destroyForcibly();
          return Reply.of(said, Reply.End.LATE);
        }
        if (line.equals(DONE)) {
          return Reply.of(said, Reply.End.DONE);
        }
        if (line.equals(END)) {
          lines.add(END); // It stays for whoever asks next: a pipe takes a task even then.
          return Reply.of(said, Reply.End.GONE);
        }
        said.add(line);
      }
    } catch (IOException gone) {
      return Reply.of(said, Reply.End.GONE);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return Reply.of(said, Reply.End.LATE);
    }
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
