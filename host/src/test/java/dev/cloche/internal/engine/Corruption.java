package dev.cloche.internal.engine;

import java.util.random.RandomGenerator;

/** Ways to write into an instance's linear memory, as a guest might that has taken over QuickJS. */
public enum Corruption {
  /** A few bits anywhere. */
  BITS {
    @Override
    void write(LinearMemory memory, RandomGenerator random) {
      for (int i = random.nextInt(1, 50); i > 0; i--) {
        int address = address(memory, random, 1);
        memory.writeByte(address, (byte) (memory.read(address) ^ 1 << random.nextInt(8)));
      }
    }
  },

  /** Words anywhere, of the kinds that are taken for pointers, lengths and tags. */
  WORDS {
    @Override
    void write(LinearMemory memory, RandomGenerator random) {
      for (int i = random.nextInt(1, 200); i > 0; i--) {
        memory.writeI32(address(memory, random, 4), word(memory, random));
      }
    }
  },

  /** Words that look like pointers lead elsewhere. */
  POINTERS {
    @Override
    void write(LinearMemory memory, RandomGenerator random) {
      for (int i = 0; i < 2000; i++) {
        int address = address(memory, random, 4);
        int old = memory.readInt(address);
        if (old > FIRST_PAGE && old < memory.sizeBytes()) {
          memory.writeI32(
              address,
              random.nextBoolean() ? old + 8 * random.nextInt(-9, 9) : word(memory, random));
        }
      }
    }
  },

  /** One part is copied over another. */
  COPIES {
    @Override
    void write(LinearMemory memory, RandomGenerator random) {
      int size = random.nextInt(1, 1 << 14);
      memory.copy(address(memory, random, size), address(memory, random, size), size);
    }
  },

  /** A range is all of one byte. */
  FILLS {
    @Override
    void write(LinearMemory memory, RandomGenerator random) {
      int from = address(memory, random, 1 << 16);
      memory.fill((byte) random.nextInt(-1, 2), from, from + random.nextInt(1, 1 << 16));
    }
  },

  /** The stack of the C code, and what lies at the lowest addresses. */
  STACK {
    @Override
    void write(LinearMemory memory, RandomGenerator random) {
      for (int i = random.nextInt(1, 100); i > 0; i--) {
        int near = Math.max(0, memory.stackPointer + random.nextInt(-400, 4000));
        int address = random.nextInt(10) == 0 ? random.nextInt(1 << 12) : near;
        memory.writeI32((int) Math.min(address, memory.sizeBytes() - 4), word(memory, random));
      }
    }
  },

  /** Everything is noise. */
  NOISE {
    @Override
    void write(LinearMemory memory, RandomGenerator random) {
      byte[] noise = new byte[(int) memory.sizeBytes()];
      random.nextBytes(noise);
      memory.write(0, noise, 0, noise.length);
    }
  };

  private static final int FIRST_PAGE = 1 << 16;

  abstract void write(LinearMemory memory, RandomGenerator random);

  /** Changes the memory of an instance. */
  public void apply(EngineInstance instance, RandomGenerator random) {
    write(instance.memory(), random);
  }

  private static int address(LinearMemory memory, RandomGenerator random, int size) {
    return random.nextInt((int) memory.sizeBytes() - size);
  }

  private static int word(LinearMemory memory, RandomGenerator random) {
    return switch (random.nextInt(8)) {
      case 0 -> 0;
      case 1 -> -1;
      case 2 -> Integer.MIN_VALUE;
      case 3 -> Integer.MAX_VALUE;
      case 4 -> (int) memory.sizeBytes() - random.nextInt(16);
      case 5 -> random.nextInt(256);
      case 6 -> address(memory, random, 8) & -8;
      default -> random.nextInt();
    };
  }
}
