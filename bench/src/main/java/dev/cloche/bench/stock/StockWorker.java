package dev.cloche.bench.stock;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * One fork: runs every script in each engine by turns and prints {@code script engine nanos} lines.
 * By turns, so that a busy moment of the machine strikes all of them.
 */
final class StockWorker {

  /** The thread's processor time is measured, which says more than the clock on a busy machine. */
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  /** As large as the stack of Cloche's own threads. */
  private static final long STACK_BYTES = 64L << 20;

  private final List<Contender> contenders;
  private final List<Script> scripts;
  private final int warmups;
  private final int rounds;

  private StockWorker(List<Contender> contenders, List<Script> scripts, int warmups, int rounds) {
    this.contenders = contenders;
    this.scripts = scripts;
    this.warmups = warmups;
    this.rounds = rounds;
  }

  /** Arguments: engines and scripts with commas between, warm-up rounds, measured rounds. */
  public static void main(String[] arguments) throws InterruptedException {
    List<Contender> contenders =
        Arrays.stream(arguments[0].split(",", -1))
            .map(name -> Contender.valueOf(name.toUpperCase(Locale.ROOT)))
            .toList();
    List<Script> scripts = Arrays.stream(arguments[1].split(",", -1)).map(Script::new).toList();
    StockWorker worker =
        new StockWorker(
            contenders, scripts, Integer.parseInt(arguments[2]), Integer.parseInt(arguments[3]));
    Thread thread = new Thread(null, worker::measure, "stock", STACK_BYTES);
    thread.start();
    thread.join();
  }

  private void measure() {
    Map<Contender, ScriptEngine> engines = new EnumMap<>(Contender.class);
    contenders.forEach(contender -> engines.put(contender, contender.start()));
    // Every script once around first: what one of them teaches the JIT about the interpreter must
    // not
    // come in the middle of the next one's measurement.
    for (Script script : scripts) {
      round(script, engines, warmups, false);
    }
    for (Script script : scripts) {
      round(script, engines, warmups, false);
      round(script, engines, rounds, true);
    }
  }

  private static void round(
      Script script, Map<Contender, ScriptEngine> engines, int times, boolean print) {
    engines.values().forEach(script::load);
    byte[] expected = {};
    for (int i = 0; i < times; i++) {
      for (Map.Entry<Contender, ScriptEngine> entry : engines.entrySet()) {
        long start = THREADS.getCurrentThreadCpuTime();
        byte[] reply = Script.run(entry.getValue());
        long nanos = THREADS.getCurrentThreadCpuTime() - start;
        if (expected.length != 0 && !Arrays.equals(expected, reply)) {
          throw new IllegalStateException("the engines differ on " + script.name());
        }
        expected = reply;
        if (print) {
          System.out.println(script.name() + " " + entry.getKey().label() + " " + nanos);
        }
      }
    }
  }
}
