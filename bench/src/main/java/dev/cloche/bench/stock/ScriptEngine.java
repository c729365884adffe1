package dev.cloche.bench.stock;

/** An engine with one isolate, in which scripts are run without any limit. One thread at a time. */
interface ScriptEngine {

  /**
   * Runs a script.
   *
   * @param request the body of an {@code EVAL} request
   * @return the reply: a status and a value
   */
  byte[] run(byte[] request);
}
