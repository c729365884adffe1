package dev.cloche.internal.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.util.Objects;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** How file operations fail. */
final class Errnos {
  private Errnos() {}

  /** Asserts that an operation fails for a reason, and says nothing else. */
  static void assertFails(Errno errno, ThrowingCallable operation) {
    assertFails(errno.name(), errno, operation);
  }

  /** As above, for the operation of a name. */
  static void assertFails(String name, Errno errno, ThrowingCallable operation) {
    Throwable thrown = catchThrowable(operation);
    assertThat(thrown).as(name).isInstanceOf(ErrnoException.class).hasMessage(errno.name());
    assertThat(((ErrnoException) thrown).errno()).as(name).isEqualTo(errno);
  }

  /** A path that a guest could write. */
  static VirtualPath path(String text) {
    return Objects.requireNonNull(GuestPath.absolute(text), text);
  }
}
