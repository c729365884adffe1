package dev.cloche.build.jvm;

import java.util.Map;
import java.util.TreeMap;
import org.objectweb.asm.ClassReader;

/**
 * The true sizes of methods' code: the {@code code_length} of the class file, which is what HotSpot
 * compares with its limit of 8000 bytes.
 */
public final class CodeSizes {

  /** HotSpot never compiles a method larger than this many bytes (HugeMethodLimit). */
  public static final int HOTSPOT_LIMIT = 8000;

  private static final int MEMBER_HEADER = 6;
  private static final int ATTRIBUTE_HEADER = 6;

  private final ClassReader reader;
  private final Map<String, Integer> sizes = new TreeMap<>();

  private CodeSizes(byte[] classFile) {
    reader = new ClassReader(classFile);
  }

  /** From method name and descriptor to bytes of code; methods without code are left out. */
  public static Map<String, Integer> of(byte[] classFile) {
    CodeSizes found = new CodeSizes(classFile);
    found.read();
    return found.sizes;
  }

  private void read() {
    int at = reader.header + 6;
    at += 2 + 2 * reader.readUnsignedShort(at);
    at = members(at, false);
    members(at, true);
  }

  private int members(int start, boolean methods) {
    char[] buffer = new char[reader.getMaxStringLength()];
    int count = reader.readUnsignedShort(start);
    int at = start + 2;
    for (int i = 0; i < count; i++) {
      String name = reader.readUTF8(at + 2, buffer) + reader.readUTF8(at + 4, buffer);
      int attributes = reader.readUnsignedShort(at + MEMBER_HEADER);
      at += MEMBER_HEADER + 2;
      for (int j = 0; j < attributes; j++) {
        if (methods && "Code".equals(reader.readUTF8(at, buffer))) {
          sizes.put(name, reader.readInt(at + ATTRIBUTE_HEADER + 4));
        }
        at += ATTRIBUTE_HEADER + reader.readInt(at + 2);
      }
    }
    return at;
  }
}
