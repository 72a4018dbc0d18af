package io.marram.simulator.internal;

import io.marram.log.Printable;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/** A YAML mapping whose fields are read by name. Complaints say which line and which field. */
final class YamlMapping {

  private static final Pattern NUMBER =
      Pattern.compile("[-+]?(\\d+(\\.\\d*)?|\\.\\d+)([eE][-+]?\\d{1,4})?");
  private static final int LONGEST_NUMBER = 40;

  private final Node node;
  private final Map<String, Node> fields = new LinkedHashMap<>();

  private YamlMapping(MappingNode node) {
    this.node = node;
    for (NodeTuple tuple : node.getValue()) {
      if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
        throw wrong(tuple.getKeyNode(), "a field's name must be text");
      }
      if (fields.put(key.getValue(), tuple.getValueNode()) != null) {
        throw wrong(key, Printable.of(key.getValue()) + " is there twice");
      }
    }
  }

  /**
   * @param what the node is, for the complaint if it is no mapping
   */
  static YamlMapping of(Node node, String what) {
    if (node instanceof MappingNode mapping) {
      return new YamlMapping(mapping);
    }
    throw wrong(node, what + " must be a list of fields with values");
  }

  static IllegalArgumentException wrong(Node node, String reason) {
    return new IllegalArgumentException(YamlText.place(node) + reason);
  }

  /** Complains about the mapping as a whole. */
  IllegalArgumentException wrong(String reason) {
    return wrong(node, reason);
  }

  Optional<Node> field(String name) {
    return Optional.ofNullable(fields.get(name)).filter(value -> !isNull(value));
  }

  private static boolean isNull(Node value) {
    return value instanceof ScalarNode scalar
        && scalar.isPlain()
        && Set.of("", "~", "null").contains(scalar.getValue());
  }

  void requireOnly(Set<String> known) {
    for (Map.Entry<String, Node> field : fields.entrySet()) {
      if (!known.contains(field.getKey())) {
        throw wrong(
            field.getValue(),
            "%s is no field; there are %s"
                .formatted(
                    Printable.of(field.getKey()),
                    String.join(", ", known.stream().sorted().toList())));
      }
    }
  }

  String text(String name, String otherwise) {
    return field(name).map(value -> scalar(name, value)).orElse(otherwise);
  }

  String requiredText(String name) {
    return field(name).map(value -> scalar(name, value)).orElseThrow(() -> missing(name));
  }

  double number(String name, double otherwise) {
    return field(name).map(value -> number(name, value)).orElse(otherwise);
  }

  double requiredNumber(String name) {
    return field(name).map(value -> number(name, value)).orElseThrow(() -> missing(name));
  }

  boolean truth(String name, boolean otherwise) {
    return field(name).map(value -> truth(name, value)).orElse(otherwise);
  }

  private IllegalArgumentException missing(String name) {
    return wrong(node, name + " is missing");
  }

  private static double number(String name, Node value) {
    String text = scalar(name, value);
    if (text.length() <= LONGEST_NUMBER && NUMBER.matcher(text).matches()) {
      double number = Double.parseDouble(text);
      if (Double.isFinite(number)) {
        return number;
      }
    }
    throw wrong(value, "%s must be a finite number, was %s".formatted(name, Printable.of(text)));
  }

  /** YAML 1.1, which the source project's reader speaks, has more words for it than 1.2. */
  private static boolean truth(String name, Node value) {
    return switch (scalar(name, value).toLowerCase(Locale.ROOT)) {
      case "true", "yes", "on" -> true;
      case "false", "no", "off" -> false;
      default -> throw wrong(value, name + " must be true or false");
    };
  }

  private static String scalar(String name, Node value) {
    if (value instanceof ScalarNode scalar) {
      return scalar.getValue();
    }
    throw wrong(value, name + " must be a single value");
  }
}
