package dev.cloche;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** TypeScript and ECMAScript modules that a guest requires. */
class TypeScriptModulesTest {

  private static final TypeScript COMPILER = TypeScript.builder().javaScript(true).build();

  @TempDir Path root;

  private void write(String path, String text) throws IOException {
    Path file = root.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private Isolate isolate() {
    return Isolate.builder()
        .limits(Trial.SMALL.toBuilder().timeout(TypeScript.DEFAULT_LIMITS.timeout()).build())
        .root(root)
        .sourceExtensions("ts", "tsx", "js")
        .compiler(COMPILER)
        .build();
  }

  @Test
  void modules_ofAllKinds_importEachOther() throws IOException {
    write(
        "main.ts",
        "import { total, type Item } from './lib';\nexport const run = (items: Item[]) => total(items);");
    write(
        "lib/index.ts",
        "import price from './price.js';\nexport interface Item { n: number }\nexport const total = (items: Item[]): number => items.reduce((sum, { n }) => sum + price(n), 0);");
    write(
        "lib/price.js",
        "import old = require('./old');".replace("import old =", "const old =")
            + " export default (n) => n * old.factor;");
    write("lib/old.js", "module.exports = { factor: 2 };");
    try (Isolate isolate = isolate()) {
      assertThat(
              isolate
                  .callExport(
                      "./main",
                      "run",
                      JsArray.of(
                          JsObject.builder().put("n", 3).build(),
                          JsObject.builder().put("n", 4).build()))
                  .asInt())
          .isEqualTo(14);
    }
  }

  @Test
  void cycle_ofModules_seesLiveBindings() throws IOException {
    write(
        "a.ts",
        "import { b } from './b';\nexport let a = 1;\nexport const sum = (): number => a + b();\na = 2;");
    write("b.ts", "import { a } from './a';\nexport function b(): number { return a * 10; }");
    try (Isolate isolate = isolate()) {
      assertThat(isolate.callExport("./a", "sum").asInt()).isEqualTo(22);
    }
  }

  @Test
  void stack_ofAnError_showsTheSources() throws IOException {
    write(
        "main.ts",
        "type A = 1;\nexport function run(a: A): void { const b: A = a as A; fail(b); }\n\nfunction fail(a: A): never {\n  throw new Error(`failed ${a as any}`); }");
    try (Isolate isolate = isolate()) {
      GuestException failure =
          catchThrowableOfType(
              GuestException.class, () -> isolate.callExport("./main.ts", "run", 1));
      // The engine blames a call on the last value that was read for it.
      assertThat(failure.guestStack().strip())
          .isEqualTo("at fail (/main.ts:5:29)\n    at run (/main.ts:2:61)");
    }
  }

  @Test
  void refusal_isASyntaxErrorOfTheGuests() throws IOException {
    write(
        "main.js", "try { require('./bad'); } catch (e) { module.exports = [e.name, e.message]; }");
    write("bad.ts", "let a: number;\nlet b: = 2;");
    try (Isolate isolate = isolate()) {
      assertThat(isolate.require("./main"))
          .hasToString("[\"SyntaxError\", \"Unexpected token (/bad.ts:2:8)\"]");
    }
  }

  @Test
  void jsx_rendersWithTheGuestsReact() throws IOException {
    write(
        "main.tsx",
        "import * as React from './react';\nconst Name = ({ of }: { of: string }) => <b>{of}</b>;\nexport default <Name of=\"it\" />.type({ of: 'it' });");
    write(
        "react.ts",
        "export const createElement = (type: any, props: any, ...children: any[]) => ({ type, props, children });");
    try (Isolate isolate = isolate()) {
      JsValue element = isolate.require("./main").get("default");
      assertThat(element.get("type").asString()).isEqualTo("b");
      assertThat(element.get("children")).hasToString("[\"it\"]");
    }
  }
}
