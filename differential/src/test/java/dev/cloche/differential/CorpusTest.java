package dev.cloche.differential;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The corpus on all three engines. */
class CorpusTest {

  /** Opcodes that QuickJS's compiler never leaves in a function. */
  private static final Set<String> UNUSED = Set.of("invalid", "nip1", "nop", "with_get_ref_undef");

  private static final List<CorpusCase> CASES = Corpus.read();
  private static final List<Program> PROGRAMS = CASES.stream().map(CorpusCase::program).toList();
  private static final Map<String, Optional<String>> NODE = byName(Engines.node(PROGRAMS));
  private static final Engines.Unsplit UNSPLIT = Engines.unsplit(PROGRAMS);
  private static final Map<String, Answer> UNSPLIT_ANSWERS = byName(UNSPLIT.answers());
  private static final Map<String, Answer> CLOCHE = new HashMap<>();

  private static <T> Map<String, T> byName(List<T> answers) {
    return IntStream.range(0, CASES.size())
        .boxed()
        .collect(Collectors.toMap(i -> CASES.get(i).program().name(), answers::get));
  }

  private static Answer cloche(Program program) {
    return CLOCHE.computeIfAbsent(program.name(), name -> Engines.cloche(program));
  }

  static Stream<CorpusCase> cases() {
    return CASES.stream();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void answer_isNodesOrTheKnownOne(CorpusCase known) {
    Verdict.check(
        known,
        Objects.requireNonNull(NODE.get(known.program().name())),
        cloche(known.program()).text());
  }

  @ParameterizedTest
  @MethodSource("cases")
  void answer_isTheUnsplitEngines(CorpusCase known) {
    assertThat(cloche(known.program())).isEqualTo(UNSPLIT_ANSWERS.get(known.program().name()));
  }

  @Test
  void corpus_runsEveryOpcode() {
    assertThat(UNSPLIT.opcodes()).hasSizeGreaterThan(200);
    Set<String> never =
        UNSPLIT.opcodes().entrySet().stream()
            .filter(opcode -> opcode.getValue() == 0)
            .map(Map.Entry::getKey)
            .collect(Collectors.toSet());
    assertThat(never).isEqualTo(UNUSED);
  }

  @Test
  void programs_getFurtherThanAnErrorOfTheirOwn() {
    assertThat(UNSPLIT_ANSWERS)
        .noneSatisfy((name, answer) -> assertThat(answer.text()).startsWith("throws"));
  }

  @Test
  void corpus_isLarge() {
    assertThat(CASES).hasSizeGreaterThan(470);
    assertThat(UNSPLIT_ANSWERS.values()).anyMatch(answer -> answer.console().size() > 5);
  }
}
