package dev.cloche.internal.inspect;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** {@code Runtime.getProperties}. No guest code runs for it. */
final class PropertyLists {

  private static final int MAX_PROPERTIES = 10_000;
  private static final int MAX_PROTOTYPES = 50;

  private final RemoteObjects objects;
  private final Mirrors mirrors;

  PropertyLists(RemoteObjects objects, Mirrors mirrors) {
    this.objects = objects;
    this.mirrors = mirrors;
  }

  ObjectNode get(Command command, Debuggee guest) throws ProtocolException {
    RemoteObjects.Remote remote = objects.get(command.text("objectId"));
    Listing listing = new Listing(command, remote, guest);
    int handle = objects.handle(remote, guest);
    boolean own = remote.isScope() || command.flag("ownProperties");
    List<Property> properties = guest.properties(handle, MAX_PROPERTIES);
    listing.add(properties, true);
    for (int i = 0; i < MAX_PROTOTYPES && !own; i++) {
      Optional<Described> prototype = prototype(properties);
      if (prototype.isEmpty()) {
        break;
      }
      properties = guest.properties(prototype.get().handle(), MAX_PROPERTIES);
      listing.add(properties, false);
    }
    return listing.result;
  }

  private static Optional<Described> prototype(List<Property> properties) {
    return properties.stream()
        .filter(property -> property.isInternal() && property.name().equals("[[Prototype]]"))
        .map(Property::value)
        .filter(value -> value.handle() != 0)
        .findFirst();
  }

  /** An answer in the making. */
  private final class Listing {
    private final ObjectNode result = Json.object();
    private final ArrayNode shown = result.putArray("result");
    private final Set<String> names = new HashSet<>();
    private final RemoteObjects.Remote remote;
    private final Debuggee guest;
    private final boolean accessorsOnly;
    private final boolean namedOnly;
    private final boolean preview;

    Listing(Command command, RemoteObjects.Remote remote, Debuggee guest) throws ProtocolException {
      this.remote = remote;
      this.guest = guest;
      accessorsOnly = command.flag("accessorPropertiesOnly");
      namedOnly = command.flag("nonIndexedPropertiesOnly");
      preview = command.flag("generatePreview");
    }

    void add(List<Property> properties, boolean own) {
      for (Property property : properties) {
        if (property.isInternal()) {
          internal(property, own);
        } else if (isWanted(property) && names.add(Mirrors.name(property))) {
          shown.add(described(property, own));
        } else {
          objects.drop(List.of(property));
        }
      }
    }

    private boolean isWanted(Property property) {
      boolean indexed =
          !property.name().isEmpty() && property.name().chars().allMatch(c -> c >= '0' && c <= '9');
      return (property.isAccessor() || !accessorsOnly) && !(namedOnly && indexed);
    }

    private ObjectNode mirror(Described value) {
      return mirrors.remote(value, remote.context(), remote.group(), preview, guest);
    }

    private ObjectNode described(Property property, boolean own) {
      ObjectNode node = Json.object().put("name", Mirrors.name(property));
      Described setter = property.setter();
      if (setter != null) {
        node.set("get", mirror(property.value()));
        node.set("set", mirror(setter));
      } else {
        node.set("value", mirror(property.value()));
        node.put("writable", property.isWritable());
      }
      node.put("configurable", property.isConfigurable())
          .put("enumerable", property.isEnumerable())
          .put("isOwn", own);
      if (property.isSymbol()) {
        node.putObject("symbol").put("type", "symbol").put("description", Mirrors.name(property));
      }
      return node;
    }

    private void internal(Property property, boolean own) {
      if (!own || accessorsOnly || remote.isScope()) {
        objects.drop(property.value());
        return;
      }
      ObjectNode node = Json.object().put("name", property.name());
      node.set("value", mirror(property.value()));
      result.withArray("internalProperties").add(node);
    }
  }
}
