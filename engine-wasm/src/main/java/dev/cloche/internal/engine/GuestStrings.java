package dev.cloche.internal.engine;

/**
 * Reads strings of the guest's out of linear memory. Whatever the bytes are, the answer is a short
 * and well-formed string, or an {@link IndexOutOfBoundsException}.
 */
final class GuestStrings {

  private static final int POINTER_BYTES = 4;
  private static final char REPLACEMENT = '\uFFFD';

  private final int atoms;
  private final int atomSize;
  private final int wide;
  private final int kind;
  private final int kindMask;
  private final int kindSlice;
  private final int data;
  private final int sliceParent;
  private final int sliceStart;

  GuestStrings(GuestLayout layout) {
    atoms = layout.at("runtime.atoms");
    atomSize = layout.at("runtime.atomSize");
    wide = layout.at("string.wide");
    kind = layout.at("string.kind");
    kindMask = layout.at("string.kindMask");
    kindSlice = layout.at("string.kindSlice");
    data = layout.at("string.data");
    sliceParent = layout.at("slice.parent");
    sliceStart = layout.at("slice.start");
  }

  /** The text of an interned string; one that is a number in itself has none. */
  String atom(LinearMemory memory, int atom, int maxLength) {
    return atom > 0 && atom < memory.readInt(atomSize)
        ? string(memory, memory.readInt(memory.readInt(atoms) + POINTER_BYTES * atom), maxLength)
        : "";
  }

  /** The first characters of a string; of one that is kept in an unusual way, none. */
  String string(LinearMemory memory, int address, int maxLength) {
    int header = memory.readInt(address);
    int length = Math.min(header & ~wide, maxLength);
    int how = memory.readInt(address + kind) & kindMask;
    int text = address + data;
    if (how == kindSlice) {
      text = memory.readInt(text + sliceParent) + data + memory.readInt(text + sliceStart);
    } else if (how != 0) {
      return "";
    }
    return (header & wide) == 0
        ? latin1(memory, text, length)
        : wellFormed(wide(memory, text, length));
  }

  private static String latin1(LinearMemory memory, int address, int length) {
    char[] text = new char[length];
    for (int i = 0; i < length; i++) {
      text[i] = (char) (memory.read(address + i) & 0xff);
    }
    return new String(text);
  }

  private static char[] wide(LinearMemory memory, int address, int length) {
    char[] text = new char[length];
    for (int i = 0; i < length; i++) {
      int at = address + 2 * i;
      text[i] = (char) ((memory.read(at) & 0xff) | (memory.read(at + 1) << 8));
    }
    return text;
  }

  /** Replaces halves of surrogate pairs. */
  private static String wellFormed(char[] text) {
    for (int i = 0; i < text.length; i++) {
      if (Character.isHighSurrogate(text[i])
          && i + 1 < text.length
          && Character.isLowSurrogate(text[i + 1])) {
        i++;
      } else if (Character.isSurrogate(text[i])) {
        text[i] = REPLACEMENT;
      }
    }
    return new String(text);
  }
}
