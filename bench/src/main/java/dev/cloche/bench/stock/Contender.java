package dev.cloche.bench.stock;

import dev.cloche.bench.metered.MeteredModule;
import java.util.Locale;

/** The engines that are compared. All run the same C code with the same split interpreter. */
enum Contender {
  /** Not metered, as Chicory's compiler makes it; QuickJS's own stack check bounds recursion. */
  STOCK,

  /** Metered, but else as Chicory's compiler makes it: what the lowering saves. */
  METERED,

  /** What users get. */
  SHIPPED;

  ScriptEngine start() {
    return switch (this) {
      case STOCK -> new ChicoryEngine(StockModule.load(), StockModule::create);
      case METERED -> new ChicoryEngine(MeteredModule.load(), MeteredModule::create);
      case SHIPPED -> new ShippedEngine();
    };
  }

  String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
