package io.marram.emulator.gateway;

import com.eclipsesource.json.Json;
import com.eclipsesource.json.JsonArray;
import com.eclipsesource.json.JsonObject;
import com.eclipsesource.json.JsonValue;
import java.lang.reflect.Array;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import org.osgi.framework.BundleContext;

/** Kura's configuration service as a bundle sees it; answers as Kura's REST API writes them. */
final class KuraConfigurations {
  private final ForeignService service;

  KuraConfigurations(BundleContext context) {
    this.service =
        ForeignService.find(context, "org.eclipse.kura.configuration.ConfigurationService");
  }

  JsonValue byPid(String pid) {
    Object found = service.call("getComponentConfiguration", pid);
    return found == null ? Json.NULL : configuration(ForeignService.of(found));
  }

  Collection<?> pids() {
    return (Collection<?>) service.call("getConfigurableComponentPids");
  }

  Collection<?> snapshots() {
    return (Collection<?>) service.call("getSnapshots");
  }

  void update(String pid, Map<String, Object> properties, boolean takeSnapshot) {
    service.call("updateConfiguration", pid, properties, takeSnapshot);
  }

  void create(String factoryPid, String pid, Map<String, Object> properties) {
    service.call("createFactoryConfiguration", factoryPid, pid, properties, true);
  }

  void rollback(long id) {
    service.call("rollback", id);
  }

  /** The configuration of one component in a snapshot. */
  JsonValue inSnapshot(long id, String pid) {
    for (Object each : (Collection<?>) service.call("getSnapshot", id)) {
      if (ForeignService.of(each).call("getPid").equals(pid)) {
        return configuration(ForeignService.of(each));
      }
    }
    return Json.NULL;
  }

  private static JsonObject configuration(ForeignService configuration) {
    JsonObject json = new JsonObject().add("pid", (String) configuration.call("getPid"));
    Object definition = configuration.call("getDefinition");
    if (definition != null) {
      json.add("definition", definition(ForeignService.of(definition)));
    }
    Object properties = configuration.call("getConfigurationProperties");
    return properties == null ? json : json.add("properties", properties((Map<?, ?>) properties));
  }

  private static JsonObject definition(ForeignService definition) {
    JsonArray attributes = new JsonArray();
    for (Object each : (Collection<?>) definition.call("getAD")) {
      attributes.add(attribute(ForeignService.of(each)));
    }
    JsonArray icons = new JsonArray();
    for (Object each : (Collection<?>) definition.call("getIcon")) {
      ForeignService icon = ForeignService.of(each);
      icons.add(
          new JsonObject()
              .add("resource", (String) icon.call("getResource"))
              .add("size", ((Number) icon.call("getSize")).intValue()));
    }
    JsonObject json = new JsonObject().add("ad", attributes);
    if (!icons.isEmpty()) {
      json.add("icon", icons);
    }
    addText(json, "name", definition.call("getName"));
    addText(json, "description", definition.call("getDescription"));
    addText(json, "id", definition.call("getId"));
    return json;
  }

  private static JsonObject attribute(ForeignService attribute) {
    JsonArray options = new JsonArray();
    for (Object each : (Collection<?>) attribute.call("getOption")) {
      ForeignService option = ForeignService.of(each);
      options.add(
          new JsonObject()
              .add("label", (String) option.call("getLabel"))
              .add("value", (String) option.call("getValue")));
    }
    JsonObject json = new JsonObject();
    if (!options.isEmpty()) {
      json.add("option", options);
    }
    addText(json, "name", attribute.call("getName"));
    addText(json, "description", attribute.call("getDescription"));
    addText(json, "id", attribute.call("getId"));
    addText(json, "type", attribute.call("getType"));
    json.add("cardinality", (int) attribute.call("getCardinality"));
    addText(json, "min", attribute.call("getMin"));
    addText(json, "max", attribute.call("getMax"));
    addText(json, "defaultValue", attribute.call("getDefault"));
    return json.add("isRequired", (boolean) attribute.call("isRequired"));
  }

  private static void addText(JsonObject json, String name, Object text) {
    if (text != null) {
      json.add(name, text.toString());
    }
  }

  private static JsonObject properties(Map<?, ?> properties) {
    JsonObject json = new JsonObject();
    new TreeMap<>(properties).forEach((name, value) -> json.add((String) name, property(value)));
    return json;
  }

  private static JsonObject property(Object value) {
    if (!value.getClass().isArray()) {
      return typed(scalar(value), value.getClass());
    }
    JsonArray values = new JsonArray();
    for (int i = 0; i < Array.getLength(value); i++) {
      values.add(scalar(Array.get(value, i)));
    }
    return typed(values, value.getClass().getComponentType());
  }

  private static JsonObject typed(JsonValue value, Class<?> type) {
    return new JsonObject().add("value", value).add("type", type.getSimpleName().toUpperCase());
  }

  /** A password is shown as it is: the tests want to see it. */
  private static JsonValue scalar(Object value) {
    return value instanceof Number || value instanceof Boolean
        ? Json.parse(value.toString())
        : Json.value(value.toString());
  }
}
