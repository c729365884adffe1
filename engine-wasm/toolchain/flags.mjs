// How the engine is compiled and linked; the reasons stand in RATIONALE.md.

/** Bytes of the shadow stack: C recursion only, JavaScript frames live in the heap. */
export const stackBytes = 196608;

export const compile = [
  '--target=wasm32-wasip1',
  '-O2',
  // Small functions, so that each becomes a JVM method that HotSpot compiles: C2 inlines them again
  // where the profile says so.
  '-mllvm', '-inline-threshold=60',
  // Unrolling makes bytecode longer, and C2 unrolls by itself where it pays.
  '-fno-unroll-loops',
  '-mbulk-memory',
  '-fno-strict-aliasing',
  '-funsigned-char',
  '-D_GNU_SOURCE',
  '-D_WASI_EMULATED_PROCESS_CLOCKS',
  '-DNDEBUG',
  `-DCLOCHE_STACK_BYTES=${stackBytes}`,
  '-Wno-everything',
];

export const link = [
  '--target=wasm32-wasip1',
  '-mexec-model=reactor',
  '-lwasi-emulated-process-clocks',
  '-Wl,--stack-first',
  `-Wl,-z,stack-size=${stackBytes}`,
  // The meter drops the name section; until then the build reports methods by name.
  '-Wl,--strip-debug',
];
