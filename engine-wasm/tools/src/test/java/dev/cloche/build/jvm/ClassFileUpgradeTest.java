package dev.cloche.build.jvm;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

class ClassFileUpgradeTest {

  @TempDir Path directory;
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  /** A class whose {@code choose} merges two types, so that it needs a stack map. */
  private static byte[] classFile(int version, String left, String right) {
    ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_MAXS);
    writer.visit(version, Opcodes.ACC_PUBLIC, "old/Chooser", null, "java/lang/Object", null);
    MethodVisitor method =
        writer.visitMethod(
            Opcodes.ACC_PUBLIC | Opcodes.ACC_STATIC, "choose", "(Z)Ljava/lang/Object;", null, null);
    method.visitCode();
    Label otherwise = new Label();
    Label end = new Label();
    method.visitVarInsn(Opcodes.ILOAD, 0);
    method.visitJumpInsn(Opcodes.IFEQ, otherwise);
    make(method, left);
    method.visitJumpInsn(Opcodes.GOTO, end);
    method.visitLabel(otherwise);
    make(method, right);
    method.visitLabel(end);
    method.visitInsn(Opcodes.ARETURN);
    method.visitMaxs(0, 0);
    method.visitEnd();
    writer.visitEnd();
    return writer.toByteArray();
  }

  private static void make(MethodVisitor method, String type) {
    method.visitTypeInsn(Opcodes.NEW, type);
    method.visitInsn(Opcodes.DUP);
    method.visitMethodInsn(Opcodes.INVOKESPECIAL, type, "<init>", "()V", false);
  }

  private Path jar(byte[] classFile) throws IOException {
    Path jar = directory.resolve("library.jar");
    Map<String, byte[]> entries = new LinkedHashMap<>();
    entries.put("META-INF/LICENSE", "free".getBytes(StandardCharsets.UTF_8));
    entries.put("old/Chooser.class", classFile);
    try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(jar))) {
      for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
        out.putNextEntry(new ZipEntry(entry.getKey()));
        out.write(entry.getValue());
        out.closeEntry();
      }
    }
    return jar;
  }

  private int upgrade(Path jar) {
    return ClassFileUpgrade.run(
        new String[] {jar.toString()}, new PrintStream(err, true, StandardCharsets.UTF_8));
  }

  private static byte[] entry(Path jar, String name) throws IOException {
    try (JarFile file = new JarFile(jar.toFile())) {
      return file.getInputStream(new JarEntry(name)).readAllBytes();
    }
  }

  @Test
  void oldClass_getsStackMapsAndDoesTheSame() throws Exception {
    Path jar = jar(classFile(Opcodes.V1_5, "java/util/ArrayList", "java/util/HashSet"));

    assertThat(upgrade(jar)).isZero();

    assertThat(entry(jar, "META-INF/LICENSE")).asString().isEqualTo("free");
    assertThat(entry(jar, "old/Chooser.class")[7]).isEqualTo((byte) Opcodes.V21);
    try (URLClassLoader loader = new URLClassLoader(new URL[] {jar.toUri().toURL()})) {
      var choose = loader.loadClass("old.Chooser").getMethod("choose", boolean.class);
      assertThat(choose.invoke(null, true)).isInstanceOf(java.util.ArrayList.class);
      assertThat(choose.invoke(null, false)).isInstanceOf(java.util.HashSet.class);
    }
  }

  @Test
  void upgradedJar_staysAsItIs() throws Exception {
    Path jar = jar(classFile(Opcodes.V1_5, "java/util/ArrayList", "java/util/HashSet"));
    upgrade(jar);
    byte[] once = Files.readAllBytes(jar);

    assertThat(upgrade(jar)).isZero();

    assertThat(Files.readAllBytes(jar)).isEqualTo(once);
  }

  @Test
  void classWithAnAbsentSupertype_staysAsItIs() throws Exception {
    byte[] before = classFile(Opcodes.V1_5, "absent/Left", "absent/Right");
    Path jar = jar(before);

    assertThat(upgrade(jar)).isZero();

    assertThat(entry(jar, "old/Chooser.class")).isEqualTo(before);
  }

  @Test
  void missingJar_isNamed() {
    assertThat(upgrade(directory.resolve("absent.jar"))).isEqualTo(1);
    assertThat(err.toString(StandardCharsets.UTF_8)).contains("absent.jar").hasLineCount(1);
  }
}
