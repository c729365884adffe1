package dev.cloche;

import dev.cloche.internal.value.JavaImporter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What an {@link IsolatedRuntime} is to run: a function that a file of a tenant's exports.
 * Immutable, and may be run many times; every run has an isolate of its own.
 *
 * {@snippet :
 * RunRequest request =
 *     RunRequest.builder()
 *         .root(Path.of("/srv/tenants/acme"))
 *         .file("discount.js")
 *         .funcName("discount")
 *         .args(Map.of("total", 120))
 *         .build();
 * }
 */
public final class RunRequest {

  private final Path root;
  private final String file;
  private final String funcName;
  private final JsValue[] args;
  private final @Nullable ArgumentResolver argumentResolver;
  private final Map<String, ?> context;
  private final List<String> external;
  private final List<Path> whitelistedPaths;
  private final @Nullable Object resolverOptions;
  private final boolean jsonResult;
  private final @Nullable Limits limits;
  private final @Nullable Runnable running;
  private final @Nullable ConsoleSink console;
  private final Consumer<IsolateBuilder> grant;

  private RunRequest(Builder builder) {
    root = require(builder.root, "root");
    file = require(builder.file, "file");
    funcName = require(builder.funcName, "funcName");
    args = builder.args.clone();
    argumentResolver = builder.argumentResolver;
    context = builder.context;
    external = List.copyOf(builder.external);
    whitelistedPaths = List.copyOf(builder.whitelistedPaths);
    resolverOptions = builder.resolverOptions;
    jsonResult = builder.jsonResult;
    limits = builder.limits;
    running = builder.running;
    console = builder.console;
    grant = builder.grant;
  }

  private static <T> T require(@Nullable T value, String name) {
    if (value == null) {
      throw new IllegalStateException("a request needs a " + name);
    }
    return value;
  }

  /**
   * A builder.
   *
   * @return a new builder
   */
  public static Builder builder() {
    return new Builder();
  }

  /**
   * The tenant's directory.
   *
   * @return as it was given
   */
  public Path root() {
    return root;
  }

  String file() {
    return file;
  }

  String funcName() {
    return funcName;
  }

  @Nullable Object[] args() {
    return args.clone();
  }

  @Nullable ArgumentResolver argumentResolver() {
    return argumentResolver;
  }

  Map<String, ?> context() {
    return context;
  }

  List<String> external() {
    return external;
  }

  List<Path> whitelistedPaths() {
    return whitelistedPaths;
  }

  /**
   * What was given for the resolver.
   *
   * @return as it was given
   */
  public @Nullable Object resolverOptions() {
    return resolverOptions;
  }

  boolean jsonResult() {
    return jsonResult;
  }

  @Nullable Limits limits() {
    return limits;
  }

  @Nullable Runnable running() {
    return running;
  }

  @Nullable ConsoleSink console() {
    return console;
  }

  Consumer<IsolateBuilder> grant() {
    return grant;
  }

  /** Gathers a request. Not thread-safe. */
  public static final class Builder {

    private @Nullable Path root;
    private @Nullable String file;
    private @Nullable String funcName;
    private JsValue[] args = {};
    private @Nullable ArgumentResolver argumentResolver;
    private Map<String, ?> context = Map.of();
    private final List<String> external = new ArrayList<>();
    private final List<Path> whitelistedPaths = new ArrayList<>();
    private @Nullable Object resolverOptions;
    private boolean jsonResult;
    private @Nullable Limits limits;
    private @Nullable Runnable running;
    private @Nullable ConsoleSink console;
    private Consumer<IsolateBuilder> grant = isolate -> {};

    private Builder() {}

    /**
     * Sets the tenant's directory, which the guest sees as {@code /}. Required.
     *
     * @param directory a directory of any file system
     * @return this
     */
    public Builder root(Path directory) {
      root = Objects.requireNonNull(directory, "root");
      return this;
    }

    /**
     * Sets the CommonJS module that exports the function. Required.
     *
     * @param path relative to the root, with slashes, with or without its extension
     * @return this
     */
    public Builder file(String path) {
      file = Objects.requireNonNull(path, "file");
      return this;
    }

    /**
     * Sets the exported function's name. Required.
     *
     * @param name the name of a property of the module's exports
     * @return this
     */
    public Builder funcName(String name) {
      funcName = Objects.requireNonNull(name, "funcName");
      return this;
    }

    /**
     * Sets the arguments; none by default. They are copied now.
     *
     * @param values values for {@link JsValue#of}
     * @return this
     * @throws IllegalArgumentException when one cannot be transferred; the message names the path
     *     in it
     */
    public Builder args(@Nullable Object... values) {
      // Converted together, so that what two arguments share stays shared.
      args = ((JsArray) JavaImporter.convert(values, "args")).elements().toArray(new JsValue[0]);
      argumentResolver = null;
      return this;
    }

    /**
     * Has the arguments made when the run begins.
     *
     * @param resolver makes them
     * @return this
     */
    public Builder args(ArgumentResolver resolver) {
      argumentResolver = Objects.requireNonNull(resolver, "resolver");
      args = new JsValue[0];
      return this;
    }

    /**
     * Sets global variables; none by default. They are copied now. The guest also finds them in
     * {@code __globals__.__context__}.
     *
     * @param values from names to values for {@link JsValue#of}
     * @return this
     * @throws IllegalArgumentException when one cannot be transferred; the message names the path
     *     in it
     */
    public Builder context(Map<String, ?> values) {
      JsObject copy = (JsObject) JavaImporter.convert(values, "context");
      Map<String, Object> globals = new LinkedHashMap<>();
      for (String name : copy.keys()) {
        globals.put(name, copy.get(name));
      }
      globals.put("__globals__", JsObject.builder().put("__context__", copy).build());
      context = values.isEmpty() ? Map.of() : globals;
      return this;
    }

    /**
     * Adds packages that the guest may require by name. See {@link IsolateBuilder#externals}.
     *
     * @param packages exact names
     * @return this
     */
    public Builder external(String... packages) {
      external.addAll(List.of(packages));
      return this;
    }

    /**
     * Adds directories outside of the root in which such packages may lie. See {@link
     * IsolateBuilder#allowedPaths}.
     *
     * @param directories further roots
     * @return this
     */
    public Builder whitelistedPaths(Path... directories) {
      whitelistedPaths.addAll(List.of(directories));
      return this;
    }

    /**
     * Sets what the runtime's {@link IsolatedRuntimeBuilder#resolverFactory resolver factory} gets
     * for this run; null by default.
     *
     * @param options anything
     * @return this
     */
    public Builder resolverOptions(@Nullable Object options) {
      resolverOptions = options;
      return this;
    }

    /**
     * Has the result pass through {@code JSON.stringify} in the guest, as the result of the Node
     * library does: {@code toJSON} methods are honoured, functions and {@code undefined} in it left
     * out, a {@code Map} is an empty object. By default it is a structured clone, which keeps
     * dates, maps, bytes and cycles, and refuses functions.
     *
     * @param json true for JSON
     * @return this
     */
    public Builder jsonResult(boolean json) {
      jsonResult = json;
      return this;
    }

    /**
     * Sets other limits than the runtime's.
     *
     * @param value the limits
     * @return this
     */
    public Builder limits(Limits value) {
      limits = Objects.requireNonNull(value, "limits");
      return this;
    }

    /**
     * Is told when the module is loaded and the function found, just before it is called. Runs on
     * the isolate's thread; what it throws ends the run with a {@link HookException}.
     *
     * @param callback what to do
     * @return this
     */
    public Builder running(Runnable callback) {
      running = Objects.requireNonNull(callback, "running");
      return this;
    }

    /**
     * Receives this run's console output as it comes, beside the runtime's own sink.
     *
     * @param sink the receiver
     * @return this
     */
    public Builder onConsole(ConsoleSink sink) {
      console = Objects.requireNonNull(sink, "console");
      return this;
    }

    /**
     * Grants this run's isolate more than the runtime grants all of them, such as host functions
     * that belong to a tenant.
     *
     * @param grants is called for each run, after the runtime's own
     * @return this
     */
    public Builder grant(Consumer<IsolateBuilder> grants) {
      grant = Objects.requireNonNull(grants, "grant");
      return this;
    }

    /**
     * Makes the request.
     *
     * @return a request
     * @throws IllegalStateException when the root, the file or the function's name is missing
     */
    public RunRequest build() {
      return new RunRequest(this);
    }
  }
}
