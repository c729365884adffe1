package dev.cloche.bench.compare;

import dev.cloche.bench.compare.worker.Worker;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.ToolProvider;

/**
 * An engine from Maven Central, in JVMs whose class path has its libraries and nothing of Cloche's
 * but the worker. The jars are fetched, and what adapts the engine is compiled, when they are
 * missing or older than their sources.
 *
 * @param name its name
 * @param profile the profile in {@code rivals/pom.xml} that has its libraries
 * @param adapter the simple name of the class that adapts it to a worker
 * @param shares how many shares of a quick run it has
 * @param bench the directory of this module
 */
public record JavaRival(String name, String profile, String adapter, int shares, Path bench)
    implements Engine {

  private static final String PACKAGE = "dev.cloche.bench.rivals";
  private static final Duration FETCH_TIME = Duration.ofMinutes(5);

  @Override
  public Optional<String> prepare() throws IOException, InterruptedException {
    Path pom = bench.resolve("rivals/pom.xml");
    if (Setup.isOutOfDate(libraries(), List.of(pom))) {
      System.err.println("compare: fetching the libraries of " + name);
      Setup.delete(libraries());
      Optional<String> failure =
          Setup.run(
              bench,
              home().resolveSibling(profile + ".log"),
              FETCH_TIME,
              "mvn",
              "-B",
              "-q",
              "-f",
              pom.toString(),
              "-P",
              profile,
              "dependency:copy-dependencies",
              "-DoutputDirectory=" + libraries());
      if (failure.isPresent()) {
        Setup.delete(libraries());
        return failure;
      }
    }
    compile();
    return Optional.empty();
  }

  private Path home() {
    return bench.resolve("target/rivals").resolve(profile);
  }

  private Path libraries() {
    return home().resolve("lib");
  }

  private Path classes() {
    return home().resolve(adapter);
  }

  private Path own() {
    return bench.resolve("target/classes");
  }

  private void compile() throws IOException {
    Path sources = bench.resolve("src/rivals/java");
    Path source = sources.resolve(PACKAGE.replace('.', '/')).resolve(adapter + ".java");
    if (!Setup.isOutOfDate(classes(), List.of(source, libraries()))) {
      return;
    }
    Setup.delete(classes());
    String classPath;
    try (Stream<Path> jars = Files.list(libraries())) {
      classPath =
          Stream.concat(Stream.of(own()), jars.filter(jar -> jar.toString().endsWith(".jar")))
              .map(Path::toString)
              .reduce((a, b) -> a + File.pathSeparator + b)
              .orElseThrow();
    }
    ByteArrayOutputStream messages = new ByteArrayOutputStream();
    int status =
        ToolProvider.getSystemJavaCompiler()
            .run(
                null,
                messages,
                messages,
                "-proc:none",
                "-implicit:class",
                "-sourcepath",
                sources.toString(),
                "-cp",
                classPath,
                "-d",
                classes().toString(),
                source.toString());
    if (status != 0) {
      Setup.delete(classes());
      throw new IllegalStateException(
          source + " does not compile:\n" + messages.toString(StandardCharsets.UTF_8));
    }
  }

  @Override
  public List<String> command() {
    return command(classPath(), factory());
  }

  /** The class path of a JVM that has the engine, what adapts it, and the workers. */
  public String classPath() {
    return String.join(
        File.pathSeparator,
        own().toString(),
        classes().toString(),
        libraries().resolve("*").toString());
  }

  /** The name of the class that adapts it. */
  public String factory() {
    return PACKAGE + "." + adapter;
  }

  /**
   * Which version was fetched.
   *
   * @param artifact the artifact whose version it is
   */
  public String version(String artifact) throws IOException {
    Pattern name = Pattern.compile(Pattern.quote(artifact) + "-(\\d.*)\\.jar");
    try (Stream<Path> jars = Files.list(libraries())) {
      return jars.map(jar -> name.matcher(jar.getFileName().toString()))
          .filter(Matcher::matches)
          .map(matcher -> matcher.group(1))
          .findFirst()
          .orElse("?");
    }
  }

  /** A JVM with default flags. */
  static List<String> command(String classPath, String factory) {
    return List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-cp",
        classPath,
        Worker.class.getName(),
        factory);
  }
}
