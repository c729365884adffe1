package dev.cloche.differential;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.cloche.GuestException;
import dev.cloche.Isolate;
import dev.cloche.IsolateBuilder;
import dev.cloche.Limits;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The three that run programs. */
final class Engines {

  private static final Limits LIMITS =
      Limits.builder().memoryBytes(96L << 20).timeout(Duration.ofSeconds(60)).build();
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String PRELUDE = NodeProcess.prelude();

  private static final String PRINT = "const print = (...values) => {";

  /** The prelude, but each line of an answer is written with where in the program it comes from. */
  private static final String PRELUDE_WITH_STACKS =
      PRELUDE.replace(
          PRINT, "const { log } = console, Stack = Error;" + PRINT + " log(new Stack().stack);");

  private Engines() {}

  /**
   * Answers of the unsplit engine.
   *
   * @param answers one for each program
   * @param opcodes how often each opcode ran
   */
  record Unsplit(List<Answer> answers, Map<String, Long> opcodes) {}

  /** Node's answers; empty where Node has not what the program needs. */
  static List<Optional<String>> node(List<Program> programs) {
    List<Optional<String>> answers = new ArrayList<>();
    for (JsonNode answer : NodeProcess.run("node.mjs", List.of(), programs)) {
      boolean lacks = answer.get("lacks").asBoolean();
      answers.add(lacks ? Optional.empty() : Optional.of(answer.get("answer").asText()));
    }
    return answers;
  }

  /** Answers of QuickJS neither split nor metered. */
  static Unsplit unsplit(List<Program> programs) {
    List<String> files = List.of("target/unsplit.wasm", "../commonjs-shim/target/shim.js");
    JsonNode result = NodeProcess.run("unsplit.mjs", files, programs);
    List<Answer> answers = new ArrayList<>();
    for (JsonNode answer : result.get("answers")) {
      List<String> console = new ArrayList<>();
      for (JsonNode message : answer.get("console")) {
        console.add(message.get(0).asText() + " " + message.get(1).asText());
      }
      answers.add(new Answer(answer.get("answer").asText(), console));
    }
    Map<String, Long> opcodes = new TreeMap<>();
    for (Map.Entry<String, JsonNode> opcode : result.get("opcodes").properties()) {
      opcodes.put(opcode.getKey(), opcode.getValue().asLong());
    }
    return new Unsplit(answers, opcodes);
  }

  /** The shipped engine's answer, in a fresh isolate. */
  static Answer cloche(Program program) {
    return cloche(program, Isolate.builder(), PRELUDE);
  }

  /**
   * As {@link #cloche(Program)}, with a stack for each line, in one that can be debugged or not.
   */
  static Answer withStacks(Program program, boolean debuggable) {
    return cloche(program, Isolate.builder().debuggable(debuggable), PRELUDE_WITH_STACKS);
  }

  private static Answer cloche(Program program, IsolateBuilder builder, String prelude) {
    List<String> console = new ArrayList<>();
    builder.limits(LIMITS).console((level, text) -> console.add(level + " " + text));
    try (Isolate isolate = builder.build()) {
      isolate.eval(prelude);
      String uncaught = "";
      try {
        isolate.eval(program.script() ? program.source() : "$run(" + quote(program.source()) + ")");
      } catch (GuestException thrown) {
        uncaught = "\nuncaught " + thrown.name();
      }
      return new Answer(isolate.eval("$answer()").asString() + uncaught, console);
    }
  }

  private static String quote(String source) {
    try {
      return JSON.writeValueAsString(source); // Which is JavaScript, too.
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
