package dev.cloche;

import dev.cloche.internal.engine.EngineTrap;
import dev.cloche.internal.files.DirectoryEntry;
import dev.cloche.internal.files.Errno;
import dev.cloche.internal.files.ErrnoException;
import dev.cloche.internal.files.FileStatus;
import dev.cloche.internal.files.FileTree;
import dev.cloche.internal.files.GuestPath;
import dev.cloche.internal.files.VirtualPath;
import dev.cloche.internal.value.MessageTooLargeException;
import dev.cloche.internal.value.Origin;
import dev.cloche.internal.value.Outcome;
import dev.cloche.internal.value.ValueLimits;
import org.jspecify.annotations.Nullable;

/** Answers the guest's file operations, as docs/abi.md lists them. */
final class FileCalls {

  private static final ValueLimits CODE = ValueLimits.ofBytes(HostReply.HEADERS);
  private static final Origin REPLY = Origin.named("reply");

  private static final long NANOS_PER_MILLI = 1_000_000;

  private final FileTree files;
  private final int maxFileBytes;
  private final ValueLimits replyLimits;

  FileCalls(FileTree files, Limits limits) {
    this.files = files;
    this.maxFileBytes = limits.argumentBytes();
    this.replyLimits = ValueLimits.ofBytes(limits.argumentBytes());
  }

  /**
   * Opens what an isolate is granted.
   *
   * @throws IllegalArgumentException when a directory cannot be read
   */
  static FileCalls open(IsolateOptions options) {
    GuestClock clock = new GuestClock(options.clock());
    return new FileCalls(
        options.files().open(() -> clock.realtimeNanos() / NANOS_PER_MILLI), options.limits());
  }

  MemoryFiles memoryFiles() {
    return MemoryFiles.in(files);
  }

  byte[] call(JsArray request) {
    try {
      return answer(request);
    } catch (ErrnoException failure) {
      return failed(failure.errno());
    } catch (MessageTooLargeException large) {
      return failed(Errno.EOVERFLOW); // A listing: nothing else grows with what is there.
    } catch (OutOfMemoryError exhausted) {
      return failed(Errno.ENOMEM);
    }
  }

  private byte[] answer(JsArray request) throws ErrnoException {
    String operation = text(request, 0);
    String path = text(request, 1);
    return switch (operation) {
      case "read" -> Outcome.encodeBytes(files.read(existing(path), maxFileBytes));
      case "stat" -> value(status(files.status(existing(path))));
      case "list" -> value(entries(path));
      case "realpath" -> value(files.realPath(existing(path)).toString());
      default -> value(change(operation, path, request));
    };
  }

  private Object change(String operation, String path, JsArray request) throws ErrnoException {
    switch (operation) {
      case "write" ->
          files.write(fresh(path), bytes(request, 2), flag(request, 3), flag(request, 4));
      case "mkdir" -> files.makeDirectory(GuestPath.parseNew(path).path());
      case "mkdirs" -> {
        @Nullable VirtualPath first = files.makeDirectories(GuestPath.parseNew(path).path());
        return first == null ? JsValue.undefined() : first.toString();
      }
      case "unlink" -> files.unlink(existing(path));
      case "rmdir" -> files.removeDirectory(existing(path));
      case "remove" -> files.remove(existing(path));
      case "rename" -> rename(path, text(request, 2));
      case "copy" ->
          files.copy(existing(path), fresh(text(request, 2)), flag(request, 3), maxFileBytes);
      default -> throw new EngineTrap("a file operation of no kind");
    }
    return JsValue.undefined();
  }

  private void rename(String from, String to) throws ErrnoException {
    VirtualPath source = existing(from);
    GuestPath target = GuestPath.parseNew(to);
    if (target.slashed() && !files.status(source).directory()) {
      throw Errno.ENOTDIR.failure();
    }
    files.rename(source, target.path());
  }

  /** A path of something that should be there; with a slash behind it, a directory. */
  private VirtualPath existing(String text) throws ErrnoException {
    GuestPath path = GuestPath.parse(text);
    if (path.slashed() && !files.status(path.path()).directory()) {
      throw Errno.ENOTDIR.failure();
    }
    return path.path();
  }

  /** A path of a file that may be made. */
  private static VirtualPath fresh(String text) throws ErrnoException {
    GuestPath path = GuestPath.parseNew(text);
    if (path.slashed()) {
      throw Errno.EISDIR.failure();
    }
    return path.path();
  }

  private static JsArray status(FileStatus status) {
    return JsArray.of(status.directory(), status.size(), status.modified(), status.writable());
  }

  private JsArray entries(String path) throws ErrnoException {
    JsArray.Builder entries = JsArray.builder();
    for (DirectoryEntry entry : files.list(existing(path))) {
      entries.add(entry.name()).add(entry.kind().code());
    }
    return entries.build();
  }

  private byte[] value(Object value) {
    return HostReply.value(value, replyLimits, REPLY);
  }

  /** The guest's library makes an error of it. */
  private static byte[] failed(Errno errno) {
    return new Outcome(Outcome.Status.THROWN, JsValue.of(errno.name())).encode(CODE, REPLY);
  }

  private static String text(JsArray request, int index) {
    if (request.get(index) instanceof JsString string) {
      return string.value();
    }
    throw malformed();
  }

  private static boolean flag(JsArray request, int index) {
    if (request.get(index) instanceof JsBoolean flag) {
      return flag.asBoolean();
    }
    throw malformed();
  }

  private static byte[] bytes(JsArray request, int index) {
    if (request.get(index) instanceof JsArrayBuffer buffer) {
      return buffer.asBytes();
    }
    throw malformed();
  }

  private static EngineTrap malformed() {
    return new EngineTrap("a file operation with operands of other kinds");
  }
}
