package dev.cloche.internal.engine;

import java.util.Random;

/** What an attacker may do who has come to own all of an instance's linear memory. */
public final class Corruption {

  private static final int WORD = 4;

  private final EngineInstance instance;
  private final Random random;

  /** Corrupts an instance, by a seed. */
  public Corruption(EngineInstance instance, long seed) {
    this.instance = instance;
    this.random = new Random(seed);
  }

  /** Changes so many words, one of three near the one before. */
  public void strike(int words) {
    LinearMemory memory = instance.memory();
    int size = (int) Math.min(memory.sizeBytes(), memory.capacityBytes());
    int address = random.nextInt(size - WORD);
    for (int i = 0; i < words; i++) {
      address =
          random.nextInt(3) == 0
              ? Math.clamp(address + random.nextInt(256) - 128L, 0, size - WORD)
              : target(size);
      memory.writeI32(address, value(memory.readInt(address), address));
    }
  }

  /** The engine's own data and the beginning of the heap are low; what was made last is high. */
  private int target(int size) {
    return random.nextInt(random.nextBoolean() ? size - WORD : Math.min(size - WORD, 1 << 19));
  }

  private int value(int before, int address) {
    return switch (random.nextInt(7)) {
      case 0 -> before ^ 1 << random.nextInt(32);
      case 1 -> random.nextInt();
      case 2 -> 0;
      case 3 -> -1;
      case 4 -> before + random.nextInt(65) - 32;
      case 5 -> address;
      default -> Integer.MAX_VALUE - random.nextInt(16);
    };
  }
}
