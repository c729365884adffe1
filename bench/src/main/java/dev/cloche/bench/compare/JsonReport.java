package dev.cloche.bench.compare;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cloche.bench.compare.Figure.Phase;
import java.util.List;
import java.util.Optional;

/**
 * A line for each figure, and one with a reason for what has none. {@code n} is the number of
 * measured runs behind {@code medianMs}.
 */
final class JsonReport {

  private static final JsonMapper MAPPER = new JsonMapper();

  private JsonReport() {}

  static String of(Results results, List<String> engines, List<String> workloads) {
    StringBuilder out = new StringBuilder();
    for (String workload : workloads) {
      for (String engine : engines) {
        for (Phase phase : Phase.values()) {
          Optional<Figure> figure = results.figure(workload, engine, phase);
          if (figure.isPresent()) {
            out.append(line(workload, engine, figure.get())).append('\n');
          }
        }
        Optional<String> absence = results.absence(workload, engine);
        if (absence.isPresent() && results.figure(workload, engine, Phase.WARM).isEmpty()) {
          out.append(node(workload, engine).put("absent", absence.get())).append('\n');
        }
      }
    }
    return out.toString();
  }

  private static ObjectNode node(String workload, String engine) {
    return MAPPER.createObjectNode().put("workload", workload).put("engine", engine);
  }

  private static ObjectNode line(String workload, String engine, Figure figure) {
    return node(workload, engine)
        .put("medianMs", figure.medianMillis())
        .put("n", figure.runs())
        .put("phase", figure.phase().label())
        .put("minMs", figure.minNanos() / 1e6)
        .put("maxMs", figure.maxNanos() / 1e6)
        .put("starts", figure.starts());
  }
}
