package io.marram.emulator.kura.value;

import java.util.Arrays;
import java.util.Optional;
import org.eclipse.kura.configuration.Password;
import org.eclipse.kura.configuration.metatype.Scalar;

/** The Java values of Kura's attribute types, and their texts. */
public final class ScalarValues {
  private ScalarValues() {}

  /** The class of a type's values. */
  public static Class<?> javaType(Scalar type) {
    return switch (type) {
      case STRING -> String.class;
      case LONG -> Long.class;
      case DOUBLE -> Double.class;
      case FLOAT -> Float.class;
      case INTEGER -> Integer.class;
      case BYTE -> Byte.class;
      case CHAR -> Character.class;
      case BOOLEAN -> Boolean.class;
      case SHORT -> Short.class;
      case PASSWORD -> Password.class;
    };
  }

  /** The type whose values are of a class; nothing when Kura has no such type. */
  public static Optional<Scalar> typeOf(Class<?> javaType) {
    return Arrays.stream(Scalar.values()).filter(type -> javaType(type) == javaType).findFirst();
  }

  /**
   * Reads the text of a value.
   *
   * @throws IllegalArgumentException when it is not a value of this type
   */
  public static Object parse(Scalar type, String text) {
    return switch (type) {
      case STRING -> text;
      case LONG -> Long.valueOf(text);
      case DOUBLE -> Double.valueOf(text);
      case FLOAT -> Float.valueOf(text);
      case INTEGER -> Integer.valueOf(text);
      case BYTE -> Byte.valueOf(text);
      case CHAR -> firstCharacter(text);
      case BOOLEAN -> Boolean.valueOf(text);
      case SHORT -> Short.valueOf(text);
      case PASSWORD -> new Password(text);
    };
  }

  private static Character firstCharacter(String text) {
    if (text.isEmpty()) {
      throw new IllegalArgumentException("no character");
    }
    return text.charAt(0);
  }
}
