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

  /** A class of the guest's that a text may well name. */
  private static final String GUESTS_OWN = "DOMException";

  /** Shorter values of the environment are words that a guest may well use itself. */
  private static final int REVEALING = 12;

  private static final List<String> ENVIRONMENT =
      System.getenv().values().stream().filter(value -> value.length() >= REVEALING).toList();

  private HostText() {}

  /** Asserts that a text names nothing of the host's. */
  public static void assertAbsent(String text) {
    assertThat(text.replace(GUESTS_OWN, "")).doesNotContain(HOST);
    assertThat(ENVIRONMENT).as("values of the environment in %s", text).noneMatch(text::contains);
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
