package io.marram.emulator.bluetooth;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import org.freedesktop.dbus.types.Variant;

/**
 * What BlueZ has said about its objects: their interfaces and properties. Hundreds of devices could
 * not be asked one by one after every search. Any thread may use it.
 */
final class ObjectTree {

  private final ConcurrentSkipListMap<String, Map<String, Map<String, Object>>> objects =
      new ConcurrentSkipListMap<>();

  /** An object has appeared, or has got more interfaces. */
  void added(String path, Map<String, Map<String, Variant<?>>> interfaces) {
    Map<String, Map<String, Object>> object =
        objects.computeIfAbsent(path, key -> new ConcurrentHashMap<>());
    interfaces.forEach(
        (type, properties) -> {
          Map<String, Object> values = new ConcurrentHashMap<>();
          properties.forEach((name, value) -> values.put(name, value.getValue()));
          object.put(type, values);
        });
  }

  /** An object has lost interfaces, and has disappeared with its last one. */
  void removed(String path, List<String> interfaces) {
    objects.computeIfPresent(
        path,
        (key, object) -> {
          object.keySet().removeAll(interfaces);
          return object.isEmpty() ? null : object;
        });
  }

  /** Properties have changed; some may no longer be known. */
  void changed(String path, String type, Map<String, Variant<?>> changed, List<String> unknown) {
    Map<String, Object> values = objects.getOrDefault(path, Map.of()).get(type);
    if (values != null) {
      changed.forEach((name, value) -> values.put(name, value.getValue()));
      values.keySet().removeAll(unknown);
    }
  }

  void clear() {
    objects.clear();
  }

  boolean has(String path, String type) {
    return objects.getOrDefault(path, Map.of()).containsKey(type);
  }

  /** A property, if it is known. */
  Optional<Object> property(String path, String type, String name) {
    return Optional.ofNullable(objects.getOrDefault(path, Map.of()).get(type))
        .map(values -> values.get(name));
  }

  /** The paths of the objects of a type right below another, in their order. */
  List<String> children(String parent, String type) {
    String prefix = parent + "/";
    return objects.tailMap(prefix).entrySet().stream()
        .takeWhile(object -> object.getKey().startsWith(prefix))
        .filter(object -> object.getKey().indexOf('/', prefix.length()) < 0)
        .filter(object -> object.getValue().containsKey(type))
        .map(Map.Entry::getKey)
        .toList();
  }
}
