package dev.cloche.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.code_intelligence.jazzer.mutation.annotation.NotNull;
import dev.cloche.GuestVisibleException;
import dev.cloche.TypeScript;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/** TypeScript from a tenant's folder: compiled with its lines kept, or refused in the same way. */
class TypeScriptFuzzer {

  private static final TypeScript COMPILER =
      TypeScript.builder().javaScript(true).cacheChars(0).build();

  static Stream<String> seeds() {
    return Stream.of(
        "let x: number = 1 as any satisfies unknown;",
        "enum E { A, B = A << 1 }\nnamespace N { export const y = 1 }",
        "class C<T> extends D<T> { private declare x?: string; constructor(readonly y: T) {} }",
        "import type { T } from './t'; export { type T }; import u = require('u');",
        "const f = <T,>(x: T): x is T => <b>{x}</b>;",
        "@dec abstract class X { abstract m(): void; static { } }",
        "type A = { [K in keyof T]-?: `a${K}` };\nfunction g(this: A, ...r: A[]): asserts r;",
        "/* \u2028 */ a ? (b) : c => d; x!.y!; /re/v; `${`${1}`}`");
  }

  @MethodSource("seeds")
  @FuzzTest
  void source(@NotNull String source) throws Exception {
    for (String file : new String[] {"/a.ts", "/a.tsx", "/a.mts", "/a.js"}) {
      try {
        String text = COMPILER.compile(source, file);
        assertThat(text.lines().count()).as(text).isGreaterThanOrEqualTo(source.lines().count());
      } catch (GuestVisibleException refused) {
        assertThat(String.valueOf(refused.getMessage())).doesNotContain("dev.cloche");
      }
    }
  }
}
