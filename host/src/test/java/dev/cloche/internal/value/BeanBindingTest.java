package dev.cloche.internal.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.cloche.JsArray;
import dev.cloche.JsBigInt;
import dev.cloche.JsDate;
import dev.cloche.JsError;
import dev.cloche.JsMap;
import dev.cloche.JsObject;
import dev.cloche.JsRegExp;
import dev.cloche.JsSet;
import dev.cloche.JsTypedArray;
import dev.cloche.JsValue;
import java.lang.reflect.Proxy;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URL;
import java.time.Instant;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@SuppressWarnings({"ArrayRecordComponent", "JavaUtilDate", "NullAway"}) // what callers do
class BeanBindingTest {
  record Address(String street, int number) {}

  record Person(
      String name,
      BigInteger id,
      Instant born,
      byte[] photo,
      List<Address> addresses,
      Map<String, Double> scores,
      Set<String> tags) {}

  private static JsValue person() {
    return JsObject.builder()
        .put("name", "Ada")
        .put("id", JsBigInt.of(7))
        .put("born", JsDate.of(Instant.parse("1815-12-10T00:00:00Z")))
        .put("photo", new byte[] {1, 2})
        .put("addresses", List.of(Map.of("street", "High", "number", 5)))
        .put("scores", JsMap.builder().put("a", Double.NaN).put(1, 2).build())
        .put("tags", JsSet.of("x", "y"))
        .put("unknown", JsValue.undefined())
        .build();
  }

  @Test
  void as_record() {
    Person person = person().as(Person.class);

    assertThat(person.name()).isEqualTo("Ada");
    assertThat(person.id()).isEqualTo(BigInteger.valueOf(7));
    assertThat(person.born()).isEqualTo(Instant.parse("1815-12-10T00:00:00Z"));
    assertThat(person.photo()).containsExactly(1, 2);
    assertThat(person.addresses()).containsExactly(new Address("High", 5));
    assertThat(person.scores()).isEqualTo(Map.of("a", Double.NaN, "1", 2.0));
    assertThat(person.tags()).containsExactlyInAnyOrder("x", "y");
  }

  @Test
  void as_simpleTypes() {
    assertThat(JsValue.of(5).as(int.class)).isEqualTo(5);
    assertThat(JsValue.of(5).as(Long.class)).isEqualTo(5L);
    assertThat(JsValue.of(5).as(double.class)).isEqualTo(5.0);
    assertThat(JsValue.of("x").as(String.class)).isEqualTo("x");
    assertThat(new JsDate(0).as(Date.class)).isEqualTo(new Date(0));
    assertThat(new JsDate(0).as(String.class)).isEqualTo("1970-01-01T00:00:00.000Z");
    assertThat(JsDate.invalid().as(Instant.class)).isNull();
    assertThat(new JsRegExp("a", "g").as(String.class)).isEqualTo("/a/g");
    assertThat(JsTypedArray.of(1, 2).as(int[].class)).containsExactly(1, 2);
    assertThat((Object) JsError.of("E", "m").as(Map.class))
        .isEqualTo(Map.of("name", "E", "message", "m"));
    assertThat(JsValue.undefined().as(String.class)).isNull();
    JsObject object = JsObject.builder().build();
    assertThat(object.as(JsObject.class)).isSameAs(object);
    assertThat(object.as(JsValue.class)).isSameAs(object);
    assertThat(JsValue.undefined().as(JsonNode.class)).hasToString("{\"$js\":\"undefined\"}");
  }

  @Test
  void as_genericType() {
    JsValue value = JsArray.builder().add(1).hole().build();
    assertThat(value.as(new TypeReference<List<Integer>>() {})).isEqualTo(Arrays.asList(1, null));
  }

  @Test
  void as_mapperOfYourOwn() {
    ObjectMapper mapper =
        JsonMapper.builder().propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE).build();
    record First(String firstName) {}
    JsValue value = JsObject.of(Map.of("first_name", "Ada"));
    assertThat(value.as(First.class, mapper)).isEqualTo(new First("Ada"));
    assertThat(value.as(new TypeReference<First>() {}, mapper)).isEqualTo(new First("Ada"));
    assertThat(JsValue.ofBean(new First("Bob"), mapper)).hasToString("{first_name: \"Bob\"}");
  }

  @Test
  void as_doesNotFit() {
    assertThatThrownBy(() -> JsValue.of("x").as(int.class))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageStartingWith("cannot read string as int");
    assertThatThrownBy(() -> JsValue.of("5").as(int.class))
        .isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> JsValue.of(1.5).as(int.class))
        .isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> JsValue.undefined().as(int.class))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("expected int, but the value is undefined");
    assertThatThrownBy(() -> JsObject.of(Map.of("number", 5, "street", 7)).as(List.class))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void as_cycleOrSparse_namesThePlace() {
    JsObject.Builder builder = JsObject.builder();
    builder.put("list", JsArray.of(1, builder.self()));
    JsValue cyclic = builder.build();
    assertThatThrownBy(() -> cyclic.as(Map.class))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageStartingWith("value.list[1]: a cycle");
    JsValue sparse = JsArray.of(JsArray.builder().length(1000).build());
    assertThatThrownBy(() -> sparse.as(List.class))
        .hasMessageStartingWith("value[0]: a sparse array");
    JsValue map = JsMap.builder().put(JsArray.of(), 1).build();
    assertThatThrownBy(() -> map.as(Map.class)).hasMessageContaining("a Map with the key []");
  }

  @Test
  void as_billionLaughs() {
    JsValue value = JsArray.of("lol");
    for (int i = 0; i < 40; i++) {
      value = JsArray.of(value, value);
    }
    JsValue laughs = value;
    assertThatThrownBy(() -> laughs.as(List.class)).hasMessageContaining("JSON nodes");
  }

  @Test
  void as_noTypeFromTheGuest() {
    JsValue value = JsObject.of(Map.of("@class", "java.lang.Thread", "a", 1));
    assertThat(value.as(Object.class)).isEqualTo(Map.of("@class", "java.lang.Thread", "a", 1));
  }

  enum Colour {
    RED
  }

  record Named(String name, Colour colour) {}

  @Test
  void as_textOrConstant_isNotMadeOfANumber() {
    assertThat(JsObject.of(Map.of("name", "x", "colour", "RED")).as(Named.class))
        .isEqualTo(new Named("x", Colour.RED));
    for (Object wrong : new Object[] {5, 1.5, true}) {
      assertThatThrownBy(() -> JsObject.of(Map.of("name", wrong)).as(Named.class))
          .isInstanceOf(IllegalStateException.class);
      assertThatThrownBy(() -> JsArray.of(wrong).as(new TypeReference<List<String>>() {}))
          .isInstanceOf(IllegalStateException.class);
    }
    assertThatThrownBy(() -> JsObject.of(Map.of("colour", 0)).as(Named.class))
        .isInstanceOf(IllegalStateException.class);
  }

  @ParameterizedTest
  @ValueSource(classes = {Class.class, InetAddress.class, InetSocketAddress.class, URL.class})
  void as_whatLoadsOrLooksUp_isRefused(Class<?> type) {
    assertThatThrownBy(() -> JsValue.of("localhost:1").as(type))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageEndingWith(type.getName() + " is not read from values");
  }

  @Test
  void ofBean_whatIsNoData_isRefused() {
    record Holder(Object thing) {}
    for (Object thing :
        new Object[] {
          Thread.currentThread(),
          String.class,
          BeanBindingTest.class.getClassLoader(),
          new RuntimeException("x"),
          (Runnable) () -> {},
          Proxy.newProxyInstance(
              Named.class.getClassLoader(), new Class<?>[] {Supplier.class}, (p, m, a) -> null)
        }) {
      assertThatThrownBy(() -> JsValue.ofBean(new Holder(thing)))
          .isInstanceOf(IllegalArgumentException.class);
      assertThatThrownBy(() -> JsValue.ofBean(thing)).isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void ofBean_valueInside_staysItself() {
    record Holder(JsValue value, UUID id) {}
    JsValue value = JsSet.of(1);
    UUID id = new UUID(1, 2);

    JsValue bean = JsValue.ofBean(new Holder(value, id));

    assertThat(bean.get("value")).isSameAs(value);
    assertThat(bean.get("id").as(UUID.class)).isEqualTo(id);
  }

  @Test
  void ofBean_roundTrip() {
    Person person = person().as(Person.class);
    JsValue value = JsValue.ofBean(person);

    assertThat(value.get("id")).isEqualTo(JsBigInt.of(7));
    assertThat(value.get("born")).isInstanceOf(JsDate.class);
    assertThat(value.get("photo").kind()).isEqualTo("Uint8Array");
    assertThat(value.get("addresses").get(0).get("number").asInt()).isEqualTo(5);
    assertThat(value.as(Person.class).addresses()).isEqualTo(person.addresses());
  }

  @Test
  void ofBean_refused() {
    record Holder(long id) {}
    assertThatThrownBy(() -> JsValue.ofBean(new Holder(Long.MAX_VALUE)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("value.id: an integer");
    assertThatThrownBy(() -> JsValue.ofBean(new Object()))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
