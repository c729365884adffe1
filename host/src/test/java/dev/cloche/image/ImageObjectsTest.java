package dev.cloche.image;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cloche.Callback;
import dev.cloche.Context;
import dev.cloche.Image;
import dev.cloche.Isolate;
import dev.cloche.JsTypedArray;
import dev.cloche.Reference;
import dev.cloche.RunOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** References, contexts and callbacks beside an image. */
class ImageObjectsTest {

  @Test
  void capture_withReferencesAndContexts_leavesThemAlive_andOutOfTheImage() {
    Image image;
    try (Isolate isolate = Images.small().build();
        Context other = isolate.createContext()) {
      Reference large =
          isolate.context().eval("new Uint8Array(4 << 20).fill(7)", RunOptions.reference());
      other.eval("globalThis.n = 5; globalThis.kept = new Uint8Array(4 << 20).fill(7); 0");
      image = isolate.capture();
      assertThat(((JsTypedArray) large.copy()).length()).isEqualTo(4 << 20);
      assertThat(other.eval("n").asInt()).isEqualTo(5);
    }
    // What nothing else held is free there, for others to use.
    try (Isolate isolate = Images.small().image(image).build()) {
      isolate.eval("globalThis.n = new Uint8Array(4 << 20).fill(1).length");
      assertThat(isolate.usage().memoryBytes()).isEqualTo(linearMemory(image));
      assertThat(isolate.createContext().eval("typeof n").asString()).isEqualTo("undefined");
    }
  }

  private static long linearMemory(Image image) {
    try (Isolate isolate = Images.small().image(image).build()) {
      isolate.eval("1");
      return isolate.usage().memoryBytes();
    }
  }

  /** A callback has no name to be bound by; its number stays taken. */
  @Test
  void callbacks_ofTheCapturedIsolate_throw_andAreNobodyElses() throws IOException {
    Image image;
    try (Isolate isolate = Images.small().hostFunction("named", arguments -> "named").build()) {
      Callback callback = Callback.of("own", arguments -> "the captured isolate's");
      isolate.context().evalClosure("globalThis.own = $0;", callback);
      assertThat(isolate.eval("own()").asString()).isEqualTo("the captured isolate's");
      image = Images.read(Images.stored(isolate.capture()));
    }
    try (Isolate isolate =
        Images.small()
            .image(image)
            .hostFunction("later", arguments -> "later")
            .hostFunction("named", arguments -> "named")
            .build()) {
      Callback callback = Callback.of("fresh", arguments -> "fresh");
      isolate.context().evalClosure("globalThis.fresh = $0;", callback);
      assertThat(isolate.eval("try { own() } catch (error) { error.message }").asString())
          .isEqualTo("the callback belongs to the isolate that the image was made of");
      assertThat(isolate.eval("fresh() + later() + named()").asString())
          .isEqualTo("freshlaternamed");
    }
  }

  /** A context that is made now was not in the image: it has what was granted, and loads anew. */
  @Test
  void contexts_ofAnIsolateFromAnImage_haveItsGrantsAlone(@TempDir Path root) throws IOException {
    Path file = root.resolve("node_modules/pkg/index.js");
    Files.createDirectories(file.getParent());
    Files.writeString(file, "module.exports = { n: 0 };");
    Files.writeString(root.resolve("main.js"), "exports.bump = () => ++require('pkg').n;");
    Image image;
    try (Isolate isolate =
        Images.small()
            .root(root)
            .externals("pkg")
            .hostFunction("given", arguments -> 1)
            .hostFunction("denied", arguments -> 2)
            .build()) {
      isolate.preload("pkg");
      isolate.eval("globalThis.prepared = 1; 0");
      image = isolate.capture();
    }
    try (Isolate isolate =
            Images.small()
                .image(image)
                .root(root)
                .externals("pkg")
                .hostFunction("given", arguments -> 1)
                .build();
        Context context = isolate.createContext()) {
      assertThat(context.eval("[given(), typeof denied, typeof prepared].join()").asString())
          .isEqualTo("1,undefined,undefined");
      assertThat(isolate.callExport("./main.js", "bump").asInt()).isEqualTo(1);
      assertThat(isolate.eval("[given(), typeof denied, typeof prepared].join()").asString())
          .isEqualTo("1,function,number");
    }
  }
}
