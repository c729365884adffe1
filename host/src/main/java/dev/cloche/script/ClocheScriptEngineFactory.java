package dev.cloche.script;

import com.fasterxml.jackson.databind.node.TextNode;
import dev.cloche.IsolateBuilder;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import javax.script.ScriptEngine;
import javax.script.ScriptEngineFactory;
import org.jspecify.annotations.Nullable;

/**
 * Makes script engines in which guests reach nothing of Java's.
 *
 * <p>It is found by the name {@code cloche}. It does not claim {@code javascript}, {@code js} or an
 * extension, under which programs look for engines that share Java with their scripts.
 */
public final class ClocheScriptEngineFactory implements ScriptEngineFactory {

  private static final String NAME = "Cloche";

  private final Consumer<IsolateBuilder> grants;

  /** A factory of engines with the default limits, in which everything is denied. */
  public ClocheScriptEngineFactory() {
    this(isolate -> {});
  }

  /**
   * A factory of engines that are granted something.
   *
   * @param grants is called for each set of bindings, and sets limits, host functions, modules, a
   *     clock; a console that it sets takes what would go to the context's writers
   */
  public ClocheScriptEngineFactory(Consumer<IsolateBuilder> grants) {
    this.grants = Objects.requireNonNull(grants, "grants");
  }

  @Override
  public ClocheScriptEngine getScriptEngine() {
    return new ClocheScriptEngine(this, grants);
  }

  @Override
  public String getEngineName() {
    return NAME;
  }

  @Override
  public String getEngineVersion() {
    @Nullable String version = getClass().getPackage().getImplementationVersion();
    return version == null ? "0" : version; // Outside of the jar.
  }

  @Override
  public String getLanguageName() {
    return "ECMAScript";
  }

  @Override
  public String getLanguageVersion() {
    return "2025";
  }

  /** {@return none: files of JavaScript are not Cloche's alone} */
  @Override
  public List<String> getExtensions() {
    return List.of();
  }

  /** {@return none: see {@link #getExtensions}} */
  @Override
  public List<String> getMimeTypes() {
    return List.of();
  }

  @Override
  public List<String> getNames() {
    return List.of("cloche", NAME);
  }

  /**
   * {@inheritDoc}
   *
   * @return null for {@code THREADING}: an engine, as its context, is for one thread at a time
   */
  @Override
  public @Nullable Object getParameter(String key) {
    return switch (key) {
      case ScriptEngine.ENGINE -> getEngineName();
      case ScriptEngine.ENGINE_VERSION -> getEngineVersion();
      case ScriptEngine.LANGUAGE -> getLanguageName();
      case ScriptEngine.LANGUAGE_VERSION -> getLanguageVersion();
      case ScriptEngine.NAME -> getNames().get(0);
      default -> null;
    };
  }

  @Override
  public String getMethodCallSyntax(String object, String method, String... arguments) {
    return object + "." + method + "(" + String.join(", ", arguments) + ")";
  }

  @Override
  public String getOutputStatement(String text) {
    return "console.log(" + TextNode.valueOf(text) + ")";
  }

  @Override
  public String getProgram(String... statements) {
    return statements.length == 0 ? "" : String.join(";\n", statements) + ";";
  }
}
