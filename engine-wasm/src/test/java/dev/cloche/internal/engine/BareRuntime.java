package dev.cloche.internal.engine;

import java.io.IOException;
import java.io.InputStream;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/** Loads all classes once more, but of Chicory's only some, as if there were no others. */
final class BareRuntime extends ClassLoader {

  private static final String CHICORY = "com.dylibso.chicory.";

  private final Predicate<String> admitted;
  private final Set<String> asked = new TreeSet<>();

  BareRuntime(Predicate<String> admitted) {
    super(ClassLoader.getPlatformClassLoader());
    this.admitted = admitted;
  }

  /** The simple names of the classes of Chicory's that anything has asked for. */
  Set<String> asked() {
    return asked;
  }

  @Override
  protected Class<?> findClass(String name) throws ClassNotFoundException {
    if (name.startsWith(CHICORY)) {
      String simple = name.substring(name.lastIndexOf('.') + 1);
      asked.add(simple);
      if (!admitted.test(simple)) {
        throw new ClassNotFoundException(name);
      }
    }
    try (InputStream in = getResourceAsStream(name.replace('.', '/') + ".class")) {
      if (in == null) {
        throw new ClassNotFoundException(name);
      }
      byte[] bytes = in.readAllBytes();
      return defineClass(name, bytes, 0, bytes.length);
    } catch (IOException unreadable) {
      throw new ClassNotFoundException(name, unreadable);
    }
  }

  @Override
  public InputStream getResourceAsStream(String name) {
    return ClassLoader.getSystemResourceAsStream(name);
  }
}
