package dev.cloche.internal.inspect;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The guest, standing still: stopped, or between two runs. Used on the engine's thread, and not
 * kept. What it answers is the guest's own and untrusted, but of the shape that the types say.
 *
 * <p>Objects are named by numbers that hold on to them until they are {@linkplain #release
 * released}. Except for {@link #evaluate} and {@link #call}, no guest code runs.
 */
public interface Debuggee {

  /** For a text that is to run as a script, and not as if it stood in a call. */
  int NO_CALL = -1;

  /** {@return the calls under way, the latest first; none between two runs} */
  List<Call> calls();

  /**
   * The scopes of a call.
   *
   * @param call its index in {@link #calls}
   * @return from the inside to the outside; the global object is the last one
   */
  List<Scope> scopes(int call);

  /**
   * Runs a text.
   *
   * @param context the context of a script, of no matter otherwise
   * @param call the index of a call, or {@link #NO_CALL}
   * @param text expressions and statements
   * @return what it came to, not awaited
   */
  Evaluation evaluate(int context, int call, String text);

  /**
   * Calls a function.
   *
   * @param context the context that it is to be made in
   * @param function the text of a function's expression
   * @param operands {@code this}, and then the arguments
   * @return what it came to, not awaited
   */
  Evaluation call(int context, String function, List<Operand> operands);

  /**
   * What an object consists of.
   *
   * @param object its number
   * @param most how many properties to list at most
   * @return its own properties, and internal ones such as {@code [[Prototype]]}
   */
  List<Property> properties(int object, int most);

  /**
   * Lets go of objects.
   *
   * @param objects their numbers
   */
  void release(List<Integer> objects);

  /**
   * Sets breakpoints, in place of all that there were.
   *
   * @param wanted where
   * @return for each one where it has come to be: the first place not before it at which its file's
   *     functions can stop; null where there is none
   */
  List<@Nullable Position> breakpoints(List<Position> wanted);

  /**
   * The places of a file at which functions can stop.
   *
   * @param from the first line and column
   * @param toLine the line, and
   * @param toColumn the column before which they have to be
   * @return places in the order of the text
   */
  List<Position> places(Position from, int toLine, int toColumn);

  /**
   * Says which exceptions stop the guest.
   *
   * @param which they are
   */
  void stopOnThrown(Thrown which);

  /** {@return whether the run is to end, so that nothing may be waited for} */
  boolean isCancelled();
}
