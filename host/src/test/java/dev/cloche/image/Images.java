package dev.cloche.image;

import dev.cloche.Image;
import dev.cloche.Isolate;
import dev.cloche.IsolateBuilder;
import dev.cloche.JsValue;
import dev.cloche.Trial;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;

/** Images of isolates with small limits. */
final class Images {

  private Images() {}

  static IsolateBuilder small() {
    return Isolate.builder().limits(Trial.SMALL);
  }

  /** An image of an isolate in which a script has run. */
  static Image after(String script) {
    return after(small(), script);
  }

  static Image after(IsolateBuilder builder, String script) {
    try (Isolate prepared = builder.build()) {
      prepared.eval(script);
      return prepared.capture();
    }
  }

  /** The value of a script in a new isolate from an image. */
  static JsValue eval(Image image, String script) {
    return eval(small().image(image), script);
  }

  static JsValue eval(IsolateBuilder builder, String script) {
    try (Isolate isolate = builder.build()) {
      return isolate.eval(script);
    }
  }

  static byte[] stored(Image image) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      image.writeTo(out);
    } catch (IOException impossible) {
      throw new AssertionError(impossible);
    }
    return out.toByteArray();
  }

  static Image read(byte[] bytes) throws IOException {
    return Image.read(new ByteArrayInputStream(bytes));
  }
}
