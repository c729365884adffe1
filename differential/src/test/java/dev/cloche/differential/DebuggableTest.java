package dev.cloche.differential;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The corpus in isolates that can be debugged, which compile differently. */
class DebuggableTest {

  /**
   * Where what no expression calls (a getter of what is taken apart, the end of an iterator, a
   * constructor's check) has its place in a stack depends on what was compiled before: statements
   * have places of their own when they can be debugged.
   */
  private static final Set<String> OTHER_PLACES =
      Set.of(
          "async-iteration: for await closes its iterator",
          "destructuring: rest of objects: own enumerable only, symbols too, getters run once,"
              + " proxies asked in order",
          "generator-tails: for-of closes on break, return, throw and labelled continue",
          "generator-tails: generators closed by destructuring and loops run their finally",
          "inheritance: this before super, super twice, and no super");

  static Stream<Program> programs() {
    return Corpus.read().stream().map(CorpusCase::program);
  }

  @ParameterizedTest
  @MethodSource("programs")
  void answerAndStacks_areThoseOfAnOrdinaryIsolate(Program program) {
    Answer ordinary = Engines.withStacks(program, false);
    Answer debuggable = Engines.withStacks(program, true);

    assertThat(debuggable.text()).isEqualTo(ordinary.text());
    boolean otherPlaces = OTHER_PLACES.contains(program.name());
    assertThat(stacks(debuggable, otherPlaces)).isEqualTo(stacks(ordinary, otherPlaces));
  }

  private static List<String> stacks(Answer answer, boolean withoutPlaces) {
    return withoutPlaces
        ? answer.console().stream().map(text -> text.replaceAll(":\\d+:\\d+\\)", ")")).toList()
        : answer.console();
  }

  @Test
  void stacks_areAmongWhatIsCompared() {
    Program program = Program.of("print", "\n  print(1)");

    assertThat(Engines.withStacks(program, false).console().toString()).contains("<input>:2:3");
  }
}
