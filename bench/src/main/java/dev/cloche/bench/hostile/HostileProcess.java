package dev.cloche.bench.hostile;

import dev.cloche.bench.compare.worker.Texts;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A process of an engine that runs one script, and is killed when it takes too much. */
final class HostileProcess {

  /** As much resident memory as a process may come to. */
  private static final long MAX_KIB = 2L << 20;

  private static final Duration START = Duration.ofSeconds(60);
  private static final long LOOK_MILLIS = 5;

  private final List<String> lines = Collections.synchronizedList(new ArrayList<>());
  private final Process process;
  private long readyKib;
  private long peakKib;

  private HostileProcess(Process process) {
    this.process = process;
  }

  /**
   * Runs a script.
   *
   * @param command what starts a worker
   * @param source the script
   * @param wall how long script and what comes after it may take
   * @param log takes, at its end, what the process complains of
   */
  static Observation run(List<String> command, String source, Duration wall, Path log)
      throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(command)
            .redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()))
            .start();
    try {
      return new HostileProcess(process).watch(source, wall);
    } finally {
      process.destroyForcibly().waitFor();
    }
  }

  private Observation watch(String source, Duration wall) throws IOException, InterruptedException {
    Thread reader = new Thread(this::read, "worker's lines");
    reader.setDaemon(true);
    reader.start();
    try (Writer in = process.outputWriter(StandardCharsets.US_ASCII)) {
      in.write(Texts.encode(source) + "\n");
      in.flush();
      Observation.End end = watch(wall);
      int status = end == Observation.End.GONE ? process.waitFor() : 0;
      if (end == Observation.End.GONE) {
        reader.join();
      }
      return Observation.of(
          List.copyOf(lines), end, status, readyKib == 0 ? 0 : peakKib - readyKib);
    }
  }

  private Observation.End watch(Duration wall) throws InterruptedException {
    long start = System.nanoTime();
    long ready = 0;
    while (true) {
      int said = lines.size();
      long now = System.nanoTime();
      long kib = residentKib();
      peakKib = Math.max(peakKib, kib);
      if (said > 0 && ready == 0) {
        ready = now;
        readyKib = Math.max(1, kib);
      }
      if (said == 3) {
        return Observation.End.DONE;
      }
      if (kib > MAX_KIB) {
        return Observation.End.BLOATED;
      }
      if (ready == 0 ? now - start > START.toNanos() : now - ready > wall.toNanos()) {
        return Observation.End.HUNG;
      }
      if (process.waitFor(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
        return Observation.End.GONE;
      }
    }
  }

  private void read() {
    try (BufferedReader out = process.inputReader(StandardCharsets.US_ASCII)) {
      String line;
      while ((line = out.readLine()) != null) {
        lines.add(line);
      }
    } catch (IOException ended) {
      // As good as an end.
    }
  }

  /** What Linux says of the process; 0 where it does not. */
  private long residentKib() {
    try {
      return Files.readString(Path.of("/proc", Long.toString(process.pid()), "status"))
          .lines()
          .filter(line -> line.startsWith("VmRSS:"))
          .findFirst()
          .map(line -> Long.parseLong(line.replaceAll("\\D", "")))
          .orElse(0L);
    } catch (IOException gone) {
      return 0;
    }
  }
}
