package io.marram.emulator.kura.configuration;

import java.math.BigInteger;
import org.eclipse.kura.configuration.metatype.Icon;

/** The icon of a component; a path in its bundle. */
record Picture(String resource, BigInteger size) implements Icon {
  @Override
  public String getResource() {
    return resource;
  }

  @Override
  public BigInteger getSize() {
    return size;
  }
}
