package io.marram.emulator.kura.snapshot;

import java.util.Arrays;
import org.eclipse.kura.configuration.metatype.Scalar;

/** The names that Kura uses in a snapshot. */
final class SnapshotXml {
  static final String ROOT = "esf:configurations";
  static final String CONFIGURATION = "esf:configuration";
  static final String PROPERTIES = "esf:properties";
  static final String PROPERTY = "esf:property";
  static final String VALUE = "esf:value";

  /** Kura's encrypted texts have one; Base64 has none. */
  static final char CIPHER_MARK = '-';

  private SnapshotXml() {}

  static boolean isType(String name) {
    return Arrays.stream(Scalar.values()).anyMatch(type -> type.value().equals(name));
  }
}
