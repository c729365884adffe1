package dev.cloche.internal.inspect;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A stop that the front end has been told of, until the guest goes on. */
final class Pause {

  private final int number;
  private final List<Call> calls;
  private @Nullable Going going;

  Pause(int number, List<Call> calls) {
    this.number = number;
    this.calls = calls;
  }

  List<Call> calls() {
    return calls;
  }

  /** How the front end wants the guest to go on; null for as long as it does not. */
  @Nullable Going going() {
    return going;
  }

  void go(Going how) {
    going = how;
  }

  String callFrameId(int call) {
    return number + "." + call;
  }

  /** The index of the call that a command names. */
  int call(Command command) throws ProtocolException {
    String id = command.text("callFrameId");
    for (int i = 0; i < calls.size(); i++) {
      if (callFrameId(i).equals(id)) {
        return i;
      }
    }
    throw ProtocolException.refused("Invalid call frame id");
  }
}
