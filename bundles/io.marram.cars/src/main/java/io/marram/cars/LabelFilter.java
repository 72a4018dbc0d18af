package io.marram.cars;

import java.util.Collection;
import java.util.HashSet;
import java.util.Set;

/**
 * Which labels are counted.
 *
 * @param only these labels; if there are none, any
 * @param except never these
 */
public record LabelFilter(Set<String> only, Set<String> except) {

  private static final String CAR = "car";

  /** What COCO calls a vehicle with four or more wheels on a road. */
  public static final LabelFilter VEHICLES = new LabelFilter(Set.of(CAR, "truck", "bus"), Set.of());

  /**
   * For what moves: seen straight from above a car is often named something else altogether, so
   * anything counts but people and bicycles.
   */
  public static final LabelFilter ANYTHING_ON_WHEELS =
      new LabelFilter(Set.of(), Set.of("person", "bicycle"));

  public LabelFilter {
    only = Set.copyOf(only);
    except = Set.copyOf(except);
  }

  /**
   * Reads labels with commas or semicolons between them.
   *
   * @throws IllegalArgumentException if there is none, or one is empty or longer than 64 characters
   */
  public static Set<String> labels(String text) {
    Set<String> labels = new HashSet<>();
    for (String label : text.split("[,;]", -1)) {
      String trimmed = label.strip();
      if (trimmed.isEmpty() || trimmed.length() > Detection.LONGEST_LABEL) {
        throw new IllegalArgumentException(
            "labels must be names of 1 to %d characters with commas between them, was \"%s\""
                .formatted(
                    Detection.LONGEST_LABEL, text.length() > 40 ? text.substring(0, 40) : text));
      }
      labels.add(trimmed);
    }
    return labels;
  }

  /**
   * What fills a marked stall: where cars are counted, whatever it is called. Nothing else of a
   * car's size stands there, and a network that has learned from other views may take it for a
   * bowl.
   */
  public LabelFilter inStalls() {
    return accepts(CAR) ? ANYTHING_ON_WHEELS : this;
  }

  /**
   * Whether anything can be counted of what a detector names; a class without a name never is.
   *
   * @param known what it can name, blank where a class has no name
   */
  public boolean acceptsAnyOf(Collection<String> known) {
    return known.stream().anyMatch(label -> !label.isBlank() && accepts(label));
  }

  public boolean accepts(String label) {
    return (only.isEmpty() || only.contains(label)) && !except.contains(label);
  }
}
