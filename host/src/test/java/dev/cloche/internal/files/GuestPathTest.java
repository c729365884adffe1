package dev.cloche.internal.files;

import static dev.cloche.internal.files.Errnos.assertFails;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a guest writes as a path, and what is made of it. */
class GuestPathTest {

  @ParameterizedTest
  @CsvSource({
    "/a/b, /a/b, false",
    "a/b, /a/b, false",
    "./a, /a, false",
    "/a//b/./c, /a/b/c, false",
    "/a/../b, /b, false",
    "/missing/../b, /b, false",
    "/a/, /a, true",
    "/a/., /a, true",
    "/a/b/.., /a, true",
    "/, /, true",
    "., /, false",
    "/..a/.b, /..a/.b, false",
  })
  void path_ofPlainNames_isRead(String text, String path, boolean slashed) throws ErrnoException {
    GuestPath parsed = GuestPath.parse(text);

    assertThat(parsed.path()).hasToString(path);
    assertThat(parsed.slashed()).isEqualTo(slashed);
    assertThat(GuestPath.parseNew(text)).isEqualTo(parsed);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "..",
        "/..",
        "/../etc/passwd",
        "/a/../../b",
        "/a\\b",
        "\\a",
        "C:\\a",
        "/C:/a",
        "/a:stream",
        "/:1",
        "/:1/a",
        ":1/a",
        "/a.",
        "/a ",
        "/a/.../b",
        "/a\0",
        "/a\n",
        "/a\u007f",
      })
  void path_withImpossibleNames_isMissing(String text) {
    assertFails(Errno.ENOENT, () -> GuestPath.parse(text));
    assertFails(Errno.EINVAL, () -> GuestPath.parseNew(text));
    assertThat(GuestPath.absolute(text)).isNull();
  }

  @Test
  void path_withoutText_isMissing() {
    assertFails(Errno.ENOENT, () -> GuestPath.parse(""));
    assertFails(Errno.ENOENT, () -> GuestPath.parseNew(""));
  }

  @Test
  void path_thatIsLong_isRefused() throws ErrnoException {
    String longest = "/" + "x".repeat(GuestPath.MAX_NAME);

    assertThat(GuestPath.parse(longest).path()).hasToString(longest);
    assertFails(Errno.ENAMETOOLONG, () -> GuestPath.parse(longest + "x"));
    assertThat(GuestPath.parse("/.".repeat(GuestPath.MAX_PATH / 2)).path().isRoot()).isTrue();
    assertFails(
        Errno.ENAMETOOLONG, () -> GuestPath.parse("/.".repeat(GuestPath.MAX_PATH / 2) + "/"));
    assertFails(Errno.ENOENT, () -> GuestPath.parse("/x".repeat(VirtualPath.MAX_NAMES + 1)));
  }

  @Test
  void path_ofTheEmbedder_isAbsolute() {
    assertThat(GuestPath.absolute("/a")).hasToString("/a");
    assertThat(GuestPath.absolute("a")).isNull();
    assertThat(GuestPath.absolute("")).isNull();
  }
}
