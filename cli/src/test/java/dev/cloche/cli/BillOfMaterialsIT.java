package dev.cloche.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/**
 * The software bills of materials that this build has made name all that its jars hold. Maven makes
 * none while it is offline; then these are those of the last build that was not, if any.
 */
class BillOfMaterialsIT {

  private static final Path ROOT = Path.of("..");
  private static final boolean OFFLINE = Boolean.getBoolean("cloche.offline");

  /** What Maven knows of, by module. */
  private static final Map<String, List<String>> DEPENDENCIES =
      Map.of(
          "engine-wasm", List.of("com.dylibso.chicory/runtime"),
          "host",
              List.of("com.dylibso.chicory/runtime", "com.fasterxml.jackson.core/jackson-databind"),
          "cli",
              List.of(
                  "com.dylibso.chicory/runtime", "info.picocli/picocli", "org.jline/jline-reader"));

  private static JsonNode read(String path) throws IOException {
    return new ObjectMapper().readTree(ROOT.resolve(path).toFile());
  }

  private static JsonNode bundled() throws IOException {
    return read("commonjs-shim/target/bundled.json");
  }

  /** The bills by module. */
  private static Map<String, JsonNode> boms() throws IOException {
    Map<String, JsonNode> boms = new TreeMap<>();
    for (String module : DEPENDENCIES.keySet()) {
      String path = module + "/target/bom.json";
      if (!OFFLINE || Files.exists(ROOT.resolve(path))) {
        boms.put(module, read(path));
      }
    }
    return boms;
  }

  private static String name(JsonNode component) {
    String group = component.path("group").asText();
    String name = component.path("name").asText();
    return group.isEmpty() ? name : group + "/" + name;
  }

  private static JsonNode named(JsonNode bom, String name) {
    return StreamSupport.stream(bom.path("components").spliterator(), false)
        .filter(component -> name(component).equals(name))
        .findAny()
        .orElseThrow(() -> new AssertionError(name + " is not in the bill of materials"));
  }

  /** What the engine was built from; not the lock's when that could not be had any more. */
  private static String engineVersion() throws IOException {
    String built = Files.readString(ROOT.resolve("engine-wasm/target/engine.version")).strip();
    return built.replace("engine.version=quickjs-ng ", "");
  }

  @Test
  void boms_nameWhatTheEngineWasMadeFrom() throws IOException {
    assertThat(bundled()).hasSizeGreaterThan(10);
    for (JsonNode bom : boms().values()) {
      assertThat(bom.path("bomFormat").asText()).isEqualTo("CycloneDX");
      assertThat(bom.path("components")).containsAll(bundled());
      assertThat(named(bom, "quickjs-ng").path("version").asText()).isEqualTo(engineVersion());
      assertThat(named(bom, "wasi-libc").path("licenses")).isNotEmpty();
      assertThat(named(bom, "compiler-rt").path("licenses")).isNotEmpty();
    }
  }

  @Test
  void boms_nameDependenciesWithTheirHashes() throws IOException {
    boms()
        .forEach(
            (module, bom) -> {
              for (String dependency : DEPENDENCIES.getOrDefault(module, List.of())) {
                JsonNode component = named(bom, dependency);
                assertThat(component.path("hashes").toString()).contains("SHA-256");
                assertThat(component.path("licenses")).as(dependency).isNotEmpty();
              }
            });
  }

  @Test
  void boms_sayThatTheEngineHoldsItsParts() throws IOException {
    for (JsonNode bom : boms().values()) {
      assertThat(bom.path("dependencies"))
          .anySatisfy(
              dependency -> {
                assertThat(dependency.path("ref").asText()).contains("/cloche-engine-wasm@");
                assertThat(dependency.path("dependsOn").toString())
                    .contains("quickjs-ng/quickjs@", "npm/sucrase@", "chicory/runtime@");
              });
    }
  }

  @Test
  void packagesOfNpm_haveTheHashesOfTheLockFile() throws IOException {
    JsonNode locked = read("commonjs-shim/package-lock.json").path("packages");
    for (JsonNode component : bundled()) {
      JsonNode lock = locked.path("node_modules/" + name(component));
      JsonNode hash = component.path("hashes").path(0);
      byte[] bytes = HexFormat.of().parseHex(hash.path("content").asText());

      assertThat(component.path("version")).isEqualTo(lock.path("version"));
      assertThat(hash.path("alg").asText()).isEqualTo("SHA-512");
      assertThat("sha512-" + Base64.getEncoder().encodeToString(bytes))
          .as(name(component))
          .isEqualTo(lock.path("integrity").asText());
    }
  }

  /** What is redistributed is named in the notice. */
  @Test
  void notice_namesEveryComponent() throws IOException {
    String notice = Files.readString(ROOT.resolve("NOTICE"));
    for (JsonNode component : bundled()) {
      assertThat(notice).contains(name(component));
    }
    for (JsonNode bom : boms().values()) {
      for (JsonNode component : bom.path("components")) {
        assertThat(notice).contains(nameInTheNotice(component));
      }
    }
  }

  private static String nameInTheNotice(JsonNode component) {
    return switch (component.path("group").asText()) {
      case "dev.cloche" -> "Cloche";
      case "com.dylibso.chicory" -> "Chicory";
      case "com.fasterxml.jackson.core" -> "Jackson";
      case "info.picocli" -> "picocli";
      case "io.netty" -> "Netty";
      case "org.jline" -> "JLine";
      case "org.jspecify" -> "JSpecify";
      default -> name(component).replace("quickjs-ng", "QuickJS-ng");
    };
  }
}
