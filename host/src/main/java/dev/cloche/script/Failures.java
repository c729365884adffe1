package dev.cloche.script;

import dev.cloche.GuestException;
import dev.cloche.SandboxException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.script.ScriptException;

/** Makes a {@link ScriptException} of what a guest did. */
final class Failures {

  /**
   * The place in a line of a stack: {@code at f (file:line:column)} or {@code at file:line:column}.
   */
  private static final Pattern PLACE =
      Pattern.compile("[ (]([^ ()]{1,1000}):(\\d{1,9}):(\\d{1,9})\\)?$");

  private Failures() {}

  /**
   * The exception, with its place where the guest's stack tells one.
   *
   * @param failure what happened; becomes the cause
   * @param file the name of the script, whose frames are preferred
   */
  static ScriptException of(SandboxException failure, String file) {
    ScriptException exception = located(failure, file);
    exception.initCause(failure);
    return exception;
  }

  private static ScriptException located(SandboxException failure, String file) {
    String message = failure.getMessage();
    if (!(failure instanceof GuestException guest)) {
      return new ScriptException(message);
    }
    Matcher first = null;
    for (String frame : guest.guestStack().lines().toList()) {
      Matcher place = PLACE.matcher(frame);
      if (place.find()) {
        if (place.group(1).equals(file)) {
          first = place;
          break;
        }
        first = first == null ? place : first;
      }
    }
    if (first == null) {
      return new ScriptException(message);
    }
    int line = Integer.parseInt(first.group(2));
    return new ScriptException(message, first.group(1), line, Integer.parseInt(first.group(3)));
  }
}
