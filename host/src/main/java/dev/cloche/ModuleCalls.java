package dev.cloche;

import dev.cloche.internal.code.ModuleCompiler;
import dev.cloche.internal.code.ModuleText;
import dev.cloche.internal.engine.EngineInstance;
import dev.cloche.internal.engine.EngineTrap;
import dev.cloche.internal.modules.Builtins;
import dev.cloche.internal.modules.FoundModules;
import dev.cloche.internal.modules.ModuleRefusedException;
import dev.cloche.internal.modules.ModuleRoot;
import dev.cloche.internal.modules.ModuleRoot.ModuleNotFoundException;
import dev.cloche.internal.modules.ModuleRoot.ModuleTooLargeException;
import dev.cloche.internal.modules.PreloadedModules;
import dev.cloche.internal.modules.Resolutions;
import dev.cloche.internal.value.Origin;
import dev.cloche.internal.value.Outcome;
import dev.cloche.internal.value.Utf8;
import dev.cloche.internal.value.ValueLimits;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Answers the guest's questions for modules: where one is, and what it holds. */
final class ModuleCalls {

  private static final Origin REPLY = Origin.named("module");

  private final Limits limits;
  private final ValueLimits replyLimits;
  private final @Nullable ModuleRoot modules;
  private final Builtins builtins;
  private final @Nullable SourceCompiler compiler;
  private final @Nullable Debugging debugging;
  private final EngineInstance instance;

  private final PreloadedModules preloaded;
  private final Set<String> externals;
  private final Resolutions resolutions = new Resolutions();
  private final FoundModules foundModules = new FoundModules();

  /** Modules that came with the image as bytecode, numbered from 1. */
  private final List<ModuleText> preloadedTexts;

  /** Modules loaded as bytecode, which are numbered on. */
  private final List<ModuleText> texts = new ArrayList<>();

  /** The numbers of those that are scripts. */
  private final Map<ByteBuffer, Integer> scripts = new HashMap<>();

  private int rest;

  ModuleCalls(IsolateOptions options, @Nullable Debugging debugging, EngineInstance instance) {
    this.debugging = debugging;
    this.instance = instance;
    this.limits = options.limits();
    // A text of Latin-1 is as long as its UTF-8 or shorter, any other at most twice as long.
    this.replyLimits =
        ValueLimits.ofBytes(
            (int) Math.min(Integer.MAX_VALUE, 2L * limits.sourceBytes() + HostReply.HEADERS));
    this.modules = options.modules();
    Builtins named = options.builtins();
    this.builtins = options.files().isNone() ? named : named.withFiles();
    this.compiler = options.compiler();
    this.rest = limits.modules();
    @Nullable Image image = options.image();
    this.preloaded = image == null ? PreloadedModules.NONE : image.modules();
    this.preloadedTexts = image == null ? List.of() : image.texts();
    this.externals = options.externals();
  }

  /**
   * Finds a module.
   *
   * @param image whether the context that asks has the modules of the isolate's image
   */
  byte[] resolve(String specifier, String from, boolean image) {
    @Nullable String builtin = builtins.resolve(specifier);
    if (builtin != null) {
      return HostReply.value(builtin, replyLimits, REPLY);
    }
    try {
      return HostReply.value(find(specifier, from, image), replyLimits, REPLY);
    } catch (ModuleNotFoundException missing) {
      return notFound(specifier);
    } catch (ModuleRefusedException refused) {
      return HostReply.thrown(
          JsError.of("Error", HostReply.cut(String.valueOf(refused.getMessage()))));
    } catch (GuestVisibleException visible) {
      return HostReply.thrown(HostCalls.errorFor("resolve", visible));
    }
  }

  /** A module of the image, or a file: within a package, the package's own files go first. */
  private String find(String specifier, String from, boolean image)
      throws ModuleNotFoundException, ModuleRefusedException {
    if (PreloadedModules.isHome(from)) {
      return found(preloaded.resolve(specifier, from));
    }
    if (!foundModules.mayAsk(from)) {
      throw new ModuleNotFoundException();
    }
    @Nullable String external = image ? preloaded.external(specifier, externals) : null;
    if (external != null && !PreloadedModules.isPackages(from)) {
      return resolutions.add(specifier, from, external);
    }
    @Nullable String path;
    try {
      path = modules == null ? external : modules.resolve(specifier, from, builtins);
    } catch (ModuleNotFoundException missing) {
      path = external;
    }
    return resolutions.add(specifier, from, foundModules.add(found(path)));
  }

  private static String found(@Nullable String path) throws ModuleNotFoundException {
    if (path == null) {
      throw new ModuleNotFoundException();
    }
    return path;
  }

  /** The text of a file that is no program, such as JSON. */
  byte[] read(String path) {
    return answer(
        path, root -> HostReply.value(root.read(path, limits.sourceBytes()), replyLimits, REPLY));
  }

  /** A module's program: as bytecode, or as source that the guest has to compile itself. */
  byte[] load(String path) {
    return answer(path, root -> program(ModuleText.of(path, source(root, path))));
  }

  private byte[] program(ModuleText text) {
    if (debugging != null) {
      // What is to be debugged is compiled where it runs.
      debugging.scriptAdded(text.file(), text.bytes());
      return Outcome.encodeModule(0, text.bytes());
    }
    byte @Nullable [] bytecode =
        ModuleCompiler.shared().compile(text, instance, limits.memoryBytes());
    if (bytecode == null) {
      return Outcome.encodeModule(0, text.bytes());
    }
    return Outcome.encodeModule(addText(text), bytecode);
  }

  /** The number of a text whose bytecode the guest is about to get. */
  int addText(ModuleText text) {
    texts.add(text);
    return preloadedTexts.size() + texts.size();
  }

  /** As {@link #addText}, of a script, which may be compiled again and again: its text once. */
  int addScript(ModuleText text) {
    return scripts.computeIfAbsent(ByteBuffer.wrap(text.bytes()), bytes -> addText(text));
  }

  /** What {@code Function.prototype.toString} answers: a part of a module's text. */
  byte[] functionText(int script, int position, int length) {
    try {
      int own = script - 1 - preloadedTexts.size();
      ModuleText text = own < 0 ? preloadedTexts.get(script - 1) : texts.get(own);
      return Outcome.encodeBytes(text.slice(position, length));
    } catch (IndexOutOfBoundsException none) {
      throw new EngineTrap("a host call for text that is not there");
    }
  }

  /**
   * What an image holds of the modules.
   *
   * @param sealed the names, in the image, of those that are loaded now
   * @throws Misuse when more was looked for than is remembered
   */
  PreloadedModules sealed(Set<String> sealed) {
    @Nullable Map<Resolutions.Lookup, String> found = resolutions.found();
    if (found == null) {
      throw new Misuse(
          new IllegalStateException(
              "the isolate has looked for too many modules for an image to hold"));
    }
    return preloaded.plus(found, externals, sealed);
  }

  /** The texts of all modules that are bytecode, in the order of their numbers. */
  List<ModuleText> allTexts() {
    List<ModuleText> all = new ArrayList<>(preloadedTexts);
    all.addAll(texts);
    return all;
  }

  private interface Answer {
    byte[] from(ModuleRoot root)
        throws ModuleNotFoundException, ModuleTooLargeException, GuestVisibleException;
  }

  private byte[] answer(String path, Answer answer) {
    if (--rest < 0) {
      throw new LimitAbort(Limit.MODULES, "more than " + limits.modules() + " modules loaded");
    }
    try {
      if (modules == null || !foundModules.read(path)) {
        throw new ModuleNotFoundException();
      }
      return answer.from(modules);
    } catch (ModuleNotFoundException missing) {
      return notFound(path);
    } catch (ModuleTooLargeException large) {
      throw tooLarge("the module " + path);
    } catch (GuestVisibleException visible) {
      return HostReply.thrown(HostCalls.errorFor("compile", visible));
    }
  }

  private byte[] source(ModuleRoot root, String path)
      throws ModuleNotFoundException, ModuleTooLargeException {
    if (compiler == null) {
      return root.readBytes(path, limits.sourceBytes());
    }
    String text = root.read(path, limits.sourceBytes());
    byte[] compiled =
        Utf8.encode(
            Hook.call("the compiler failed on " + path, () -> compiler.compile(text, path)));
    if (compiled.length > limits.sourceBytes()) {
      throw tooLarge("what the compiler made of " + path);
    }
    return compiled;
  }

  private LimitAbort tooLarge(String what) {
    return new LimitAbort(
        Limit.SOURCE, what + " is larger than " + limits.sourceBytes() + " bytes");
  }

  /** Denied and missing read the same. */
  static byte[] notFound(String specifier) {
    return HostReply.thrown(
        JsError.of("Error", "Cannot find module '" + HostReply.cut(specifier) + "'"));
  }
}
