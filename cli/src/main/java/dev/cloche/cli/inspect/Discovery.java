package dev.cloche.cli.inspect;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/**
 * What a front end finds at the server's well-known paths.
 *
 * @param id the target's id, which is its path
 * @param target the target
 * @param version that of the server
 */
record Discovery(String id, InspectTarget target, String version) {

  private static final String TOOLS = "devtools://devtools/bundled/";
  private static final String TOOLS_OPTIONS = "?experiments=true&v8only=true&ws=";

  /** The document at a path, for somebody who asked for it at a host. */
  Optional<JsonNode> at(String path, String host) {
    return switch (path) {
      case "/json", "/json/", "/json/list" ->
          Optional.of(JsonNodeFactory.instance.arrayNode().add(entry(host)));
      case "/json/version" ->
          Optional.of(
              JsonNodeFactory.instance
                  .objectNode()
                  .put("Browser", "cloche/" + version)
                  .put("Protocol-Version", "1.3"));
      default -> Optional.empty();
    };
  }

  private ObjectNode entry(String host) {
    String address = host + "/" + id;
    return JsonNodeFactory.instance
        .objectNode()
        .put("description", "Cloche isolate")
        .put("devtoolsFrontendUrl", TOOLS + "js_app.html" + TOOLS_OPTIONS + address)
        .put("devtoolsFrontendUrlCompat", TOOLS + "inspector.html" + TOOLS_OPTIONS + address)
        .put("id", id)
        .put("title", target.title())
        // What front ends know how to debug without a page.
        .put("type", "node")
        .put("url", target.url())
        .put("webSocketDebuggerUrl", "ws://" + address);
  }
}
