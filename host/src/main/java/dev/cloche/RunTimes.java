package dev.cloche;

/**
 * The times of an isolate's runs, which go on while a run does.
 *
 * @param wall elapsed time of runs
 * @param guest elapsed time within it in which the guest ran, and not the host or nothing
 */
record RunTimes(Stopwatch wall, Stopwatch guest) {

  RunTimes() {
    this(new Stopwatch(), new Stopwatch());
  }
}
