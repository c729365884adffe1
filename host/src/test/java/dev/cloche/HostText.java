package dev.cloche;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

/** What must never show to a guest or tenant. */
public final class HostText {

  private static final List<String> HOST =
      List.of(
          "dev.cloche",
          "com.dylibso",
          "java.",
          ".java:",
          "EngineModule",
          "Exception",
          System.getProperty("user.dir"),
          System.getProperty("user.home") + "/",
          System.getProperty("java.io.tmpdir") + "/");

  private HostText() {}

  /** Asserts that a text names nothing of the host's. */
  public static void assertAbsent(String text) {
    assertThat(text).doesNotContain(HOST);
  }

  /** Asserts that what a tenant may see of a failure names nothing of the host's. */
  public static void assertAbsent(SandboxException failure) {
    assertAbsent(String.valueOf(failure.getMessage()));
    if (failure instanceof GuestException guest) {
      assertAbsent(guest.guestMessage());
      assertAbsent(guest.guestStack());
      assertAbsent(guest.thrown().toString());
    }
  }
}
