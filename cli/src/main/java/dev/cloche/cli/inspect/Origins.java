package dev.cloche.cli.inspect;

import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Who may speak to the server. A web page in the user's browser may not: neither by the address,
 * which its {@code Origin} tells, nor by a name of its own that it has pointed here, which {@code
 * Host} tells.
 */
final class Origins {

  private static final Pattern PORT = Pattern.compile(":\\d{1,5}$");
  private static final Pattern IPV4 = Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}");
  private static final Pattern IPV6 = Pattern.compile("\\[[0-9a-f:.]+(%[0-9a-z.]+)?]");

  private Origins() {}

  /** Whether a {@code Host} is an address or this machine's own name for itself, as for Node. */
  static boolean isHostAllowed(@Nullable String host) {
    if (host == null) {
      return false;
    }
    String name = PORT.matcher(host.toLowerCase(Locale.ROOT)).replaceFirst("");
    return name.equals("localhost")
        || name.equals("localhost6")
        || IPV4.matcher(name).matches()
        || IPV6.matcher(name).matches();
  }

  /** Whether an {@code Origin} is the browser's own tools, or that of no browser. */
  static boolean isOriginAllowed(@Nullable String origin) {
    return origin == null || origin.startsWith("devtools://");
  }
}
