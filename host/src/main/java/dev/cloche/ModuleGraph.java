package dev.cloche;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/** What modules import, found out with a linker that takes its time. */
final class ModuleGraph {

  private final AsyncModuleLinker linker;

  /** Guards both collections. */
  private final Object lock = new Object();

  private final Set<JsModule> seen = new HashSet<>();
  private final Map<JsModule, List<JsModule>> found = new LinkedHashMap<>();

  ModuleGraph(AsyncModuleLinker linker) {
    this.linker = linker;
  }

  /** Completed with all that a module leads to, itself included. */
  CompletableFuture<Map<JsModule, List<JsModule>>> add(JsModule root) {
    return visit(root)
        .thenApply(
            done -> {
              synchronized (lock) {
                return new LinkedHashMap<>(found);
              }
            });
  }

  private CompletableFuture<?> visit(JsModule module) {
    synchronized (lock) {
      if (!seen.add(module)) {
        return CompletableFuture.completedFuture(module);
      }
    }
    if (module.imports() != null) {
      return CompletableFuture.completedFuture(module); // With all that it imports.
    }
    CompletableFuture<List<JsModule>> targets = resolve(module);
    return targets.thenCompose(
        all -> {
          synchronized (lock) {
            found.put(module, all);
          }
          return CompletableFuture.allOf(
              all.stream().map(this::visit).toArray(CompletableFuture[]::new));
        });
  }

  private CompletableFuture<List<JsModule>> resolve(JsModule module) {
    List<CompletableFuture<JsModule>> asked = new ArrayList<>();
    for (String specifier : module.dependencySpecifiers()) {
      asked.add(
          CompletableFuture.completedFuture(specifier)
              .thenCompose(name -> linker.resolve(name, module))
              .thenApply(target -> module.checked(specifier, target)));
    }
    return CompletableFuture.allOf(asked.toArray(CompletableFuture[]::new))
        .thenApply(done -> asked.stream().map(CompletableFuture::join).toList());
  }
}
