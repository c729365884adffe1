package dev.cloche.bench.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.cloche.bench.compare.worker.Texts;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ReplyTest {

  @Test
  void of_linesUpToTheEnd() {
    assertThat(Reply.of(List.of("cold 900 300", "warm 20 150"), Reply.End.DONE))
        .isEqualTo(
            new Reply(
                Optional.of(new Reply.Cold(900, 300)),
                Optional.of(new Reply.Warm(20, 150)),
                Optional.empty(),
                Optional.empty()));
  }

  @Test
  void of_linesThatEndedKeepsWhatWasSaid() {
    assertThat(Reply.of(List.of("cold 900 300"), Reply.End.LATE))
        .isEqualTo(
            new Reply(
                Optional.of(new Reply.Cold(900, 300)),
                Optional.empty(),
                Optional.empty(),
                Optional.empty()));
  }

  @Test
  void of_wrongAndFailedHaveTexts() {
    assertThat(Reply.of(List.of("wrong " + Texts.encode("4 2")), Reply.End.DONE).wrong())
        .contains("4 2");
    assertThat(Reply.of(List.of("failed " + Texts.encode("no λ")), Reply.End.DONE).failure())
        .contains("no λ");
  }

  @Test
  void of_aProcessThatEndedIsAFailure() {
    assertThat(Reply.of(List.of(), Reply.End.GONE).failure()).contains("its process ended");
  }

  @Test
  void of_anyOtherLineIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Reply.of(List.of("warning: slow"), Reply.End.DONE))
        .withMessageContaining("warning: slow");
  }
}
