package dev.cloche;

import dev.cloche.internal.modules.Builtins;
import dev.cloche.internal.pool.EngineThreads;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A compiler that strips types from TypeScript, and turns {@code import} and {@code export} into
 * CommonJS and JSX into calls. Types are not checked. See docs/typescript.md for what is supported.
 *
 * <p><b>Positions.</b> Every line stays on its line, and what is not touched stays in its column.
 *
 * <p><b>Isolation.</b> npm's {@code sucrase} does the work, in an isolate of its own for each text,
 * which is granted nothing: a text that breaks the compiler spoils nothing but its own outcome.
 *
 * <p><b>Cost.</b> Some milliseconds for the isolate, about ten for each KiB of text, and a second
 * or more for the first text of a process; so outcomes are kept, by the hash of the text. Immutable
 * but for that; any number of threads may share one, and so may tenants.
 *
 * {@snippet :
 * Isolate.builder().root(folder).sourceExtensions("ts", "js").compiler(TypeScript.create())
 * }
 */
public final class TypeScript implements SourceCompiler {

  /** Limits of one compilation unless others are set: 64 MiB, 30 s, texts of 512 KiB. */
  public static final Limits DEFAULT_LIMITS =
      Limits.builder()
          .memoryBytes(64L << 20)
          .timeout(Duration.ofSeconds(30))
          .sourceBytes(512 << 10)
          .build();

  /** Characters of compiled text that are kept unless another number is set: 4 Mi. */
  public static final long DEFAULT_CACHE_CHARS = 4L << 20;

  private static final JsValue MODULE = JsValue.of("typescript");
  private static final JsValue FUNCTION = JsValue.of("compile");
  private static final String RANGE_ERROR = "RangeError";

  private final IsolateOptions options;
  private final boolean javaScript;
  private final String factory;
  private final String fragment;
  private final CompiledTexts compiled;

  private TypeScript(Builder from) {
    options =
        new IsolateOptions(
            from.limits,
            List.of(),
            ConsoleSink.NONE,
            null,
            null,
            Set.of(),
            Builtins.TYPESCRIPT,
            null,
            FileAccess.none(),
            IsolateOptions.SYSTEM_CLOCK,
            0L,
            false,
            false,
            EngineThreads.shared());
    javaScript = from.javaScript;
    factory = from.factory;
    fragment = from.fragment;
    compiled = new CompiledTexts(from.cacheChars);
  }

  /**
   * A compiler with the defaults.
   *
   * @return a new compiler
   */
  public static TypeScript create() {
    return builder().build();
  }

  /**
   * A builder that starts from the defaults.
   *
   * @return a new builder
   */
  public static Builder builder() {
    return new Builder();
  }

  /**
   * Compiles a file: {@code .ts}, {@code .mts}, {@code .cts} and {@code .tsx}, and where {@link
   * Builder#javaScript} is set {@code .js}, {@code .mjs} and {@code .jsx}. Others are answered as
   * they are.
   *
   * @param source the file's text
   * @param fileName its path, of which the extension counts
   * @return a CommonJS module
   * @throws SourceSyntaxException when the text has an error, or syntax that is not supported
   * @throws GuestVisibleException a {@code RangeError}, when a limit is too low for the text
   * @throws CancelledException when the thread is interrupted
   * @throws EngineFaultException when the engine breaks
   */
  @Override
  public String compile(String source, String fileName) {
    Objects.requireNonNull(source, "source");
    SourceKind kind = SourceKind.of(fileName, javaScript);
    if (kind.isUntouched(source)) {
      return source;
    }
    checkSize(source, fileName);
    byte[] units = units(source);
    String key = CompiledTexts.key(kind, units);
    @Nullable String known = compiled.get(key);
    if (known != null) {
      return known;
    }
    String text = run(source, units, kind, fileName);
    compiled.put(key, text);
    return text;
  }

  private void checkSize(String source, String fileName) {
    int maxBytes = options.limits().sourceBytes();
    if (source.length() > maxBytes || source.getBytes(StandardCharsets.UTF_8).length > maxBytes) {
      throw new GuestVisibleException(
          RANGE_ERROR, fileName + " cannot be compiled: it is larger than " + maxBytes + " bytes");
    }
  }

  /** The text as the guest's Uint16Array, which it would take long to make itself. */
  private static byte[] units(String source) {
    ByteBuffer units = ByteBuffer.allocate(source.length() * Character.BYTES);
    units.order(ByteOrder.LITTLE_ENDIAN).asCharBuffer().put(source);
    return units.array();
  }

  private String run(String source, byte[] units, SourceKind kind, String fileName) {
    JsValue settings =
        JsValue.of(
            Map.of(
                "units",
                JsTypedArray.of(
                    JsTypedArray.Kind.UINT16, JsArrayBuffer.of(units), 0, source.length()),
                "types",
                kind.types(),
                "jsx",
                kind.jsx(),
                "factory",
                factory,
                "fragment",
                fragment));
    Session session = new Session(options);
    try {
      JsValue outcome =
          session.send(
              RunOptions.copy(), session.requests().call(0, MODULE, FUNCTION, source, settings));
      if (outcome.get("code") instanceof JsString code) {
        return code.value();
      }
      throw new SourceSyntaxException(
          outcome.get("message").asString(),
          fileName,
          outcome.get("line").asInt(),
          outcome.get("column").asInt());
    } catch (LimitExceededException exceeded) {
      throw new GuestVisibleException(
          RANGE_ERROR, fileName + " cannot be compiled: " + exceeded.getMessage());
    } catch (GuestException | IllegalStateException unreadable) {
      // The compiler's own failure, at a text that is not what it expects.
      throw new GuestVisibleException("SyntaxError", fileName + " cannot be compiled");
    } finally {
      session.close();
    }
  }

  /** Gathers the settings of a compiler. Not thread-safe; may build many compilers. */
  public static final class Builder {

    private Limits limits = DEFAULT_LIMITS;
    private long cacheChars = DEFAULT_CACHE_CHARS;
    private boolean javaScript;
    private String factory = "React.createElement";
    private String fragment = "React.Fragment";

    private Builder() {}

    /**
     * Sets the limits of one compilation; default {@link #DEFAULT_LIMITS}. The deadline of the run
     * that requires the file holds besides. About 200 bytes of memory go into each byte of a text.
     *
     * @param value the limits
     * @return this
     */
    public Builder limits(Limits value) {
      limits = Objects.requireNonNull(value, "limits");
      return this;
    }

    /**
     * Sets how much compiled text is kept; default {@link #DEFAULT_CACHE_CHARS}.
     *
     * @param chars characters; 0 keeps nothing
     * @return this
     * @throws IllegalArgumentException when it is negative
     */
    public Builder cacheChars(long chars) {
      if (chars < 0) {
        throw new IllegalArgumentException("cacheChars must be from 0, not " + chars);
      }
      cacheChars = chars;
      return this;
    }

    /**
     * Whether {@code import}, {@code export} and, in {@code .jsx} files, JSX are compiled in
     * JavaScript files, too; default false. Files without these words are left alone at no cost.
     *
     * @param compile true to compile them
     * @return this
     */
    public Builder javaScript(boolean compile) {
      javaScript = compile;
      return this;
    }

    /**
     * Sets what JSX becomes calls of; default {@code React.createElement} and {@code
     * React.Fragment}.
     *
     * @param element the function that makes an element, identifiers with dots between
     * @param fragments what it is given for {@code <>...</>}
     * @return this
     * @throws IllegalArgumentException when one is no such name
     */
    public Builder jsx(String element, String fragments) {
      factory = name(element);
      fragment = name(fragments);
      return this;
    }

    private static String name(String value) {
      if (!FunctionName.isValid(value)) {
        throw new IllegalArgumentException(
            "what JSX becomes must be identifiers with dots between, not '" + value + "'");
      }
      return value;
    }

    /**
     * Makes a compiler.
     *
     * @return a new compiler, with nothing kept yet
     */
    public TypeScript build() {
      return new TypeScript(this);
    }
  }
}
