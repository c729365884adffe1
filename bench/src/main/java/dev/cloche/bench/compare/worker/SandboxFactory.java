package dev.cloche.bench.compare.worker;

/**
 * An engine, as far as the comparison uses it. An implementation has a public constructor without
 * parameters that does nothing: what an engine loads first counts as cold time of the first
 * sandbox.
 */
@FunctionalInterface
public interface SandboxFactory {

  /** A sandbox that is ready to run scripts. */
  Sandbox create();
}
