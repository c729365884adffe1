package dev.cloche.internal.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Commands that wait for a promise which is pending. */
class AwaitedPromisesTest {

  private static final int PROMISE = 7;

  private final Conversation talk = new Conversation().enable();

  /** Evaluates to a promise, and waits for it. */
  private int await(String options) {
    state("pending", Values.undefined());
    talk.guest.evaluator =
        text ->
            text.startsWith("async ")
                ? new Evaluation(false, Values.object(8, "Promise", -1))
                : new Evaluation(false, Values.object(PROMISE, "Promise", -1));
    int id = talk.send("Runtime.evaluate", "'expression':'x','awaitPromise':true" + options);
    talk.inspector.serve(talk.guest);
    return id;
  }

  private void state(String state, Described result) {
    talk.guest.properties.put(
        PROMISE,
        List.of(
            Values.internal("[[PromiseState]]", Values.of(state)),
            Values.internal("[[PromiseResult]]", result)));
  }

  @Test
  void pending_isAnsweredOnceItHasSettled() {
    int id = await("");
    assertThat(talk.messages).isEmpty();
    assertThat(talk.inspector.awaits()).isTrue();
    talk.inspector.serve(talk.guest);
    assertThat(talk.messages).isEmpty();

    state("fulfilled", Values.of(5));
    talk.inspector.serve(talk.guest);
    talk.inspector.serve(talk.guest);
    assertThat(talk.messages).hasSize(1);
    assertThat(talk.answer(id).at("/result/value").asInt()).isEqualTo(5);
    assertThat(talk.inspector.awaits()).isFalse();
    assertThat(talk.guest.released).contains(PROMISE, 8);
  }

  @Test
  void pending_thatRejects_isAnException() {
    int id = await(",'objectGroup':'g'");
    state("rejected", Values.object(9, "Error", "RangeError", -1, "RangeError", "no"));
    talk.inspector.serve(talk.guest);
    JsonNode answer = talk.answer(id);
    assertThat(answer.at("/exceptionDetails/exception/className").asText()).isEqualTo("RangeError");
    assertThat(talk.guest.released).doesNotContain(9);
    talk.ask("Runtime.releaseObjectGroup", "'objectGroup':'g'");
    assertThat(talk.guest.released).contains(9);
  }

  @Test
  void ended_callsForAttention_onlyWhileSomethingIsAwaited() {
    talk.inspector.ended();
    assertThat(talk.attentions).isZero();
    await("");
    int before = talk.attentions;
    talk.inspector.ended();
    assertThat(talk.attentions).isEqualTo(before + 1);
  }

  @Test
  void closed_refusesWhatIsAwaited_andWhatWouldBe() {
    int id = await("");
    talk.inspector.closed();
    assertThat(talk.answer(id).at("/error/message").asText()).isEqualTo("The isolate is closed");
    assertThat(talk.inspector.awaits()).isFalse();
  }

  @Test
  void disconnect_letsPromisesGo() {
    await("");
    talk.inspector.disconnect();
    talk.inspector.serve(talk.guest);
    assertThat(talk.inspector.awaits()).isFalse();
    assertThat(talk.guest.released).contains(PROMISE);
  }

  @Test
  void guest_thatCannotBeLookedAt_isAnsweredOnce() {
    int id = await("");
    talk.guest.failure = new IllegalArgumentException("broken");
    talk.inspector.serve(talk.guest);
    talk.inspector.serve(talk.guest);
    assertThat(talk.messages).hasSize(1);
    assertThat(talk.answer(id).has("error")).isTrue();
  }

  @Test
  void moreThanCanBeAwaited_areRefused() {
    for (int i = 0; i < 1000; i++) {
      await("");
    }
    assertThat(talk.messages).isEmpty();
    assertThat(talk.answer(await("")).at("/error/message").asText())
        .isEqualTo("Too many promises are waited for");
  }

  @Test
  void awaitPromise_ofWhatIsNone_isRefused() {
    talk.guest.evaluator = text -> new Evaluation(false, Values.object(3, "Object", -1));
    String object =
        talk.ask("Runtime.evaluate", "'expression':'x'").at("/result/objectId").asText();
    JsonNode answer = talk.ask("Runtime.awaitPromise", "'promiseObjectId':'%s'".formatted(object));
    assertThat(answer.at("/error/message").asText())
        .isEqualTo("Could not find promise with given id");
  }
}
