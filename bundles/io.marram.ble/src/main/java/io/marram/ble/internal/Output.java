package io.marram.ble.internal;

import io.marram.ble.Measurement;
import io.marram.ble.Sensor;
import java.util.List;

/** Where readings go. */
interface Output {
  void pass(Sensor sensor, List<Measurement> measurements);
}
