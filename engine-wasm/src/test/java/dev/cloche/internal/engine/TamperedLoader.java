package dev.cloche.internal.engine;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.InvocationTargetException;
import java.util.function.UnaryOperator;

/** Loads the engine's classes once more, over a resource that was changed. */
final class TamperedLoader extends ClassLoader {
  private static final String PREFIX = "dev.cloche.";

  private final String resource;
  private final UnaryOperator<byte[]> change;

  TamperedLoader(String resource, UnaryOperator<byte[]> change) {
    super(TamperedLoader.class.getClassLoader());
    this.resource = "dev/cloche/internal/engine/" + resource;
    this.change = change;
  }

  /** Asks that copy of the engine for its one instance; throws what it throws. */
  Object engine() throws Throwable {
    try {
      return loadClass(PREFIX + "internal.engine.Engine").getMethod("get").invoke(null);
    } catch (InvocationTargetException thrown) {
      throw thrown.getCause();
    }
  }

  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    synchronized (getClassLoadingLock(name)) {
      Class<?> loaded = findLoadedClass(name);
      if (loaded != null) {
        return loaded;
      }
      if (!name.startsWith(PREFIX)) {
        return super.loadClass(name, resolve);
      }
      try (InputStream in = super.getResourceAsStream(name.replace('.', '/') + ".class")) {
        if (in == null) {
          throw new ClassNotFoundException(name);
        }
        byte[] bytes = in.readAllBytes();
        return defineClass(name, bytes, 0, bytes.length);
      } catch (IOException unreadable) {
        throw new ClassNotFoundException(name, unreadable);
      }
    }
  }

  @Override
  public InputStream getResourceAsStream(String name) {
    InputStream original = super.getResourceAsStream(name);
    if (original == null || !name.equals(resource)) {
      return original;
    }
    try (original) {
      return new ByteArrayInputStream(change.apply(original.readAllBytes()));
    } catch (IOException unreadable) {
      throw new IllegalStateException(unreadable);
    }
  }
}
