package io.marram.emulator.rest.kura;

import com.eclipsesource.json.JsonArray;
import com.eclipsesource.json.JsonObject;
import com.eclipsesource.json.JsonValue;
import java.util.List;
import java.util.function.Function;
import org.eclipse.kura.configuration.metatype.AD;
import org.eclipse.kura.configuration.metatype.Icon;
import org.eclipse.kura.configuration.metatype.OCD;
import org.eclipse.kura.configuration.metatype.Option;

/** What a component can be told, as Kura's REST API writes it: absent is left out. */
final class DefinitionJson {
  private DefinitionJson() {}

  static JsonObject write(OCD definition) {
    JsonObject json = new JsonObject();
    addAll(json, "ad", definition.getAD(), DefinitionJson::write);
    addAll(json, "icon", definition.getIcon(), DefinitionJson::write);
    add(json, "name", definition.getName());
    add(json, "description", definition.getDescription());
    add(json, "id", definition.getId());
    return json;
  }

  static JsonArray attributes(List<AD> attributes) {
    JsonArray array = new JsonArray();
    attributes.forEach(attribute -> array.add(write(attribute)));
    return array;
  }

  private static JsonObject write(AD attribute) {
    JsonObject json = new JsonObject();
    addAll(json, "option", attribute.getOption(), DefinitionJson::write);
    add(json, "name", attribute.getName());
    add(json, "description", attribute.getDescription());
    add(json, "id", attribute.getId());
    add(json, "type", attribute.getType() == null ? null : attribute.getType().name());
    json.add("cardinality", attribute.getCardinality());
    add(json, "min", attribute.getMin());
    add(json, "max", attribute.getMax());
    add(json, "defaultValue", attribute.getDefault());
    return json.add("isRequired", attribute.isRequired());
  }

  private static JsonObject write(Option option) {
    JsonObject json = new JsonObject();
    add(json, "label", option.getLabel());
    add(json, "value", option.getValue());
    return json;
  }

  private static JsonObject write(Icon icon) {
    JsonObject json = new JsonObject();
    add(json, "resource", icon.getResource());
    return icon.getSize() == null ? json : json.add("size", icon.getSize().longValue());
  }

  private static void add(JsonObject json, String name, String value) {
    if (value != null) {
      json.add(name, value);
    }
  }

  private static <T> void addAll(
      JsonObject json, String name, List<T> elements, Function<T, JsonValue> writer) {
    if (elements != null && !elements.isEmpty()) {
      JsonArray array = new JsonArray();
      elements.forEach(element -> array.add(writer.apply(element)));
      json.add(name, array);
    }
  }
}
