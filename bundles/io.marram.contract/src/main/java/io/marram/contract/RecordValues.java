package io.marram.contract;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;

/** A Wire record's values by the name of their property, checked for their type. */
public final class RecordValues {

  private final Map<String, Object> values = new HashMap<>();

  private RecordValues() {}

  /**
   * The values of a record.
   *
   * @param properties as the record has them
   * @param value the value in a property
   */
  public static <P> RecordValues of(Map<String, P> properties, Function<P, ?> value) {
    RecordValues record = new RecordValues();
    properties.forEach((name, property) -> record.values.put(name, value.apply(property)));
    return record;
  }

  public boolean has(String name) {
    return values.containsKey(name);
  }

  /**
   * A value that must be there.
   *
   * @throws IllegalArgumentException if it is not, or of another type; says which property
   */
  public <T> T require(String name, Class<T> type) {
    if (!has(name)) {
      throw new IllegalArgumentException("the record has no property " + name);
    }
    Object value = values.get(name);
    if (!type.isInstance(value)) {
      throw new IllegalArgumentException(
          "the property %s must be of type %s".formatted(name, type.getSimpleName()));
    }
    return type.cast(value);
  }

  /**
   * A value, or another if it is not there.
   *
   * @throws IllegalArgumentException if it is of another type; says which property
   */
  @SuppressWarnings("unchecked")
  public <T> T get(String name, T otherwise) {
    return has(name) ? require(name, (Class<T>) otherwise.getClass()) : otherwise;
  }
}
