package dev.cloche.internal.inspect;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/**
 * Makes {@code Runtime.RemoteObject} of the guest's values, with previews where they are wanted.
 */
final class Mirrors {

  private static final int MAX_NAMED = 5;
  private static final int MAX_INDEXED = 100;
  private static final int MAX_ENTRIES = 5;
  private static final int MAX_TEXT = 100;

  private final RemoteObjects objects;

  Mirrors(RemoteObjects objects) {
    this.objects = objects;
  }

  /** A value that the front end may hold from now on. */
  ObjectNode remote(Described value, int context, String group) {
    ObjectNode node = described(value);
    if (value.handle() != 0) {
      node.put("objectId", objects.add(context, value, group));
    }
    return node;
  }

  /** A value that the front end may hold, and what there is to be seen of it at once. */
  ObjectNode remote(Described value, int context, String group, boolean preview, Debuggee guest) {
    ObjectNode node = remote(value, context, group);
    if (preview && value.kind() == Described.Kind.OBJECT) {
      node.set("preview", preview(value, guest, true));
    }
    return node;
  }

  private static ObjectNode described(Described value) {
    ObjectNode node = typed(value);
    Descriptions.put(value, node);
    switch (value.kind()) {
      case UNDEFINED, NULL, BOOLEAN, STRING -> {}
      case NUMBER, BIGINT, SYMBOL -> node.put("description", Descriptions.text(value));
      case OBJECT, FUNCTION ->
          node.put("className", Descriptions.className(value))
              .put("description", Descriptions.text(value));
    }
    return node;
  }

  private static ObjectNode typed(Described value) {
    ObjectNode node = Json.object().put("type", Descriptions.type(value));
    String subtype = Descriptions.subtype(value);
    return subtype.isEmpty() ? node : node.put("subtype", subtype);
  }

  /** A {@code Runtime.ObjectPreview}; the value is not let go. */
  private ObjectNode preview(Described value, Debuggee guest, boolean entries) {
    ObjectNode node = typed(value).put("description", Descriptions.text(value));
    ArrayNode shown = Json.array();
    boolean overflow = false;
    if (value.kind() == Described.Kind.OBJECT) {
      boolean indexed = value.size() >= 0 && Descriptions.subtype(value).endsWith("array");
      int most = indexed ? MAX_INDEXED : MAX_NAMED;
      // One more to tell whether there are any, and an array's length.
      List<Property> properties = guest.properties(value.handle(), most + 2);
      objects.drop(properties);
      for (Property property : properties) {
        if (isShown(property, indexed)) {
          if (shown.size() < most) {
            shown.add(shown(property));
          } else {
            overflow = true;
          }
        } else if (entries && property.name().equals("[[Entries]]")) {
          node.set("entries", entries(value, property.value(), guest));
          overflow |= value.size() > MAX_ENTRIES;
        }
      }
    }
    node.put("overflow", overflow).set("properties", shown);
    return node;
  }

  private static boolean isShown(Property property, boolean indexed) {
    if (property.isInternal()) {
      return property.name().startsWith("[[Promise");
    }
    return !(indexed && property.name().equals("length"));
  }

  private static ObjectNode shown(Property property) {
    ObjectNode node = Json.object().put("name", name(property));
    if (property.isAccessor()) {
      return node.put("type", "accessor");
    }
    Described value = property.value();
    node.put("type", Descriptions.type(value));
    String subtype = Descriptions.subtype(value);
    if (!subtype.isEmpty()) {
      node.put("subtype", subtype);
    }
    return node.put(
        "value",
        value.kind() == Described.Kind.FUNCTION ? "" : shortened(Descriptions.text(value)));
  }

  /** A property's name, as V8 writes it where it is a symbol. */
  static String name(Property property) {
    return property.isSymbol() ? "Symbol(" + property.name() + ")" : property.name();
  }

  private static String shortened(String text) {
    int half = MAX_TEXT / 2;
    return text.length() <= MAX_TEXT
        ? text
        : text.substring(0, half) + "\u2026" + text.substring(text.length() - half + 1);
  }

  /** The first entries of a Map or Set. */
  private ArrayNode entries(Described map, Described list, Debuggee guest) {
    boolean pairs = map.className().equals("Map");
    ArrayNode entries = Json.array();
    for (Described entry : elements(list, MAX_ENTRIES, guest)) {
      ObjectNode node = entries.addObject();
      if (pairs) {
        List<Described> pair = elements(entry, 2, guest);
        if (pair.size() == 2) {
          node.set("key", preview(pair.get(0), guest, false));
          node.set("value", preview(pair.get(1), guest, false));
        }
      } else {
        node.set("value", preview(entry, guest, false));
      }
    }
    return entries;
  }

  private List<Described> elements(Described list, int most, Debuggee guest) {
    if (list.kind() != Described.Kind.OBJECT) {
      return List.of();
    }
    List<Property> elements = guest.properties(list.handle(), most);
    objects.drop(elements);
    return elements.stream()
        .filter(element -> !element.isInternal() && !element.name().equals("length"))
        .limit(most)
        .map(Property::value)
        .toList();
  }
}
