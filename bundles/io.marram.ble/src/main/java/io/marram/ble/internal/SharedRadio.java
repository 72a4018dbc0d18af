package io.marram.ble.internal;

import java.nio.file.Path;
import org.eclipse.kura.system.SystemService;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/** What all components for Bluetooth sensors on a gateway have in common. */
@Component(name = "io.marram.ble.SharedRadio", service = SharedRadio.class)
public final class SharedRadio {

  private final SensorClaims claims = new SensorClaims();
  private final SearchTurns turns = new SearchTurns();
  private final CounterFile counters;

  /**
   * @param system says where data is kept: in the bundle's own folder it would not outlive a
   *     restart of Kura, which clears those
   */
  @Activate
  public SharedRadio(@Reference(name = "SystemService") SystemService system) {
    this(Path.of(system.getKuraDataDirectory(), "io.marram.ble", "counters"));
  }

  SharedRadio(Path counterFile) {
    this.counters = new CounterFile(counterFile);
  }

  SensorClaims claims() {
    return claims;
  }

  SearchTurns turns() {
    return turns;
  }

  CounterFile counters() {
    return counters;
  }

  @Deactivate
  void deactivate() {
    counters.close();
  }
}
