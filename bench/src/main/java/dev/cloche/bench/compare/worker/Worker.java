package dev.cloche.bench.compare.worker;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;

/**
 * Measures tasks in one engine: a task a line on standard input, for each on standard output the
 * lines of {@link Measurement#run}, in their place or after them {@code wrong TEXT} or {@code
 * failed TEXT} when it comes to that, and at last {@code done}. Texts are in Base64.
 */
public final class Worker {

  private Worker() {}

  /** Argument: the class of the {@link SandboxFactory}. */
  public static void main(String[] arguments) throws IOException, ReflectiveOperationException {
    SandboxFactory engine =
        Class.forName(arguments[0])
            .asSubclass(SandboxFactory.class)
            .getDeclaredConstructor()
            .newInstance();
    BufferedReader in =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.US_ASCII));
    String line;
    while ((line = in.readLine()) != null) {
      answer(engine, Task.decode(line));
    }
    // Whatever threads an engine has left.
    System.exit(0);
  }

  private static void answer(SandboxFactory engine, Task task) {
    try {
      new Measurement(engine, task, System::nanoTime).run(Worker::say);
    } catch (WrongAnswerException wrong) {
      say("wrong " + Texts.encode(wrong.answer()));
    } catch (RuntimeException | Error failure) {
      failure.printStackTrace();
      say("failed " + Texts.encode(failure.toString()));
    }
    say("done");
  }

  private static void say(String line) {
    System.out.println(line);
    System.out.flush();
  }
}
