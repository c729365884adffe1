package dev.cloche.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.code_intelligence.jazzer.mutation.annotation.NotNull;
import dev.cloche.internal.modules.ModuleGrant;
import dev.cloche.internal.modules.ModuleRefusedException;
import dev.cloche.internal.modules.ModuleRoot;
import dev.cloche.internal.modules.ModuleRoot.ModuleNotFoundException;
import dev.cloche.internal.modules.ModuleRoot.ModuleTooLargeException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A {@code package.json} and a specifier: a file that was granted, or a refusal, at a cost that the
 * two pay for.
 */
class ModuleResolutionFuzzer {

  private static final int MOST = 1 << 16;
  private static final long BYTES_FOR_EACH = 2048;
  private static final long BYTES_FOR_ALL = 4 << 20;

  private static final Path ROOT = TenantDirectory.make();
  private static final Path MANIFEST = ROOT.resolve(TenantDirectory.PACKAGE + "/package.json");
  private static final List<String> FROM =
      List.of("/", "/lib", "/node_modules/pkg", "/node_modules/pkg/lib", "/none", "/:1", "x");

  static Stream<Arguments> seeds() {
    return Stream.of(
        Arguments.of("pkg", "{\"main\": \"./lib/x\"}"),
        Arguments.of("pkg", "{\"main\": \"../../../secret.js\"}"),
        Arguments.of("pkg", "{\"main\": \"up/secret.js\"}"),
        Arguments.of("pkg/x", "{\"exports\": {\"./*\": \"./lib/*.js\"}}"),
        Arguments.of("pkg/x", "{\"exports\": {\"./*\": \"./*/*/*\", \"./x\": null}}"),
        Arguments.of("pkg", "{\"exports\": {\".\": [{\"import\": \"./y\"}, \"./index.js\"]}}"),
        Arguments.of("pkg", "{\"exports\": {\"node\": {\"require\": \"./lib/x.js\"}}}"),
        Arguments.of("#in/x", "{\"imports\": {\"#in/*\": \"./lib/*.js\"}}"),
        Arguments.of("#o", "{\"imports\": {\"#o\": {\"default\": \"path\"}}}"),
        Arguments.of("pkg/lib/../../other", "{}"),
        Arguments.of("@a/b/c", "[]"),
        Arguments.of("./a", "\uFEFF{}"),
        Arguments.of("../secret", "{\"main\": 1e400}"),
        Arguments.of("/up/secret.js", ""));
  }

  @MethodSource("seeds")
  @FuzzTest
  void resolve(@NotNull String specifier, @NotNull String manifest) throws IOException {
    byte[] json = manifest.getBytes(StandardCharsets.UTF_8);
    Files.write(MANIFEST, json);
    ModuleRoot modules = ModuleRoot.of(new ModuleGrant(ROOT, Set.of("pkg")));
    long bytes = BYTES_FOR_ALL + BYTES_FOR_EACH * (json.length + specifier.length());
    for (String from : FROM) {
      Allocation.assertAtMost(bytes, () -> resolve(modules, specifier, from));
    }
  }

  private static void resolve(ModuleRoot modules, String specifier, String from) {
    try {
      String path = modules.resolve(specifier, from);
      assertThat(path).startsWith("/").matches("(?s).*[.](js|cjs|json)");
      assertThat(TenantDirectory.holdsSecret(modules.readBytes(path, MOST))).isFalse();
    } catch (ModuleNotFoundException | ModuleRefusedException | ModuleTooLargeException refused) {
      assertThat(String.valueOf(refused.getMessage())).doesNotContain("/srv");
    }
  }
}
