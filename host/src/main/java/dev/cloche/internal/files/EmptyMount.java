package dev.cloche.internal.files;

import java.util.List;

/** What lies around the mounts: a directory with nothing in it, read-only. */
final class EmptyMount implements Mount {

  @Override
  public FileStatus status(VirtualPath path) throws ErrnoException {
    if (!path.isRoot()) {
      throw Errno.ENOENT.failure();
    }
    return FileStatus.SYNTHETIC;
  }

  @Override
  public List<DirectoryEntry> list(VirtualPath path) throws ErrnoException {
    status(path);
    return List.of();
  }

  @Override
  public VirtualPath realPath(VirtualPath path) throws ErrnoException {
    status(path);
    return path;
  }

  @Override
  public byte[] read(VirtualPath path, int maxBytes) throws ErrnoException {
    status(path);
    throw Errno.EISDIR.failure();
  }
}
