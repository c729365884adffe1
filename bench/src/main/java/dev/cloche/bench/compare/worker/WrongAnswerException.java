package dev.cloche.bench.compare.worker;

/** An engine ran a script and gave something else than the script's answer. */
public final class WrongAnswerException extends RuntimeException {

  private static final long serialVersionUID = 1;

  private final String answer;

  WrongAnswerException(String answer) {
    super("wrong answer: " + answer);
    this.answer = answer;
  }

  /** What the engine gave. */
  public String answer() {
    return answer;
  }
}
