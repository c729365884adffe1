package dev.cloche.bench.compare;

import dev.cloche.bench.metered.MeteredModule;
import dev.cloche.bench.stock.StockModule;
import java.util.Locale;
import java.util.function.Supplier;

/** The engines that are compared. All run the same C code with the same split interpreter. */
enum Contender {
  /** Not metered, as Chicory's compiler makes it; QuickJS's own stack check bounds recursion. */
  STOCK(() -> new ChicoryEngine(StockModule.load(), StockModule::create)),

  /** Metered, but else as Chicory's compiler makes it: what the lowering saves. */
  METERED(() -> new ChicoryEngine(MeteredModule.load(), MeteredModule::create)),

  /** What users get. */
  SHIPPED(ShippedEngine::new);

  private final Supplier<ScriptEngine> maker;

  Contender(Supplier<ScriptEngine> maker) {
    this.maker = maker;
  }

  ScriptEngine start() {
    return maker.get();
  }

  String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
