package dev.cloche.cli.inspect;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where to listen.
 *
 * @param host a name or an address; one of IPv6 without brackets
 * @param port 0 for any that is free
 */
public record InspectAddress(String host, int port) {

  /** This machine alone, at the port where front ends look for Node. */
  public static final InspectAddress DEFAULT = new InspectAddress("127.0.0.1", 9229);

  private static final int MAX_PORT = 65_535;
  private static final Pattern TYPED =
      Pattern.compile("(?:(\\[[0-9A-Fa-f:.]+]|[A-Za-z0-9._-]+):)?(\\d{1,5})|([A-Za-z][\\w.-]*)");

  /**
   * Reads {@code [host:]port}, or a host alone.
   *
   * @param text the text
   * @return the address; empty when it is none
   */
  public static Optional<InspectAddress> read(String text) {
    Matcher match = TYPED.matcher(text);
    if (!match.matches()) {
      return Optional.empty();
    }
    if (match.group(3) != null) {
      return Optional.of(new InspectAddress(match.group(3), DEFAULT.port()));
    }
    int port = Integer.parseInt(match.group(2));
    String host = match.group(1) == null ? DEFAULT.host() : match.group(1);
    String bare = host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
    return port > MAX_PORT ? Optional.empty() : Optional.of(new InspectAddress(bare, port));
  }

  @Override
  public String toString() {
    return (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
  }
}
