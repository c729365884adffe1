package dev.cloche.build.jvm.standin;

/** The interface that the generated class of exports implements. */
public interface EngineExports {
  void initialize();

  int boot(int flags);

  void prepare(long seed, int heapLimit, int replyLimit);

  int alloc(int size);

  long request(int op, int address, int length);

  Class<?>[] classes();
}
