package dev.cloche.build.wasm;

import java.util.ArrayList;
import java.util.List;

/** Decodes instructions, one or a whole expression at a time. */
final class InstructionReader {
  private static final int PREFIX = 0xFC;
  private static final int MULTI_MEMORY_FLAG = 0x40;

  private InstructionReader() {}

  /** Reads up to the {@code end} that closes the expression, which is not in the answer. */
  static List<Instruction> expression(ByteReader in) {
    var instructions = new ArrayList<Instruction>();
    int depth = 0;
    while (true) {
      Instruction instruction = read(in);
      if (instruction.opensFrame()) {
        depth++;
      } else if (instruction.opcode() == Opcode.END && depth-- == 0) {
        return List.copyOf(instructions);
      }
      instructions.add(instruction);
    }
  }

  private static Instruction read(ByteReader in) {
    int start = in.position();
    int opcode = in.u8();
    String refused = Opcode.refusedFeature(opcode);
    if (!refused.isEmpty()) {
      throw in.error("%s is not supported (opcode 0x%02x)".formatted(refused, opcode));
    }
    int immediate = 0;
    List<Integer> labels = List.of();
    switch (opcode) {
      case Opcode.BR_TABLE -> labels = labels(in);
      case Opcode.CALL_INDIRECT -> {
        immediate = in.index();
        zero(in, "an indirect call through a second table");
      }
      case Opcode.I32_CONST -> immediate = (int) in.signed(32);
      case Opcode.BLOCK, Opcode.LOOP, Opcode.IF -> immediate = (int) in.signed(33);
      case PREFIX -> opcode = (PREFIX << 8) | bulk(in);
      default -> {
        if (hasIndex(opcode)) {
          immediate = in.index();
        } else if (Opcode.isLoad(opcode) || Opcode.isStore(opcode)) {
          immediate = offset(in);
        } else {
          skipImmediates(opcode, in);
        }
      }
    }
    return new Instruction(opcode, immediate, labels, in.since(start));
  }

  private static boolean hasIndex(int opcode) {
    return opcode == Opcode.BR
        || opcode == Opcode.BR_IF
        || opcode == Opcode.CALL
        || opcode == Opcode.REF_FUNC
        || (opcode >= Opcode.LOCAL_GET && opcode <= Opcode.TABLE_SET);
  }

  private static List<Integer> labels(ByteReader in) {
    int count = in.count();
    var labels = new ArrayList<Integer>(count + 1);
    for (int i = 0; i <= count; i++) {
      labels.add(in.index());
    }
    return List.copyOf(labels);
  }

  private static void skipImmediates(int opcode, ByteReader in) {
    switch (opcode) {
      case Opcode.SELECT_TYPED -> in.skip(in.count());
      case Opcode.I64_CONST -> in.signed(64);
      case Opcode.F32_CONST -> in.skip(4);
      case Opcode.F64_CONST -> in.skip(8);
      case Opcode.MEMORY_SIZE, Opcode.MEMORY_GROW -> zero(in, "a second memory");
      case Opcode.REF_NULL -> in.u8();
      default -> {
        if (!plain(opcode)) {
          throw in.error("the opcode 0x%02x is unknown".formatted(opcode));
        }
      }
    }
  }

  private static boolean plain(int opcode) {
    return opcode <= Opcode.NOP
        || opcode == Opcode.ELSE
        || opcode == Opcode.END
        || opcode == Opcode.RETURN
        || opcode == Opcode.DROP
        || opcode == Opcode.SELECT
        || Opcode.isNumeric(opcode)
        || opcode == Opcode.REF_IS_NULL;
  }

  private static int offset(ByteReader in) {
    if ((in.index() & MULTI_MEMORY_FLAG) != 0) {
      throw in.error("a second memory is not supported");
    }
    return (int) in.u32();
  }

  private static int bulk(ByteReader in) {
    int number = in.index();
    switch ((PREFIX << 8) | number) {
      case Opcode.MEMORY_INIT -> {
        in.index();
        zero(in, "a second memory");
      }
      case Opcode.MEMORY_COPY -> {
        zero(in, "a second memory");
        zero(in, "a second memory");
      }
      case Opcode.MEMORY_FILL -> zero(in, "a second memory");
      case Opcode.TABLE_INIT, Opcode.TABLE_COPY -> {
        in.index();
        in.index();
      }
      case Opcode.DATA_DROP,
          Opcode.ELEM_DROP,
          Opcode.TABLE_GROW,
          Opcode.TABLE_SIZE,
          Opcode.TABLE_FILL ->
          in.index();
      default -> {
        if (number > 7) {
          throw in.error("the opcode 0xfc %d is unknown".formatted(number));
        }
      }
    }
    return number;
  }

  private static void zero(ByteReader in, String feature) {
    if (in.index() != 0) {
      throw in.error(feature + " is not supported");
    }
  }
}
