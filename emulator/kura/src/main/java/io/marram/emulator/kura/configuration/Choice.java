package io.marram.emulator.kura.configuration;

import org.eclipse.kura.configuration.metatype.Option;

/** One choice of an attribute. */
record Choice(String label, String value) implements Option {
  @Override
  public String getLabel() {
    return label;
  }

  @Override
  public String getValue() {
    return value;
  }
}
