package dev.cloche;

import dev.cloche.internal.engine.Engine;
import dev.cloche.internal.engine.EngineInstance;
import dev.cloche.internal.engine.EngineTrap;
import dev.cloche.internal.engine.HostPort;
import dev.cloche.internal.value.MalformedMessageException;
import dev.cloche.internal.value.MessageTooLargeException;
import dev.cloche.internal.value.Origin;
import dev.cloche.internal.value.Outcome;
import dev.cloche.internal.value.ValueDecoder;
import dev.cloche.internal.value.ValueLimits;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Answers the guest's host calls: host functions, console, modules, files, clocks. Every message is
 * the guest's own making, so it is decoded under the same caps as a result, and ids, levels and
 * paths are checked here.
 *
 * <p>Used by the isolate's thread only.
 */
final class HostCalls implements HostPort {

  private static final int FUNCTION = 1;
  private static final int CONSOLE = 2;
  private static final int RESOLVE = 3;
  private static final int READ = 4;
  private static final int LIBRARY = 5;
  private static final int STARTING = 6;
  private static final int MODULE = 7;
  private static final int FUNCTION_TEXT = 8;
  private static final int RANDOM = 9;
  private static final int FILE = 10;
  private static final int IMPORT = 16;
  private static final int PAUSED = 17;

  /** What the guest sees in place of a host function's result that is over the limit. */
  static final JsError RESULT_TOO_LARGE =
      JsError.of("RangeError", "the host function's result is too large");

  private static final int MAX_RANDOM = 1 << 16;

  private static final Origin REPLY = Origin.named("reply");
  private static final ValueLimits REPLY_LIMITS = ValueLimits.ofBytes(HostReply.HEADERS);

  private final Limits limits;
  private final ValueLimits requestLimits;
  private final ValueLimits resultLimits;
  private final FunctionTable functions;
  private final ConsoleCalls console;
  private final ModuleCalls modules;
  private final FileCalls files;
  private final GuestClock clock;
  private final HostPromises promises;
  private @Nullable Runnable starting;
  private final @Nullable Long seed;
  private @Nullable Random random;
  private final Map<Integer, ModuleImporter> importers = new ConcurrentHashMap<>();
  private final Session session;
  private final RunTimes times = new RunTimes();
  private long callsRest;
  private @Nullable RuntimeException abort;

  /** A host function and the global name that it has in the guest. */
  record NamedFunction(String name, HostFunction function) {

    /** Whether it is more than the place of an image's function that the isolate may not call. */
    boolean isGranted() {
      return !(function instanceof Image.Denied);
    }
  }

  HostCalls(
      Session session,
      IsolateOptions options,
      HostPromises promises,
      FileCalls files,
      EngineInstance instance) {
    this.session = session;
    this.limits = options.limits();
    this.requestLimits = ValueLimits.ofBytes(limits.resultBytes());
    this.resultLimits = ValueLimits.ofBytes(limits.argumentBytes());
    this.functions = new FunctionTable(options.functions());
    this.console = new ConsoleCalls(options, session.debugging());
    this.modules = new ModuleCalls(options, session.debugging(), instance);
    this.clock = new GuestClock(options.clock());
    this.files = files;
    this.promises = promises;
    this.seed = options.seed();
    this.callsRest = limits.hostCalls();
  }

  /** Sets what is told when an announced call begins. */
  void onStarting(Runnable callback) {
    starting = callback;
  }

  /** The functions that the guest may call. */
  FunctionTable functions() {
    return functions;
  }

  /** Sets what {@code import()} stands for in a context. Any thread. */
  void onImport(int context, ModuleImporter importer) {
    importers.put(context, importer);
  }

  /** The times of the isolate's runs. */
  RunTimes times() {
    return times;
  }

  ModuleCalls modules() {
    return modules;
  }

  /** Another context may get its number. Any thread. */
  void forgetContext(int context) {
    importers.remove(context);
  }

  long functionCalls() {
    return limits.hostCalls() - Math.max(0, callsRest);
  }

  /** Ends the run when the host call that is going on returns: it has broken the instance. */
  void abortWith(RuntimeException failure) {
    abort = failure;
  }

  @Override
  public byte[] call(int op, byte[] message) {
    times.guest().stop();
    byte[] reply = answer(op, decode(message));
    RuntimeException broken = abort;
    if (broken != null) {
      throw new NestedAbort(broken);
    }
    times.guest().start();
    return reply;
  }

  private byte[] answer(int op, JsArray request) {
    return switch (op) {
      case FUNCTION -> callFunction(request);
      case CONSOLE -> console.write(text(request.get(0)), text(request.get(1)));
      case RESOLVE ->
          modules.resolve(text(request.get(0)), text(request.get(1)), flag(request.get(2)));
      case READ -> modules.read(text(request.get(0)));
      case LIBRARY -> library(request);
      case STARTING -> starting();
      case MODULE -> modules.load(text(request.get(0)));
      case FUNCTION_TEXT ->
          modules.functionText(
              number(request.get(0)), number(request.get(1)), number(request.get(2)));
      case RANDOM -> random(request);
      case FILE -> {
        count();
        yield files.call(request);
      }
      case PAUSED -> paused(request);
      case IMPORT -> imports(number(request.get(0)), text(request.get(1)), text(request.get(2)));
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

  /** Counts a host function's call, or a file operation. */
  private void count() {
    if (--callsRest < 0) {
      throw new LimitAbort(Limit.HOST_CALLS, "more than " + limits.hostCalls() + " host calls");
    }
  }

  private byte[] callFunction(JsArray request) {
    count();
    int id = request.get(0) instanceof JsNumber number ? (int) number.asDouble() : -1;
    @Nullable NamedFunction function = functions.get(id);
    if (function == null
        || !(request.get(1) instanceof JsArray arguments)
        || arguments.isSparse()) {
      throw new EngineTrap("a call of a host function that does not exist");
    }
    return invoke(function, arguments.elements());
  }

  private byte[] invoke(NamedFunction named, List<JsValue> arguments) {
    try {
      Object result = named.function().call(arguments);
      if (result instanceof CompletionStage<?> stage) {
        return Outcome.encodeHostPromise(promises.add(named.name(), stage));
      }
      return HostReply.value(result, resultLimits, Origin.named("result"));
    } catch (MessageTooLargeException large) {
      return HostReply.thrown(RESULT_TOO_LARGE);
    } catch (Exception thrown) {
      if (thrown instanceof InterruptedException) {
        Thread.currentThread().interrupt();
      }
      return HostReply.thrown(errorFor(named.name(), thrown));
    } catch (StackOverflowError | OutOfMemoryError exhausted) {
      return HostReply.thrown(errorFor(named.name(), exhausted));
    }
  }

  /** What the guest may know of a host function's failure. */
  static JsError errorFor(String name, Throwable thrown) {
    if (thrown instanceof GuestVisibleException visible) {
      JsError.Builder error =
          JsError.builder(
              HostReply.cut(visible.name()), HostReply.cut(String.valueOf(visible.getMessage())));
      if (!visible.code().isEmpty()) {
        error.code(HostReply.cut(visible.code()));
      }
      return error.build();
    }
    return JsError.of("Error", "the host function " + name + " failed");
  }

  /** The guest has found the function that it was to call. Told once, whatever the guest says. */
  private byte[] starting() {
    Runnable callback = starting;
    starting = null;
    try {
      if (callback != null) {
        Hook.run("the running callback failed", callback);
      }
    } catch (GuestVisibleException visible) {
      return HostReply.thrown(errorFor("running", visible));
    }
    return HostReply.value(JsValue.undefined(), REPLY_LIMITS, REPLY);
  }

  /** An image may have been made of an isolate that was debugged. */
  private byte[] paused(JsArray request) {
    @Nullable Debugging debugging = session.debugging();
    return debugging == null ? Debugging.goOn() : debugging.paused(request);
  }

  /** The number of the module that an {@code import()} stands for. */
  private byte[] imports(int context, String specifier, String referrer) {
    count();
    @Nullable ModuleImporter importer = importers.get(context);
    if (importer == null) {
      return ModuleCalls.notFound(specifier);
    }
    try {
      JsModule module = importer.load(specifier, referrer);
      return HostReply.value(module.numberFor(session, context), REPLY_LIMITS, REPLY);
    } catch (Exception thrown) {
      return HostReply.thrown(errorFor("import", thrown));
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

  /** The guest's library asks for no more than that at once. */
  private byte[] random(JsArray request) {
    double count = request.get(0) instanceof JsNumber number ? number.asDouble() : -1;
    if (!(count >= 0 && count <= MAX_RANDOM)) {
      throw new EngineTrap("a host call for an impossible number of random bytes");
    }
    Random generator = random;
    if (generator == null) {
      // The secure one is slow to load, so not before it is asked for.
      generator = random = Seeds.generator(seed);
    }
    byte[] bytes = new byte[(int) count];
    generator.nextBytes(bytes);
    return Outcome.encodeBytes(bytes);
  }

  private static int number(JsValue value) {
    if (value instanceof JsNumber number) {
      return (int) number.asDouble();
    }
    throw new EngineTrap("a host call with a " + value.kind() + " in place of a number");
  }

  private static boolean flag(JsValue value) {
    if (value instanceof JsBoolean flag) {
      return flag.asBoolean();
    }
    throw new EngineTrap("a host call with a " + value.kind() + " in place of a boolean");
  }

  private static String text(JsValue value) {
    if (value instanceof JsString string) {
      return string.value();
    }
    throw new EngineTrap("a host call with a " + value.kind() + " in place of a string");
  }

  @Override
  public long realtimeNanos() {
    return clock.realtimeNanos();
  }

  @Override
  public long monotonicNanos() {
    return clock.monotonicNanos();
  }
}
