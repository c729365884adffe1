package dev.cloche.containment;

import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.List;

/** Where in a program an attack stands. Each is a script around the script that attacks. */
public enum Position {
  /** The script itself. */
  SCRIPT("%s"),

  /** A module that is required, on the pool. */
  MODULE("module.exports = eval(%s);"),

  /** A getter of the result, which runs while the result is read. */
  GETTER("({ get attack() { return (0, eval)(%s); } })", "ERR(DataCloneError)"),

  /** A getter of an error that is thrown, which runs while the error is read. */
  THROWN(
      "throw Object.defineProperty(new Error('thrown'), 'message', { get() { return (0, eval)(%s); } });",
      "ERR"),

  /** The callback of a timer. */
  TIMER(
      "new Promise((done, fail) => setTimeout(() => { try { done((0, eval)(%s)); } catch (e) { fail(e); } }));"),

  /** A job of a promise. */
  JOB("Promise.resolve().then(() => (0, eval)(%s));"),

  /** A getter of an argument for a host function, which runs while the argument is read. */
  ARGUMENT("hostFunction({ get attack() { return (0, eval)(%s); } });", "ERR(DataCloneError)");

  /** The host function that there is in every case. */
  static final String HOST_FUNCTION = "hostFunction";

  private final String around;

  /** How it may end as well, because of where it stands; empty where that changes nothing. */
  private final String also;

  Position(String around) {
    this(around, "");
  }

  Position(String around, String also) {
    this.around = around;
    this.also = also;
  }

  String program(String attack) {
    String inside = this == SCRIPT ? attack : TextNode.valueOf(attack).toString();
    return around.replace("%s", inside);
  }

  /** How a case may end here that may end so as a script of its own. */
  List<String> allowed(List<String> asScript) {
    if (also.isEmpty()) {
      return asScript;
    }
    List<String> all = new ArrayList<>(List.of(also));
    // The value is that of something around it.
    asScript.forEach(code -> all.add(code.startsWith("OK") ? "OK" : code));
    return all;
  }
}
