package io.marram.emulator.kura.configuration;

import java.util.List;
import org.eclipse.kura.configuration.metatype.AD;
import org.eclipse.kura.configuration.metatype.Icon;
import org.eclipse.kura.configuration.metatype.OCD;

/** An object class definition of a metatype file. */
record ObjectClass(
    String id, String name, String description, List<AD> attributes, List<Icon> icons)
    implements OCD {

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
