package dev.cloche.bench.warmup;

import dev.cloche.Isolate;
import dev.cloche.bench.Scripts;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What is run again and again, each time in an isolate of its own. */
enum Case {
  /** The least that a tenant can ask for. */
  EVAL("1+1") {
    @Override
    void run() {
      try (Isolate isolate = Isolate.create()) {
        require(isolate.eval("1+1").asInt() == 2);
      }
    }
  },

  /** A tenant's business rule: its source is parsed, then it judges an order. */
  RULE("a rule that prices an order") {
    @Override
    void run() {
      try (Isolate isolate = Isolate.create()) {
        isolate.eval(SOURCE, "rule.js");
        require(isolate.call("price", ORDER).toJson().path("total").asInt() == TOTAL);
      }
    }
  };

  private static final String SOURCE = Scripts.source("rule");
  private static final int TOTAL = Integer.parseInt(Scripts.answer(SOURCE));

  private static final Map<String, Object> ORDER =
      Map.of(
          "customer", Map.of("name", "Ada", "since", "2019-03-02", "country", "PT"),
          "coupon", "SPRING-15",
          "items",
              List.of(
                  Map.of("sku", "A-100", "price", 1250, "quantity", 3),
                  Map.of("sku", "B-220", "price", 399, "quantity", 12),
                  Map.of("sku", "GIFT-7", "price", 0, "quantity", 1)));

  private final String title;

  Case(String title) {
    this.title = title;
  }

  /** Once. Ends in an exception when the result is not right. */
  abstract void run();

  String title() {
    return title;
  }

  String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  private static void require(boolean right) {
    if (!right) {
      throw new IllegalStateException("a wrong result");
    }
  }
}
