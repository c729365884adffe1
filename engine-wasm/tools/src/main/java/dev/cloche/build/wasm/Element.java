package dev.cloche.build.wasm;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntUnaryOperator;

/**
 * An element segment: functions that tables (or {@code table.init}) refer to.
 *
 * @param flags the form, 0 to 7 as in the binary format
 * @param table the table of an active segment, 0 for all others
 * @param offset the constant expression of an active segment's place, empty for all others
 * @param type the element kind or reference type byte where the form has one
 * @param functions function indices; {@link #NULL} is a null reference
 */
public record Element(
    int flags, int table, List<Instruction> offset, int type, List<Integer> functions) {
  /** A null reference among the functions. */
  public static final int NULL = -1;

  private static final int PASSIVE_OR_DECLARED = 1;
  private static final int HAS_TABLE = 2;
  private static final int EXPRESSIONS = 4;
  private static final int FUNC_REF = 0x70;

  /** Copies both lists. */
  public Element {
    offset = List.copyOf(offset);
    functions = List.copyOf(functions);
  }

  /** Answers this segment with every function index mapped. */
  public Element mapFunctions(IntUnaryOperator map) {
    var mapped = functions.stream().map(f -> f == NULL ? f : map.applyAsInt(f)).toList();
    return new Element(flags, table, offset, type, mapped);
  }

  static Element read(ByteReader in) {
    int flags = in.index();
    if (flags > 7) {
      throw in.error("the element segment form %d is unknown".formatted(flags));
    }
    boolean active = (flags & PASSIVE_OR_DECLARED) == 0;
    int table = active && (flags & HAS_TABLE) != 0 ? in.index() : 0;
    var offset = active ? InstructionReader.expression(in) : List.<Instruction>of();
    int type = hasType(flags) ? in.u8() : 0;
    var functions = new ArrayList<Integer>();
    for (int left = in.count(); left > 0; left--) {
      functions.add((flags & EXPRESSIONS) == 0 ? in.index() : functionOf(in));
    }
    return new Element(flags, table, offset, type, functions);
  }

  void writeTo(ByteWriter out) {
    out.u32(flags);
    if ((flags & PASSIVE_OR_DECLARED) == 0) {
      if ((flags & HAS_TABLE) != 0) {
        out.u32(table);
      }
      offset.forEach(instruction -> instruction.writeTo(out));
      out.u8(Opcode.END);
    }
    if (hasType(flags)) {
      out.u8(type);
    }
    out.u32(functions.size());
    for (int function : functions) {
      if ((flags & EXPRESSIONS) == 0) {
        out.u32(function);
      } else if (function == NULL) {
        out.u8(Opcode.REF_NULL).u8(hasType(flags) ? type : FUNC_REF).u8(Opcode.END);
      } else {
        out.u8(Opcode.REF_FUNC).u32(function).u8(Opcode.END);
      }
    }
  }

  private static boolean hasType(int flags) {
    return (flags & (PASSIVE_OR_DECLARED | HAS_TABLE)) != 0;
  }

  private static int functionOf(ByteReader in) {
    var expression = InstructionReader.expression(in);
    if (expression.size() == 1) {
      var instruction = expression.get(0);
      if (instruction.opcode() == Opcode.REF_FUNC) {
        return instruction.immediate();
      }
      if (instruction.opcode() == Opcode.REF_NULL) {
        return NULL;
      }
    }
    throw in.error("an element segment holds an expression that is not ref.func or ref.null");
  }
}
