package dev.cloche.cli;

import java.nio.file.Path;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What a debugger is to call files: by their own addresses, so that an editor finds them, though
 * the guest knows them by virtual names.
 *
 * @param root the directory that the guest sees as {@code /}; null when it sees none
 * @param name what the guest calls the main file
 * @param file the main file; null when it is none
 */
record InspectUrls(@Nullable Path root, String name, @Nullable Path file)
    implements UnaryOperator<String> {

  /** Those of a program; the operand is the file as it was typed, or a script itself. */
  static InspectUrls of(Invocation.Program program, String operand) throws UsageException {
    return switch (program) {
      case Invocation.Script script ->
          new InspectUrls(
              null,
              script.fileName(),
              script.fileName().startsWith("<") ? null : absolute(operand));
      case Invocation.Module module ->
          new InspectUrls(
              module.file().root().toAbsolutePath().normalize(),
              module.file().specifier().substring(1),
              absolute(operand));
    };
  }

  private static Path absolute(String typed) throws UsageException {
    return SourceFile.path(typed, "FILE").toAbsolutePath().normalize();
  }

  /** The address of the main file. */
  String main() {
    return file == null ? name : file.toUri().toString();
  }

  @Override
  public String apply(String guestFile) {
    if (guestFile.equals(name)) {
      return main();
    }
    if (root == null || !guestFile.startsWith("/") || guestFile.startsWith("/:")) {
      return guestFile;
    }
    try {
      Path real = root.resolve(guestFile.substring(1)).normalize();
      return real.startsWith(root) ? real.toUri().toString() : guestFile;
    } catch (java.nio.file.InvalidPathException noFile) {
      return guestFile;
    }
  }
}
