package dev.cloche.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Structures of a real guest's, in which words are replaced by anything, while it runs. */
class HostileHeapTest {

  private static final GuestLayout LAYOUT = Engine.get().layout();
  private static final int ROUNDS = 20_000;
  private static final int AROUND = 96;

  private final GuestStack stack = new GuestStack(LAYOUT);
  private final Random random = new Random(11);

  private static int word(LinearMemory memory, int address) {
    return memory.readInt(address);
  }

  /** Runs a test on the memory of a guest that is three functions deep. */
  private static void withGuest(Consumer<LinearMemory> test) {
    LinearMemory[] memory = new LinearMemory[1];
    int[] calls = new int[1];
    HostPort port =
        new HostPort() {
          @Override
          public byte[] call(int op, byte[] message) {
            calls[0]++;
            test.accept(memory[0]);
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
        };
    EngineInstance instance = Guest.fresh(port);
    memory[0] = instance.memory();
    Guest.define(instance, "host");
    Guest.eval(instance, "const 中 = () => host(); function outer() { 中() } outer()");
    assertThat(calls[0]).isEqualTo(1);
  }

  /** Where the structures begin that the reading of the stack looks at. */
  private static List<Integer> structures(LinearMemory memory) {
    List<Integer> found = new ArrayList<>(List.of(LAYOUT.at("runtime.frame")));
    int atoms = word(memory, LAYOUT.at("runtime.atoms"));
    int frame = word(memory, LAYOUT.at("runtime.frame"));
    while (frame != 0) {
      int object = word(memory, frame + LAYOUT.at("frame.function"));
      int slots = word(memory, object + LAYOUT.at("object.slots"));
      found.addAll(List.of(frame, object, slots, word(memory, slots + LAYOUT.at("slot.size"))));
      found.add(word(memory, object + LAYOUT.at("object.shape")));
      int bytecode = word(memory, object + LAYOUT.at("object.bytecode"));
      if (word(memory, object + LAYOUT.at("object.class")) >>> 16 != 0) {
        found.add(bytecode);
        int file = word(memory, bytecode + LAYOUT.at("bytecode.file"));
        if (file > 0 && file < word(memory, LAYOUT.at("runtime.atomSize"))) {
          found.add(word(memory, atoms + 4 * file));
        }
      }
      frame = word(memory, frame + LAYOUT.at("frame.previous"));
    }
    found.removeIf(address -> address < 0 || address > memory.sizeBytes() - AROUND);
    return found;
  }

  private int anything(List<Integer> structures) {
    return switch (random.nextInt(5)) {
      case 0 -> random.nextInt();
      case 1 -> LAYOUT.at("value.objectTag");
      case 2 -> LAYOUT.at("value.stringTag");
      case 3 -> random.nextInt(64) - 8;
      default -> structures.get(random.nextInt(structures.size())) + 4 * random.nextInt(8);
    };
  }

  @Test
  void stack_isReadWithinBounds() {
    Set<GuestFrame> seen = new HashSet<>();
    withGuest(
        memory -> {
          List<Integer> structures = structures(memory);
          for (int round = 0; round < ROUNDS; round++) {
            int address =
                structures.get(random.nextInt(structures.size())) + 4 * random.nextInt(AROUND / 4);
            int before = word(memory, address);
            memory.writeI32(address, anything(structures));
            List<GuestFrame> frames = stack.read(memory);
            memory.writeI32(address, before);

            assertThat(frames).isNotEmpty().hasSizeLessThanOrEqualTo(GuestStack.MAX_DEPTH + 2);
            seen.addAll(frames);
          }
        });

    // It has met nonsense of many kinds.
    assertThat(seen).hasSizeGreaterThan(100).contains(GuestFrame.UNKNOWN, GuestFrame.TRUNCATED);
    assertThat(seen)
        .allMatch(frame -> frame.function().length() <= 100 && frame.file().length() <= 250)
        .allMatch(frame -> frame.line() >= 0 && frame.column() >= 0)
        .anyMatch(frame -> frame.function().length() == 100)
        .anyMatch(frame -> frame.file().length() == 250);
  }

  @Test
  void heap_isCountedWithinBounds() {
    Set<Long> objects = new HashSet<>();
    withGuest(
        memory -> {
          List<Integer> counters = new ArrayList<>();
          for (String name :
              List.of("heapList", "allocated", "allocations", "atomCount", "collections")) {
            counters.add(LAYOUT.at("runtime." + name));
          }
          counters.add(LAYOUT.at("heap.used"));
          for (int round = 0; round < 200; round++) {
            int address = counters.get(random.nextInt(counters.size())) + 4 * random.nextInt(2);
            int before = word(memory, address);
            memory.writeI32(address, anything(counters));
            HeapCounts counts = HeapCounts.read(memory, LAYOUT);
            memory.writeI32(address, before);

            objects.add(counts.objects());
            assertThat(counts.cells()).isBetween(counts.objects(), memory.sizeBytes() / 16);
            assertThat(counts.usedBytes()).isBetween(0L, memory.sizeBytes());
            assertThat(counts.allocatedBytes()).isBetween(0L, memory.sizeBytes());
            assertThat(counts.allocations()).isBetween(0L, memory.sizeBytes());
            assertThat(counts.strings()).isBetween(0L, memory.sizeBytes());
            assertThat(counts.collections()).isBetween(0L, (long) Integer.MAX_VALUE);
          }
        });
    assertThat(objects).hasSizeGreaterThan(2);
  }

  @Test
  void listThatNeverEnds_isLeft() {
    withGuest(
        memory -> {
          int list = LAYOUT.at("runtime.heapList");
          int cell = word(memory, list + LAYOUT.at("list.next"));
          memory.writeI32(cell + LAYOUT.at("list.next"), cell);

          assertThat(HeapCounts.read(memory, LAYOUT).cells()).isEqualTo(memory.sizeBytes() / 16);
        });
  }
}
