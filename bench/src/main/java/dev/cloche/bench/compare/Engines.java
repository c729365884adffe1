package dev.cloche.bench.compare;

import dev.cloche.bench.compare.worker.ClocheEngine;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The engines that there are. */
final class Engines {

  /** The one that the others are compared with. */
  static final String BASE = "cloche";

  /** Known, but measured only when it is asked for: Rhino's default is quicker when it is warm. */
  private static final String INTERPRETED_RHINO = "rhino-interpreted";

  /** Likewise: it is no engine for the JVM, and has to be compiled first. */
  private static final String ISOLATED_VM = "isolated-vm";

  private Engines() {}

  /**
   * All of them, in the order of reports.
   *
   * @param bench the directory of this module
   */
  static List<Engine> all(Path bench) {
    return List.of(
        new Cloche(),
        new JavaRival("quickjs4j", "quickjs4j", "Quickjs4jEngine", 4, bench),
        new JavaRival("rhino", "rhino", "RhinoEngine", 1, bench),
        new JavaRival(INTERPRETED_RHINO, "rhino", "InterpretedRhinoEngine", 1, bench),
        new JavaRival("graaljs", "graaljs", "GraalJsEngine", 2, bench),
        new NodeRival("quickjs-wasi", "worker.mjs", NodeRival.Install.UNPACK, List.of(), bench),
        new NodeRival(
            ISOLATED_VM,
            "worker.mjs",
            NodeRival.Install.BUILD,
            List.of("--no-node-snapshot"),
            bench));
  }

  /** The names of those that are measured unless others are asked for. */
  static List<String> usual(List<String> all) {
    return all.stream()
        .filter(name -> !name.equals(INTERPRETED_RHINO) && !name.equals(ISOLATED_VM))
        .toList();
  }

  /** This project's engine, from the class path of this program. */
  private record Cloche() implements Engine {

    @Override
    public String name() {
      return BASE;
    }

    @Override
    public Optional<String> prepare() {
      return Optional.empty();
    }

    @Override
    public int shares() {
      return 4;
    }

    @Override
    public List<String> command() {
      return JavaRival.command(System.getProperty("java.class.path"), ClocheEngine.class.getName());
    }
  }
}
