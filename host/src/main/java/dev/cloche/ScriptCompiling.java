package dev.cloche;

import dev.cloche.internal.code.ModuleCompiler;
import dev.cloche.internal.code.ModuleText;
import dev.cloche.internal.value.Utf8;
import dev.cloche.internal.value.WireWriter;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Compiles an isolate's scripts: from their source, or from data that was cached. */
final class ScriptCompiling {

  private static final int NUMBER_BYTES = 5;

  private final Session session;

  ScriptCompiling(Session session) {
    this.session = session;
  }

  /** From its source. */
  Script compile(String source, ScriptOrigin origin) {
    Objects.requireNonNull(source, "source");
    EngineRequest request = session.source(EngineRequest.SCRIPT, 0, origin, source);
    return session.run(exchange -> script(exchange.settle(request), true));
  }

  /** From cached data, if that is of this source. */
  Script compile(String source, ScriptOrigin origin, CachedData data) {
    Objects.requireNonNull(source, "source");
    byte @Nullable [] bytecode = session.debugging() == null ? data.bytecode(origin, source) : null;
    if (bytecode == null) {
      return compile(source, origin);
    }
    ModuleText text = text(source, origin);
    return session.run(
        exchange -> {
          int number = session.hostCalls().modules().addScript(text);
          return script(exchange.settle(load(number, bytecode)), false);
        });
  }

  private Script script(JsValue answer, boolean rejected) {
    return new Script(session, Handles.ofKind(answer, Handles.SCRIPT), rejected);
  }

  private static EngineRequest load(int number, byte[] bytecode) {
    WireWriter out = new WireWriter(bytecode.length + NUMBER_BYTES);
    out.varint(number);
    out.bytes(bytecode);
    return EngineRequest.of(EngineRequest.SCRIPT_LOAD, out);
  }

  /** Compiles for other isolates; empty where only the isolate itself may do it. */
  Optional<CachedData> produce(String source, ScriptOrigin origin) {
    Objects.requireNonNull(source, "source");
    // Where it does not compile, this tells why.
    compile(source, origin).close();
    ModuleText text = text(source, origin);
    long most = session.options().limits().memoryBytes();
    return session.run(
        exchange ->
            Optional.ofNullable(ModuleCompiler.shared().compile(text, session.instance(), most))
                .map(bytecode -> CachedData.of(origin, source, bytecode)));
  }

  /** As the engine gets a source: {@link Requests#source}. */
  private static ModuleText text(String source, ScriptOrigin origin) {
    String indented = " ".repeat(origin.columnOffset()) + source;
    return ModuleText.ofScript(origin.fileName(), Utf8.encode(indented), origin.lineOffset());
  }
}
