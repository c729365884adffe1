package dev.cloche.internal.value;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The lists of names in one message. Objects of one kind follow one another: a list that was among
 * the last few is copied from where it stands already.
 */
final class RecordNames {
  private static final int KEPT = 4;

  /** So few names are compared with each other. */
  private static final int FEW = 16;

  /**
   * A list.
   *
   * @param names the names
   * @param offset where they stand in the message
   * @param length their bytes
   */
  private record Section(String[] names, int offset, int length) {
    boolean is(String[] other, int count) {
      if (names.length != count) {
        return false;
      }
      for (int i = 0; i < count; i++) {
        if (!names[i].equals(other[i])) {
          return false;
        }
      }
      return true;
    }
  }

  private final @Nullable Section[] kept = new @Nullable Section[KEPT];
  private int last;
  private String[] names = new String[8];
  private int count;

  /** Adds a name to the list. */
  void add(String name) {
    if (count == names.length) {
      names = Arrays.copyOf(names, count * 2);
    }
    names[count++] = name;
  }

  /**
   * Writes the list: how many names, how many bytes, the names. Answers it; the next one begins.
   *
   * @throws IllegalArgumentException when a name stands in it twice: the engine refuses that
   */
  String[] write(WireWriter out) {
    out.varint(count);
    Section section = find();
    if (section == null) {
      section = writeNew(out);
    } else {
      out.varint(section.length);
      out.repeat(section.offset, section.length);
    }
    count = 0;
    return section.names;
  }

  private @Nullable Section find() {
    for (int i = 0; i < KEPT; i++) {
      int at = (last + KEPT - i) % KEPT;
      Section section = kept[at];
      if (section != null && section.is(names, count)) {
        last = at;
        return section;
      }
    }
    return null;
  }

  private Section writeNew(WireWriter out) {
    requireDistinct();
    int start = out.size();
    for (int i = 0; i < count; i++) {
      out.string(names[i]);
    }
    int length = out.size() - start;
    int offset = out.insertVarint(start, length);
    Section section = new Section(Arrays.copyOf(names, count), offset, length);
    last = (last + 1) % KEPT;
    kept[last] = section;
    return section;
  }

  /**
   * Maps that tell keys apart otherwise than by {@code equals} have some that are the same here.
   */
  private void requireDistinct() {
    Set<String> seen = count > FEW ? HashSet.newHashSet(count) : Set.of();
    for (int i = 0; i < count; i++) {
      if (count > FEW ? !seen.add(names[i]) : isBefore(i)) {
        throw new IllegalArgumentException("the key " + names[i] + " is there twice");
      }
    }
  }

  private boolean isBefore(int index) {
    String name = names[index];
    for (int i = 0; i < index; i++) {
      if (names[i].hashCode() == name.hashCode() && names[i].equals(name)) {
        return true;
      }
    }
    return false;
  }
}
