package dev.cloche.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class ScriptsTest {

  @Test
  void answer_isTheNumberInTheComment() {
    assertThat(Scripts.answer("// Sums.\n// run() answers -12.\nfunction run() {}"))
        .isEqualTo("-12");
  }

  @Test
  void answer_ofAScriptThatSaysNoneIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Scripts.answer("const text = '// run() answers 3.';"))
        .withMessage("the script does not say its answer");
  }

  @Test
  void source_ofAnUnknownScriptIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Scripts.source("nothing"))
        .withMessage("no script nothing");
  }
}
