package dev.cloche.build.jvm;

import dev.cloche.build.wasm.FunctionNames;
import dev.cloche.build.wasm.WasmFormatException;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Stops the build when a function of the engine is too large for HotSpot to compile, which nothing
 * else would notice: it runs, many times slower.
 *
 * <p>Functions that are known to be too large stand in a file, a few at most, each with a reason.
 * An entry that is needed no more stops the build, too. The interpreter loop can have no entry.
 */
public final class SizeCheck {

  /** The interpreter loop. */
  static final String INTERPRETER = "JS_CallInternal";

  private static final int SHOWN = 12;
  private static final Pattern FUNCTION = Pattern.compile("func_(\\d+)\\(.*");

  /** One method: its function's name (its own where it is none) and the bytes of its code. */
  record Sized(String name, int bytes) {}

  private SizeCheck() {}

  /**
   * Checks the sizes and prints the largest and the interpreter's. Exits with status 1 and a line
   * for each problem on standard error.
   *
   * @param args the outlined wasm with its names, the directory of the lowered classes, the package
   *     as a path, the module's class name, the file of oversized functions
   */
  public static void main(String[] args) {
    int status = run(args, System.out, System.err);
    if (status != 0) {
      System.exit(status);
    }
  }

  static int run(String[] args, PrintStream out, PrintStream err) {
    if (args.length != 5) {
      err.println("usage: SizeCheck NAMED.wasm CLASSES PACKAGE MODULE OVERSIZED.txt");
      return 2;
    }
    try {
      Map<Integer, String> names = FunctionNames.read(Files.readAllBytes(Path.of(args[0])));
      List<Sized> methods = methods(Path.of(args[1]).resolve(args[2]), args[3], names);
      OversizedMethods allowed =
          OversizedMethods.parse(Files.readAllLines(Path.of(args[4])), INTERPRETER);
      out.println(
          "largest methods, in bytes of " + CodeSizes.HOTSPOT_LIMIT + " that HotSpot takes:");
      Stream.concat(
              methods.stream().limit(SHOWN),
              methods.stream().skip(SHOWN).filter(m -> m.name().equals(INTERPRETER)))
          .forEach(m -> out.println("  " + m.bytes() + " " + m.name()));
      List<String> problems = problems(methods, allowed);
      problems.forEach(problem -> err.println("method sizes: " + problem));
      return problems.isEmpty() ? 0 : 1;
    } catch (LoweringException | WasmFormatException e) {
      err.println("method sizes: " + e.getMessage());
    } catch (IOException e) {
      err.println("method sizes: cannot read " + e.getMessage());
    }
    return 1;
  }

  /** What is wrong, empty when nothing is. */
  static List<String> problems(List<Sized> methods, OversizedMethods allowed) {
    List<String> problems = new ArrayList<>();
    Set<String> over = new HashSet<>();
    for (Sized method : methods) {
      if (method.bytes() > CodeSizes.HOTSPOT_LIMIT) {
        over.add(method.name());
        if (!allowed.reasons().containsKey(method.name())) {
          problems.add(
              "%s has %d bytes, and HotSpot compiles no method over %d: split it"
                  .formatted(method.name(), method.bytes(), CodeSizes.HOTSPOT_LIMIT));
        }
      }
    }
    new TreeMap<>(allowed.reasons())
        .keySet().stream()
            .filter(name -> !over.contains(name))
            .forEach(name -> problems.add(name + " is not oversized any more: remove its entry"));
    if (methods.stream().noneMatch(m -> m.name().equals(INTERPRETER))) {
      problems.add("there is no function " + INTERPRETER + ", so its size cannot be checked");
    }
    return problems;
  }

  /** Every method of the module's classes, the largest first. */
  private static List<Sized> methods(Path directory, String module, Map<Integer, String> names)
      throws IOException {
    List<Sized> methods = new ArrayList<>();
    try (Stream<Path> files = Files.list(directory)) {
      for (Path file : files.filter(p -> isClassOf(module, p.getFileName().toString())).toList()) {
        CodeSizes.of(Files.readAllBytes(file))
            .forEach((method, size) -> methods.add(new Sized(nameOf(method, names), size)));
      }
    }
    methods.sort(Comparator.comparingInt(Sized::bytes).reversed().thenComparing(Sized::name));
    return methods;
  }

  /** Everything that the compiler and the lowering write: dispatchers and holders, too. */
  private static boolean isClassOf(String module, String file) {
    return file.startsWith(module) && file.endsWith(".class");
  }

  private static String nameOf(String method, Map<Integer, String> names) {
    Matcher function = FUNCTION.matcher(method);
    String own = method.substring(0, method.indexOf('('));
    return function.matches() ? names.getOrDefault(Integer.valueOf(function.group(1)), own) : own;
  }
}
