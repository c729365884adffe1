package dev.cloche;

/** What an isolate's runs, timers and promises hold. */
public final class Sessions {

  private Sessions() {}

  /** The session of an isolate, which lives as long as anything goes on in it. */
  public static Object of(Isolate isolate) {
    return isolate.session();
  }
}
