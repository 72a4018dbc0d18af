package org.eclipse.kura.configuration.metatype;

import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/** An attribute definition: one field of a component as a user sees it. */
@ProviderType
public interface AD {
  List<Option> getOption();

  String getName();

  String getDescription();

  String getId();

  Scalar getType();

  /** 0 or 1 means one value, anything else an array. */
  int getCardinality();

  String getMin();

  String getMax();

  String getDefault();

  boolean isRequired();
}
