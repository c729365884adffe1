package dev.cloche;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Makes a function's arguments just before a run, so that what is expensive to make is made by the
 * thread that runs it, and only when it runs. It is the embedder's code, outside of the sandbox;
 * its time counts against the run's deadline.
 */
@FunctionalInterface
public interface ArgumentResolver {

  /**
   * Makes the arguments.
   *
   * @return values for {@link JsValue#of}, one for each argument
   * @throws Exception anything; ends the run with a {@link HookException}
   */
  List<? extends @Nullable Object> resolve() throws Exception;
}
