package io.marram.emulator.cli.pipeline;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/**
 * A section of a configuration file, whose values are read by name. It remembers which were asked
 * for, so that the others can be named. Complaints say line, value and what it should be.
 */
final class ConfigSection {

  private static final Pattern WHOLE = Pattern.compile("[-+]?\\d{1,15}");
  private static final Pattern NUMBER =
      Pattern.compile("[-+]?(\\d+(\\.\\d*)?|\\.\\d+)([eE][-+]?\\d{1,4})?");
  private static final int LONGEST_SHOWN = 60;

  private final String path;
  private final Map<String, Node> values = new LinkedHashMap<>();
  private final Set<String> asked = new HashSet<>();
  private final List<ConfigSection> sections = new ArrayList<>();

  private ConfigSection(String path) {
    this.path = path;
  }

  /**
   * The whole file.
   *
   * @throws IllegalArgumentException if it is no list of names with values
   */
  static ConfigSection of(String text) {
    return ConfigText.read(text)
        .map(node -> of("", node, "the file"))
        .orElseGet(() -> new ConfigSection(""));
  }

  private static ConfigSection of(String path, Node node, String what) {
    if (!(node instanceof MappingNode mapping)) {
      throw wrong(node, what + " must consist of names with values");
    }
    ConfigSection section = new ConfigSection(path);
    for (NodeTuple tuple : mapping.getValue()) {
      if (!(tuple.getKeyNode() instanceof ScalarNode name)) {
        throw wrong(tuple.getKeyNode(), "a name must be text");
      }
      if (section.values.put(name.getValue(), tuple.getValueNode()) != null) {
        throw wrong(name, path + shown(name.getValue()) + " is there twice");
      }
    }
    return section;
  }

  /** A section within this one; without any value if it is not there. */
  ConfigSection section(String name) {
    ConfigSection section =
        value(name)
            .map(node -> of(path + name + ".", node, path + name))
            .orElseGet(() -> new ConfigSection(path + name + "."));
    sections.add(section);
    return section;
  }

  /** The sections of a list within this one. */
  List<ConfigSection> list(String name) {
    Optional<Node> value = value(name);
    if (value.isEmpty()) {
      return List.of();
    }
    if (!(value.get() instanceof SequenceNode sequence)) {
      throw wrong(value.get(), path + name + " must be a list, each element beginning with a -");
    }
    List<ConfigSection> elements = new ArrayList<>();
    for (Node node : sequence.getValue()) {
      elements.add(of(path + name + ".", node, "an element of " + path + name));
    }
    sections.addAll(elements);
    return elements;
  }

  boolean has(String name) {
    return value(name).isPresent();
  }

  /** A text that is there, or another one. */
  String text(String name, String otherwise) {
    return value(name).map(node -> scalar(name, node)).orElse(otherwise);
  }

  /** A whole number within bounds. */
  int whole(String name, int otherwise, int least, int most) {
    Optional<Node> node = value(name);
    if (node.isEmpty()) {
      return otherwise;
    }
    String text = scalar(name, node.get());
    if (WHOLE.matcher(text).matches()) {
      long number = Long.parseLong(text);
      if (number >= least && number <= most) {
        return (int) number;
      }
    }
    throw wrong(
        node.get(),
        "%s must be a whole number from %d to %d, was %s"
            .formatted(path + name, least, most, shown(text)));
  }

  /** A finite number. */
  double number(String name, double otherwise) {
    Optional<Node> node = value(name);
    if (node.isEmpty()) {
      return otherwise;
    }
    String text = scalar(name, node.get());
    double number = NUMBER.matcher(text).matches() ? Double.parseDouble(text) : Double.NaN;
    if (!Double.isFinite(number)) {
      throw wrong(node.get(), "%s must be a number, was %s".formatted(path + name, shown(text)));
    }
    return number;
  }

  /** The words of YAML 1.1, which is what the project speaks whose file this is. */
  boolean truth(String name, boolean otherwise) {
    Optional<Node> node = value(name);
    if (node.isEmpty()) {
      return otherwise;
    }
    String text = scalar(name, node.get());
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "true", "yes", "on" -> true;
      case "false", "no", "off" -> false;
      default ->
          throw wrong(
              node.get(), "%s must be true or false, was %s".formatted(path + name, shown(text)));
    };
  }

  /** A complaint about one value of this section, or about what is missing in it. */
  IllegalArgumentException wrong(String name, String complaint) {
    Node node = values.containsKey(name) ? values.get(name) : null;
    if (node == null && !values.isEmpty()) {
      node = values.values().iterator().next();
    }
    return node == null ? new IllegalArgumentException(complaint) : wrong(node, complaint);
  }

  /** What nobody asked for, here and in the sections that were, with its line. */
  List<String> unused() {
    List<String> unused = new ArrayList<>();
    values.forEach(
        (name, node) -> {
          if (!asked.contains(name)) {
            unused.add(ConfigText.place(node) + path + shown(name));
          }
        });
    sections.forEach(section -> unused.addAll(section.unused()));
    return unused;
  }

  private Optional<Node> value(String name) {
    asked.add(name);
    return Optional.ofNullable(values.get(name)).filter(node -> !isNull(node));
  }

  private static boolean isNull(Node node) {
    return node instanceof ScalarNode scalar
        && scalar.isPlain()
        && Set.of("", "~", "null").contains(scalar.getValue());
  }

  private String scalar(String name, Node node) {
    if (node instanceof ScalarNode scalar) {
      return scalar.getValue();
    }
    throw wrong(node, path + name + " must be a single value");
  }

  private static IllegalArgumentException wrong(Node node, String complaint) {
    return new IllegalArgumentException(ConfigText.place(node) + complaint);
  }

  /** On one line of a terminal. */
  private static String shown(String text) {
    String line = text.replaceAll("\\p{Cntrl}+", " ");
    return line.length() <= LONGEST_SHOWN ? line : line.substring(0, LONGEST_SHOWN) + "...";
  }
}
