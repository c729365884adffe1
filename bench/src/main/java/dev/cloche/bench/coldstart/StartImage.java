package dev.cloche.bench.coldstart;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The JDK's image of a program's loaded classes, which a training run of the program makes. */
final class StartImage {

  /** The image's file name. */
  static final String FILE = "start.image";

  private static final int FIRST_WITH_AOT_CACHE = 25;

  private StartImage() {}

  private static boolean isAotCache() {
    return Runtime.version().feature() >= FIRST_WITH_AOT_CACHE;
  }

  /** What this JDK calls it. */
  static String name() {
    return isAotCache() ? "AOT cache" : "CDS archive";
  }

  /** Makes one of {@link FirstIsolate} and answers the option that uses it. */
  static String make(Path directory) throws IOException, InterruptedException {
    Path image = directory.resolve(FILE);
    String making = isAotCache() ? "-XX:AOTCacheOutput=" : "-XX:ArchiveClassesAtExit=";
    Start.java(List.of(making + image), FirstIsolate.class).run();
    if (!Files.isRegularFile(image)) {
      throw new IllegalStateException("the JVM has made no " + name());
    }
    return (isAotCache() ? "-XX:AOTCache=" : "-XX:SharedArchiveFile=") + image;
  }
}
