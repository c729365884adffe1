package dev.cloche;

import dev.cloche.internal.profile.Timeline;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Which functions of the guest's have used how much fuel; see docs/profiling.md. The same code,
 * input and seed give the same profile on every machine.
 *
 * <p>Immutable; any thread may use it.
 */
public final class FuelProfile {

  private final int interval;
  private final ProfileNode root;
  private final int[] timeline;
  private final long[] timelineFuel;

  FuelProfile(int interval, ProfileNode root, Timeline timeline) {
    this.interval = interval;
    this.root = root;
    this.timeline = timeline.nodes();
    this.timelineFuel = timeline.fuel();
  }

  /**
   * Instructions between two samples.
   *
   * @return the average that was asked for
   */
  public int interval() {
    return interval;
  }

  /**
   * The instructions that the profile accounts for: all that were used while it was taken, but for
   * what came after the last sample.
   *
   * @return instructions
   */
  public long fuel() {
    return root.totalFuel();
  }

  /**
   * The tree of calls.
   *
   * @return its root, which is no function; its children are what the host has called
   */
  public ProfileNode root() {
    return root;
  }

  /**
   * The functions that have used most themselves.
   *
   * @param n how many at most
   * @return functions, those with the largest {@link FunctionFuel#selfFuel} first
   * @throws IllegalArgumentException when {@code n} is negative
   */
  public List<FunctionFuel> top(int n) {
    if (n < 0) {
      throw new IllegalArgumentException("n must not be negative, but is " + n);
    }
    List<FunctionFuel> all = FunctionTotals.of(root);
    return all.subList(0, Math.min(n, all.size()));
  }

  /**
   * The profile in the format of {@code .cpuprofile} files, which the developer tools of browsers
   * open, with instructions in the place of microseconds.
   *
   * @return JSON
   */
  public String toCpuProfile() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      writeTo(bytes);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return bytes.toString(StandardCharsets.UTF_8);
  }

  /**
   * Writes what {@link #toCpuProfile} answers.
   *
   * @param out receives UTF-8, and stays open
   * @throws IOException when it cannot be written to
   */
  public void writeTo(OutputStream out) throws IOException {
    CpuProfileWriter.write(root, timeline, timelineFuel, out);
  }
}
