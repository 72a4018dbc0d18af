package io.marram.anomaly.health;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * What an alert is about.
 *
 * @param source the sensor or group
 * @param rule what judged
 */
record AlertKey(String source, String rule) {

  private static final int LONGEST_NAME = 128;
  private static final int LONGEST_ID_NAME = 90;

  /** Names as they can stand in a topic and in a message. */
  static AlertKey of(Finding finding) {
    return new AlertKey(name(finding.source()), name(finding.rule()));
  }

  /** Asked of every reading, and nearly always as it should be. */
  private static String name(String name) {
    if (name.isEmpty()) {
      return "unknown";
    }
    String bounded = name.length() <= LONGEST_NAME ? name : name.substring(0, LONGEST_NAME);
    return bounded.chars().anyMatch(AlertKey::isForbidden)
        ? bounded
            .chars()
            .map(c -> isForbidden(c) ? '_' : c)
            .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
            .toString()
        : bounded;
  }

  private static boolean isForbidden(int c) {
    return c == '/' || c == '+' || c == '#' || Character.isISOControl(c);
  }

  /** Unlike that of any other alert of the gateway, and made of what stands in names. */
  String alertId(long timeMillis) {
    String name = (source + "-" + rule).replaceAll("[^\\p{L}\\p{N}_.-]+", "_");
    String bounded = name.length() <= LONGEST_ID_NAME ? name : name.substring(0, LONGEST_ID_NAME);
    return "%s-%08x-%d".formatted(bounded, hashCode(), timeMillis);
  }

  void write(DataOutput out) throws IOException {
    out.writeUTF(source);
    out.writeUTF(rule);
  }

  static AlertKey read(DataInput in) throws IOException {
    return new AlertKey(in.readUTF(), in.readUTF());
  }
}
