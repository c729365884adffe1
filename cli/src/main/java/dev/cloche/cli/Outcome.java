package dev.cloche.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cloche.GuestException;
import dev.cloche.JsValue;
import dev.cloche.Limit;
import dev.cloche.Usage;
import java.time.Duration;

/** How a command line ended. */
sealed interface Outcome {

  /** What a command line has used that ran nothing. */
  Usage NOTHING = new Usage(0, Duration.ZERO, Duration.ZERO, 0, 0);

  /** What the process exits with. */
  ExitStatus status();

  /** What the run has used. */
  Usage usage();

  /** The program ended; {@code json} is its value in the tagged form. */
  record Success(JsValue value, JsonNode json, Usage usage) implements Outcome {
    @Override
    public ExitStatus status() {
      return ExitStatus.OK;
    }
  }

  /** The program threw. */
  record GuestError(GuestException error, Usage usage) implements Outcome {
    @Override
    public ExitStatus status() {
      return ExitStatus.GUEST_ERROR;
    }
  }

  /** The program ran into a limit. */
  record LimitReached(Limit limit, String message, Usage usage) implements Outcome {
    @Override
    public ExitStatus status() {
      return ExitStatus.of(limit);
    }
  }

  /** The command line was wrong; nothing has run. */
  record Misuse(String message) implements Outcome {
    @Override
    public ExitStatus status() {
      return ExitStatus.USAGE;
    }

    @Override
    public Usage usage() {
      return NOTHING;
    }
  }

  /** The engine, or this program, broke. */
  record Fault(String message, Usage usage) implements Outcome {
    @Override
    public ExitStatus status() {
      return ExitStatus.ENGINE_FAULT;
    }
  }
}
