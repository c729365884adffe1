package dev.cloche.bench.hostile;

import dev.cloche.bench.compare.Engine;
import dev.cloche.bench.compare.JavaRival;
import dev.cloche.bench.compare.NodeRival;
import dev.cloche.bench.hostile.worker.ClocheSandboxes;
import dev.cloche.bench.hostile.worker.HostileWorker;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;

/**
 * An engine that is shown hostile scripts.
 *
 * @param name its name on the command line and in the table
 * @param limits what bounds a script, as far as the engine offers it
 * @param engine fetches it; empty for Cloche
 * @param version which version there is, once it is fetched
 * @param command starts a worker
 */
record Contender(
    String name,
    String limits,
    Optional<Engine> engine,
    Callable<String> version,
    List<String> command) {

  /** Of every JVM, so that nothing takes the machine's memory. */
  private static final String HEAP = "-Xmx192m";

  /**
   * All of them, in the order of the table.
   *
   * @param bench the directory of this module
   */
  static List<Contender> all(Path bench) {
    NodeRival isolatedVm =
        new NodeRival(
            "isolated-vm",
            "hostile.mjs",
            NodeRival.Install.BUILD,
            List.of("--no-node-snapshot"),
            bench);
    return List.of(
        new Contender(
            "cloche",
            "its own limits of memory and time",
            Optional.empty(),
            () -> "of this source",
            java(System.getProperty("java.class.path"), ClocheSandboxes.class.getName())),
        new Contender(
            "isolated-vm",
            "`memoryLimit` and `timeout`; the result copied, promises awaited",
            Optional.of(isolatedVm),
            isolatedVm::version,
            isolatedVm.command()),
        java(
            new JavaRival("quickjs4j", "quickjs4j", "LimitedQuickjs4j", 1, bench),
            "time-outs of the `Runner`; a memory of the host's that is capped"),
        java(
            new JavaRival("rhino", "rhino", "LimitedRhino", 1, bench),
            "interpreted, an instruction observer that looks at the clock, 1000 calls deep, no Java; none for memory"),
        java(
            new JavaRival("graaljs", "graaljs", "LimitedGraalJs", 1, bench),
            "`SandboxPolicy.CONSTRAINED`, another thread that closes the context; none for memory"));
  }

  /** Fetches it when it is missing; says why it cannot take part, if so. */
  Optional<String> prepare() throws IOException, InterruptedException {
    return engine.isEmpty() ? Optional.empty() : engine.get().prepare();
  }

  private static Contender java(JavaRival rival, String limits) {
    String artifact = rival.name().equals("graaljs") ? "js-language" : rival.name();
    return new Contender(
        rival.name(),
        limits,
        Optional.of(rival),
        () -> rival.version(artifact),
        java(rival.classPath(), rival.factory()));
  }

  private static List<String> java(String classPath, String factory) {
    return List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        HEAP,
        "-cp",
        classPath,
        HostileWorker.class.getName(),
        factory);
  }
}
