package dev.cloche.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import dev.cloche.JsObject;
import dev.cloche.JsValue;
import dev.cloche.internal.value.MalformedMessageException;
import dev.cloche.internal.value.ValueDecoder;
import dev.cloche.internal.value.ValueLimits;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A guest's value read into Java types: it fits, or the documented exception says that it does not.
 */
class BindingFuzzer {

  private static final ValueLimits LIMITS = ValueLimits.ofBytes(1 << 20);

  enum Colour {
    RED,
    GREEN
  }

  record Part(int count, long size, @Nullable String name, Colour colour, Optional<Part> inner) {}

  record Whole(
      List<Part> parts,
      Map<String, Double> weights,
      Set<String> tags,
      byte[] bytes,
      Instant since,
      BigInteger big,
      BigDecimal exact,
      int[] numbers,
      JsonNode rest,
      Object any) {}

  private static final List<TypeReference<?>> TYPES =
      List.of(
          new TypeReference<Whole>() {},
          new TypeReference<Part>() {},
          new TypeReference<Object>() {},
          new TypeReference<List<Object>>() {},
          new TypeReference<Map<String, Object>>() {},
          new TypeReference<Map<Integer, Part>>() {},
          new TypeReference<Set<Long>>() {},
          new TypeReference<String>() {},
          new TypeReference<Colour>() {},
          new TypeReference<double[][]>() {},
          new TypeReference<Instant>() {},
          new TypeReference<JsonNode>() {});

  static Stream<byte[]> seeds() {
    JsObject.Builder part = JsObject.builder();
    part.put("count", 1).put("size", 2).put("name", "n").put("colour", "RED");
    JsValue whole =
        JsObject.builder()
            .put("parts", List.of(part.build()))
            .put("weights", Map.of("a", 0.5))
            .put("tags", Set.of("t"))
            .put("bytes", new byte[] {1})
            .put("since", Instant.EPOCH)
            .put("big", BigInteger.TEN)
            .put("exact", 1.25)
            .put("numbers", List.of(1, 2))
            .put("rest", Map.of())
            .put("any", List.of())
            .build();
    return Stream.concat(Stream.of(SampleValues.message(whole)), SampleValues.messages());
  }

  @MethodSource("seeds")
  @FuzzTest
  void value(byte[] message) {
    JsValue value;
    try {
      value = ValueDecoder.decode(message, LIMITS);
    } catch (MalformedMessageException refused) {
      return;
    }
    for (TypeReference<?> type : TYPES) {
      try {
        value.as(type);
      } catch (IllegalStateException misfit) {
        assertThat(misfit.getMessage()).isNotNull().hasSizeLessThan(1 << 14);
      }
    }
  }
}
