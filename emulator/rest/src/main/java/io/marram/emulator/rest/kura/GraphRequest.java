package io.marram.emulator.rest.kura;

import com.eclipsesource.json.Json;
import com.eclipsesource.json.JsonArray;
import com.eclipsesource.json.JsonObject;
import com.eclipsesource.json.JsonValue;
import com.eclipsesource.json.ParseException;
import io.marram.emulator.rest.http.JsonBody;
import io.marram.emulator.rest.http.RequestException;
import io.marram.emulator.rest.services.ComponentDescriptions;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.osgi.framework.Constants;
import org.osgi.service.cm.ConfigurationAdmin;

/** Checks what is asked of the wire graph, before anything of it is done. */
final class GraphRequest {
  static final String PID = "org.eclipse.kura.wire.graph.WireGraphService";
  static final String GRAPH = "WireGraph";
  private static final Set<String> WIRE_INTERFACES =
      Set.of(
          "org.eclipse.kura.wire.WireComponent",
          "org.eclipse.kura.wire.WireEmitter",
          "org.eclipse.kura.wire.WireReceiver");

  private final ComponentDescriptions descriptions;

  GraphRequest(ComponentDescriptions descriptions) {
    this.descriptions = descriptions;
  }

  /** The given snapshot without the passwords for which only the placeholder came. */
  JsonObject readGraph(JsonBody body) {
    JsonArray configs = new JsonArray();
    Map<String, JsonBody> given = new LinkedHashMap<>();
    for (JsonBody config : body.objects("configs")) {
      if (given.put(config.text("pid"), config) != null) {
        throw new RequestException(400, "\"%s\" is given twice".formatted(config.text("pid")));
      }
      if (!config.text("pid").equals(PID)) {
        checkFactory(config);
      }
      configs.add(withoutPlaceholders(config));
    }
    if (!given.containsKey(PID)) {
      throw new RequestException(400, "Configuration for \"" + PID + "\" must be specified");
    }
    checkReferenced(given.keySet(), componentPids(given.get(PID)));
    return new JsonObject().add("configs", configs);
  }

  /** Properties by pid. */
  Map<String, Map<String, Object>> readUpdates(JsonBody body, Set<String> graph) {
    Map<String, Map<String, Object>> updates = new LinkedHashMap<>();
    for (JsonBody config : body.objects("configs")) {
      checkFactory(config);
      updates.put(config.text("pid"), ComponentJson.readProperties(config));
    }
    checkReferenced(updates.keySet(), graph);
    return updates;
  }

  void checkDeletion(Set<String> pids, Set<String> graph) {
    for (String pid : pids) {
      if (graph.contains(pid)) {
        throw new RequestException(400, "\"" + pid + "\" is referenced by the Wire Graph");
      }
      if (!isWireComponent(pid)) {
        throw new RequestException(
            400,
            "\""
                + pid
                + "\" does not exist or it is not a Driver, Asset or Wire Component instance");
      }
    }
  }

  boolean isWireComponent(String pid) {
    return descriptions.withPid(pid).stream()
        .map(service -> service.properties().get(Constants.OBJECTCLASS))
        .anyMatch(
            types ->
                types instanceof String[] names
                    && Arrays.stream(names).anyMatch(WIRE_INTERFACES::contains));
  }

  private void checkFactory(JsonBody config) {
    String pid = config.text("pid");
    JsonBody properties =
        config
            .findObject("properties")
            .orElseThrow(
                () ->
                    new RequestException(
                        400, "\"" + pid + "\": configuration properties are not specified."));
    JsonValue property = properties.json().get(ConfigurationAdmin.SERVICE_FACTORYPID);
    if (property == null || !(PropertyJson.read(property) instanceof String factoryPid)) {
      throw new RequestException(
          400,
          "\"%s\": \"%s\" property is missing or it is not a string."
              .formatted(pid, ConfigurationAdmin.SERVICE_FACTORYPID));
    }
    if (!descriptions.provides(factoryPid, WIRE_INTERFACES)) {
      throw new RequestException(
          400,
          "\"%s\": \"%s\" is not a Wire Component, Asset or Driver factory pid."
              .formatted(pid, factoryPid));
    }
  }

  private static void checkReferenced(Set<String> pids, Set<String> graph) {
    for (String pid : pids) {
      if (!pid.equals(PID) && !graph.contains(pid)) {
        throw new RequestException(
            400, "\"" + pid + "\" is a Wire Component but it is not referenced by the Wire Graph");
      }
    }
  }

  private static Set<String> componentPids(JsonBody service) {
    JsonValue property =
        service
            .findObject("properties")
            .map(properties -> properties.json().get(GRAPH))
            .orElse(null);
    if (property == null) {
      throw new RequestException(
          400, "\"%s\" configuration must contain the \"%s\" property".formatted(PID, GRAPH));
    }
    if (!(PropertyJson.read(property) instanceof String text)) {
      throw new RequestException(400, "\"" + GRAPH + "\" must be set and of STRING type");
    }
    Set<String> pids = new HashSet<>();
    try {
      JsonBody graph = new JsonBody(Json.parse(text).asObject());
      graph.objects("components").forEach(component -> pids.add(component.text("pid")));
    } catch (ParseException | UnsupportedOperationException e) {
      throw new RequestException(400, "\"" + GRAPH + "\" is not a wire graph: " + e.getMessage());
    }
    return pids;
  }

  private static JsonObject withoutPlaceholders(JsonBody config) {
    JsonObject copy = new JsonObject(config.json());
    config
        .findObject("properties")
        .ifPresent(
            properties -> {
              Set<String> kept = ComponentJson.readProperties(config).keySet();
              JsonObject rest = new JsonObject();
              for (JsonObject.Member member : properties.json()) {
                boolean valued = PropertyJson.read(member.getValue()) != null;
                if (kept.contains(member.getName()) && valued) {
                  rest.add(member.getName(), member.getValue());
                }
              }
              copy.set("properties", rest);
            });
    return copy;
  }
}
