package io.marram.emulator.kura.configuration;

import java.lang.reflect.Array;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.kura.configuration.Password;
import org.eclipse.kura.configuration.metatype.AD;
import org.eclipse.kura.configuration.metatype.OCD;
import org.eclipse.kura.configuration.metatype.Scalar;

/** The values that a component has before anyone configures it. Passwords are in clear text. */
final class DefaultValues {
  private DefaultValues() {}

  /**
   * Reads the defaults of all attributes that have one.
   *
   * @throws IllegalArgumentException when a default is not a value of its attribute's type
   */
  static Map<String, Object> of(OCD objectClass) {
    Map<String, Object> values = new HashMap<>();
    if (objectClass == null) {
      return values;
    }
    for (AD attribute : objectClass.getAD()) {
      String text = attribute.getDefault();
      if (text != null && !text.isEmpty()) {
        values.putIfAbsent(attribute.getId(), value(attribute, text));
      }
    }
    return values;
  }

  private static Object value(AD attribute, String text) {
    List<String> texts = ValueList.split(text);
    try {
      // Kura takes the first value of a list as the value of a scalar.
      return Math.abs(attribute.getCardinality()) <= 1
          ? parse(attribute.getType(), texts.get(0))
          : array(attribute.getType(), texts);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "the default of %s is not of type %s: %s"
              .formatted(attribute.getId(), attribute.getType().value(), text),
          e);
    }
  }

  private static Object array(Scalar type, List<String> texts) {
    Object array = Array.newInstance(javaType(type), texts.size());
    for (int i = 0; i < texts.size(); i++) {
      Array.set(array, i, parse(type, texts.get(i)));
    }
    return array;
  }

  static Class<?> javaType(Scalar type) {
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

  private static Object parse(Scalar type, String text) {
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
