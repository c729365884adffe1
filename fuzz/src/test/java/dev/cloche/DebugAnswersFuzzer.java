package dev.cloche;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.code_intelligence.jazzer.mutation.annotation.NotNull;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.cloche.fuzz.SampleValues;
import dev.cloche.internal.engine.EngineTrap;
import dev.cloche.internal.inspect.Inspector;
import dev.cloche.internal.inspect.ScriptText;
import dev.cloche.internal.inspect.Stop;
import dev.cloche.internal.value.MalformedMessageException;
import dev.cloche.internal.value.ValueDecoder;
import dev.cloche.internal.value.ValueLimits;
import java.io.IOException;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What a guest answers its debugger, to each question the same: messages for the front end that are
 * well-formed, or the end of the run.
 */
class DebugAnswersFuzzer {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final ValueLimits LIMITS = ValueLimits.ofBytes(4096);

  private static final String[] COMMANDS = {
    "'Runtime.enable'",
    "'Debugger.enable'",
    "'Debugger.setBreakpointByUrl','params':{'url':'/a.js','lineNumber':0}",
    "'Runtime.evaluate','params':{'expression':'1','generatePreview':true}",
    "'Runtime.evaluate','params':{'expression':'1','returnByValue':true}",
    "'Runtime.getProperties','params':{'objectId':'1','generatePreview':true}",
    "'Runtime.globalLexicalScopeNames'",
    "'Debugger.evaluateOnCallFrame','params':{'callFrameId':'0','expression':'1'}",
    "'Debugger.getPossibleBreakpoints','params':{'start':{'scriptId':'1','lineNumber':0}}",
    "'Debugger.resume'",
  };

  private int commands;

  static Stream<byte[]> seeds() {
    JsArray number = JsArray.of(3, 1.5);
    JsArray object = JsArray.of(7, null, 1, "Map", "Map", 2, JsArray.of("text"));
    JsArray function = JsArray.of(8, null, 2, "Function", "Function", -1, JsArray.of("f() {}"));
    return Stream.of(
            JsArray.of(true, JsArray.of(7, null, 3, "Error", "E", -1, JsArray.of("E", "m", "s"))),
            JsArray.of(false, object),
            JsArray.of(JsArray.of("name", 7, number), JsArray.of("[[Entries]]", 32, object)),
            JsArray.of(JsArray.of("accessor", 13, function, function)),
            JsArray.of(JsArray.of("f", "/a.js", 1, 1, 0, object)),
            JsArray.of(JsArray.of("local", object), JsArray.of("script", object)),
            JsArray.of(1, 1, 2, 1, 0, 0),
            JsArray.builder().length(4_000_000_000L).build())
        .map(SampleValues::message);
  }

  @MethodSource("seeds")
  @FuzzTest
  void answers(byte @NotNull [] message) {
    JsValue answer;
    try {
      answer = ValueDecoder.decode(message, LIMITS);
    } catch (MalformedMessageException refused) {
      return;
    }
    Inspector inspector =
        new Inspector(DebugAnswersFuzzer::assertWellFormed, () -> {}, file -> file);
    inspector.scriptAdded(new ScriptText("/a.js", "1", 0));
    SameAnswer guest = new SameAnswer(answer);
    for (String command : COMMANDS) {
      talk(() -> send(inspector, command), () -> inspector.serve(guest));
    }
    talk(
        () -> {
          for (String command : COMMANDS) {
            send(inspector, command);
          }
        },
        () -> inspector.paused(guest, Stop.STATEMENT, Optional.empty()));
    inspector.closed();
  }

  private static void talk(Runnable commands, Runnable serving) {
    commands.run();
    // It may end as it would end the run; the inspector stays as it was.
    @Nullable Throwable ended = catchThrowable(serving::run);
    if (ended != null) {
      assertThat(ended).isInstanceOf(EngineTrap.class);
    }
  }

  private void send(Inspector inspector, String command) {
    String text = "{'id':" + ++commands + ",'method':" + command + "}";
    inspector.dispatch(text.replace('\'', '"'));
  }

  private static void assertWellFormed(String message) {
    assertThat(message).hasSizeLessThan(1 << 24);
    try {
      assertThat(JSON.readTree(message).isObject()).isTrue();
    } catch (IOException malformed) {
      throw new AssertionError(message, malformed);
    }
  }
}
