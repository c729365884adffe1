package dev.cloche.internal.engine;

/**
 * The module's exports as direct calls. The build generates the implementation beside the compiled
 * module, so that a crossing neither boxes its arguments nor goes through a dispatcher. Signatures
 * are those of {@code docs/abi.md}.
 */
interface EngineExports {

  /** The simple name of the generated implementation. */
  String IMPLEMENTATION = "EngineModuleExports";

  /** Runs libc's constructors, once, before anything else. */
  void initialize();

  /** Makes the runtime and the context; 0 is success. */
  int boot(int flags);

  /** Seeds and limits a fresh image. */
  void prepare(long seed, int heapLimit, int replyLimit);

  /** Allocates a block for a request; 0 when memory is exhausted. */
  int alloc(int size);

  /** Runs a request; answers the reply's address and length. */
  long request(int op, int address, int length);

  /** The classes that a call runs in: for loading and verifying them before the first. */
  Class<?>[] classes();
}
