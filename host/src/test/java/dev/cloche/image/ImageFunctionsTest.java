package dev.cloche.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cloche.EngineFaultException;
import dev.cloche.Image;
import dev.cloche.IsolateBuilder;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** Host functions of images are bound by name, or not at all. */
class ImageFunctionsTest {

  private final Image image =
      Images.after(
          granting(granting(granting(Images.small(), "first"), "db.find"), "last"),
          "globalThis.kept = db.find; globalThis.all = () => first() + kept() + last(); 0");

  private static IsolateBuilder granting(IsolateBuilder builder, String... names) {
    for (String name : names) {
      builder.hostFunction(name, arguments -> "<" + name + ">");
    }
    return builder;
  }

  private IsolateBuilder from(String... names) {
    return granting(Images.small().image(image), names);
  }

  @Test
  void functions_inAnotherOrder_areBoundByName() {
    assertThat(Images.eval(from("last", "first", "db.find"), "all()").asString())
        .isEqualTo("<first><db.find><last>");
  }

  @Test
  void functions_notGranted_throwAndCallNoOther() {
    String script = "try { all() } catch (error) { error.name + ': ' + error.message + first() }";

    assertThat(Images.eval(from("last", "first"), script).asString())
        .isEqualTo("Error: the host function db.find is not granted to this isolate<first>");
    assertThat(Images.eval(from(), "typeof first + typeof kept").asString())
        .isEqualTo("functionfunction");
    assertThat(Images.eval(from("other"), "try { last() } catch (e) { e.message }").asString())
        .isEqualTo("the host function last is not granted to this isolate");
  }

  @Test
  void functions_newOnes_areDefined() {
    assertThat(
            Images.eval(from("other", "db.save", "last"), "other() + db.save() + last()")
                .asString())
        .isEqualTo("<other><db.save><last>");
  }

  /** What the prepared code has made of a function's name is not undone. */
  @Test
  void functions_wrapped_stayWrapped() {
    Image wrapped =
        Images.after(
            granting(Images.small(), "log"),
            "const inner = log; globalThis.log = () => 'safe ' + inner(); 0");

    assertThat(Images.eval(granting(Images.small().image(wrapped), "log"), "log()").asString())
        .isEqualTo("safe <log>");
  }

  @Test
  void functions_throughTwoImagesAndAFile_areBoundByName() throws IOException {
    Image second =
        Images.after(from("other", "last"), "globalThis.both = () => other() + last(); 0");
    Image stored = Images.read(Images.stored(second));
    IsolateBuilder builder =
        granting(Images.small().image(stored), "last", "other", "first", "db.find");

    assertThat(Images.eval(builder, "both() + all()").asString())
        .isEqualTo("<other><last><first><db.find><last>");
  }

  /** A proxy would be told of the definition, in code of the guest's. */
  @Test
  void function_forAProxyOrAFrozenGlobal_isNotDefined() {
    for (String script :
        new String[] {
          "globalThis.api = new Proxy({}, { defineProperty() { for (;;); } }); 0",
          "globalThis.api = Object.freeze({}); 0",
          "globalThis.api = 5; 0"
        }) {
      IsolateBuilder builder = granting(Images.small().image(Images.after(script)), "api.f");
      assertThatThrownBy(() -> Images.eval(builder, "1"))
          .as(script)
          .isInstanceOf(EngineFaultException.class)
          .hasRootCauseMessage("a host function cannot be defined");
    }
  }
}
