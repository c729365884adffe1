package dev.cloche.bench.compare;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * quickjs-wasi under Node: QuickJS-ng in WebAssembly, which V8 compiles. Installed by its lock file
 * when it is missing or older than that.
 *
 * @param bench the directory of this module
 */
record NodeRival(Path bench) implements Engine {

  private static final String PACKAGE = "quickjs-wasi";
  private static final Duration INSTALL_TIME = Duration.ofMinutes(3);
  private static final Duration VERSION_TIME = Duration.ofMinutes(1);

  @Override
  public String name() {
    return PACKAGE;
  }

  @Override
  public Optional<String> prepare() throws IOException, InterruptedException {
    Path log = home().resolveSibling(PACKAGE + ".log");
    Optional<String> failure = Setup.run(bench, log, VERSION_TIME, "node", "--version");
    if (failure.isPresent()) {
      return failure;
    }
    Path source = bench.resolve("rivals").resolve(PACKAGE);
    Path lock = source.resolve("package-lock.json");
    Path installed = home().resolve("node_modules");
    if (Setup.isOutOfDate(installed, List.of(lock))) {
      System.err.println("compare: installing " + PACKAGE);
      Setup.delete(home());
      Files.createDirectories(home());
      Files.copy(lock, home().resolve("package-lock.json"));
      Files.copy(source.resolve("package.json"), home().resolve("package.json"));
      failure = Setup.run(home(), log, INSTALL_TIME, "npm", "ci", "--ignore-scripts", "--no-audit");
      if (failure.isPresent()) {
        Setup.delete(installed);
        return failure;
      }
    }
    Files.copy(
        source.resolve("worker.mjs"),
        home().resolve("worker.mjs"),
        StandardCopyOption.REPLACE_EXISTING);
    return Optional.empty();
  }

  @Override
  public int shares() {
    return 1;
  }

  private Path home() {
    return bench.resolve("target/rivals").resolve(PACKAGE);
  }

  @Override
  public List<String> command() {
    return List.of("node", home().resolve("worker.mjs").toString());
  }
}
