package dev.cloche.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cloche.IsolatedRuntime;
import dev.cloche.PoolOptions;
import dev.cloche.SandboxException;
import dev.cloche.containment.Hostile;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What one run leaves behind, the next one on the same thread and instance does not see. */
class LeftoversTest {

  @TempDir private Path folder = Path.of("unset");

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "globals      | globalThis.mark = 1                                  | globalThis.mark",
        "declarations | (0, eval)('let mark = 1; function mark2() {}')       | typeof mark + typeof mark2",
        "prototypes   | Object.prototype.mark = 1                            | ({}).mark",
        "methods      | Array.prototype.push = () => { throw 1; }            | [].push(1)",
        "intrinsics   | globalThis.JSON = null                               | JSON.stringify({})",
        "frozen       | Object.freeze(Array.prototype)                       | Object.isFrozen(Array.prototype)",
        "symbols      | Symbol.for('mark').description                       | Object.getOwnPropertySymbols(globalThis).length",
        "modules      | require('./other').count++                           | require('./other').count",
        "cache        | require.cache['/other.js'] = { exports: { count: 9 } } | require('./other').count",
        "accessors    | Object.defineProperty(Object.prototype, 'then', { get() { return () => {}; }, configurable: false }) | Promise.resolve(1).constructor.name",
        "regexps      | /(mark)/.exec('mark')                                | RegExp.$1",
        "process      | process.env.MARK = '1'                               | process.env.MARK",
        "console      | console.log = () => { throw 1; }                     | String(console.log(''))",
        "errors       | Error.stackTraceLimit = 0, Error.prepareStackTrace = () => 1 | typeof new Error().stack + Error.stackTraceLimit",
        "randomness   | Math.random = () => 4                                | Math.random() < 1",
        "dates        | Date.now = () => 4                                   | Date.now() > 4",
      })
  void state_ofARun_endsWithIt(String name, String leave, String look) {
    Tenant tenant =
        Tenant.of(
                folder,
                "exports.leave = () => { try { "
                    + leave
                    + "; } catch (e) { return 'no'; } return 'yes'; };"
                    + "exports.look = () => String("
                    + look
                    + ");")
            .with("other.js", "exports.count = 0;");
    String fresh;
    try (IsolatedRuntime runtime = runtime()) {
      fresh = runtime.runBlocking(tenant.call("look").build()).value().asString();
    }

    try (IsolatedRuntime runtime = runtime()) {
      try {
        runtime.runBlocking(tenant.call("leave").build());
      } catch (SandboxException poisoned) {
        // Even so.
      }
      assertThat(runtime.runBlocking(tenant.call("look").build()).value().asString())
          .isEqualTo(fresh);
    }
  }

  private static IsolatedRuntime runtime() {
    return IsolatedRuntime.builder().poolOptions(PoolOptions.defaults().withMax(1)).build();
  }

  @Hostile(44)
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "setTimeout(ring, 1)",
        "setInterval(ring, 1)",
        "setImmediate(ring)",
        "Promise.resolve().then(() => setTimeout(ring, 0))",
        "(function again() { setTimeout(again, 0); ring(); }, setTimeout(ring, 2))",
      })
  void timers_ofARun_dieWithIt(String leave) {
    AtomicInteger rings = new AtomicInteger();
    Tenant tenant =
        Tenant.of(
            folder,
            "exports.leave = () => { "
                + leave
                + "; return 1; };"
                + "exports.wait = () => new Promise(done => setTimeout(done, 20, 2));");
    try (IsolatedRuntime runtime =
        IsolatedRuntime.builder()
            .poolOptions(PoolOptions.defaults().withMax(1))
            .hostFunction("ring", arguments -> rings.incrementAndGet())
            .build()) {
      assertThat(runtime.runBlocking(tenant.call("leave").build()).value().asInt()).isEqualTo(1);
      int sofar = rings.get();
      assertThat(runtime.runBlocking(tenant.call("wait").build()).value().asInt()).isEqualTo(2);

      assertThat(rings).hasValue(sofar);
    }
  }

  @Test
  void memory_ofARun_isFreeForTheNext() {
    Tenant tenant =
        Tenant.of(folder, "exports.fill = () => new Array(1e6).fill(0).map((_, i) => i).length;");
    try (IsolatedRuntime runtime = runtime()) {
      for (int i = 0; i < 20; i++) {
        assertThat(runtime.runBlocking(tenant.call("fill").build()).value().asInt())
            .isEqualTo(1_000_000);
      }
    }
  }
}
