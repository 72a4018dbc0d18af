package io.marram.cars.area;

import io.marram.cars.LabelFilter;
import io.marram.vision.geometry.Point;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Areas as people write them, one on a line; all numbers are fractions of the picture:
 *
 * <pre>
 * # the yard, seen at a slant
 * zone yard: 0.1,0.1 0.9,0.1 0.9,0.9 0.1,0.9 labels=car,truck anchor=0.67
 * stall A1: 0.1,0.1 0.2,0.1 0.2,0.2 0.1,0.2
 * line gate: 0.0,0.5 1.0,0.5 except=person
 * </pre>
 *
 * <p>{@code labels=any} counts whatever is found. A zone without {@code labels} counts cars, trucks
 * and buses where they stand; a line without them counts anything on wheels by its middle.
 */
public final class AreaText {

  /** The longest text that is read, in characters. */
  public static final int LONGEST = 1 << 20;

  private static final String LABELS = "labels";
  private static final String EXCEPT = "except";
  private static final String ANCHOR = "anchor";
  private static final String ANY = "any";

  private AreaText() {}

  /**
   * Reads areas.
   *
   * @param text at most {@value #LONGEST} characters; empty lines and lines that begin with # say
   *     nothing
   * @throws IllegalArgumentException if a line is no area; begins with the line's number, such as
   *     "line 3: "
   */
  public static Areas parse(String text) {
    if (text.length() > LONGEST) {
      throw new IllegalArgumentException(
          "areas must have at most %d characters, had %d".formatted(LONGEST, text.length()));
    }
    Areas areas = Areas.NONE;
    int number = 0;
    for (String line : (Iterable<String>) text.lines()::iterator) {
      number++;
      if (!line.isBlank() && !line.stripLeading().startsWith("#")) {
        try {
          areas = with(areas, line.strip());
        } catch (IllegalArgumentException e) {
          throw new IllegalArgumentException("line " + number + ": " + e.getMessage(), e);
        }
      }
    }
    return areas;
  }

  private static Areas with(Areas areas, String line) {
    int blank = line.indexOf(' ');
    int colon = line.lastIndexOf(':');
    if (blank < 0 || colon < blank) {
      throw new IllegalArgumentException(
          "an area must be like \"zone NAME: x,y x,y x,y\", was \"" + shortened(line) + "\"");
    }
    String kind = line.substring(0, blank);
    String name = line.substring(blank, colon).strip();
    String[] parts = line.substring(colon + 1).strip().split("\\s+(?=[A-Za-z]+=)");
    Map<String, String> options = options(parts);
    List<Zone> zones = new ArrayList<>(areas.zones());
    List<Stall> stalls = new ArrayList<>(areas.stalls());
    List<CountingLine> lines = new ArrayList<>(areas.lines());
    switch (kind.toLowerCase(Locale.ROOT)) {
      case "zone" ->
          zones.add(
              new Zone(
                  name,
                  Polygon.parse(parts[0]),
                  anchor(options, Anchor.STANDING),
                  labels(options, LabelFilter.VEHICLES)));
      case "stall" -> stalls.add(new Stall(name, Polygon.parse(parts[0])));
      case "line" -> lines.add(line(name, parts[0], options));
      default ->
          throw new IllegalArgumentException(
              "an area is a zone, a stall or a line, was \"" + shortened(kind) + "\"");
    }
    if (!options.isEmpty()) {
      throw new IllegalArgumentException(
          "a %s has no %s".formatted(kind, shortened(options.keySet().iterator().next())));
    }
    return new Areas(zones, stalls, lines);
  }

  private static CountingLine line(String name, String points, Map<String, String> options) {
    String[] ends = points.split("\\s+");
    if (ends.length != 2) {
      throw new IllegalArgumentException("a line must have 2 points, had " + ends.length);
    }
    return new CountingLine(
        name,
        Fractions.parse(ends[0]),
        Fractions.parse(ends[1]),
        anchor(options, Anchor.CENTRE),
        labels(options, LabelFilter.ANYTHING_ON_WHEELS));
  }

  private static Map<String, String> options(String[] parts) {
    Map<String, String> options = new HashMap<>();
    for (String part : Arrays.asList(parts).subList(1, parts.length)) {
      int equals = part.indexOf('=');
      if (options.put(part.substring(0, equals), part.substring(equals + 1).strip()) != null) {
        throw new IllegalArgumentException(part.substring(0, equals) + " is there twice");
      }
    }
    return options;
  }

  /** Takes the anchor out of the options. */
  private static Anchor anchor(Map<String, String> options, Anchor otherwise) {
    String text = options.remove(ANCHOR);
    if (text == null) {
      return otherwise;
    }
    try {
      return new Anchor(Double.parseDouble(text));
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          "anchor must be a number from 0 to 1, was \"" + shortened(text) + "\"", e);
    }
  }

  /** Takes the labels out of the options. */
  private static LabelFilter labels(Map<String, String> options, LabelFilter otherwise) {
    String only = options.remove(LABELS);
    String except = options.remove(EXCEPT);
    if (only == null && except == null) {
      return otherwise;
    }
    return new LabelFilter(
        only == null || only.equals(ANY) ? Set.of() : LabelFilter.labels(only),
        except == null ? Set.of() : LabelFilter.labels(except));
  }

  /**
   * The areas as they are read.
   *
   * @throws IllegalArgumentException if a label has a comma, a semicolon or an equals sign, or is
   *     "any"
   */
  public static String write(Areas areas) {
    StringBuilder text = new StringBuilder();
    for (Zone zone : areas.zones()) {
      text.append("zone ").append(zone.name()).append(": ").append(zone.polygon().format());
      text.append(labels(zone.labels(), LabelFilter.VEHICLES));
      text.append(anchor(zone.anchor(), Anchor.STANDING)).append('\n');
    }
    for (Stall stall : areas.stalls()) {
      text.append("stall ").append(stall.name()).append(": ").append(stall.polygon().format());
      text.append('\n');
    }
    for (CountingLine line : areas.lines()) {
      text.append("line ").append(line.name()).append(": ");
      text.append(format(line.from())).append(' ').append(format(line.to()));
      text.append(labels(line.labels(), LabelFilter.ANYTHING_ON_WHEELS));
      text.append(anchor(line.anchor(), Anchor.CENTRE)).append('\n');
    }
    return text.toString();
  }

  private static String format(Point point) {
    return point.x() + "," + point.y();
  }

  private static String anchor(Anchor anchor, Anchor otherwise) {
    return anchor.equals(otherwise) ? "" : " " + ANCHOR + "=" + anchor.height();
  }

  private static String labels(LabelFilter filter, LabelFilter otherwise) {
    if (filter.equals(otherwise)) {
      return "";
    }
    String only = " " + LABELS + "=" + (filter.only().isEmpty() ? ANY : list(filter.only()));
    return filter.except().isEmpty() ? only : only + " " + EXCEPT + "=" + list(filter.except());
  }

  private static String list(Set<String> labels) {
    for (String label : labels) {
      if (label.equals(ANY) || label.matches(".*[,;=].*")) {
        throw new IllegalArgumentException("a label cannot be written as text: " + label);
      }
    }
    return new TreeSet<>(labels).stream().collect(Collectors.joining(","));
  }

  private static String shortened(String text) {
    return text.length() > 40 ? text.substring(0, 40) + "..." : text;
  }
}
