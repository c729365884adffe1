package dev.cloche.internal.value;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A walk over nested data that keeps its own stack. */
class Walk {
  private final List<Frame> open = new ArrayList<>();

  /** A container that is being walked through, and how far. */
  abstract static class Frame {
    /** Handles children until one opens a frame or there are no more: false then. */
    abstract boolean advance();

    /** Appends how to get from this container to the child last handled. */
    abstract void step(Path path);
  }

  final void open(Frame frame) {
    open.add(frame);
  }

  /** The frame that was opened last and is not done. */
  final @Nullable Frame top() {
    return open.isEmpty() ? null : open.get(open.size() - 1);
  }

  /** Whether the frame is the innermost, so that its next child may be handled. */
  final boolean isTop(Frame frame) {
    return top() == frame;
  }

  /** The open frames, outermost first. */
  final List<Frame> frames() {
    return Collections.unmodifiableList(open);
  }

  /** Goes on until all frames are done. */
  final void run() {
    Frame frame;
    while ((frame = top()) != null) {
      if (!frame.advance()) {
        open.remove(open.size() - 1);
        closed(frame);
      }
    }
  }

  /** Called when a frame is done. */
  void closed(Frame frame) {}

  /** The place of the child last handled. */
  final Path path(String name) {
    Path path = new Path(name);
    frames().forEach(frame -> frame.step(path));
    return path;
  }
}
