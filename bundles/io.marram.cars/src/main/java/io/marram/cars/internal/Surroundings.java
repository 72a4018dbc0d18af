package io.marram.cars.internal;

import java.nio.file.Path;
import java.util.function.UnaryOperator;
import org.eclipse.kura.system.SystemService;

/**
 * Where a component runs.
 *
 * @param variables the environment variables by name; null for one that is not set
 * @param deviceName Kura's name of the gateway; may be null
 * @param dataFolder where Kura's components keep their data
 */
record Surroundings(UnaryOperator<String> variables, String deviceName, Path dataFolder) {

  static Surroundings of(SystemService system) {
    return new Surroundings(
        System::getenv, system.getDeviceName(), Path.of(system.getKuraDataDirectory()));
  }

  String variable(String name) {
    return variables.apply(name);
  }
}
