package dev.cloche.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cloche.GuestException;
import dev.cloche.HostText;
import dev.cloche.Image;
import dev.cloche.Isolate;
import dev.cloche.IsolateBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Packages that an image holds, loaded, and modules that stay out of reach. */
class ImageModulesTest {

  private Path preparer = Path.of("unset");
  private Path tenant = Path.of("unset");

  @BeforeEach
  void makeFolders(@TempDir Path directory) throws IOException {
    preparer = directory.resolve("preparer");
    tenant = directory.resolve("tenant");
    write(preparer, "node_modules/pkg/package.json", "{ \"main\": \"lib/main.js\" }");
    write(
        preparer,
        "node_modules/pkg/lib/main.js",
        """
        exports.dependency = require('dep');
        exports.main = require.main === module;
        exports.state = { n: 0 };
        exports.later = name => require(name);
        exports.touch = name => typeof require(name);
        exports.where = __filename;
        exports.f = function (a) { return a /* of pkg */; };
        """);
    write(preparer, "node_modules/pkg/lib/part.js", "module.exports = 'part of pkg';");
    write(preparer, "node_modules/pkg/lib/unloaded.js", "module.exports = 'not loaded';");
    write(preparer, "node_modules/dep/index.js", "module.exports = 'dep';");
    write(preparer, "node_modules/@scope/pkg/index.js", "module.exports = 'scoped';");
    write(preparer, "node_modules/@scope/pkg/sub.js", "module.exports = 'sub';");
    write(preparer, "main.js", "globalThis.own = require('./helper'); exports.from = 'image';");
    write(preparer, "helper.js", "exports.help = () => require('./main').from;");
    write(tenant, "helper.js", "module.exports = 'the tenant\\'s';");
  }

  private static void write(Path root, String path, String text) throws IOException {
    Path file = root.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private Image image(String... modules) {
    try (Isolate prepared = Images.small().root(preparer).externals("pkg", "@scope/pkg").build()) {
      for (String module : modules) {
        prepared.preload(module);
      }
      return prepared.capture();
    }
  }

  private static String call(IsolateBuilder builder, Path root, String main) throws IOException {
    write(root, "call.js", "exports.run = () => " + main);
    try (Isolate isolate = builder.root(root).build()) {
      return isolate.callExport("./call.js", "run").toString();
    }
  }

  private String inTenant(Image image, String main) throws IOException {
    return call(Images.small().image(image).externals("pkg", "@scope/pkg"), tenant, main);
  }

  private void isMissing(Image image, IsolateBuilder builder, String specifier) {
    assertThatThrownBy(() -> call(builder.image(image), tenant, "require('" + specifier + "')"))
        .isInstanceOfSatisfying(
            GuestException.class,
            failure -> {
              assertThat(failure.guestMessage())
                  .isEqualTo("Cannot find module '" + specifier + "'");
              HostText.assertAbsent(failure);
            });
  }

  @Test
  void package_granted_isThereWithoutAFile() throws IOException {
    Image image = image("pkg", "@scope/pkg", "@scope/pkg/sub");

    assertThat(inTenant(image, "require('pkg').dependency")).isEqualTo("\"dep\"");
    assertThat(inTenant(image, "[require('@scope/pkg'), require('@scope/pkg/sub')].join()"))
        .isEqualTo("\"scoped,sub\"");
    assertThat(inTenant(image, "require('pkg').where + require('pkg').f"))
        .isEqualTo("\"/node_modules/pkg/lib/main.jsfunction (a) { return a /* of pkg */; }\"");
  }

  @Test
  void package_withoutARoot_isThere() {
    try (Isolate isolate = Images.small().image(image("pkg")).externals("pkg").build()) {
      assertThat(isolate.callExport("pkg", "f", 42).asInt()).isEqualTo(42);
      assertThatThrownBy(() -> isolate.callExport("./main.js", "f"))
          .hasMessageContaining("Cannot find module './main.js'");
    }
  }

  @Test
  void package_changedByOneIsolate_isAsBeforeInTheNext() throws IOException {
    Image image = image("pkg");

    for (int i = 0; i < 3; i++) {
      assertThat(inTenant(image, "++require('pkg').state.n")).isEqualTo("1");
    }
  }

  @Test
  void package_notGranted_isMissing() {
    Image image = image("pkg", "@scope/pkg");

    isMissing(image, Images.small(), "pkg");
    isMissing(image, Images.small().externals("@scope/pkg"), "pkg");
    isMissing(image, Images.small().externals("pkg"), "@scope/pkg");
  }

  /** What a package needed itself was not granted by name, and is not by the image. */
  @Test
  void dependency_ofAPackage_isMissing_unlessItWasGranted() {
    isMissing(image("pkg"), Images.small().externals("pkg", "dep"), "dep");
  }

  @Test
  void package_notLoaded_isLookedForInTheFiles() throws IOException {
    write(tenant, "node_modules/@scope/pkg/index.js", "module.exports = 'the tenant\\'s';");

    assertThat(inTenant(image("pkg"), "require('@scope/pkg')")).isEqualTo("\"the tenant's\"");
    isMissing(image("@scope/pkg"), Images.small().externals("pkg"), "pkg");
  }

  @Test
  void package_alsoInTheTenantsFiles_isTheImages() throws IOException {
    write(tenant, "node_modules/@scope/pkg/index.js", "module.exports = 'the tenant\\'s';");
    write(tenant, "node_modules/other/index.js", "module.exports = require('@scope/pkg');");
    Image image = image("@scope/pkg");

    assertThat(inTenant(image, "require('@scope/pkg')")).isEqualTo("\"scoped\"");
    // A package of the tenant's own finds what is installed beside it.
    IsolateBuilder builder = Images.small().image(image).externals("other", "@scope/pkg");
    assertThat(call(builder, tenant, "require('other')")).isEqualTo("\"the tenant's\"");
    Files.delete(tenant.resolve("node_modules/@scope/pkg/index.js"));
    assertThat(call(builder, tenant, "require('other')")).isEqualTo("\"scoped\"");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "image:0/main.js",
        "/image:0/main.js",
        "./image:0/main.js",
        "image:0",
        "./main.js"
      })
  void modules_ofTheImagesRoot_areOutOfReach(String specifier) {
    isMissing(image("./main.js", "pkg"), Images.small().externals("pkg"), specifier);
  }

  @Test
  void paths_ofBoth_doNotCollide() throws IOException {
    write(
        preparer,
        "main.js",
        "(globalThis.own = require('./helper')).help(); exports.from = 'image';");
    Image image = image("./main.js");

    assertThat(inTenant(image, "require('./helper')")).isEqualTo("\"the tenant's\"");
    // The image's own modules still find each other, and nothing of the tenant's.
    assertThat(inTenant(image, "own.help()")).isEqualTo("\"image\"");
  }

  @Test
  void package_requiringLater_findsWhatWasLoadedAlone() throws IOException {
    try (Isolate prepared = Images.small().root(preparer).externals("pkg").build()) {
      prepared.preload("pkg");
      prepared.callExport("pkg", "later", "./part");
      Image image = prepared.capture();
      assertThat(inTenant(image, "require('pkg').later('./part')")).isEqualTo("\"part of pkg\"");
      for (String missing :
          new String[] {"./unloaded", "./part.js", "/helper.js", "../../../call"}) {
        assertThatThrownBy(() -> inTenant(image, "require('pkg').later('" + missing + "')"))
            .hasMessageContaining("Cannot find module '" + missing + "'");
      }
    }
  }

  @Test
  void builtins_loadedBefore_areStillGrantedOrNot() throws IOException {
    try (Isolate prepared =
        Images.small().root(preparer).externals("pkg").builtins("path", "util").build()) {
      prepared.preload("pkg");
      prepared.callExport("pkg", "touch", "path");
      Image image = prepared.capture();
      String join = "require('pkg').later('path').join('a', 'b')";
      assertThatThrownBy(() -> inTenant(image, join))
          .hasMessageContaining("Cannot find module 'path'");
      isMissing(image, Images.small(), "path");
      IsolateBuilder builder = Images.small().image(image).externals("pkg").builtins("path");
      assertThat(call(builder, tenant, join)).isEqualTo("\"a/b\"");
    }
  }

  @Test
  void requireMainAndCache_areAFreshIsolates() throws IOException {
    String main =
        "[require.main === module, Object.keys(require.cache).join(), module.children.length]";

    assertThat(inTenant(image("./main.js", "pkg"), main + ".join()"))
        .isEqualTo("\"true,/call.js,0\"");
  }

  @Test
  void packages_throughTwoImagesAndAFile_areThere() throws IOException {
    Image second;
    try (Isolate prepared =
        Images.small().image(image("pkg")).root(preparer).externals("pkg", "@scope/pkg").build()) {
      prepared.preload("@scope/pkg");
      second = prepared.capture();
    }
    Image stored = Images.read(Images.stored(second));

    assertThat(Images.stored(stored)).isEqualTo(Images.stored(second));
    assertThat(inTenant(stored, "require('pkg').later('dep') + require('@scope/pkg')"))
        .isEqualTo("\"depscoped\"");
    assertThat(inTenant(stored, "require('pkg').f.toString()"))
        .isEqualTo("\"function (a) { return a /* of pkg */; }\"");
  }

  /** The guest owns its cache; its accessors are not asked, and its values are its own affair. */
  @Test
  void cache_withGuestsOwnEntries_isTakenAsItIs() throws IOException {
    write(
        preparer,
        "odd.js",
        "Object.defineProperty(require.cache, '/x.js', { get() { for (;;); }, enumerable: true });"
            + "require.cache[Symbol()] = 1; require.cache['/y.js'] = 5;"
            + "Object.setPrototypeOf(require.cache, { get z() { for (;;); } });");

    assertThat(inTenant(image("pkg", "./odd.js"), "require('pkg').dependency"))
        .isEqualTo("\"dep\"");
  }

  /** The texts of the image are numbered before those of the isolate. */
  @Test
  void functions_ofTheIsolatesOwnModules_haveTheirTexts() throws IOException {
    write(tenant, "own.js", "exports.g = function (b) { return b /* own */; };");

    assertThat(inTenant(image("pkg"), "require('./own').g + require('pkg').f"))
        .isEqualTo(
            "\"function (b) { return b /* own */; }function (a) { return a /* of pkg */; }\"");
  }

  @Test
  void lookups_withoutEnd_areNotRemembered_andRefuseTheCapture() throws IOException {
    write(
        preparer,
        "many.js",
        "for (let i = 0; i < 2000; i++) require.resolve('./' + './'.repeat(i) + 'main');");
    try (Isolate prepared = Images.small().root(preparer).build()) {
      prepared.preload("./many.js");
      assertThatThrownBy(prepared::capture)
          .isInstanceOf(IllegalStateException.class)
          .hasMessage("the isolate has looked for too many modules for an image to hold");
      assertThat(prepared.eval("1").asInt()).isEqualTo(1);
    }
  }
}
