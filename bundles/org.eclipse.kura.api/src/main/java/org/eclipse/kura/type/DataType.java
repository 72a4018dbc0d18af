package org.eclipse.kura.type;

import java.util.Locale;

/** The kinds of values that travel on wires. */
public enum DataType {
  BOOLEAN,
  BYTE_ARRAY,
  DOUBLE,
  INTEGER,
  LONG,
  FLOAT,
  STRING;

  /** The type of this name in any case; {@link IllegalArgumentException} for any other name. */
  public static DataType getDataType(String name) {
    if (name == null) {
      throw new IllegalArgumentException("a data type needs a name");
    }
    return valueOf(name.toUpperCase(Locale.ROOT));
  }
}
