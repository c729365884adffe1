package dev.cloche.escape;

import dev.cloche.GuestVisibleException;
import dev.cloche.IsolateBuilder;
import dev.cloche.containment.HostileCase;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** What the hostile scripts of this package find: host functions of every kind. */
final class HostFunctions {

  private HostFunctions() {}

  /** The cases of resources beside this class, with host functions to play with. */
  static List<HostileCase> read(String... resources) {
    return HostileCase.read(HostFunctions.class, resources).stream()
        .map(HostFunctions::granted)
        .toList();
  }

  static HostileCase granted(HostileCase attack) {
    return attack.granted(HostFunctions::grant);
  }

  private static void grant(IsolateBuilder builder) {
    builder
        .hostFunction("give", arguments -> Map.of("list", List.of(1), "bytes", new byte[1]))
        .hostFunction("echo", arguments -> arguments)
        .hostFunction("later", arguments -> CompletableFuture.completedStage(Map.of("a", 1)))
        .hostFunction(
            "laterFails",
            arguments -> CompletableFuture.failedStage(new IllegalStateException("secret")))
        .hostFunction(
            "fail",
            arguments -> {
              throw new GuestVisibleException("TypeError", "told");
            })
        .hostFunction(
            "crash",
            arguments -> {
              throw new IllegalStateException("secret");
            });
  }
}
