package io.marram.emulator.rawmqtt.queue;

import org.eclipse.kura.testing.ComponentDescription;
import org.junit.jupiter.api.Test;

class DataServiceConfigTest {

  @Test
  void isWhatTheMetatypeFileDescribes() throws Exception {
    ComponentDescription.of(DataServiceComponent.PID).assertDescribes(DataServiceConfig.class);
  }
}
