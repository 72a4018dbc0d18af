package io.marram.emulator.kura.configuration;

import io.marram.emulator.kura.value.ScalarValues;
import java.lang.reflect.Array;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
          ? ScalarValues.parse(attribute.getType(), texts.get(0))
          : array(attribute.getType(), texts);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "the default of %s is not of type %s: %s"
              .formatted(attribute.getId(), attribute.getType().value(), text),
          e);
    }
  }

  private static Object array(Scalar type, List<String> texts) {
    Object array = Array.newInstance(ScalarValues.javaType(type), texts.size());
    for (int i = 0; i < texts.size(); i++) {
      Array.set(array, i, ScalarValues.parse(type, texts.get(i)));
    }
    return array;
  }
}
