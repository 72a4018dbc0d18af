package io.marram.emulator.kura.configuration;

import io.marram.emulator.kura.snapshot.SnapshotConfiguration;
import java.util.HashMap;
import java.util.Map;
import org.eclipse.kura.configuration.ComponentConfiguration;
import org.osgi.service.cm.ConfigurationAdmin;

/**
 * The first cloud connection of old snapshots, and of the one that Kura is installed with, does not
 * name its factories; Kura adds them whenever it reads or writes such a configuration.
 */
final class CloudStackUpgrade {
  private static final String CLOUD_SERVICE = "org.eclipse.kura.cloud.CloudService";
  private static final String DATA_SERVICE = "org.eclipse.kura.data.DataService";
  private static final String DATA_TRANSPORT =
      "org.eclipse.kura.core.data.transport.mqtt.MqttDataTransport";

  /** The layer below, by pid; the pid of each layer is also the pid of its factory. */
  private static final Map<String, Map<String, Object>> ADDED =
      Map.of(
          CLOUD_SERVICE,
          Map.of("DataService.target", target(DATA_SERVICE)),
          DATA_SERVICE,
          Map.of("DataTransportService.target", target(DATA_TRANSPORT)),
          DATA_TRANSPORT,
          Map.of());

  private CloudStackUpgrade() {}

  static ComponentConfiguration of(ComponentConfiguration configuration) {
    Map<String, Object> added = ADDED.get(configuration.getPid());
    if (added == null || configuration.getConfigurationProperties() == null) {
      return configuration;
    }
    Map<String, Object> properties = new HashMap<>(configuration.getConfigurationProperties());
    properties.putAll(added);
    properties.put(ConfigurationAdmin.SERVICE_FACTORYPID, configuration.getPid());
    properties.put(
        "kura.cloud.service.factory.pid",
        "org.eclipse.kura.core.cloud.factory.DefaultCloudServiceFactory");
    return new SnapshotConfiguration(configuration.getPid(), properties);
  }

  private static String target(String pid) {
    return "(kura.service.pid=" + pid + ")";
  }
}
