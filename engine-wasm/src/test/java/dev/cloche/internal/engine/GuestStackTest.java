package dev.cloche.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Stacks of a real guest, and memory that somebody has written nonsense to. */
class GuestStackTest {

  private static final GuestLayout LAYOUT = Engine.get().layout();
  private static final int FRAME = LAYOUT.at("runtime.frame");

  private final List<List<GuestFrame>> stacks = new ArrayList<>();
  private final GuestStack stack = new GuestStack(LAYOUT);

  /** Reads the stack at each host call. */
  private final class StackPort implements HostPort {
    private @Nullable LinearMemory memory;

    @Override
    public byte[] call(int op, byte[] message) {
      stacks.add(stack.read(Objects.requireNonNull(memory)));
      return new byte[] {Guest.VALUE, 0};
    }

    @Override
    public long realtimeNanos() {
      return 0;
    }

    @Override
    public long monotonicNanos() {
      return 0;
    }
  }

  /** What is on the stack when the host function is called, innermost last. */
  private List<GuestFrame> stackAt(String source) {
    StackPort port = new StackPort();
    EngineInstance instance = Guest.fresh(port);
    port.memory = instance.memory();
    Guest.define(instance, "host");
    Guest.eval(instance, source);
    assertThat(stacks).isNotEmpty();
    return stacks.get(0);
  }

  private static LinearMemory memoryOf(EngineInstance instance) {
    return instance.memory();
  }

  @Test
  void read_ofIdleGuest_isTheProgram() {
    assertThat(stack.read(memoryOf(Engine.get().newInstance())))
        .containsExactly(GuestFrame.PROGRAM);
  }

  @Test
  void read_inHostCall_namesFunctionsFilesAndPlaces() {
    String source =
        """
        class A { get x() { return [3, 1].sort(() => host()); } }
        function outer() {
          return new A().x;
        }
        outer();
        """;
    assertThat(stackAt(source))
        .extracting(GuestFrame::function)
        .containsExactly("<eval>", "outer", "get x", "sort", "", "host");
    assertThat(stacks.get(0).get(1)).isEqualTo(new GuestFrame("outer", "test.js", 2, 1));
    assertThat(stacks.get(0).get(3)).isEqualTo(GuestFrame.special("sort"));
  }

  @Test
  void names_ofAllKinds() {
    String source =
        """
        const made = Object.defineProperty(() => host(), 'name', { value: 'x'.repeat(500) });
        const number = Object.defineProperty(() => made(), 'name', { value: 7 });
        const getter = Object.defineProperty(() => number(), 'name', { get() { throw 1 } });
        const wide = Object.defineProperty(() => getter(), 'name', { value: '\\u4e2d\\ud800!' });
        const slice = 'é'.repeat(9000).slice(100, 8000);
        const sliced = Object.defineProperty(() => wide(), 'name', { value: slice });
        function* generator() { sliced() }
        async function later() { [...generator()] }
        later();
        """;
    assertThat(stackAt(source))
        .extracting(GuestFrame::function)
        .containsSubsequence(
            "later", "generator", "é".repeat(100), "中\uFFFD!", "", "", "x".repeat(100));
  }

  @Test
  void deepStack_keepsTheInnermost() throws Exception {
    String source = "function f(n) { return n ? f(n - 1) : host() } f(300)";
    List<GuestFrame> frames = Guest.onLargeStack(() -> stackAt(source));

    assertThat(frames).hasSize(GuestStack.MAX_DEPTH + 1);
    assertThat(frames.get(0)).isEqualTo(GuestFrame.TRUNCATED);
    assertThat(frames.get(GuestStack.MAX_DEPTH).function()).isEqualTo("host");
  }

  @Test
  void pointersOutside_areUnknown() {
    LinearMemory memory = memoryOf(Engine.get().newInstance());
    for (int pointer : new int[] {-1, Integer.MIN_VALUE, Integer.MAX_VALUE, 1 << 30}) {
      memory.writeI32(FRAME, pointer);
      assertThat(stack.read(memory)).containsExactly(GuestFrame.UNKNOWN);
    }
  }

  @Test
  void frameThatFollowsItself_ends() {
    LinearMemory memory = memoryOf(Engine.get().newInstance());
    int frame = 64;
    memory.writeI32(FRAME, frame);
    memory.writeI32(frame + LAYOUT.at("frame.previous"), frame);

    assertThat(stack.read(memory))
        .hasSize(GuestStack.MAX_DEPTH + 1)
        .startsWith(GuestFrame.TRUNCATED)
        .endsWith(GuestFrame.UNKNOWN);
  }
}
