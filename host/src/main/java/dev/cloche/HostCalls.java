package dev.cloche;

import dev.cloche.internal.engine.Engine;
import dev.cloche.internal.engine.EngineTrap;
import dev.cloche.internal.engine.HostPort;
import dev.cloche.internal.modules.Builtins;
import dev.cloche.internal.modules.ModuleRoot;
import dev.cloche.internal.modules.ModuleRoot.ModuleNotFoundException;
import dev.cloche.internal.modules.ModuleRoot.ModuleTooLargeException;
import dev.cloche.internal.value.MalformedMessageException;
import dev.cloche.internal.value.MessageTooLargeException;
import dev.cloche.internal.value.Origin;
import dev.cloche.internal.value.Outcome;
import dev.cloche.internal.value.ValueDecoder;
import dev.cloche.internal.value.ValueLimits;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * Answers the guest's host calls: host functions, console, modules, clocks. Every message is the
 * guest's own making, so it is decoded under the same caps as a result, and ids, levels and paths
 * are checked here.
 *
 * <p>Used by the isolate's thread only.
 */
final class HostCalls implements HostPort {

  private static final int FUNCTION = 1;
  private static final int CONSOLE = 2;
  private static final int RESOLVE = 3;
  private static final int READ = 4;
  private static final int LIBRARY = 5;

  private static final List<String> LEVELS =
      List.of("log", "info", "warn", "error", "debug", "trace");

  /** Room for what surrounds a text in a reply. */
  private static final int REPLY_HEADERS = 64 << 10;

  /** Characters of an error's name and of its message, as for the guest's own errors. */
  private static final int MAX_ERROR_TEXT = 8192;

  private static final ValueLimits ERROR_LIMITS = ValueLimits.ofBytes(REPLY_HEADERS);

  /** What the guest sees in place of a host function's result that is over the limit. */
  static final JsError RESULT_TOO_LARGE =
      JsError.of("RangeError", "the host function's result is too large");

  /** The engine's clock counts nanoseconds from 1970 in 64 bits, and knows no sign. */
  private static final Instant LATEST = Instant.ofEpochSecond(0, Long.MAX_VALUE);

  private static final Origin CONSOLE_REPLY = Origin.named("reply");
  private static final Origin MODULE_REPLY = Origin.named("module");

  private final Limits limits;
  private final ValueLimits requestLimits;
  private final ValueLimits resultLimits;
  private final ValueLimits moduleLimits;
  private final List<NamedFunction> functions;
  private final ConsoleSink console;
  private final @Nullable ModuleRoot modules;
  private final Builtins builtins;
  private final InstantSource clock;
  private final boolean frozen;
  private final HostPromises promises;
  private long consoleRest;
  private int modulesRest;
  private long callsRest;

  /** A host function and the global name that it has in the guest. */
  record NamedFunction(String name, HostFunction function) {}

  HostCalls(IsolateOptions options, HostPromises promises) {
    this.limits = options.limits();
    this.requestLimits = ValueLimits.ofBytes(limits.resultBytes());
    this.resultLimits = ValueLimits.ofBytes(limits.argumentBytes());
    // A text of Latin-1 is as long as its UTF-8 or shorter, any other at most twice as long.
    this.moduleLimits =
        ValueLimits.ofBytes(
            (int) Math.min(Integer.MAX_VALUE, 2L * limits.sourceBytes() + REPLY_HEADERS));
    this.functions = options.functions();
    this.console = options.console();
    this.modules = options.modules();
    this.builtins = options.builtins();
    this.clock = options.clock();
    this.frozen = options.clock() != IsolateOptions.SYSTEM_CLOCK;
    this.promises = promises;
    this.consoleRest = limits.consoleBytes();
    this.modulesRest = limits.modules();
    this.callsRest = limits.hostCalls();
  }

  long functionCalls() {
    return limits.hostCalls() - Math.max(0, callsRest);
  }

  @Override
  public byte[] call(int op, byte[] message) {
    JsArray request = decode(message);
    return switch (op) {
      case FUNCTION -> callFunction(request);
      case CONSOLE -> writeConsole(request);
      case RESOLVE -> resolve(request);
      case READ -> read(request);
      case LIBRARY -> library(request);
      default -> throw new EngineTrap("the guest made a host call of no kind");
    };
  }

  private JsArray decode(byte[] message) {
    try {
      if (ValueDecoder.decode(message, requestLimits) instanceof JsArray array) {
        return array;
      }
    } catch (MalformedMessageException malformed) {
      throw new EngineTrap("a host call's message is malformed");
    }
    throw new EngineTrap("a host call's message is no array");
  }

  private static byte[] value(@Nullable Object value, ValueLimits caps, Origin origin) {
    return new Outcome(Outcome.Status.VALUE, JsValue.of(value)).encode(caps, origin);
  }

  private static byte[] thrown(JsError error) {
    return new Outcome(Outcome.Status.THROWN, error).encode(ERROR_LIMITS, Origin.named("error"));
  }

  private byte[] callFunction(JsArray request) {
    if (--callsRest < 0) {
      throw new LimitAbort(
          Limit.HOST_CALLS, "more than " + limits.hostCalls() + " calls of host functions");
    }
    int id = request.get(0) instanceof JsNumber number ? (int) number.asDouble() : -1;
    if (id < 0 || id >= functions.size() || !(request.get(1) instanceof JsArray arguments)) {
      throw new EngineTrap("a call of a host function that does not exist");
    }
    return invoke(functions.get(id), arguments.elements());
  }

  private byte[] invoke(NamedFunction named, List<JsValue> arguments) {
    try {
      Object result = named.function().call(arguments);
      if (result instanceof CompletionStage<?> stage) {
        return Outcome.encodeHostPromise(promises.add(named.name(), stage));
      }
      return value(result, resultLimits, Origin.named("result"));
    } catch (MessageTooLargeException large) {
      return thrown(RESULT_TOO_LARGE);
    } catch (Exception thrown) {
      if (thrown instanceof InterruptedException) {
        Thread.currentThread().interrupt();
      }
      return thrown(errorFor(named.name(), thrown));
    } catch (StackOverflowError | OutOfMemoryError exhausted) {
      return thrown(errorFor(named.name(), exhausted));
    }
  }

  /** What the guest may know of a host function's failure. */
  static JsError errorFor(String name, Throwable thrown) {
    if (thrown instanceof GuestVisibleException visible) {
      return JsError.of(cut(visible.name()), cut(String.valueOf(visible.getMessage())));
    }
    return JsError.of("Error", "the host function " + name + " failed");
  }

  private static String cut(String text) {
    return text.length() <= MAX_ERROR_TEXT ? text : text.substring(0, MAX_ERROR_TEXT);
  }

  private byte[] writeConsole(JsArray request) {
    String level = text(request.get(0));
    String text = text(request.get(1));
    if (!LEVELS.contains(level)) {
      throw new EngineTrap("a console call of an unknown level");
    }
    consoleRest -= text.length() + 1;
    if (consoleRest < 0) {
      throw new LimitAbort(
          Limit.CONSOLE, "more than " + limits.consoleBytes() + " characters of console output");
    }
    console.accept(level, ConsoleText.printable(text));
    return value(JsValue.undefined(), moduleLimits, CONSOLE_REPLY);
  }

  private byte[] resolve(JsArray request) {
    String specifier = text(request.get(0));
    @Nullable String builtin = builtins.resolve(specifier);
    if (builtin != null) {
      return value(builtin, moduleLimits, MODULE_REPLY);
    }
    try {
      if (modules == null) {
        throw new ModuleNotFoundException();
      }
      return value(modules.resolve(specifier, text(request.get(1))), moduleLimits, MODULE_REPLY);
    } catch (ModuleNotFoundException missing) {
      return notFound(specifier);
    }
  }

  private byte[] read(JsArray request) {
    if (--modulesRest < 0) {
      throw new LimitAbort(Limit.MODULES, "more than " + limits.modules() + " modules loaded");
    }
    String path = text(request.get(0));
    try {
      if (modules == null) {
        throw new ModuleNotFoundException();
      }
      return value(modules.read(path, limits.sourceBytes()), moduleLimits, MODULE_REPLY);
    } catch (ModuleNotFoundException missing) {
      return notFound(path);
    } catch (ModuleTooLargeException large) {
      throw new LimitAbort(
          Limit.SOURCE,
          "the module " + path + " is larger than " + limits.sourceBytes() + " bytes");
    }
  }

  /** Bytecode of our own; it grants nothing, so whoever asks may have it. */
  private static byte[] library(JsArray request) {
    byte[] bytecode = Engine.get().library(text(request.get(0)));
    if (bytecode == null) {
      throw new EngineTrap("a host call for a library that does not exist");
    }
    return Outcome.encodeBytes(bytecode);
  }

  /** Denied and missing read the same. */
  private static byte[] notFound(String specifier) {
    return thrown(JsError.of("Error", "Cannot find module '" + cut(specifier) + "'"));
  }

  private static String text(JsValue value) {
    if (value instanceof JsString string) {
      return string.value();
    }
    throw new EngineTrap("a host call with a " + value.kind() + " in place of a string");
  }

  @Override
  public long realtimeNanos() {
    Instant now = clock.instant();
    if (now.isBefore(Instant.EPOCH)) {
      return 0;
    }
    return now.isAfter(LATEST)
        ? Long.MAX_VALUE
        : now.getEpochSecond() * 1_000_000_000L + now.getNano();
  }

  @Override
  public long monotonicNanos() {
    return frozen ? realtimeNanos() : System.nanoTime();
  }
}
