package dev.cloche.internal.files;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.SecureDirectoryStream;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributeView;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Iterator;
import java.util.Set;

/**
 * A directory of the host that is open, reached name by name from another one.
 *
 * <p>Where the system can ({@link #isSecure}), no link was followed on the way and none is followed
 * to what is opened in it, whatever is swapped meanwhile: a path that was looked up before says
 * what is there now, or nothing. Elsewhere paths are looked up again each time, and whoever uses
 * this has to compare afterwards.
 */
@SuppressWarnings("StreamResourceLeak") // Each stream is closed by what it is opened for.
final class OpenDirectory implements Closeable, Iterable<Path> {

  private static final LinkOption[] STAY = {LinkOption.NOFOLLOW_LINKS};

  private final Path path;
  private final DirectoryStream<Path> stream;

  private OpenDirectory(Path path, DirectoryStream<Path> stream) {
    this.path = path;
    this.stream = stream;
  }

  /** Opens {@code directory}, which is {@code root} or lies below it by its names. */
  static OpenDirectory open(Path root, Path directory) throws IOException {
    OpenDirectory at = new OpenDirectory(root, Files.newDirectoryStream(root));
    if (!directory.equals(root)) {
      for (Path name : root.relativize(directory)) {
        at = at.enter(name);
      }
    }
    return at;
  }

  private OpenDirectory enter(Path name) throws IOException {
    try (DirectoryStream<Path> left = stream) {
      Path inner = path.resolve(name);
      return new OpenDirectory(
          inner,
          left instanceof SecureDirectoryStream<Path> secure
              ? secure.newDirectoryStream(name, STAY)
              : Files.newDirectoryStream(inner));
    }
  }

  boolean isSecure() {
    return stream instanceof SecureDirectoryStream<Path>;
  }

  /** What a name in this directory is, links included. */
  BasicFileAttributes attributes(Path name) throws IOException {
    return stream instanceof SecureDirectoryStream<Path> secure
        ? secure.getFileAttributeView(name, BasicFileAttributeView.class, STAY).readAttributes()
        : Files.readAttributes(path.resolve(name), BasicFileAttributes.class, STAY);
  }

  /** Opens a file in this directory, to be read; fails for a link. */
  InputStream read(Path name) throws IOException {
    Set<? extends OpenOption> options = Set.of(StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS);
    return Channels.newInputStream(
        stream instanceof SecureDirectoryStream<Path> secure
            ? secure.newByteChannel(name, options)
            : Files.newByteChannel(path.resolve(name), options));
  }

  /** The names in this directory, once. */
  @Override
  public Iterator<Path> iterator() {
    return stream.iterator();
  }

  @Override
  public void close() throws IOException {
    stream.close();
  }
}
