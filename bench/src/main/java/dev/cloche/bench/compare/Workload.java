package dev.cloche.bench.compare;

import dev.cloche.bench.Scripts;
import dev.cloche.bench.compare.worker.Task;
import java.util.List;
import java.util.stream.Stream;

/**
 * What the engines are measured at.
 *
 * @param name its name on the command line and in reports
 * @param isScript whether it is a script that computes for some time, whose ratios are averaged
 * @param mode what one run is
 * @param source a script, a module, or the name of a kind of traffic
 * @param input the arguments of {@code main}
 * @param answer what every run has to give
 */
record Workload(
    String name, boolean isScript, Task.Mode mode, String source, String input, String answer) {

  private static final String ORDER =
      "{\"id\":17,\"name\":\"espresso\",\"price\":%s,\"tags\":[\"hot\",\"small\"]}";

  /** A JSON text goes in, is parsed, and another one comes out. */
  private static final Workload CALL =
      new Workload(
          "call",
          false,
          Task.Mode.LIVING,
          """
          globalThis.main = (text) => {
            const order = JSON.parse(text);
            order.price *= 2;
            return JSON.stringify(order);
          };
          ''""",
          ORDER.formatted("2.5"),
          ORDER.formatted("5"));

  /** A function of two numbers out of a folder of one file, each time in a sandbox of its own. */
  private static final Workload RUN =
      new Workload("run", false, Task.Mode.RUN, "exports.main = (a, b) => a + b;\n", "40,2", "42");

  /** What goes between a host and a sandbox that lives on; not every engine takes part. */
  private static final List<Workload> TRAFFIC =
      List.of(
          traffic("object", "5"),
          traffic("callback", "500500"),
          traffic("string", "1048576"),
          traffic("bytes", "8388608"),
          traffic("objects-in", "10000"),
          traffic("objects-out", "10000"),
          traffic("context", ""));

  /** All of them, in the order in which they are reported. */
  static final List<Workload> ALL =
      Stream.of(
              Scripts.NAMES.stream().map(Workload::script),
              Stream.of(
                  new Workload("isolate", false, Task.Mode.FRESH, "", "", ""),
                  new Workload("eval", false, Task.Mode.FRESH, "1+1", "", "2"),
                  CALL,
                  RUN),
              TRAFFIC.stream())
          .flatMap(each -> each)
          .toList();

  /** The names of those that are measured unless others are asked for. */
  static List<String> usual(List<String> all) {
    return all.stream()
        .filter(name -> TRAFFIC.stream().noneMatch(each -> each.name().equals(name)))
        .toList();
  }

  private static Workload traffic(String what, String answer) {
    return new Workload(what, false, Task.Mode.TRAFFIC, what, "", answer);
  }

  private static Workload script(String name) {
    String source = Scripts.source(name);
    return new Workload(
        name,
        true,
        Task.Mode.LIVING,
        "globalThis.main = (() => {\n" + source + "\nreturn () => String(run());\n})(); ''",
        "",
        Scripts.answer(source));
  }

  Task task(Pace pace) {
    return new Task(
        mode, pace.warmupMillis(), pace.measureMillis(), pace.minRuns(), source, input, answer);
  }
}
