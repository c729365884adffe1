package dev.cloche;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cloche.internal.engine.EngineTrap;
import dev.cloche.internal.inspect.Position;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a guest tells its debugger is read with care: it is the guest's own. */
class DescriptionsTest {

  private static final JsArray SPARSE = JsArray.builder().length(4_000_000_000L).build();
  private static final Position WANTED = new Position("/a.js", 3, 1);

  @Test
  void found_moreThanWasAskedFor_isLeftOut() {
    JsArray answer = JsArray.of(3, 1, 4, 1, 5, 1);

    assertThat(Descriptions.found(answer, List.of(WANTED))).containsExactly(WANTED);
    assertThat(Descriptions.found(answer, List.of())).isEmpty();
  }

  @Test
  void found_nowhereOrNotAtAll_isNull() {
    JsArray answer = JsArray.of(0, 0, 4);

    assertThat(Descriptions.found(answer, List.of(WANTED, WANTED)))
        .containsExactly((Position) null);
  }

  @Test
  void places_ofLine0_arePlaces() {
    assertThat(Descriptions.places(JsArray.of(0, 7, 2, 1, 9), "/b.js"))
        .containsExactly(new Position("/b.js", 0, 7), new Position("/b.js", 2, 1));
  }

  @Test
  void answer_thatIsSparse_isMalformed() {
    JsArray object = JsArray.of(7, null, 1, "Object", "Object", -1, SPARSE);

    assertMalformed(() -> Descriptions.properties(SPARSE));
    assertMalformed(() -> Descriptions.calls(SPARSE));
    assertMalformed(() -> Descriptions.scopes(SPARSE));
    assertMalformed(() -> Descriptions.places(SPARSE, "/a.js"));
    assertMalformed(() -> Descriptions.found(SPARSE, List.of(WANTED)));
    assertMalformed(() -> Descriptions.value(object));
  }

  @Test
  void answer_ofAnotherKind_isMalformed() {
    assertMalformed(() -> Descriptions.evaluation(JsValue.of("text")));
    assertMalformed(() -> Descriptions.evaluation(JsArray.of(1, 2)));
    assertMalformed(() -> Descriptions.value(JsArray.of(99)));
    assertMalformed(() -> Descriptions.value(JsArray.of(Double.NaN, 1).get(1)));
    assertMalformed(() -> Descriptions.properties(JsArray.of(1)));
  }

  private static void assertMalformed(Runnable reading) {
    assertThatThrownBy(reading::run).isInstanceOf(EngineTrap.class);
  }
}
