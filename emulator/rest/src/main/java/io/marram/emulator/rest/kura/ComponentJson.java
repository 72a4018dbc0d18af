package io.marram.emulator.rest.kura;

import com.eclipsesource.json.JsonArray;
import com.eclipsesource.json.JsonObject;
import com.eclipsesource.json.JsonObject.Member;
import io.marram.emulator.rest.http.JsonBody;
import io.marram.emulator.rest.http.RequestException;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.eclipse.kura.configuration.ComponentConfiguration;
import org.eclipse.kura.configuration.Password;

/** Configurations of components as Kura's REST API writes and reads them. */
final class ComponentJson {
  private ComponentJson() {}

  /** {@code {"configs":[...]}}. */
  static JsonObject write(Collection<? extends ComponentConfiguration> configurations) {
    JsonArray configs = new JsonArray();
    configurations.forEach(configuration -> configs.add(write(configuration, true)));
    return new JsonObject().add("configs", configs);
  }

  /** {@code {"pids":[...]}}. */
  static JsonObject pids(Collection<String> pids) {
    JsonArray array = new JsonArray();
    new TreeSet<>(pids).forEach(array::add);
    return new JsonObject().add("pids", array);
  }

  static JsonObject write(ComponentConfiguration configuration, boolean withDefinition) {
    JsonObject json = new JsonObject().add("pid", configuration.getPid());
    if (withDefinition && configuration.getDefinition() != null) {
      json.add("definition", DefinitionJson.write(configuration.getDefinition()));
    }
    if (configuration.getConfigurationProperties() != null) {
      json.add("properties", properties(configuration.getConfigurationProperties()));
    }
    return json;
  }

  private static JsonObject properties(Map<String, Object> properties) {
    JsonObject json = new JsonObject();
    new TreeMap<>(properties)
        .forEach(
            (name, value) ->
                PropertyJson.write(value).ifPresent(property -> json.add(name, property)));
    return json;
  }

  /**
   * Reads {@code "properties"}, without the passwords for which only the placeholder came.
   *
   * @throws RequestException with status 400 when one of them is not valid
   */
  static Map<String, Object> readProperties(JsonBody configuration) {
    Map<String, Object> properties = new HashMap<>();
    configuration
        .findObject("properties")
        .ifPresent(
            given -> {
              for (Member member : given.json()) {
                Object value = PropertyJson.read(member.getValue());
                if (!isPlaceholder(member.getName(), value)) {
                  properties.put(member.getName(), value);
                }
              }
            });
    return properties;
  }

  private static boolean isPlaceholder(String name, Object value) {
    if (!(value instanceof Password[] passwords)) {
      return value instanceof Password password && isPlaceholder(password);
    }
    long placeholders = Arrays.stream(passwords).filter(ComponentJson::isPlaceholder).count();
    if (placeholders != 0 && placeholders != passwords.length) {
      throw new RequestException(
          400, "\"" + name + "\": give all passwords of a list, or none of them");
    }
    return placeholders != 0;
  }

  private static boolean isPlaceholder(Password password) {
    return password != null
        && Arrays.equals(password.getPassword(), PropertyJson.PLACEHOLDER.toCharArray());
  }
}
