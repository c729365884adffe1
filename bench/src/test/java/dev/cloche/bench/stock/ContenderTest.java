package dev.cloche.bench.stock;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ContenderTest {

  private static final long STACK_BYTES = 64L << 20;

  @ParameterizedTest
  @ValueSource(strings = {"sort", "json", "classes"})
  void engines_agreeOnScripts(String name) throws Exception {
    Script script = new Script(name);
    FutureTask<List<byte[]>> replies =
        new FutureTask<>(
            () ->
                List.of(Contender.values()).stream()
                    .map(Contender::start)
                    .map(
                        engine -> {
                          script.load(engine);
                          return Script.run(engine);
                        })
                    .toList());
    new Thread(null, replies, "engines", STACK_BYTES).start();

    assertThat(replies.get()).containsOnly(replies.get().get(0));
  }
}
