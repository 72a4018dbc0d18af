package io.marram.networks;

import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.InvalidSyntaxException;

/** The filter by which a component selects its inference engine. */
public final class EngineTarget {

  private static final String PROPERTY = "InferenceEngineService.target";

  private EngineTarget() {}

  /**
   * Declarative Services keeps the engine that was selected before when the filter is none, and
   * says so only to who reads the framework's log.
   *
   * @param filter may be empty or null: any engine will do
   * @throws IllegalArgumentException if it is no OSGi filter; says which property and why
   */
  public static void require(String filter) {
    if (filter == null || filter.isBlank()) {
      return;
    }
    try {
      FrameworkUtil.createFilter(filter);
    } catch (InvalidSyntaxException e) {
      throw new IllegalArgumentException(PROPERTY + " is no OSGi filter: " + e.getMessage(), e);
    }
  }
}
