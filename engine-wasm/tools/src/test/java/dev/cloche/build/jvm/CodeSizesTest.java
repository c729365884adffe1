package dev.cloche.build.jvm;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.spi.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

class CodeSizesTest {
  private static final Pattern LAST = Pattern.compile(" *(\\d+): (\\w+).*");

  @TempDir Path directory;

  @Test
  void methods_ofKnownSize_areMeasured() {
    ClassWriter writer = new ClassWriter(0);
    writer.visit(Opcodes.V21, Opcodes.ACC_ABSTRACT, "Sized", null, "java/lang/Object", null);
    writer.visitField(Opcodes.ACC_STATIC | Opcodes.ACC_FINAL, "F", "I", null, 5);
    writer.visitMethod(Opcodes.ACC_ABSTRACT, "none", "()V", null, null);
    nops(writer, "exact", 7999);
    nops(writer, "over", 8000);

    assertThat(CodeSizes.of(writer.toByteArray()))
        .containsOnlyKeys("exact()V", "over()V")
        .containsEntry("exact()V", CodeSizes.HOTSPOT_LIMIT)
        .containsEntry("over()V", CodeSizes.HOTSPOT_LIMIT + 1);
  }

  private static void nops(ClassWriter writer, String name, int count) {
    MethodVisitor code = writer.visitMethod(Opcodes.ACC_STATIC, name, "()V", null, null);
    code.visitCode();
    for (int i = 0; i < count; i++) {
      code.visitInsn(Opcodes.NOP);
    }
    code.visitInsn(Opcodes.RETURN);
    code.visitMaxs(0, 0);
    code.visitEnd();
  }

  @Test
  void realClass_measured_agreesWithTheDisassembler() throws IOException {
    byte[] bytes;
    try (InputStream in = Lowering.class.getResourceAsStream("Lowering.class")) {
      bytes = in.readAllBytes();
    }

    assertThat(CodeSizes.of(bytes).values().stream().sorted().toList())
        .isEqualTo(disassembled(Files.write(directory.resolve("Lowering.class"), bytes)));
  }

  /** The end of each method's last instruction, as the JDK's disassembler prints its start. */
  private static List<Integer> disassembled(Path file) {
    StringWriter text = new StringWriter();
    int status =
        ToolProvider.findFirst("javap")
            .orElseThrow()
            .run(new PrintWriter(text), new PrintWriter(text), "-p", "-c", file.toString());
    assertThat(status).isZero();
    List<Integer> sizes = new ArrayList<>();
    int last = 0;
    for (String line : text.toString().lines().toList()) {
      Matcher instruction = LAST.matcher(line);
      if (line.strip().equals("Code:")) {
        sizes.add(0);
      } else if (instruction.matches() && !sizes.isEmpty() && line.startsWith("  ")) {
        last = Integer.parseInt(instruction.group(1));
        sizes.set(sizes.size() - 1, last + (instruction.group(2).equals("goto") ? 3 : 1));
      }
    }
    return sizes.stream().sorted().toList();
  }
}
