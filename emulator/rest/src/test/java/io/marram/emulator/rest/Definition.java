package io.marram.emulator.rest;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.kura.configuration.metatype.AD;
import org.eclipse.kura.configuration.metatype.Icon;
import org.eclipse.kura.configuration.metatype.OCD;
import org.eclipse.kura.configuration.metatype.Option;
import org.eclipse.kura.configuration.metatype.Scalar;

/** A definition for tests. */
public record Definition(
    String id, String name, String description, List<AD> attributes, List<Icon> icons)
    implements OCD {

  public static Definition of(String id, String name, String description, AD... attributes) {
    return new Definition(id, name, description, List.of(attributes), new ArrayList<>());
  }

  public Definition withIcon(String resource, int size) {
    return new Definition(
        id, name, description, attributes, List.of(new Image(resource, BigInteger.valueOf(size))));
  }

  /** An attribute; texts may be null. */
  public record Attribute(
      String id,
      String name,
      String description,
      Scalar type,
      int cardinality,
      String min,
      String max,
      String defaultValue,
      boolean required,
      List<Option> options)
      implements AD {

    public static Attribute of(
        String id, String name, Scalar type, String defaultValue, boolean required) {
      return new Attribute(id, name, null, type, 0, null, null, defaultValue, required, List.of());
    }

    public Attribute between(String least, String most) {
      return new Attribute(
          id, name, description, type, cardinality, least, most, defaultValue, required, options);
    }

    public Attribute described(String text) {
      return new Attribute(
          id, name, text, type, cardinality, min, max, defaultValue, required, options);
    }

    public Attribute list(int most) {
      return new Attribute(
          id, name, description, type, most, min, max, defaultValue, required, options);
    }

    public Attribute options(Option... choices) {
      return new Attribute(
          id,
          name,
          description,
          type,
          cardinality,
          min,
          max,
          defaultValue,
          required,
          List.of(choices));
    }

    @Override
    public List<Option> getOption() {
      return options;
    }

    @Override
    public String getName() {
      return name;
    }

    @Override
    public String getDescription() {
      return description;
    }

    @Override
    public String getId() {
      return id;
    }

    @Override
    public Scalar getType() {
      return type;
    }

    @Override
    public int getCardinality() {
      return cardinality;
    }

    @Override
    public String getMin() {
      return min;
    }

    @Override
    public String getMax() {
      return max;
    }

    @Override
    public String getDefault() {
      return defaultValue;
    }

    @Override
    public boolean isRequired() {
      return required;
    }
  }

  /** A choice. */
  public record Choice(String label, String value) implements Option {
    @Override
    public String getLabel() {
      return label;
    }

    @Override
    public String getValue() {
      return value;
    }
  }

  private record Image(String resource, BigInteger size) implements Icon {
    @Override
    public String getResource() {
      return resource;
    }

    @Override
    public BigInteger getSize() {
      return size;
    }
  }

  @Override
  public List<AD> getAD() {
    return attributes;
  }

  @Override
  public List<Icon> getIcon() {
    return icons;
  }

  @Override
  public String getName() {
    return name;
  }

  @Override
  public String getDescription() {
    return description;
  }

  @Override
  public String getId() {
    return id;
  }
}
