package dev.cloche.bench.compare;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An engine from npm, under Node. Installed by its lock file when it is missing or older than that.
 *
 * @param name the package's name, and that of its directory in {@code rivals}
 * @param script the file there that answers tasks
 * @param install how npm is told what to do with the scripts of packages: one that brings C++ has
 *     to run its own
 * @param flags what Node needs for it
 * @param bench the directory of this module
 */
public record NodeRival(String name, String script, Install install, List<String> flags, Path bench)
    implements Engine {

  /** What npm does beside unpacking. */
  public enum Install {
    /** Nothing. */
    UNPACK,

    /** Runs the packages' scripts, which may want Python, make and a compiler of C++. */
    BUILD
  }

  /** What the workers of all such engines share. */
  private static final String MEASURE = "measure.mjs";

  private static final Duration INSTALL_TIME = Duration.ofMinutes(10);
  private static final Duration VERSION_TIME = Duration.ofMinutes(1);
  private static final Pattern VERSION = Pattern.compile("\"version\": *\"([^\"]+)\"");

  @Override
  public Optional<String> prepare() throws IOException, InterruptedException {
    Path log = home().resolveSibling(name + ".log");
    Optional<String> failure = Setup.run(bench, log, VERSION_TIME, "node", "--version");
    if (failure.isPresent()) {
      return failure;
    }
    Path source = bench.resolve("rivals").resolve(name);
    Path lock = source.resolve("package-lock.json");
    Path installed = home().resolve("node_modules");
    if (Setup.isOutOfDate(installed, List.of(lock))) {
      System.err.println("installing " + name);
      Setup.delete(home());
      Files.createDirectories(home());
      Files.copy(lock, home().resolve("package-lock.json"));
      Files.copy(source.resolve("package.json"), home().resolve("package.json"));
      failure = Setup.run(home(), log, INSTALL_TIME, npm());
      if (failure.isPresent()) {
        Setup.delete(installed);
        return failure;
      }
    }
    for (Path file : List.of(source.resolve(script), source.resolveSibling(MEASURE))) {
      Files.copy(file, home().resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
    }
    return Optional.empty();
  }

  private String[] npm() {
    List<String> words = new ArrayList<>(List.of("npm", "ci", "--no-audit"));
    if (install == Install.UNPACK) {
      words.add("--ignore-scripts");
    }
    return words.toArray(new String[0]);
  }

  @Override
  public int shares() {
    return 1;
  }

  private Path home() {
    return bench.resolve("target/rivals").resolve(name);
  }

  /** Which version was installed. */
  public String version() throws IOException {
    Path description = home().resolve("node_modules").resolve(name).resolve("package.json");
    Matcher version = VERSION.matcher(Files.readString(description));
    return version.find() ? version.group(1) : "?";
  }

  @Override
  public List<String> command() {
    List<String> words = new ArrayList<>(List.of("node"));
    words.addAll(flags);
    words.add(home().resolve(script).toString());
    return List.copyOf(words);
  }
}
