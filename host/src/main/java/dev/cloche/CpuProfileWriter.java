package dev.cloche;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import java.io.IOException;
import java.io.OutputStream;
import java.util.HashMap;
import java.util.Map;

/**
 * Writes a profile as the DevTools protocol's {@code Profiler.Profile}, with fuel as time. Lines
 * and columns are counted from 0 there, and are -1 where there are none.
 */
final class CpuProfileWriter {

  private static final JsonFactory JSON =
      JsonFactory.builder().disable(StreamWriteFeature.AUTO_CLOSE_TARGET).build();

  private final JsonGenerator json;
  private final Map<String, String> scripts = new HashMap<>();

  private CpuProfileWriter(JsonGenerator json) {
    this.json = json;
    scripts.put("", "0");
  }

  /**
   * Writes a profile.
   *
   * @param root the tree of calls
   * @param timeline the numbers of the nodes that samples met, oldest first
   * @param fuel what each stands for
   */
  static void write(ProfileNode root, int[] timeline, long[] fuel, OutputStream out)
      throws IOException {
    try (JsonGenerator json = JSON.createGenerator(out)) {
      json.writeStartObject();
      json.writeArrayFieldStart("nodes");
      new CpuProfileWriter(json).writeTree(root);
      json.writeEndArray();
      json.writeNumberField("startTime", 0);
      json.writeNumberField("endTime", root.totalFuel());
      json.writeFieldName("samples");
      json.writeArray(timeline, 0, timeline.length);
      json.writeArrayFieldStart("timeDeltas");
      for (int i = 0; i < fuel.length; i++) {
        // A sample lasts until the next, whose distance this is.
        json.writeNumber(i == 0 ? 0 : fuel[i - 1]);
      }
      json.writeEndArray();
      json.writeEndObject();
    }
  }

  private void writeTree(ProfileNode node) throws IOException {
    json.writeStartObject();
    json.writeNumberField("id", node.id());
    json.writeObjectFieldStart("callFrame");
    json.writeStringField("functionName", node.function());
    json.writeStringField("scriptId", scripts.computeIfAbsent(node.file(), this::newScript));
    json.writeStringField("url", node.file());
    json.writeNumberField("lineNumber", node.line() - 1);
    json.writeNumberField("columnNumber", node.column() - 1);
    json.writeEndObject();
    json.writeNumberField("hitCount", node.samples());
    json.writeArrayFieldStart("children");
    for (ProfileNode child : node.children()) {
      json.writeNumber(child.id());
    }
    json.writeEndArray();
    json.writeEndObject();
    for (ProfileNode child : node.children()) {
      writeTree(child);
    }
  }

  private String newScript(String file) {
    return String.valueOf(scripts.size());
  }
}
