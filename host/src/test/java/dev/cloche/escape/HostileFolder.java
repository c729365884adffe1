package dev.cloche.escape;

import dev.cloche.IsolatedRuntime;
import dev.cloche.RunRequest;
import dev.cloche.containment.Cage;
import dev.cloche.containment.Ending;
import dev.cloche.containment.HostileCase;
import dev.cloche.containment.Observation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A folder of hostile modules, which are run in a cage. */
record HostileFolder(Path root, Cage cage) {

  void write(String path, String text) {
    try {
      Path file = root.resolve(path);
      Files.createDirectories(file.getParent());
      Files.writeString(file, text);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** How a function of {@code index.js} ends. */
  Ending call(IsolatedRuntime runtime, String function) {
    RunRequest request =
        RunRequest.builder()
            .root(root)
            .file("index.js")
            .funcName(function)
            .external("lib")
            .limits(HostileCase.PATIENT)
            .build();
    Ending ending = cage.survive(() -> Ending.of(() -> runtime.runBlocking(request).value()));
    return new Observation(ending, List.of()).ending();
  }

  /** How the function {@code f} of a module ends that is {@code index.js} from now on. */
  Ending run(String index) {
    write("index.js", index);
    return call(cage.runtime(), "f");
  }
}
