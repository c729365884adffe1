package dev.cloche.script;

import dev.cloche.GuestException;
import dev.cloche.Isolate;
import dev.cloche.JsValue;
import dev.cloche.SandboxException;
import javax.script.ScriptException;

/** Has a script parsed and not run. */
final class SyntaxCheck {

  /** Thrown before anything of the script is run, and after all of it is parsed. */
  private static final String STOP = "throw null;";

  private SyntaxCheck() {}

  /**
   * Checks a script in an isolate that runs nothing of it.
   *
   * @throws ScriptException when it is none
   */
  static void check(String script, String file, Isolate isolate) throws ScriptException {
    // A first line that is for a shell would not be the first any more.
    String rest = script.startsWith("#!") ? "//" + script.substring(2) : script;
    try {
      isolate.eval(STOP + rest, file);
    } catch (GuestException failure) {
      if (!failure.thrown().equals(JsValue.nullValue())) {
        throw Failures.of(failure, file, STOP.length());
      }
    } catch (SandboxException failure) {
      throw Failures.of(failure, file, 0);
    }
  }
}
