package io.marram.emulator.rawmqtt.transport;

import io.marram.emulator.rawmqtt.Listeners;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Map;
import javax.net.SocketFactory;
import javax.net.ssl.SSLSocketFactory;
import org.eclipse.kura.KuraConnectException;
import org.eclipse.kura.KuraException;
import org.eclipse.kura.KuraNotConnectedException;
import org.eclipse.kura.configuration.ConfigurableComponent;
import org.eclipse.kura.configuration.ConfigurationService;
import org.eclipse.kura.crypto.CryptoService;
import org.eclipse.kura.data.DataTransportService;
import org.eclipse.kura.data.DataTransportToken;
import org.eclipse.kura.data.transport.listener.DataTransportListener;
import org.eclipse.kura.ssl.SslManagerService;
import org.eclipse.kura.system.SystemService;
import org.eclipse.paho.client.mqttv3.MqttException;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Modified;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.metatype.annotations.Designate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Kura's data transport over MQTT. With a configuration that cannot be used it stays, disconnected,
 * and says why when it is asked to connect.
 */
@Designate(ocd = MqttDataTransportConfig.class, factory = true)
@Component(
    name = MqttDataTransport.PID,
    configurationPolicy = ConfigurationPolicy.REQUIRE,
    service = {DataTransportService.class, ConfigurableComponent.class},
    property = "kura.ui.service.hide:Boolean=true")
public final class MqttDataTransport implements DataTransportService, ConfigurableComponent {
  static final String PID = "org.eclipse.kura.core.data.transport.mqtt.MqttDataTransport";

  private static final Logger logger = LoggerFactory.getLogger(MqttDataTransport.class);

  private final SystemService system;
  private final MqttSettingsMapping mapping;
  private final Listeners<DataTransportListener> listeners = new Listeners<>();
  private String pid;
  private volatile MqttSettings settings;
  private volatile String fault;
  private volatile MqttConnection connection;
  private volatile SslManagerService sslManager;

  @Activate
  public MqttDataTransport(
      @Reference(name = "SystemService") SystemService system,
      @Reference(name = "CryptoService") CryptoService crypto) {
    this.system = system;
    this.mapping = new MqttSettingsMapping(crypto, system);
  }

  @Reference(
      name = "SslManagerService",
      cardinality = ReferenceCardinality.OPTIONAL,
      policy = ReferencePolicy.DYNAMIC)
  void setSslManagerService(SslManagerService service) {
    sslManager = service;
  }

  void unsetSslManagerService(SslManagerService service) {
    if (sslManager == service) {
      sslManager = null;
    }
  }

  @Activate
  void activate(MqttDataTransportConfig config, Map<String, Object> properties) {
    pid = String.valueOf(properties.get(ConfigurationService.KURA_SERVICE_PID));
    apply(config);
  }

  /** Whoever uses the transport is told, and connects it again if it was connected. */
  @Modified
  void modified(MqttDataTransportConfig config) {
    boolean wasConnected = isConnected();
    listeners.tell(listener -> listener.onConfigurationUpdating(wasConnected));
    apply(config);
    listeners.tell(listener -> listener.onConfigurationUpdated(wasConnected));
  }

  @Deactivate
  void deactivate() {
    fault = "the transport is being removed";
    closeConnection();
  }

  private void apply(MqttDataTransportConfig config) {
    try {
      settings = mapping.map(config);
      fault = null;
      logger.info(
          "event=mqtt.configured pid={} broker={} client={}",
          pid,
          settings.broker(),
          settings.clientId());
    } catch (IllegalArgumentException e) {
      settings = null;
      fault = e.getMessage();
      logger.error("event=mqtt.misconfigured pid={} reason=\"{}\"", pid, fault);
    }
  }

  @Override
  public synchronized void connect() throws KuraConnectException {
    MqttSettings wanted = settings;
    if (fault != null || wanted == null) {
      throw new KuraConnectException(fault);
    }
    MqttConnection current = connection;
    if (current != null && !current.settings().equals(wanted)) {
      closeConnection();
      current = null;
    }
    if (current != null && current.isConnected()) {
      return;
    }
    boolean newSession = wanted.cleanSession() || current == null;
    try {
      if (current == null) {
        current =
            new MqttConnection(
                wanted, dataDirectory(), new ClientCallback(pid, wanted.session(), listeners));
        connection = current;
      }
      current.connect(sockets(wanted));
    } catch (MqttException | IOException | GeneralSecurityException | IllegalArgumentException e) {
      closeConnection();
      throw new KuraConnectException(e, wanted.broker() + ": " + reason(e));
    }
    if (fault != null) {
      closeConnection();
      throw new KuraConnectException(fault);
    }
    logger.info("event=mqtt.connected pid={} broker={}", pid, wanted.broker());
    listeners.tell(listener -> listener.onConnectionEstablished(newSession));
  }

  @Override
  public boolean isConnected() {
    MqttConnection current = connection;
    return current != null && current.isConnected();
  }

  @Override
  public String getBrokerUrl() {
    MqttSettings current = settings;
    return current == null ? "" : current.broker().toString();
  }

  @Override
  public String getAccountName() {
    MqttSettings current = settings;
    return current == null ? "" : current.accountName();
  }

  @Override
  public String getUsername() {
    MqttSettings current = settings;
    return current == null ? "" : current.login().username();
  }

  @Override
  public String getClientId() {
    MqttSettings current = settings;
    return current == null ? "" : current.clientId();
  }

  @Override
  public void disconnect(long quiesceTimeout) {
    MqttConnection current = connection;
    if (current == null || !current.isConnected()) {
      return;
    }
    listeners.tell(DataTransportListener::onDisconnecting);
    try {
      current.disconnect(quiesceTimeout);
    } catch (MqttException e) {
      logger.warn("event=mqtt.disconnect.forced pid={} reason=\"{}\"", pid, reason(e));
      closeConnection();
    }
    logger.info("event=mqtt.disconnected pid={}", pid);
    listeners.tell(DataTransportListener::onDisconnected);
  }

  @Override
  public void subscribe(String topic, int qos) throws KuraException {
    MqttConnection current = connected();
    current.subscribe(current.settings().tokens().replace(topic), qos);
  }

  @Override
  public void unsubscribe(String topic) throws KuraException {
    MqttConnection current = connected();
    current.unsubscribe(current.settings().tokens().replace(topic));
  }

  @Override
  public DataTransportToken publish(String topic, byte[] payload, int qos, boolean retain)
      throws KuraException {
    MqttConnection current = connected();
    return current.publish(current.settings().tokens().replace(topic), payload, qos, retain);
  }

  @Override
  public void addDataTransportListener(DataTransportListener listener) {
    listeners.add(listener);
  }

  @Override
  public void removeDataTransportListener(DataTransportListener listener) {
    listeners.remove(listener);
  }

  private MqttConnection connected() throws KuraNotConnectedException {
    MqttConnection current = connection;
    if (current == null || !current.isConnected()) {
      throw new KuraNotConnectedException(pid);
    }
    return current;
  }

  private void closeConnection() {
    MqttConnection current = connection;
    connection = null;
    if (current != null) {
      try {
        current.close();
      } catch (MqttException e) {
        logger.debug("event=mqtt.close.failed pid={}", pid, e);
      }
    }
  }

  private Path dataDirectory() {
    return Path.of(system.getKuraDataDirectory());
  }

  private SocketFactory sockets(MqttSettings wanted) throws GeneralSecurityException, IOException {
    if (!wanted.broker().encrypted()) {
      return SocketFactory.getDefault();
    }
    SslManagerService manager = sslManager;
    return manager == null ? SSLSocketFactory.getDefault() : manager.getSSLSocketFactory();
  }

  /** Paho wraps what really happened, and its own text says less. */
  private static String reason(Exception e) {
    Throwable cause = e.getCause() == null ? e : e.getCause();
    return cause.getMessage() == null ? cause.toString() : cause.getMessage();
  }
}
