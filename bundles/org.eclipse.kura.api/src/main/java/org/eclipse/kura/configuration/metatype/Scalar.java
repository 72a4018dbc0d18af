package org.eclipse.kura.configuration.metatype;

import java.util.Arrays;

/** The type of an attribute. */
public enum Scalar {
  STRING("String"),
  LONG("Long"),
  DOUBLE("Double"),
  FLOAT("Float"),
  INTEGER("Integer"),
  BYTE("Byte"),
  CHAR("Char"),
  BOOLEAN("Boolean"),
  SHORT("Short"),
  PASSWORD("Password");

  private final String value;

  Scalar(String value) {
    this.value = value;
  }

  /** The name that metatype files use. */
  public String value() {
    return value;
  }

  /** Also takes {@code Character}, which OSGi's metatype files write for {@link #CHAR}. */
  public static Scalar fromValue(String value) {
    if ("character".equalsIgnoreCase(value)) {
      return CHAR;
    }
    return Arrays.stream(values())
        .filter(scalar -> scalar.value.equals(value))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException(value));
  }
}
