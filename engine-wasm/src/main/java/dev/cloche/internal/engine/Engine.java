package dev.cloche.internal.engine;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * The engine of this process: the compiled module and the boot image, checked against the hash that
 * the build recorded. Loaded once, on first use; shared by all threads.
 */
public final class Engine {

  /** The boot image's resource. */
  static final String IMAGE = "boot.image";

  /** The resource that records versions and hashes. */
  static final String RECORD = "engine.properties";

  private final MemoryImage image;
  private final Libraries libraries;
  private final GuestLayout layout;
  private final String version;
  private final String identity;

  private Engine(MemoryImage image, Libraries libraries, Properties record) {
    this.image = image;
    this.libraries = libraries;
    this.layout = new GuestLayout(record);
    this.version = record.getProperty("engine.version", "");
    this.identity = identity(record);
  }

  /** An image holds pointers into the engine's data and the boot image's, so both count. */
  private static String identity(Properties record) {
    String both = record.getProperty("engine.sha256", "") + record.getProperty("image.sha256", "");
    return sha256(both.getBytes(StandardCharsets.US_ASCII));
  }

  /**
   * The engine.
   *
   * @return the one engine of this process
   * @throws IllegalStateException when an artefact is missing or is not the one the build recorded
   */
  public static Engine get() {
    Engine engine = Holder.ENGINE;
    if (engine == null) {
      throw new IllegalStateException("the engine cannot be loaded", Holder.FAILURE);
    }
    return engine;
  }

  /** Loads once; a failure is kept, too, so that every caller is told the same. */
  private static final class Holder {
    static final @Nullable Engine ENGINE;
    static final @Nullable IllegalStateException FAILURE;

    static {
      Engine engine = null;
      IllegalStateException failure = null;
      try {
        engine = load();
      } catch (IllegalStateException broken) {
        failure = broken;
      }
      ENGINE = engine;
      FAILURE = failure;
    }
  }

  private static Engine load() {
    // Two independent parts of a cold start, side by side: the classes, and the image.
    Thread linker = new Thread(null, Engine::link, "cloche-engine-link", 0, false);
    linker.setDaemon(true);
    linker.setContextClassLoader(null);
    linker.start();
    Properties record = new Properties();
    try (InputStream in = resource(RECORD);
        InputStream stored = resource(IMAGE)) {
      record.load(in);
      byte[] bytes = stored.readAllBytes();
      verify(IMAGE, bytes, record.getProperty("image.sha256", ""));
      MemoryImage image = MemoryImage.read(new ByteArrayInputStream(bytes));
      return new Engine(image, new Libraries(record), record);
    } catch (IOException unreadable) {
      throw new IllegalStateException("the engine's boot image cannot be read", unreadable);
    }
  }

  private static void link() {
    try {
      ModuleClasses.link();
    } catch (RuntimeException | LinkageError broken) {
      // The first instance or its first call tells.
    }
  }

  static InputStream resource(String name) throws IOException {
    InputStream in = Engine.class.getResourceAsStream(name);
    if (in == null) {
      throw new IOException("no resource " + name + ": build engine-wasm with Maven");
    }
    return in;
  }

  /** Refuses bytes that do not have the hash. */
  static void verify(String name, byte[] bytes, String sha256) {
    if (!sha256(bytes).equals(sha256)) {
      throw new IllegalStateException(
          "the engine artefact " + name + " does not match the hash that its build recorded");
    }
  }

  static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /**
   * A new instance, equal to the boot image.
   *
   * @return an instance that wants {@link EngineInstance#prepare}
   */
  public EngineInstance newInstance() {
    return newInstance(image);
  }

  /**
   * A new instance, equal to an image.
   *
   * @param from the image
   * @return an instance that wants {@link EngineInstance#prepare}
   */
  public EngineInstance newInstance(MemoryImage from) {
    EngineInstance instance = new EngineInstance(from.pages(), from.pages());
    instance.reset(from);
    return instance;
  }

  /**
   * The image that fresh isolates start from unless they are given another.
   *
   * @return the boot image
   */
  public MemoryImage bootImage() {
    return image;
  }

  /**
   * Makes an instance fresh: nothing of what ran in it survives.
   *
   * @param instance an instance that is not running
   */
  public void reset(EngineInstance instance) {
    instance.reset(image);
  }

  /**
   * Whether an instance equals an image, byte for byte. Costs about what a reset does.
   *
   * @param instance an instance that is not running
   * @param image the image
   * @return false when anything was written to it since its reset
   */
  public boolean isFresh(EngineInstance instance, MemoryImage image) {
    return instance.isFresh(image);
  }

  /**
   * Makes an instance equal to an image: nothing of what ran in it survives.
   *
   * @param instance an instance that is not running
   * @param to the image
   */
  public void reset(EngineInstance instance, MemoryImage to) {
    instance.reset(to);
  }

  /**
   * The bytes that a fresh isolate copies.
   *
   * @return bytes
   */
  public int imageBytes() {
    return image.bytes();
  }

  /**
   * The linear memory that a fresh isolate has before it runs anything.
   *
   * @return bytes
   */
  public int baseBytes() {
    return image.memoryBytes();
  }

  /**
   * A part of the shim that is not in the boot image.
   *
   * @param name its name
   * @return its bytecode, which must not be changed; null when there is none of that name
   * @throws IllegalStateException when it is not the one the build recorded
   */
  public byte @Nullable [] library(String name) {
    return libraries.get(name);
  }

  /** Where the guest keeps what the host reads in linear memory. */
  GuestLayout layout() {
    return layout;
  }

  /**
   * A sampling for {@link EngineInstance#sample}.
   *
   * @param interval instructions between two samples, on average
   * @param sink takes the samples
   * @return a sampling that has not begun
   */
  public FuelSampling sampling(int interval, FuelSampling.Sink sink) {
    return new FuelSampling(interval, new GuestStack(layout), sink);
  }

  /**
   * What tells this engine from others: images of one do not fit another.
   *
   * @return a SHA-256 in hexadecimal digits, the same for each build from the same inputs
   */
  public String identity() {
    return identity;
  }

  /**
   * What the engine was built from.
   *
   * @return a version such as {@code quickjs-ng 0.17.0}
   */
  public String version() {
    return version;
  }
}
