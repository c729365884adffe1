package dev.cloche.soak;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cloche.Image;
import dev.cloche.Isolate;
import dev.cloche.IsolateBuilder;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Random;

/** Isolates from an image, which is made anew, stored and read now and then. */
final class Images implements Activity {

  private static final String PREPARING =
      """
      globalThis.table = new Map(Array.from({ length: 5000 }, (_, i) => [`key${i}`, { i }]));
      globalThis.visits = 0;
      0
      """;

  private final Isolates tenants;
  private volatile Image image = prepare();

  Images(Mischief mischief) {
    tenants = new Isolates(mischief, this::fromTheImage);
  }

  private IsolateBuilder fromTheImage() {
    return Isolate.builder().image(image);
  }

  @Override
  public void act(Random random) throws Exception {
    switch (random.nextInt(20)) {
      case 0 -> image = prepare();
      case 1 -> image = stored(image);
      default -> {}
    }
    int key = random.nextInt(5000);
    try (Isolate isolate = fromTheImage().limits(Isolates.PATIENT).build()) {
      assertThat(isolate.eval("table.get('key" + key + "').i + table.size + ++visits").asInt())
          .isEqualTo(key + 5001);
      assertThat(isolate.eval("table.clear(); table.size").asInt()).isZero();
    }
    tenants.act(random);
  }

  /** Begins with a new image, so that the idle instances of the old one are garbage. */
  void renew() {
    image = prepare();
  }

  private static Image prepare() {
    try (Isolate isolate = Isolate.create(Isolates.PATIENT)) {
      isolate.eval(PREPARING);
      return isolate.capture();
    }
  }

  private static Image stored(Image image) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    image.writeTo(bytes);
    return Image.read(new ByteArrayInputStream(bytes.toByteArray()));
  }
}
