package dev.cloche.bench.overshoot;

import dev.cloche.IsolateBuilder;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;

/**
 * The host functions that cases call: {@code block()}, which waits until it is interrupted, {@code
 * ignore()}, which waits whatever interrupts it, {@code nothing()}, and {@code later()}, a promise
 * that never settles.
 */
final class HostBlocks implements AutoCloseable {

  private final CountDownLatch end = new CountDownLatch(1);

  IsolateBuilder grantTo(IsolateBuilder isolate) {
    return isolate
        .hostFunction("nothing", arguments -> null)
        .hostFunction("later", arguments -> new CompletableFuture<Integer>())
        .hostFunction(
            "block",
            arguments -> {
              end.await();
              return null;
            })
        .hostFunction(
            "ignore",
            arguments -> {
              while (end.getCount() > 0) {
                try {
                  end.await();
                } catch (InterruptedException ignored) {
                  // That is what this function is for.
                }
              }
              return null;
            });
  }

  /** Lets what waits return, and with it the engine's thread. */
  @Override
  public void close() {
    end.countDown();
  }
}
