package io.marram.emulator.kura.configuration;

import java.util.List;
import org.eclipse.kura.configuration.metatype.AD;
import org.eclipse.kura.configuration.metatype.Option;
import org.eclipse.kura.configuration.metatype.Scalar;

/** An attribute definition of a metatype file; texts that the file does not have are null. */
record Attribute(
    String id,
    String name,
    String description,
    Scalar type,
    int cardinality,
    String min,
    String max,
    String defaultText,
    boolean required,
    List<Option> options)
    implements AD {

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
    return defaultText;
  }

  @Override
  public boolean isRequired() {
    return required;
  }
}
