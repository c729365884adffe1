package dev.cloche.internal.engine;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;

/**
 * Reads the guest's stack of calls out of linear memory, without running anything in the guest.
 *
 * <p>A guest that has taken over the engine can have written anything there. So every address is
 * checked by the access itself, all lengths are capped, and a stack that leads outside is {@link
 * GuestFrame#UNKNOWN}.
 *
 * <p>Immutable and shared by all threads.
 */
final class GuestStack {

  /** The innermost functions that are told apart. */
  static final int MAX_DEPTH = 200;

  private static final int MAX_NAME = 100;
  private static final int MAX_FILE = 250;

  /** A function's name is among its first properties, unless the guest has seen to it. */
  private static final int MAX_PROPERTIES = 16;

  private final GuestStrings strings;
  private final Set<Integer> classesWithBytecode;
  private final int currentFrame;
  private final int collections;
  private final int framePrevious;
  private final int frameFunction;
  private final int valueTag;
  private final int objectTag;
  private final int stringTag;
  private final int objectClass;
  private final int objectShape;
  private final int objectSlots;
  private final int objectBytecode;
  private final int shapeHashMask;
  private final int shapeCount;
  private final int shapeHashes;
  private final int shapeHashSize;
  private final int propertySize;
  private final int propertyAtom;
  private final int propertySpecial;
  private final int slotSize;
  private final int nameAtom;
  private final int bytecodeName;
  private final int bytecodeFile;
  private final int bytecodeLine;
  private final int bytecodeColumn;

  GuestStack(GuestLayout layout) {
    strings = new GuestStrings(layout);
    classesWithBytecode =
        Set.of(
            layout.at("class.function"),
            layout.at("class.generator"),
            layout.at("class.asyncFunction"),
            layout.at("class.asyncGenerator"));
    currentFrame = layout.at("runtime.frame");
    collections = layout.at("runtime.collections");
    framePrevious = layout.at("frame.previous");
    frameFunction = layout.at("frame.function");
    valueTag = layout.at("value.tag");
    objectTag = layout.at("value.objectTag");
    stringTag = layout.at("value.stringTag");
    objectClass = layout.at("object.class");
    objectShape = layout.at("object.shape");
    objectSlots = layout.at("object.slots");
    objectBytecode = layout.at("object.bytecode");
    shapeHashMask = layout.at("shape.hashMask");
    shapeCount = layout.at("shape.count");
    shapeHashes = layout.at("shape.hashes");
    shapeHashSize = layout.at("shape.hashSize");
    propertySize = layout.at("property.size");
    propertyAtom = layout.at("property.atom");
    propertySpecial = layout.at("property.special");
    slotSize = layout.at("slot.size");
    nameAtom = layout.at("atom.name");
    bytecodeName = layout.at("bytecode.name");
    bytecodeFile = layout.at("bytecode.file");
    bytecodeLine = layout.at("bytecode.line");
    bytecodeColumn = layout.at("bytecode.column");
  }

  /** The functions that are active now, outermost first; never empty. */
  List<GuestFrame> read(LinearMemory memory) {
    List<GuestFrame> frames = new ArrayList<>();
    try {
      if ((memory.readInt(collections) & 1) != 0) {
        frames.add(GuestFrame.COLLECTOR);
      }
      int frame = memory.readInt(currentFrame);
      for (int depth = 0; frame != 0 && depth < MAX_DEPTH; depth++) {
        frames.add(function(memory, frame + frameFunction));
        frame = memory.readInt(frame + framePrevious);
      }
      if (frame != 0) {
        frames.add(GuestFrame.TRUNCATED);
      }
    } catch (IndexOutOfBoundsException nonsense) {
      return List.of(GuestFrame.UNKNOWN);
    }
    if (frames.isEmpty()) {
      return List.of(GuestFrame.PROGRAM);
    }
    Collections.reverse(frames);
    return frames;
  }

  private GuestFrame function(LinearMemory memory, int value) {
    if (memory.readInt(value + valueTag) != objectTag) {
      return GuestFrame.UNKNOWN;
    }
    int object = memory.readInt(value);
    String name = ownName(memory, object);
    int type = (short) LinearMemory.SHORTS.get(memory.bytes, object + objectClass) & 0xffff;
    if (!classesWithBytecode.contains(type)) {
      return GuestFrame.special(name);
    }
    int bytecode = memory.readInt(object + objectBytecode);
    return new GuestFrame(
        name.isEmpty()
            ? strings.atom(memory, memory.readInt(bytecode + bytecodeName), MAX_NAME)
            : name,
        strings.atom(memory, memory.readInt(bytecode + bytecodeFile), MAX_FILE),
        Math.max(0, memory.readInt(bytecode + bytecodeLine)),
        Math.max(0, memory.readInt(bytecode + bytecodeColumn)));
  }

  /** The property {@code name}, when it is a plain string, as in the guest's own stack traces. */
  private String ownName(LinearMemory memory, int object) {
    int shape = memory.readInt(object + objectShape);
    int count = Math.min(memory.readInt(shape + shapeCount), MAX_PROPERTIES);
    int hashes = memory.readInt(shape + shapeHashMask) + 1;
    int property = shape + shapeHashes + shapeHashSize * hashes + propertyAtom;
    for (int i = 0; i < count; i++, property += propertySize) {
      if (memory.readInt(property) == nameAtom) {
        int slot = memory.readInt(object + objectSlots) + slotSize * i;
        boolean plain = (memory.readInt(property - Integer.BYTES) & propertySpecial) == 0;
        return plain && memory.readInt(slot + valueTag) == stringTag
            ? strings.string(memory, memory.readInt(slot), MAX_NAME)
            : "";
      }
    }
    return "";
  }
}
