package dev.cloche.soak;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cloche.HostText;
import dev.cloche.SandboxException;
import dev.cloche.Trial;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;

/** How something ended, as {@link Trial#ending()} names it. */
final class Endings {

  /** An isolate that is closed already says so in this way. */
  static final String CLOSED = "CLOSED";

  /** The ways in which what is cancelled or closed at some moment may end. */
  static final List<String> CUT_OFF = List.of("CANCELLED", CLOSED, "value");

  private Endings() {}

  /** Does something, whose failure must be a tenant's and show nothing of the host. */
  static String of(Callable<?> deed) throws Exception {
    try {
      deed.call();
      return "value";
    } catch (SandboxException failure) {
      return of(failure);
    } catch (CancellationException cancelled) {
      return "CANCELLED";
    } catch (ExecutionException | CompletionException failed) {
      if (failed.getCause() instanceof SandboxException failure) {
        return of(failure);
      }
      if (failed.getCause() instanceof IllegalStateException closed) {
        return of(closed);
      }
      throw failed;
    } catch (IllegalStateException closed) {
      return of(closed);
    }
  }

  private static String of(SandboxException failure) {
    HostText.assertAbsent(failure);
    return Trial.name(failure);
  }

  private static String of(IllegalStateException closed) {
    assertThat(closed).message().containsAnyOf("closed", "cannot be used");
    return CLOSED;
  }
}
