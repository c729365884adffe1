package dev.cloche.runtime;

import java.nio.file.Path;
import java.util.List;

/** A tenant whose functions harm all they can, and one, {@code add}, that does not. */
public final class HostileTenant {

  /** The names of its functions that are hostile. */
  public static final List<String> ATTACKS =
      List.of("spin", "fill", "recurse", "storm", "explode", "match", "never", "pollute");

  private HostileTenant() {}

  /** A folder with its code. */
  public static Tenant in(Path directory) {
    return Tenant.of(
        directory,
        """
        exports.add = (a, b) => a + b;
        exports.spin = () => { for (;;); };
        exports.fill = () => { const all = []; for (;;) all.push(new Array(1000).fill(all)); };
        exports.recurse = () => exports.recurse() + 1;
        exports.storm = async () => { for (;;) await null; };
        exports.explode = () => { throw new Error('x'.repeat(100000)); };
        exports.match = () => /^(a+)+$/.test('a'.repeat(40) + 'b');
        exports.never = () => new Promise(() => {});
        exports.pollute = () => { Object.prototype.then = done => done(1); return {}; };
        """);
  }

  /** Whether a function has no end but a limit's. */
  public static boolean isEndless(String attack) {
    return List.of("spin", "fill", "storm", "match").contains(attack);
  }
}
