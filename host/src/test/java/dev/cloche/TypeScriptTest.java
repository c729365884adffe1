package dev.cloche;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The compiler as Java sees it; what it makes of each construct is tested in commonjs-shim. */
class TypeScriptTest {

  private static final TypeScript SHARED = TypeScript.create();

  private static SourceSyntaxException refusalOf(String source, String fileName) {
    return catchThrowableOfType(
        SourceSyntaxException.class, () -> SHARED.compile(source, fileName));
  }

  private static GuestVisibleException failureOf(TypeScript compiler, String source) {
    GuestVisibleException failure =
        catchThrowableOfType(GuestVisibleException.class, () -> compiler.compile(source, "/a.ts"));
    assertThat(failure).isNotNull();
    HostText.assertAbsent(String.valueOf(failure.getMessage()));
    return failure;
  }

  @ParameterizedTest
  @ValueSource(strings = {"/a.ts", "/lib/b.mts", "c.cts", "/d.tsx", "/x.js/e.d.ts"})
  void typescriptFiles_loseTheirTypes(String fileName) {
    assertThat(SHARED.compile("let a: number = 1;", fileName)).isEqualTo("let a         = 1;");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/a.js", "/a.cjs", "/a.mjs", "/a.jsx", "/a.json", "/ts", "/a.ts/b", "", "/a.TS"})
  void otherFiles_areLeftAlone(String fileName) {
    String source = "import a from 'b'; let c: number = <d/>;";
    assertThat(SHARED.compile(source, fileName)).isSameAs(source);
  }

  @Test
  void javaScript_whenAskedFor_isMadeCommonJs() {
    TypeScript compiler = TypeScript.builder().javaScript(true).build();
    String module = "export function f() { return 1; }";
    assertThat(compiler.compile(module, "/a.js")).contains("exports.f = f");
    assertThat(compiler.compile(module, "/a.mjs")).contains("exports.f = f");
    assertThat(compiler.compile("exports.a = <b/>;", "/a.jsx")).contains("React.createElement('b'");
    String script = "exports.text = 'import, export';";
    assertThat(compiler.compile(script, "/a.js")).isEqualTo(script);
    assertThat(compiler.compile(module, "/a.cjs")).isSameAs(module);
  }

  @Test
  void jsx_functionsAreChosen() {
    TypeScript compiler = TypeScript.builder().jsx("h", "h.Fragment").build();
    assertThat(compiler.compile("exports.a = <><b>{1 as number}</b></>;", "/a.tsx"))
        .isEqualTo("exports.a = h(h.Fragment, null, h('b', null, 1 ));");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> TypeScript.builder().jsx("h", "'); evil('"))
        .withMessageContaining("identifiers");
  }

  @Test
  void text_ofAllPlanes_isKept() {
    String text =
        "const a: string = '\uD83D\uDE00\u00e9\u20ac\\u{1F600}', \u00e9\u20ac = `\uD83D`;";
    assertThat(SHARED.compile(text, "/a.ts")).isEqualTo(text.replace(": string", "        "));
  }

  /** Where {@code boom} is called or made, in the source and in the stack of the compiled text. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "const a: number = 1 as number, b: string = boom();",
        "const f = <T,>(a: T, b?: Map<string, T>): T => boom(); f<number>(1);",
        "const f = (a: any): string =>\n    `x${a as any}${a!} ${boom() as string}`; f(1);",
        "interface A { b: string }\ntype C = A['b']; declare const d: C; boom();",
        "class A<T> { private readonly a?: T; declare b: T; static c(): void { boom() } } A.c();",
        "abstract class A { abstract a(): void; b(c: number): void { boom() } }\n"
            + "class B extends A { override a(): void {} } new B().b(1);",
        "function f(a: string): void; function f(this: void, a: any): void { boom(); } f('');",
        "const a = { b: null } as const; (a!.b satisfies null as any) ?? boom();",
        "const g = async function <T>(a: T): Promise<T> { return boom(); }; g(1);",
        "const a = <any>1\ntype X = 1\n;(function (this: any): void { boom(); })()",
        "enum A { B, C = 2 }\nconst a: A = A.B, c: any = boom();",
        "class A { constructor(private a: number,\n  b: string) {\n  const c: any = boom(); } }\n"
            + "new A(1, '');",
        "export const a: number = 1, b = 2;\nexport function f(c: number): void { boom() }\nf(1);",
        "export default class A {\n  a(): void { const b: any = boom(); } }\nnew A().a();",
        "for (const a of [1] as number[]) if (a! > 0) { label: while (a as any) boom(); }",
      })
  void positions_ofErrors_areTheSources(String source) {
    String text = "function boom() { throw new Error('found'); }\n" + source;
    String before = text.substring(0, text.lastIndexOf("boom"));
    long line = before.chars().filter(c -> c == '\n').count() + 1;
    int column = before.length() - before.lastIndexOf('\n');
    try (Isolate isolate = Isolate.create(Trial.SMALL)) {
      isolate.eval("var exports = {}; 0");
      String compiled = SHARED.compile(text, "/a.ts");
      GuestException failure =
          catchThrowableOfType(GuestException.class, () -> isolate.eval(compiled, "/a.ts"));
      assertThat(failure.guestStack().lines().toList().get(1))
          .matches(".*\\(?/a\\.ts:" + line + ":" + columns(column) + "\\)?");
    }
  }

  private static String columns(int column) {
    // The engine blames a call on its callee or on the parenthesis behind it.
    return "(" + column + "|" + (column + "boom".length()) + ")";
  }

  @ParameterizedTest
  @CsvSource({
    "let a: = 1;, Unexpected token, 1, 8",
    "let a;|  a b, 'Unexpected token, expected \";\"', 2, 5",
    "@d class A {}, decorators are not supported, 1, 1",
    "const enum A { B }|namespace C { }, 'namespaces are not supported, except after ''declare''', 2, 1",
    "let a = `, Unterminated template, 1, 10",
  })
  void refusal_namesThePlace(String source, String problem, int line, int column) {
    SourceSyntaxException refusal = refusalOf(source.replace('|', '\n'), "/lib/a.ts");
    assertThat(refusal)
        .hasMessage(problem + " (/lib/a.ts:" + line + ":" + column + ")")
        .returns("SyntaxError", SourceSyntaxException::name)
        .returns("/lib/a.ts", SourceSyntaxException::fileName)
        .returns(line, SourceSyntaxException::line)
        .returns(column, SourceSyntaxException::column);
    HostText.assertAbsent(String.valueOf(refusal.getMessage()));
  }

  @Test
  void refusal_isNotKeptForAnotherFile() {
    assertThat(refusalOf("a b", "/a.ts")).hasMessageContaining("/a.ts");
    assertThat(refusalOf("a b", "/b.ts")).hasMessageContaining("/b.ts");
  }

  @Test
  void limits_ofTheCompilation_areTold() {
    Limits.Builder limits = TypeScript.DEFAULT_LIMITS.toBuilder();
    TypeScript small = TypeScript.builder().limits(limits.sourceBytes(1024).build()).build();
    limits.sourceBytes(512 << 10);
    assertThat(failureOf(small, "\u00e9".repeat(513)))
        .hasMessage("/a.ts cannot be compiled: it is larger than 1024 bytes")
        .returns("RangeError", GuestVisibleException::name);
    TypeScript brief =
        TypeScript.builder().limits(limits.timeout(Duration.ofMillis(1)).build()).build();
    assertThat(failureOf(brief, "let a: number = 1;").getMessage()).contains("longer than 1 ms");
    Limits low = limits.memoryBytes(3 << 20).timeout(Duration.ofMinutes(1)).build();
    TypeScript tight = TypeScript.builder().limits(low).build();
    assertThat(failureOf(tight, "a(b as c);\n".repeat(3000)).getMessage()).contains("memory");
  }

  @ParameterizedTest
  @ValueSource(strings = {"(", "[", "{a:", "`${", "<T>(", "a?b:", "-", "() => ", "f<"})
  void hostileText_endsInAnError(String nested) {
    TypeScript brief =
        TypeScript.builder()
            .limits(TypeScript.DEFAULT_LIMITS.toBuilder().timeout(Duration.ofSeconds(1)).build())
            .build();
    failureOf(brief, nested.repeat(50_000));
  }

  @Test
  void outcome_isKeptByTextAndKind() {
    TypeScript compiler = TypeScript.create();
    String first = compiler.compile("let a: 1;", "/a.ts");
    assertThat(compiler.compile("let a: 1;", "/other.ts")).isSameAs(first);
    assertThat(compiler.compile("let a: 2;", "/a.ts")).isNotSameAs(first);
    assertThat(compiler.compile("let a: 1;", "/a.tsx")).isNotSameAs(first);
  }

  @Test
  void cache_dropsWhatWasNotUsedForLongest() {
    TypeScript compiler = TypeScript.builder().cacheChars(20).build();
    String first = compiler.compile("let a: 1;", "/a.ts");
    String second = compiler.compile("let b: 1;", "/a.ts");
    assertThat(compiler.compile("let a: 1;", "/a.ts")).isSameAs(first);
    compiler.compile("let c: 1;", "/a.ts");
    assertThat(compiler.compile("let a: 1;", "/a.ts")).isSameAs(first);
    assertThat(compiler.compile("let b: 1;", "/a.ts")).isNotSameAs(second).isEqualTo(second);
  }

  @Test
  void cache_ofNothing() {
    TypeScript compiler = TypeScript.builder().cacheChars(0).build();
    String first = compiler.compile("let a: 1;", "/a.ts");
    assertThat(compiler.compile("let a: 1;", "/a.ts")).isNotSameAs(first).isEqualTo(first);
    assertThatIllegalArgumentException().isThrownBy(() -> TypeScript.builder().cacheChars(-1));
  }

  @Test
  void threads_shareACompiler() throws Exception {
    TypeScript compiler = TypeScript.create();
    List<Callable<String>> tasks = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      int n = i % 4;
      tasks.add(() -> compiler.compile("let a" + n + ": 1;", "/a.ts"));
    }
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try {
      int i = 0;
      for (Future<String> outcome : threads.invokeAll(tasks)) {
        assertThat(outcome.get()).isEqualTo("let a" + i++ % 4 + "   ;");
      }
    } finally {
      threads.shutdown();
    }
  }

  @Test
  void library_isNotForGuests() {
    assertThatIllegalArgumentException().isThrownBy(() -> Isolate.builder().builtins("typescript"));
  }
}
