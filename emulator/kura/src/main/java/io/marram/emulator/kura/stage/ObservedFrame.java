package io.marram.emulator.kura.stage;

import io.marram.contract.WireProperties;
import io.marram.emulator.kura.observation.CameraPicture;
import io.marram.emulator.kura.observation.CameraPicture.FoundBox;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.eclipse.kura.type.TypedValue;

/** A frame's bytes as they were emitted, and what is known about it. Not thread-safe. */
final class ObservedFrame {
  private static final String FRAME_PREFIX = WireProperties.FRAME + ".";
  private static final String BOX_SUFFIX = ".box";
  private static final String SCORE_SUFFIX = ".score";
  private static final int MOST_BOXES = 1_000;

  private final byte[] picture;
  private final Map<String, TypedValue<?>> about = new HashMap<>();

  /** A set, since what is found passes every later component of the graph. */
  private final Set<FoundBox> boxes = new LinkedHashSet<>();

  private boolean examined;

  ObservedFrame(byte[] picture, Map<String, TypedValue<?>> properties) {
    this.picture = picture;
    learn(properties);
  }

  boolean hasId(TypedValue<?> frameId) {
    return frameId.equals(about.get(WireProperties.FRAME_ID));
  }

  /** Whether another picture of the same name is this frame, drawn anew. */
  boolean isDrawnAnew(TypedValue<?> frameId, byte[] other) {
    return hasId(frameId) && picture != other;
  }

  boolean isExamined() {
    return examined;
  }

  /** Takes the box that a record gives, and whatever the frame did not say about itself. */
  void examine(Map<String, TypedValue<?>> properties) {
    examined = true;
    learn(properties);
    properties.forEach(
        (name, value) -> {
          if (name.endsWith(BOX_SUFFIX) && boxes.size() < MOST_BOXES) {
            String label = name.substring(0, name.length() - BOX_SUFFIX.length());
            box(label, value, properties.get(label + SCORE_SUFFIX)).ifPresent(boxes::add);
          }
        });
  }

  CameraPicture picture(String pid) {
    Object source = value(WireProperties.FRAME_SOURCE);
    return new CameraPicture(
        pid,
        source == null ? pid : source.toString(),
        number(about.get(WireProperties.FRAME_TIME)).longValue(),
        number(about.get(WireProperties.FRAME_WIDTH)).intValue(),
        number(about.get(WireProperties.FRAME_HEIGHT)).intValue(),
        picture,
        List.copyOf(boxes));
  }

  private void learn(Map<String, TypedValue<?>> properties) {
    properties.forEach(
        (name, value) -> {
          if (name.startsWith(FRAME_PREFIX)) {
            about.putIfAbsent(name, value);
          }
        });
  }

  private Object value(String name) {
    TypedValue<?> value = about.get(name);
    return value == null ? null : value.getValue();
  }

  /** The box of a text "x,y,w,h"; nothing for any other text. */
  private static Optional<FoundBox> box(String label, TypedValue<?> text, TypedValue<?> score) {
    String[] parts = String.valueOf(text.getValue()).split(",", -1);
    if (parts.length != 4) {
      return Optional.empty();
    }
    double[] sides = new double[parts.length];
    try {
      for (int i = 0; i < parts.length; i++) {
        sides[i] = Double.parseDouble(parts[i].trim());
        if (!Double.isFinite(sides[i])) {
          return Optional.empty();
        }
      }
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
    return Optional.of(
        new FoundBox(sides[0], sides[1], sides[2], sides[3], label, number(score).doubleValue()));
  }

  private static Number number(TypedValue<?> value) {
    return value != null && value.getValue() instanceof Number number ? number : 0;
  }
}
