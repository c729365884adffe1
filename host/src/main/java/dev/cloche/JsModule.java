package dev.cloche;

import dev.cloche.internal.value.Origin;
import java.lang.ref.Cleaner;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * An ES module in a context: compiled, then {@linkplain #instantiate instantiated} together with
 * all that it imports, then {@linkplain #evaluate evaluated}, once.
 *
 * <p>Bindings are live, cycles are welcome, {@code await} may stand at the top level. Threads are
 * as of a {@link Reference}.
 *
 * <p><b>Lifetime.</b> A context knows its modules by name for as long as it is there, so what one
 * takes of the isolate's memory, its text's bytecode and its variables, is given back with its
 * {@linkplain Context#close context}, and so is the little that an {@link #instantiate} leaves that
 * fails. Programs that load modules again and again make contexts for them. {@link #close} lets go
 * of this object's hold alone.
 */
public final class JsModule implements AutoCloseable {

  private static final Cleaner CLEANER = Cleaner.create();
  private static final int HEAD = 3;

  private final Context context;
  private final Session session;
  private final int number;
  private final boolean awaits;
  private final String name;
  private final List<String> specifiers;
  private final Cleaner.Cleanable hold;

  /** What its imports stand for; null before it is known. */
  private volatile @Nullable List<JsModule> imports;

  private volatile boolean released;

  private JsModule(Context context, JsArray description) {
    this.context = context;
    this.session = context.session();
    this.number = Handles.number(description, 0);
    this.awaits = description.get(1) == JsBoolean.TRUE;
    this.name = description.get(2).asString();
    List<String> names = new ArrayList<>();
    for (int i = HEAD; i < description.length(); i++) {
      names.add(description.get(i).asString());
    }
    this.specifiers = List.copyOf(names);
    Session owner = session;
    int handle = number;
    hold = CLEANER.register(this, () -> owner.release(handle));
  }

  static JsModule compile(Context context, String source, ScriptOrigin origin) {
    Session session = context.session();
    Objects.requireNonNull(source, "source");
    EngineRequest request = context.in(session.source(EngineRequest.MODULE, 0, origin, source));
    return session.run(
        exchange -> new JsModule(context, Handles.parts(exchange.settle(request), HEAD)),
        request.uses());
  }

  /**
   * The name that it is known by.
   *
   * @return its {@code import.meta.url}
   */
  public String name() {
    return name;
  }

  /**
   * What it imports.
   *
   * @return specifiers, in the order in which they stand, each once
   */
  public List<String> dependencySpecifiers() {
    return specifiers;
  }

  /**
   * Whether {@code await} stands at its top level.
   *
   * @return whether its evaluation may wait
   */
  public boolean hasTopLevelAwait() {
    return awaits;
  }

  /**
   * Finds out what it imports, and what those import, and links all of them. Runs no guest code.
   * When the linker fails, or an export is missing, nothing has changed, and it may be tried again.
   *
   * @param linker asked once for each import of each module that has not been asked for before
   * @throws GuestException when a module has no such export
   * @throws IllegalArgumentException when the linker answers a module of another context
   * @throws IllegalStateException when a module or the isolate is closed, or a module has been
   *     linked otherwise meanwhile
   */
  public void instantiate(ModuleLinker linker) {
    Objects.requireNonNull(linker, "linker");
    Map<JsModule, List<JsModule>> found = new LinkedHashMap<>();
    Queue<JsModule> open = new ArrayDeque<>(List.of(this));
    while (!open.isEmpty()) {
      JsModule module = open.remove();
      // What is linked has all that it imports.
      if (module.imports == null && !found.containsKey(module)) {
        List<JsModule> targets = module.resolveAll(linker);
        found.put(module, targets);
        open.addAll(targets);
      }
    }
    link(found);
  }

  /**
   * As {@link #instantiate}, with a linker that may take its time.
   *
   * @param linker asked like a {@link ModuleLinker}; its futures may complete on any thread
   * @return completed when all are linked, or exceptionally like {@code instantiate}
   */
  public CompletableFuture<@Nullable Void> instantiateAsync(AsyncModuleLinker linker) {
    Objects.requireNonNull(linker, "linker");
    return new ModuleGraph(linker)
        .add(this)
        .thenApply(
            found -> {
              link(found);
              return null;
            });
  }

  private List<JsModule> resolveAll(ModuleLinker linker) {
    List<JsModule> targets = new ArrayList<>();
    for (String specifier : specifiers) {
      targets.add(checked(specifier, linker.resolve(specifier, this)));
    }
    return List.copyOf(targets);
  }

  /** What a linker answered, if it may be that. */
  JsModule checked(String specifier, @Nullable JsModule target) {
    if (target == null) {
      throw new IllegalArgumentException(
          "the linker found no module for '" + HostReply.cut(specifier) + "' in " + name);
    }
    if (target.context != context) {
      throw new IllegalArgumentException(
          "the linker answered a module of another context for '"
              + HostReply.cut(specifier)
              + "' in "
              + name);
    }
    return target;
  }

  /** What is known of its imports already. */
  @Nullable List<JsModule> imports() {
    return imports;
  }

  private void link(Map<JsModule, List<JsModule>> found) {
    usable();
    session.run(
        exchange -> {
          // Others may have linked some of them, or closed them, before it was this run's turn.
          EngineRequest request = Misuse.check(() -> linking(found));
          exchange.settle(request);
          found.forEach((module, targets) -> module.imports = targets);
          return JsValue.undefined();
        });
  }

  private EngineRequest linking(Map<JsModule, List<JsModule>> found) {
    JsArray.Builder message = JsArray.builder(0).add(usable());
    found.forEach(
        (module, targets) -> {
          List<JsModule> known = module.imports;
          if (known != null && !known.equals(targets)) {
            throw new IllegalStateException(
                "the module " + module.name + " has been linked with others meanwhile");
          }
          for (int i = 0; known == null && i < targets.size(); i++) {
            message.add(module.usable()).add(i).add(targets.get(i).usable());
          }
        });
    return context.in(
        session.requests().request(EngineRequest.LINK, message.build(), Origin.named("modules")));
  }

  private int usable() {
    context.numberIn(session);
    if (released) {
      throw new IllegalStateException("the module " + name + " has been closed");
    }
    return number;
  }

  int numberFor(Session other, int contextNumber) {
    if (other != session || context.numberIn(session) != contextNumber) {
      throw new IllegalArgumentException("the importer answered a module of another context");
    }
    return usable();
  }

  /**
   * Evaluates it, and before it what it imports, as far as they have not been evaluated. The second
   * time it answers what the first one came to.
   *
   * @throws IllegalStateException when it has not been instantiated
   * @throws SandboxException as {@link Isolate#eval(String)} says
   */
  public void evaluate() {
    evaluate(RunOptions.ignored());
  }

  /**
   * Evaluates it. See {@link #evaluate()}.
   *
   * @param options its time limit; its result is undefined
   * @param <T> what that becomes
   * @return undefined
   */
  public <T extends @Nullable Object> T evaluate(RunOptions<T> options) {
    return session.send(options, request(options, Reference.EVALUATE));
  }

  /**
   * Evaluates it when all runs asked for before have ended. See {@link #evaluate()}.
   *
   * @return completed when it has been evaluated
   */
  public CompletableFuture<@Nullable Void> evaluateAsync() {
    RunOptions<@Nullable Void> options = RunOptions.ignored();
    return session.sendAsync(options, request(options, Reference.EVALUATE));
  }

  /**
   * Its exports.
   *
   * @return a reference to the module namespace object
   * @throws IllegalStateException when it has not been instantiated
   */
  public Reference namespace() {
    RunOptions<Reference> options = RunOptions.reference();
    return session.send(options, request(options, Reference.NAMESPACE));
  }

  private EngineRequest request(RunOptions<?> options, int action) {
    return context
        .in(session.requests().reference(options.form(), action, usable(), Operands.NONE))
        .using(this::usable);
  }

  /**
   * Lets go of it. Modules that import it still have it, and its memory is its context's until that
   * is closed. Has no effect the second time.
   */
  @Override
  public void close() {
    released = true;
    hold.clean();
  }
}
