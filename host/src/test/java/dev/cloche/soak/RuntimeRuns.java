package dev.cloche.soak;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cloche.FileAccess;
import dev.cloche.IsolatedRuntime;
import dev.cloche.PoolOptions;
import dev.cloche.RunRequest;
import dev.cloche.RunResult;
import dev.cloche.runtime.HostileTenant;
import dev.cloche.runtime.Tenant;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;

/** Runs of tenants' folders on a pool that always has more to do than threads. */
final class RuntimeRuns implements Activity, AutoCloseable {

  private static final int AT_ONCE = 6;

  private final Mischief mischief;
  private final Tenant good;
  private final Tenant hostile;
  private final IsolatedRuntime runtime;

  RuntimeRuns(Mischief mischief, Path folder) {
    this.mischief = mischief;
    hostile = HostileTenant.in(folder.resolve("hostile"));
    good =
        Tenant.of(
                folder.resolve("good"),
                """
                const { readFileSync, writeFileSync, appendFileSync } = require('fs');
                const { twice } = require('./lib/twice');
                exports.twice = (n) => twice(n);
                exports.later = (n) => new Promise((resolve) => setTimeout(resolve, 1, twice(n)));
                exports.read = (n) => JSON.parse(readFileSync('/data/two.json')).two * n;
                exports.scratch = (n) => {
                  writeFileSync('/tmp/n', String(n));
                  appendFileSync('/tmp/n', '0');
                  console.log('written', n);
                  return Number(readFileSync('/tmp/n', 'utf8')) / 5;
                };
                """)
            .with("lib/twice.js", "exports.twice = (n) => require('./two.json').two * n;")
            .with("lib/two.json", "{ \"two\": 2 }");
    Path data = good.root().resolve("lib");
    runtime =
        IsolatedRuntime.builder()
            .poolOptions(PoolOptions.defaults().withMax(2))
            .limits(Isolates.PATIENT)
            .grant(
                (request, isolate) ->
                    isolate.files(
                        FileAccess.builder()
                            .readOnly("/data", data)
                            .inMemory("/tmp", 100_000, 10)
                            .build()))
            .build();
  }

  @Override
  public void act(Random random) throws Exception {
    List<Callable<?>> checks = new ArrayList<>();
    for (int i = 0; i < AT_ONCE; i++) {
      checks.add(random.nextInt(3) == 0 ? attack(random) : work(random));
    }
    for (Callable<?> check : checks) {
      check.call();
    }
  }

  private Callable<?> work(Random random) {
    int number = random.nextInt(1000);
    String function = List.of("twice", "later", "read", "scratch").get(random.nextInt(4));
    RunRequest request = good.call(function, number).build();
    CompletableFuture<RunResult> run = runtime.run(request);
    boolean cutOff = mischief.oneIn(8, random, () -> run.cancel(true));
    return () -> {
      String ending = Endings.of(() -> assertThat(run.get().value().asInt()).isEqualTo(2 * number));
      return assertThat(ending).as(function).isIn(cutOff ? Endings.CUT_OFF : List.of("value"));
    };
  }

  private Callable<?> attack(Random random) {
    String attack = HostileTenant.ATTACKS.get(random.nextInt(HostileTenant.ATTACKS.size()));
    CompletableFuture<RunResult> run =
        runtime.run(hostile.call(attack).limits(Hostile.tight(random)).build());
    boolean cutOff = mischief.oneIn(4, random, () -> run.cancel(true));
    return () -> {
      String ending = Endings.of(run::get);
      Hostile.assertContained(attack, HostileTenant.isEndless(attack), ending, cutOff);
      return ending;
    };
  }

  @Override
  public void close() {
    runtime.close();
  }
}
