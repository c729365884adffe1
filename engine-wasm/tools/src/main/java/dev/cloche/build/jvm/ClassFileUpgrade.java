package dev.cloche.build.jvm;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Opcodes;

/**
 * Gives the classes of an old library a newer form, and changes nothing else about them: class
 * files from before Java 6 have no stack maps, and the JDK keeps no such class in an archive or AOT
 * cache once it has been used. Each would be read and verified anew at every start.
 *
 * <p>A class stays as it is when its supertypes cannot be found, because an optional dependency is
 * absent, or when it has subroutines, which newer versions forbid. The output depends on the input
 * alone.
 */
public final class ClassFileUpgrade {

  /** The first version whose classes the JDK archives. */
  private static final int ARCHIVED = Opcodes.V1_6;

  private static final int MAJOR = 0xFFFF;

  private ClassFileUpgrade() {}

  /**
   * Rewrites a jar in place, where it has old classes. Exits with status 1 and a sentence on
   * standard error when it cannot be read or written, 2 on wrong usage.
   *
   * @param args the jar
   */
  public static void main(String[] args) {
    int status = run(args, System.err);
    if (status != 0) {
      System.exit(status);
    }
  }

  static int run(String[] args, PrintStream err) {
    if (args.length != 1) {
      err.println("usage: ClassFileUpgrade LIBRARY.jar");
      return 2;
    }
    try {
      Path jar = Path.of(args[0]);
      byte[] upgraded = upgrade(jar);
      if (upgraded.length > 0) {
        Files.write(jar, upgraded);
      }
      return 0;
    } catch (IOException e) {
      err.println("class file upgrade: cannot read or write " + e.getMessage());
      return 1;
    }
  }

  /** The jar with newer classes; empty when none of them is old. */
  private static byte[] upgrade(Path jar) throws IOException {
    var bytes = new ByteArrayOutputStream();
    boolean changed = false;
    URL[] path = {jar.toUri().toURL()};
    try (JarFile in = new JarFile(jar.toFile());
        var out = new ZipOutputStream(bytes);
        var supertypes = new URLClassLoader(path, ClassLoader.getPlatformClassLoader())) {
      for (JarEntry entry : Collections.list(in.entries())) {
        byte[] content = in.getInputStream(entry).readAllBytes();
        byte[] newer = isOld(entry, content) ? upgrade(content, supertypes) : content;
        changed |= newer != content;
        var copy = new ZipEntry(entry.getName());
        copy.setTime(entry.getTime());
        out.putNextEntry(copy);
        out.write(newer);
        out.closeEntry();
      }
    }
    return changed ? bytes.toByteArray() : new byte[0];
  }

  private static boolean isOld(JarEntry entry, byte[] content) {
    return entry.getName().endsWith(".class")
        && (new ClassReader(content).readShort(6) & MAJOR) < ARCHIVED;
  }

  private static byte[] upgrade(byte[] content, ClassLoader supertypes) {
    var writer =
        new ClassWriter(ClassWriter.COMPUTE_FRAMES) {
          @Override
          protected ClassLoader getClassLoader() {
            return supertypes;
          }
        };
    var newer =
        new ClassVisitor(Opcodes.ASM9, writer) {
          @Override
          public void visit(
              int version,
              int access,
              String name,
              String signature,
              String superName,
              String[] interfaces) {
            super.visit(Opcodes.V21, access, name, signature, superName, interfaces);
          }
        };
    try {
      new ClassReader(content).accept(newer, 0);
      return writer.toByteArray();
    } catch (TypeNotPresentException | IllegalArgumentException unsuited) {
      return content;
    }
  }
}
