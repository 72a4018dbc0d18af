package io.marram.emulator.cli.pipeline;

import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Node;

/** Reads YAML into nodes that know their lines; nothing is ever constructed from tags. */
final class ConfigText {

  static final int LONGEST = 1 << 20;
  private static final int DEEPEST = 16;

  private static final LoadSettings SETTINGS =
      LoadSettings.builder()
          .setLabel("config")
          .setCodePointLimit(LONGEST)
          .setAllowNonScalarKeys(true)
          .build();

  private ConfigText() {}

  /**
   * @return the document; nothing if there is none
   * @throws IllegalArgumentException if it is no YAML, or is too long or too deep; says the line
   */
  static Optional<Node> read(String text) {
    if (text.length() > LONGEST) {
      throw new IllegalArgumentException("the file is longer than " + LONGEST + " characters");
    }
    try {
      requireShallow(text);
      return new Compose(SETTINGS).composeString(text);
    } catch (MarkedYamlEngineException e) {
      throw new IllegalArgumentException(
          e.getProblemMark().map(ConfigText::place).orElse("") + e.getProblem(), e);
    } catch (YamlEngineException e) {
      throw new IllegalArgumentException("no YAML: " + e.getMessage(), e);
    }
  }

  /** Deep nesting would overflow the stack of whoever builds the nodes, and aliases hide it. */
  private static void requireShallow(String text) {
    int depth = 0;
    for (Event event : new Parse(SETTINGS).parseString(text)) {
      switch (event.getEventId()) {
        case MappingStart, SequenceStart -> depth++;
        case MappingEnd, SequenceEnd -> depth--;
        case Alias ->
            throw new IllegalArgumentException(
                event.getStartMark().map(ConfigText::place).orElse("") + "aliases are not read");
        default -> {}
      }
      if (depth > DEEPEST) {
        throw new IllegalArgumentException(
            event.getStartMark().map(ConfigText::place).orElse("")
                + "nested deeper than "
                + DEEPEST);
      }
    }
  }

  /** Where a node begins, for a complaint. */
  static String place(Node node) {
    return node.getStartMark().map(ConfigText::place).orElse("");
  }

  private static String place(Mark mark) {
    return "line " + (mark.getLine() + 1) + ": ";
  }
}
