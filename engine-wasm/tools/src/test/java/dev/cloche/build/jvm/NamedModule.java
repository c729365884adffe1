package dev.cloche.build.jvm;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** A module of nothing but a name section. */
final class NamedModule {
  private static final byte[] HEADER = {0, 'a', 's', 'm', 1, 0, 0, 0};

  private NamedModule() {}

  /** The functions' names from index 0 on; all of it shorter than 128 bytes. */
  static byte[] withFunctions(String... names) {
    var functions = new ByteArrayOutputStream();
    functions.write(names.length);
    for (int i = 0; i < names.length; i++) {
      functions.write(i);
      sized(functions, names[i].getBytes(StandardCharsets.UTF_8));
    }
    var section = new ByteArrayOutputStream();
    sized(section, "name".getBytes(StandardCharsets.UTF_8));
    section.write(0); // The module's own name comes first.
    sized(section, new byte[] {1, 'm'});
    section.write(1);
    sized(section, functions.toByteArray());
    var module = new ByteArrayOutputStream();
    module.writeBytes(HEADER);
    module.write(0);
    sized(module, section.toByteArray());
    return module.toByteArray();
  }

  private static void sized(ByteArrayOutputStream out, byte[] content) {
    out.write(content.length);
    out.writeBytes(content);
  }
}
