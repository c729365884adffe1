package dev.cloche.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Lines of a stream that nobody types: no prompt, no editing, no history. */
final class PipedLines implements ReplLines {

  private final BufferedReader in;

  PipedLines(InputStream in) {
    this.in = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
  }

  @Override
  public @Nullable String read(String prompt) throws IOException {
    return in.readLine();
  }

  @Override
  public void onInterrupt(Runnable action) {
    // An interrupt ends the process.
  }

  @Override
  public void close() {
    // The stream is its maker's.
  }
}
