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

  /**
   * Prepares traffic between the host and a sandbox that lives on.
   *
   * @param what {@code object}: a call with a small object in and out, answers its price; {@code
   *     callback}: a call in which the guest calls the host 1000 times, answers the sum; {@code
   *     string}: a call with a text of 1 MiB, answers its length; {@code bytes}: one with 8 MiB of
   *     bytes, likewise; {@code objects-in}: one with 10,000 objects, likewise; {@code
   *     objects-out}: one that gives as many, answers their number; {@code context}: one more
   *     global object in the same sandbox, made and released
   * @throws UnsupportedOperationException where an engine takes no part in that
   */
  default Runs traffic(String what) {
    throw new UnsupportedOperationException("not measured at traffic with the host");
  }
}
