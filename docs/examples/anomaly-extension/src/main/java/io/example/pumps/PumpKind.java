package io.example.pumps;

import io.marram.simulator.kind.Environment;
import io.marram.simulator.kind.SensorKind;
import io.marram.simulator.kind.Shape;
import java.util.Set;
import org.osgi.service.component.annotations.Component;

/** A pump that runs for a part of each hour: simulated sensors of type {@code pump}. */
@Component
public final class PumpKind implements SensorKind {

  @Override
  public Set<String> types() {
    return Set.of("pump");
  }

  @Override
  public Shape shape(Environment environment) {
    double share = 0.3 + 0.2 * environment.trait(0);
    return epochNanos -> {
      double hour = environment.hourOfDay(epochNanos) % 1;
      return hour < share ? 0.8 + 0.02 * environment.noise(epochNanos) : 0;
    };
  }
}
