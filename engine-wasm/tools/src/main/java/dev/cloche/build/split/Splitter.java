package dev.cloche.build.split;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Rewrites {@code quickjs.c} for the JVM: the interpreter becomes a small dispatch loop and one
 * function for each group of opcodes, and JS frames move from the C stack to the heap. And {@code
 * libregexp.c}: the matcher's loop becomes small. And {@code quickjs-opcode.h}: there is one opcode
 * more, for a debugger.
 *
 * <p>The output depends on the input and this program alone. It needs one import that the source
 * does not: {@code cloche.depth_exceeded}.
 */
public final class Splitter {
  private static final String USAGE =
      """
      usage: Splitter [--append FILE] QUICKJS_C OUT_C
             Splitter --matcher LIBREGEXP_C OUT_C
             Splitter --opcodes QUICKJS_OPCODE_H OUT_H""";

  private Splitter() {}

  /**
   * Runs the program: {@code [--append FILE] QUICKJS_C OUT_C}. With {@code --append} the output
   * ends in an include of that file name, so that the file sees QuickJS's internals. Or: {@code
   * --matcher LIBREGEXP_C OUT_C}. Or: {@code --opcodes QUICKJS_OPCODE_H OUT_H}.
   *
   * <p>Exits with 1 and one sentence on standard error when the source does not have the expected
   * shape, and with 2 when the arguments are wrong.
   *
   * @throws IOException when a file cannot be read or written
   */
  public static void main(String[] args) throws IOException {
    boolean append = args.length == 4 && args[0].equals("--append");
    boolean other = args.length == 3 && List.of("--matcher", "--opcodes").contains(args[0]);
    if (!append && !other && args.length != 2) {
      System.err.println(USAGE);
      System.exit(2);
    }
    Path in = Path.of(args[args.length - 2]);
    Path out = Path.of(args[args.length - 1]);
    try {
      String source = Files.readString(in).replace("\r\n", "\n");
      String text =
          switch (args[0]) {
            case "--matcher" -> MatcherEdits.apply(new SourceText(source)).text();
            case "--opcodes" -> DebugEdits.opcodes(new SourceText(source)).text();
            case "--append" -> split(source, tiers(), Optional.of(args[1]));
            default -> split(source, tiers(), Optional.empty());
          };
      Files.writeString(out, text);
    } catch (ShapeException e) {
      System.err.println(in + ": " + e.getMessage());
      System.exit(1);
    }
  }

  private static OpTiers tiers() {
    return OpTiers.parse(Templates.load("op-tiers.txt"));
  }

  /**
   * The split source.
   *
   * @param quickjs the text of {@code quickjs.c}
   * @param tiers how the loop reaches each opcode
   * @param include a file name to include at the end
   * @throws ShapeException when the source does not have the expected shape
   */
  static String split(String quickjs, OpTiers tiers, Optional<String> include) {
    SourceText source = RuntimeEdits.apply(new SourceText(quickjs));
    String definition = InterpreterSections.definition(source);
    String split = source.replace(definition, InterpreterEmitter.split(definition, tiers)).text();
    return include.map(file -> split + "\n#include \"" + file + "\"\n").orElse(split);
  }
}
