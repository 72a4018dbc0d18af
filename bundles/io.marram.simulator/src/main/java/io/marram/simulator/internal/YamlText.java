package io.marram.simulator.internal;

import io.marram.log.Printable;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Node;

/**
 * Reads YAML from someone unknown into nodes that know their lines. Nothing is ever constructed
 * from tags; length, depth, size and aliases are bounded before nodes are built.
 */
final class YamlText {

  static final int LONGEST_TEXT = 2 << 20;
  static final int DEEPEST = 16;
  static final int MOST_ALIASES = 1000;

  /** Begins, ends and values: 10,000 sensors with ten fields each have 220,000. */
  static final int MOST_EVENTS = 250_000;

  // aliases and keys that are no text are refused by ourselves, with their line
  private static final LoadSettings SETTINGS =
      LoadSettings.builder()
          .setLabel("sensors")
          .setCodePointLimit(LONGEST_TEXT)
          .setMaxAliasesForCollections(MOST_ALIASES)
          .setAllowNonScalarKeys(true)
          .build();

  private YamlText() {}

  /**
   * @return the document, or nothing if the text has none
   * @throws IllegalArgumentException if it is no YAML, or exceeds a bound; says in which line
   */
  static Optional<Node> read(String text) {
    if (text.length() > LONGEST_TEXT) {
      throw new IllegalArgumentException(
          "sensors must be at most %d characters, was %d".formatted(LONGEST_TEXT, text.length()));
    }
    try {
      requireBounds(text);
      return new Compose(SETTINGS).composeString(text);
    } catch (MarkedYamlEngineException e) {
      throw wrong(e.getProblemMark(), e.getProblem());
    } catch (YamlEngineException e) {
      throw new IllegalArgumentException("sensors is no YAML: " + Printable.of(e.getMessage()));
    }
  }

  private static void requireBounds(String text) {
    int depth = 0;
    int aliases = 0;
    int events = 0;
    for (Event event : new Parse(SETTINGS).parseString(text)) {
      switch (event.getEventId()) {
        case MappingStart, SequenceStart -> depth++;
        case MappingEnd, SequenceEnd -> depth--;
        case Alias -> aliases++;
        default -> {}
      }
      if (++events > MOST_EVENTS) {
        throw wrong(event.getStartMark(), "more than " + MOST_EVENTS + " names and values");
      }
      if (depth > DEEPEST) {
        throw wrong(event.getStartMark(), "nested deeper than " + DEEPEST);
      }
      if (aliases > MOST_ALIASES) {
        throw wrong(event.getStartMark(), "more than " + MOST_ALIASES + " aliases");
      }
    }
  }

  private static IllegalArgumentException wrong(Optional<Mark> mark, String reason) {
    return new IllegalArgumentException(place(mark) + Printable.of(reason));
  }

  /** Where a node begins, for a complaint. */
  static String place(Node node) {
    return place(node.getStartMark());
  }

  private static String place(Optional<Mark> mark) {
    return mark.map(found -> "line " + (found.getLine() + 1) + ": ").orElse("");
  }
}
