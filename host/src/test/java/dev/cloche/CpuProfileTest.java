package dev.cloche;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The format of {@code .cpuprofile}: {@code Profiler.Profile} of the DevTools protocol. */
class CpuProfileTest {

  private FuelProfile profile;
  private JsonNode json;

  @BeforeEach
  void take() throws IOException {
    try (Isolate isolate = Isolate.create()) {
      isolate.profiler().start(ProfilerOptions.defaults().withInterval(1000));
      isolate.eval(
          """
          function leaf() { for (let i = 0; i < 500; i++); }
          function node() { leaf(); [2, 1].sort(() => leaf()); leaf(); }
          for (let i = 0; i < 10; i++) node();
          """,
          "file.js");
      profile = isolate.profiler().stop();
    }
    json = new ObjectMapper().readTree(profile.toCpuProfile());
  }

  @Test
  void nodes_areATreeWithTheRootFirst() {
    Set<Integer> children = new HashSet<>();
    Set<Integer> ids = new HashSet<>();
    for (JsonNode node : json.get("nodes")) {
      assertThat(ids.add(node.get("id").asInt())).isTrue();
      node.get("children").forEach(child -> assertThat(children.add(child.asInt())).isTrue());
    }
    JsonNode root = json.get("nodes").get(0);
    assertThat(root.get("callFrame").get("functionName").asText()).isEqualTo("(root)");
    assertThat(children.add(root.get("id").asInt())).isTrue();
    assertThat(children).isEqualTo(ids);
  }

  @Test
  void callFrames_countFromZero() {
    JsonNode leaf = frame("leaf");
    assertThat(leaf.get("url").asText()).isEqualTo("file.js");
    assertThat(leaf.get("lineNumber").asInt()).isZero();
    assertThat(leaf.get("columnNumber").asInt()).isZero();
    assertThat(frame("node").get("lineNumber").asInt()).isEqualTo(1);
    assertThat(frame("node").get("scriptId")).isEqualTo(leaf.get("scriptId"));
    assertThat(leaf.get("scriptId").isTextual()).isTrue();

    JsonNode sort = frame("sort");
    assertThat(sort.get("url").asText()).isEmpty();
    assertThat(sort.get("lineNumber").asInt()).isEqualTo(-1);
    assertThat(sort.get("scriptId").asText()).isEqualTo("0");
  }

  private JsonNode frame(String function) {
    for (JsonNode node : json.get("nodes")) {
      JsonNode frame = node.get("callFrame");
      if (frame.get("functionName").asText().equals(function)) {
        return frame;
      }
    }
    throw new AssertionError("no node of " + function);
  }

  @Test
  void samples_areTheHitsOfTheNodes() {
    Map<Integer, Integer> hits = new HashMap<>();
    json.get("samples").forEach(id -> hits.merge(id.asInt(), 1, Integer::sum));
    for (JsonNode node : json.get("nodes")) {
      assertThat(hits.getOrDefault(node.get("id").asInt(), 0))
          .isEqualTo(node.get("hitCount").asInt());
    }
    assertThat(json.get("samples")).isNotEmpty();
  }

  /** A sample lasts until the next one, so that a reader gives each node the fuel that it used. */
  @Test
  void timeDeltas_giveEachNodeItsFuel() {
    Map<Integer, Long> fuel = new HashMap<>();
    long time = json.get("startTime").asLong();
    JsonNode samples = json.get("samples");
    JsonNode deltas = json.get("timeDeltas");
    assertThat(deltas).hasSameSizeAs(samples);
    for (int i = 0; i < samples.size(); i++) {
      time += deltas.get(i).asLong();
      long end = json.get("endTime").asLong();
      long until = i + 1 < samples.size() ? time + deltas.get(i + 1).asLong() : end;
      fuel.merge(samples.get(i).asInt(), until - time, Long::sum);
    }
    assertThat(json.get("endTime").asLong()).isEqualTo(profile.fuel());
    check(profile.root(), fuel);
  }

  private static void check(ProfileNode node, Map<Integer, Long> fuel) {
    assertThat(fuel.getOrDefault(node.id(), 0L)).isEqualTo(node.selfFuel());
    node.children().forEach(child -> check(child, fuel));
  }

  @Test
  void writeTo_leavesTheStreamOpen() throws IOException {
    boolean[] closed = new boolean[1];
    ByteArrayOutputStream out =
        new ByteArrayOutputStream() {
          @Override
          public void close() {
            closed[0] = true;
          }
        };
    profile.writeTo(out);
    assertThat(out.toString(java.nio.charset.StandardCharsets.UTF_8))
        .isEqualTo(profile.toCpuProfile());
    assertThat(closed[0]).isFalse();
  }
}
