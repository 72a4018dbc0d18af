package io.marram.emulator.rawmqtt.cloud;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eclipse.kura.KuraErrorCode;
import org.eclipse.kura.KuraException;
import org.eclipse.kura.cloudconnection.CloudEndpoint;
import org.eclipse.kura.cloudconnection.factory.CloudConnectionFactory;
import org.eclipse.kura.configuration.ConfigurationService;
import org.osgi.framework.BundleContext;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Makes and removes raw MQTT cloud connections: an endpoint, a data service and a transport. */
@Component(
    name = RawMqttCloudConnectionFactory.PID,
    property = {
      "service.pid=" + RawMqttCloudConnectionFactory.PID,
      "kura.ui.csf.pid.default=" + StackPids.DEFAULT_ENDPOINT,
      "kura.ui.csf.pid.regex=" + StackPids.ENDPOINT_PATTERN
    })
public final class RawMqttCloudConnectionFactory implements CloudConnectionFactory {
  static final String PID =
      "org.eclipse.kura.cloudconnection.raw.mqtt.factory.RawMqttCloudConnectionFactory";

  private static final String DATA_SERVICE_FACTORY = "org.eclipse.kura.data.DataService";
  private static final String TRANSPORT_FACTORY =
      "org.eclipse.kura.core.data.transport.mqtt.MqttDataTransport";

  private final BundleContext context;
  private final ConfigurationService configurationService;

  @Activate
  public RawMqttCloudConnectionFactory(
      BundleContext context,
      @Reference(name = "ConfigurationService") ConfigurationService configurationService) {
    this.context = context;
    this.configurationService = configurationService;
  }

  @Override
  public String getFactoryPid() {
    return RawMqttCloudEndpoint.PID;
  }

  /** Makes all of the components or, if one cannot be made, none. */
  @Override
  public void createConfiguration(String pid) throws KuraException {
    StackPids pids = pids(pid);
    Deque<String> made = new ArrayDeque<>();
    try {
      configurationService.createFactoryConfiguration(
          RawMqttCloudEndpoint.PID,
          pids.endpoint(),
          Map.of(
              "DataService.target",
              target(pids.dataService()),
              KURA_CLOUD_CONNECTION_FACTORY_PID,
              PID),
          false);
      made.push(pids.endpoint());
      configurationService.createFactoryConfiguration(
          DATA_SERVICE_FACTORY,
          pids.dataService(),
          Map.of("DataTransportService.target", target(pids.transport())),
          false);
      made.push(pids.dataService());
      configurationService.createFactoryConfiguration(
          TRANSPORT_FACTORY, pids.transport(), Map.of(), true);
    } catch (KuraException e) {
      for (String orphan : made) {
        configurationService.deleteFactoryConfiguration(orphan, false);
      }
      throw e;
    }
  }

  @Override
  public List<String> getStackComponentsPids(String pid) throws KuraException {
    return pids(pid).all();
  }

  @Override
  public void deleteConfiguration(String pid) throws KuraException {
    StackPids pids = pids(pid);
    configurationService.deleteFactoryConfiguration(pids.endpoint(), false);
    configurationService.deleteFactoryConfiguration(pids.dataService(), false);
    configurationService.deleteFactoryConfiguration(pids.transport(), true);
  }

  @Override
  public Set<String> getManagedCloudConnectionPids() {
    Set<String> pids = new HashSet<>();
    for (ServiceReference<CloudEndpoint> reference : endpoints()) {
      if (PID.equals(reference.getProperty(KURA_CLOUD_CONNECTION_FACTORY_PID))
          && reference.getProperty(ConfigurationService.KURA_SERVICE_PID) instanceof String pid
          && StackPids.isEndpoint(pid)) {
        pids.add(pid);
      }
    }
    return pids;
  }

  private Iterable<ServiceReference<CloudEndpoint>> endpoints() {
    try {
      return context.getServiceReferences(CloudEndpoint.class, null);
    } catch (InvalidSyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private static StackPids pids(String pid) throws KuraException {
    try {
      return StackPids.of(pid);
    } catch (IllegalArgumentException e) {
      throw new KuraException(KuraErrorCode.INVALID_PARAMETER, e, e.getMessage());
    }
  }

  private static String target(String pid) {
    return "(" + ConfigurationService.KURA_SERVICE_PID + "=" + pid + ")";
  }
}
