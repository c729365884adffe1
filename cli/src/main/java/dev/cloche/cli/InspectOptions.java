package dev.cloche.cli;

import dev.cloche.cli.inspect.InspectAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine.ParseResult;

/**
 * Whether a debugger may connect, and where.
 *
 * @param address where it is listened for
 * @param waits whether the program waits for it, and stops at its first statement
 */
record InspectOptions(InspectAddress address, boolean waits) {

  static final String INSPECT = "--inspect";
  static final String INSPECT_BRK = "--inspect-brk";

  /** Others do not know the options, and say so in the words that were typed. */
  private static final Set<String> COMMANDS = Set.of("eval", "run");

  /**
   * Writes the default address out, so that what follows the option is not taken for one.
   *
   * @param arguments a command line
   */
  static String[] withAddresses(String... arguments) {
    List<String> written = new ArrayList<>();
    boolean options = arguments.length > 0 && COMMANDS.contains(arguments[0]);
    for (String argument : arguments) {
      options &= !argument.equals("--");
      boolean bare = argument.equals(INSPECT) || argument.equals(INSPECT_BRK);
      written.add(options && bare ? argument + "=" + InspectAddress.DEFAULT : argument);
    }
    return written.toArray(String[]::new);
  }

  /** What a command line asks for; empty when it has neither option. */
  static Optional<InspectOptions> read(ParseResult parsed) throws UsageException {
    boolean waits = parsed.hasMatchedOption(INSPECT_BRK);
    String option = waits ? INSPECT_BRK : INSPECT;
    if (!parsed.hasMatchedOption(option)) {
      return Optional.empty();
    }
    if (waits && parsed.hasMatchedOption(INSPECT)) {
      throw UsageException.in(INSPECT, "goes without " + INSPECT_BRK);
    }
    String typed = Arguments.utf8(option, parsed.matchedOptionValue(option, ""));
    InspectAddress address =
        InspectAddress.read(typed)
            .orElseThrow(
                () ->
                    UsageException.in(
                        option, "must be a port or an address such as 127.0.0.1:9229"));
    return Optional.of(new InspectOptions(address, waits));
  }
}
