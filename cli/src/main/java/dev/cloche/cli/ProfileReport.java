package dev.cloche.cli;

import dev.cloche.FuelProfile;
import dev.cloche.Isolate;
import dev.cloche.ProfilerOptions;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ParseResult;

/**
 * Profiles the program, and tells which functions have used how much fuel in place of its value;
 * also when it failed, which another report tells.
 */
final class ProfileReport implements Report {

  private static final int DEFAULT_TOP = 20;

  private final Report failures;
  private final ProfilerOptions options;
  private final int top;
  private final @Nullable Path file;
  private @Nullable FuelProfile profile;

  private ProfileReport(Report failures, ProfilerOptions options, int top, @Nullable Path file) {
    this.failures = failures;
    this.options = options;
    this.top = top;
    this.file = file;
  }

  /** The report that a {@code profile} command line asks for. */
  static ProfileReport read(ParseResult parsed, Report failures) throws UsageException {
    ProfilerOptions options = ProfilerOptions.defaults();
    int interval =
        number(
            parsed,
            "--interval",
            options.interval(),
            ProfilerOptions.MIN_INTERVAL,
            ProfilerOptions.MAX_INTERVAL);
    int top = number(parsed, "--top", DEFAULT_TOP, 1, ProfilerOptions.MAX_NODES);
    @Nullable String out = parsed.matchedOptionValue("--out", null);
    return new ProfileReport(
        failures,
        options.withInterval(interval),
        top,
        out == null ? null : emptyFile(Arguments.utf8("--out", out)));
  }

  private static int number(ParseResult parsed, String option, int otherwise, int min, int max)
      throws UsageException {
    @Nullable String text = parsed.matchedOptionValue(option, null);
    if (text == null) {
      return otherwise;
    }
    try {
      long value = Quantities.integer(text);
      if (value >= min && value <= max) {
        return (int) value;
      }
    } catch (UsageException notANumber) {
      throw UsageException.in(option, String.valueOf(notANumber.getMessage()));
    }
    throw UsageException.in(option, "must be from " + min + " to " + max + ", not '" + text + "'");
  }

  /** Made before anything runs, so that a path that cannot be written to is told at once. */
  private static Path emptyFile(String typed) throws UsageException {
    Path path = SourceFile.path(typed, "--out");
    try {
      Files.write(path, new byte[0]);
      return path;
    } catch (IOException unwritable) {
      throw unwritable(path);
    }
  }

  private static UsageException unwritable(Path path) {
    return UsageException.in("--out", path + " cannot be written");
  }

  @Override
  public void begin(Isolate isolate) {
    isolate.profiler().start(options);
  }

  @Override
  public void end(Isolate isolate) {
    profile = isolate.profiler().stop();
  }

  @Override
  public void write(Outcome outcome, PrintStream out, PrintStream err) {
    FuelProfile taken = profile;
    if (taken != null) {
      out.print(ProfileTable.of(taken, top));
      save(taken, err);
    }
    if (!(outcome instanceof Outcome.Success)) {
      failures.write(outcome, out, err);
    }
  }

  private void save(FuelProfile taken, PrintStream err) {
    Path target = file;
    if (target == null) {
      return;
    }
    try (OutputStream stream = Files.newOutputStream(target)) {
      taken.writeTo(stream);
    } catch (IOException full) {
      err.println("cloche: " + unwritable(target).getMessage());
    }
  }
}
