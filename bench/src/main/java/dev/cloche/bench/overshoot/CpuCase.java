package dev.cloche.bench.overshoot;

import dev.cloche.bench.Requests;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A script that wants more of the processor than it may have.
 *
 * @param name what it does, after the number of its kind
 * @param source the script
 */
record CpuCase(String name, String source) {

  private static final String RESOURCE = "js/cpu-cases.js";
  private static final String MARK = "//# ";

  /** The cases in the order of their file. */
  static List<CpuCase> all() {
    String[] parts = read().split("(?m)^" + MARK, -1);
    List<CpuCase> cases = new ArrayList<>();
    for (int i = 1; i < parts.length; i++) { // What stands before the first mark is no case.
      int end = parts[i].indexOf('\n');
      cases.add(new CpuCase(parts[i].substring(0, end), parts[i].substring(end + 1)));
    }
    return List.copyOf(cases);
  }

  private static String read() {
    try (InputStream in = Requests.class.getResourceAsStream(RESOURCE)) {
      if (in == null) {
        throw new IllegalStateException("no resource " + RESOURCE);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
