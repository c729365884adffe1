package dev.cloche.internal.inspect;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The objects that the front end holds, by its ids for them. Used between the stops and the goings
 * of the guest, where one thread at a time is.
 */
final class RemoteObjects {

  /** What belongs to a stop, and is let go when the guest goes on. */
  static final String STOP_GROUP = "backtrace";

  private static final int MAX_OBJECTS = 50_000;
  private static final int NO_HANDLE = 0;

  /**
   * One of them.
   *
   * @param context the number of its context
   * @param handle its handle; 0 of a scope, which is made anew each time it is looked at, as
   *     variables change
   * @param group the group that it is released with
   * @param call the index of a scope's call
   * @param scope the index of a scope
   */
  record Remote(int context, int handle, String group, int call, int scope) {
    boolean isScope() {
      return handle == NO_HANDLE;
    }
  }

  private final Map<String, Remote> byId = new LinkedHashMap<>();
  private final List<Integer> garbage = new ArrayList<>();
  private long count;

  String add(int context, Described value, String group) {
    return add(new Remote(context, value.handle(), group, 0, 0));
  }

  String addScope(int context, int call, int scope) {
    return add(new Remote(context, NO_HANDLE, STOP_GROUP, call, scope));
  }

  private String add(Remote remote) {
    String id = Long.toString(++count);
    byId.put(id, remote);
    if (byId.size() > MAX_OBJECTS) {
      release(byId.keySet().iterator().next());
    }
    return id;
  }

  Remote get(String id) throws ProtocolException {
    Remote remote = byId.get(id);
    if (remote == null) {
      throw ProtocolException.refused("Could not find object with given id");
    }
    return remote;
  }

  /** The handle of an object; a scope's is let go with what else the command has brought up. */
  int handle(Remote remote, Debuggee guest) throws ProtocolException {
    if (!remote.isScope()) {
      return remote.handle();
    }
    List<Scope> scopes = guest.scopes(remote.call());
    scopes.forEach(scope -> drop(scope.object()));
    if (remote.scope() >= scopes.size()) {
      throw ProtocolException.refused("Could not find object with given id");
    }
    return scopes.get(remote.scope()).object().handle();
  }

  void release(String id) {
    Remote remote = byId.remove(id);
    if (remote != null && !remote.isScope()) {
      garbage.add(remote.handle());
    }
  }

  void releaseGroup(String group) {
    for (Iterator<Remote> each = byId.values().iterator(); each.hasNext(); ) {
      Remote remote = each.next();
      if (remote.group().equals(group)) {
        each.remove();
        if (!remote.isScope()) {
          garbage.add(remote.handle());
        }
      }
    }
  }

  void releaseAll() {
    List.copyOf(byId.keySet()).forEach(this::release);
  }

  /** A value that the front end has not been given. */
  void drop(Described value) {
    drop(value.handle());
  }

  /** A handle that is of no use any more. */
  void drop(int handle) {
    if (handle != NO_HANDLE) {
      garbage.add(handle);
    }
  }

  void drop(List<Property> properties) {
    for (Property property : properties) {
      drop(property.value());
      Described setter = property.setter();
      if (setter != null) {
        drop(setter);
      }
    }
  }

  /** Lets the guest free what is not held any more. */
  void collect(Debuggee guest) {
    if (!garbage.isEmpty()) {
      guest.release(List.copyOf(garbage));
      garbage.clear();
    }
  }
}
