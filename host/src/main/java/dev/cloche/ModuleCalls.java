package dev.cloche;

import dev.cloche.internal.modules.Builtins;
import dev.cloche.internal.modules.ModuleRefusedException;
import dev.cloche.internal.modules.ModuleRoot;
import dev.cloche.internal.modules.ModuleRoot.ModuleNotFoundException;
import dev.cloche.internal.modules.ModuleRoot.ModuleTooLargeException;
import dev.cloche.internal.value.Origin;
import dev.cloche.internal.value.ValueLimits;
import org.jspecify.annotations.Nullable;

/** Answers the guest's questions for modules: where one is, and what it holds. */
final class ModuleCalls {

  private static final Origin REPLY = Origin.named("module");
  private static final String JSON = ".json";

  private final Limits limits;
  private final ValueLimits replyLimits;
  private final @Nullable ModuleRoot modules;
  private final Builtins builtins;
  private final @Nullable SourceCompiler compiler;
  private int rest;

  ModuleCalls(IsolateOptions options) {
    this.limits = options.limits();
    // A text of Latin-1 is as long as its UTF-8 or shorter, any other at most twice as long.
    this.replyLimits =
        ValueLimits.ofBytes(
            (int) Math.min(Integer.MAX_VALUE, 2L * limits.sourceBytes() + HostReply.HEADERS));
    this.modules = options.modules();
    this.builtins = options.builtins();
    this.compiler = options.compiler();
    this.rest = limits.modules();
  }

  byte[] resolve(String specifier, String from) {
    @Nullable String builtin = builtins.resolve(specifier);
    if (builtin != null) {
      return HostReply.value(builtin, replyLimits, REPLY);
    }
    try {
      if (modules == null) {
        throw new ModuleNotFoundException();
      }
      return HostReply.value(modules.resolve(specifier, from), replyLimits, REPLY);
    } catch (ModuleNotFoundException missing) {
      return notFound(specifier);
    } catch (ModuleRefusedException refused) {
      return HostReply.thrown(
          JsError.of("Error", HostReply.cut(String.valueOf(refused.getMessage()))));
    } catch (GuestVisibleException visible) {
      return HostReply.thrown(HostCalls.errorFor("resolve", visible));
    }
  }

  byte[] read(String path) {
    if (--rest < 0) {
      throw new LimitAbort(Limit.MODULES, "more than " + limits.modules() + " modules loaded");
    }
    try {
      if (modules == null) {
        throw new ModuleNotFoundException();
      }
      String text = modules.read(path, limits.sourceBytes());
      return HostReply.value(compile(text, path), replyLimits, REPLY);
    } catch (ModuleNotFoundException missing) {
      return notFound(path);
    } catch (ModuleTooLargeException large) {
      throw tooLarge("the module " + path);
    } catch (GuestVisibleException visible) {
      return HostReply.thrown(HostCalls.errorFor("compile", visible));
    }
  }

  private String compile(String text, String path) {
    if (compiler == null || path.endsWith(JSON)) {
      return text;
    }
    String compiled =
        Hook.call("the compiler failed on " + path, () -> compiler.compile(text, path));
    if (compiled.length() > limits.sourceBytes()) {
      throw tooLarge("what the compiler made of " + path);
    }
    return compiled;
  }

  private LimitAbort tooLarge(String what) {
    return new LimitAbort(
        Limit.SOURCE, what + " is larger than " + limits.sourceBytes() + " bytes");
  }

  /** Denied and missing read the same. */
  private static byte[] notFound(String specifier) {
    return HostReply.thrown(
        JsError.of("Error", "Cannot find module '" + HostReply.cut(specifier) + "'"));
  }
}
