package io.marram.emulator.rawmqtt.testing;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import org.apache.activemq.artemis.core.config.Configuration;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.server.ActiveMQServer;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.apache.activemq.artemis.core.settings.impl.AddressSettings;
import org.apache.activemq.artemis.spi.core.protocol.RemotingConnection;

/** An MQTT broker on the loopback, which can be stopped and started on the same port. */
public final class TestBroker implements AutoCloseable {
  private final int port;
  private final String security;
  private EmbeddedActiveMQ broker;

  private TestBroker(String security) throws Exception {
    this.security = security;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      this.port = socket.getLocalPort();
    }
    start();
  }

  /** For MQTT, plain and over WebSocket. */
  public static TestBroker plain() throws Exception {
    return new TestBroker("");
  }

  /**
   * For MQTT over TLS.
   *
   * @param keys PKCS#12 file of the broker's key
   */
  public static TestBroker encrypted(Path keys, String password) throws Exception {
    return new TestBroker(
        ";sslEnabled=true;keyStoreType=PKCS12;keyStorePath="
            + keys
            + ";keyStorePassword="
            + password);
  }

  public void start() throws Exception {
    Configuration configuration =
        new ConfigurationImpl()
            .setSecurityEnabled(false)
            .setPersistenceEnabled(false)
            .setMaxDiskUsage(-1);
    configuration.addAcceptorConfiguration(
        "mqtt", "tcp://127.0.0.1:" + port + "?protocols=MQTT;useEpoll=false" + security);
    configuration.addAddressSetting(
        "#", new AddressSettings().setAutoCreateAddresses(true).setAutoCreateQueues(true));
    broker = new EmbeddedActiveMQ().setConfiguration(configuration);
    broker.start();
    if (!server().isActive()) {
      throw new IOException("the broker could not start on port " + port);
    }
  }

  public void stop() throws Exception {
    broker.stop();
  }

  @Override
  public void close() {
    try {
      stop();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  public int port() {
    return port;
  }

  public String url() {
    return "mqtt://127.0.0.1:" + port;
  }

  /** Cuts the connection of this client as a dying network does. */
  public void cut(String clientId) {
    for (RemotingConnection connection : server().getRemotingService().getConnections()) {
      if (clientId.equals(connection.getClientID())) {
        connection.getTransportConnection().close();
      }
    }
  }

  private ActiveMQServer server() {
    return broker.getActiveMQServer();
  }
}
