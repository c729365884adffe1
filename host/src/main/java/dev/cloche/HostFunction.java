package dev.cloche;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A Java function that guest code can call. The arguments are copies; so is the result.
 *
 * <p>It runs on the isolate's thread while the guest waits, and its time counts against the run's
 * deadline: a function that blocks past it is interrupted and its result dropped. It may call the
 * isolate that called it, but not wait there for a promise. Arguments are the guest's: validate
 * them.
 */
@FunctionalInterface
public interface HostFunction {

  /**
   * Answers a call.
   *
   * @param arguments copies of the arguments, at most what {@link Limits#resultBytes()} allows
   * @return a value for {@link JsValue#of}, {@code null} for JavaScript's {@code null}, or a {@link
   *     java.util.concurrent.CompletionStage} of one, which the guest sees as a promise
   * @throws GuestVisibleException to throw an error of that name and message inside the guest
   * @throws Exception anything else; the guest sees an error that says only that the function
   *     failed
   */
  @Nullable Object call(List<JsValue> arguments) throws Exception;
}
