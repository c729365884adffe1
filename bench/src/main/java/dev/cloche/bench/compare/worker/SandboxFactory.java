package dev.cloche.bench.compare.worker;

import java.nio.file.Path;

/**
 * An engine, as far as the comparison uses it. An implementation has a public constructor without
 * parameters that does nothing: what an engine loads first counts as cold time of the first
 * sandbox.
 */
public interface SandboxFactory {

  /** A sandbox that is ready to run scripts. */
  Sandbox create();

  /**
   * Prepares runs of the function {@code main} that a CommonJS module exports.
   *
   * @param folder has the file, {@link Runs#FILE}, which is read anew for each run
   * @param arguments the numbers that the function is called with, between commas
   */
  default Runs runs(Path folder, String arguments) {
    return new FileRuns(this, folder.resolve(Runs.FILE), arguments);
  }
}
