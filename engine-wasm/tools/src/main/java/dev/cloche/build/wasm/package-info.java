/**
 * Reads and writes WebAssembly binaries for the programs of the engine build.
 *
 * <p>The subset is what clang and lld emit for a single-threaded reactor: the MVP with sign
 * extension, saturating conversions, multi-value, bulk memory and reference types. Anything else is
 * refused with a {@link dev.cloche.build.wasm.WasmFormatException} that names the feature. Nothing
 * here validates types; the toolchain that made the module and the runtime that loads it do.
 */
@NullMarked
package dev.cloche.build.wasm;

import org.jspecify.annotations.NullMarked;
