package dev.cloche.bench.hostile.worker;

import dev.cloche.bench.compare.worker.Texts;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;

/**
 * Runs one hostile script, the first line of standard input in Base64. Says {@code ready} when the
 * engine has run something harmless, {@code ended KIND NANOS LENGTH TEXT} when the script has, and
 * {@code after KIND TEXT} when a further sandbox has run {@link #PROBE}. Texts are in Base64, and
 * cut. Lives until standard input ends.
 */
public final class HostileWorker {

  /** What a fresh sandbox has to answer with {@code clean 2}. */
  public static final String PROBE =
      "(({}).left === undefined && [1, 2].join() === '1,2' ? 'clean ' : 'left ') + (1 + 1)";

  private static final String LOOP = "for (;;);";
  private static final int MAX_TEXT = 200;

  private HostileWorker() {}

  /** Argument: the class of the {@link LimitedSandbox.Factory}. */
  public static void main(String[] arguments) throws IOException, ReflectiveOperationException {
    LimitedSandbox.Factory engine =
        Class.forName(arguments[0])
            .asSubclass(LimitedSandbox.Factory.class)
            .getDeclaredConstructor()
            .newInstance();
    BufferedReader in =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.US_ASCII));
    String source = Texts.decode(in.readLine());
    run(engine, PROBE);
    run(engine, LOOP); // So that what ends a script is loaded.
    say("ready");
    String ended = run(engine, source);
    say("ended " + ended);
    String[] words = run(engine, PROBE).split(" ", -1);
    say("after " + words[0] + " " + words[3]);
    in.readLine();
    // Whatever threads an engine has left.
    Runtime.getRuntime().halt(0);
  }

  private static String run(LimitedSandbox.Factory engine, String source) {
    long start = System.nanoTime();
    Ending ending;
    try {
      LimitedSandbox sandbox = engine.create();
      start = System.nanoTime();
      ending = sandbox.run(source);
      long nanos = System.nanoTime() - start;
      String line = line(ending, nanos);
      sandbox.close();
      return line;
    } catch (Error error) {
      return line(
          new Ending(Ending.Kind.HOST_ERROR, error.getClass().getSimpleName()),
          System.nanoTime() - start);
    }
  }

  private static String line(Ending ending, long nanos) {
    String text = ending.text();
    return String.join(
        " ",
        ending.kind().name(),
        Long.toString(nanos),
        Integer.toString(text.length()),
        Texts.encode(text.substring(0, Math.min(text.length(), MAX_TEXT))));
  }

  private static void say(String line) {
    System.out.println(line);
    System.out.flush();
  }
}
