package dev.cloche.bench.compare.worker;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Runs in an engine that has no modules of its own: the file is read, and evaluated within the
 * least that a CommonJS module needs. Nothing is resolved or filtered.
 */
final class FileRuns implements Runs {

  private final SandboxFactory engine;
  private final Path file;
  private final String end;

  FileRuns(SandboxFactory engine, Path file, String arguments) {
    this.engine = engine;
    this.file = file;
    this.end = "\n})(module, module.exports); module.exports.main(" + arguments + ")";
  }

  @Override
  public String run() {
    String source;
    try {
      source = Files.readString(file);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
    try (Sandbox sandbox = engine.create()) {
      return sandbox.eval(
          "var module = {exports: {}}; (function (module, exports) {" + source + end);
    }
  }

  @Override
  public void close() {}
}
