package io.marram.camera.internal;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.apache.activemq.artemis.core.config.Configuration;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.postoffice.impl.LocalQueueBinding;
import org.apache.activemq.artemis.core.server.ActiveMQServer;
import org.apache.activemq.artemis.core.server.JournalType;
import org.apache.activemq.artemis.core.server.Queue;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.apache.activemq.artemis.core.settings.impl.AddressSettings;
import org.apache.activemq.artemis.spi.core.protocol.RemotingConnection;

/** An MQTT 5 broker that keeps sessions and messages on disk, as a real one does. */
final class TestBroker {

  private static final String PLAIN = "";

  private final Path directory;
  private final String security;
  private final int port;
  private EmbeddedActiveMQ broker;

  private TestBroker(Path directory, String security) throws Exception {
    this.directory = directory;
    this.security = security;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      this.port = socket.getLocalPort();
    }
    start();
  }

  static TestBroker plain(Path directory) throws Exception {
    return new TestBroker(directory, PLAIN);
  }

  /** A broker that asks clients for a certificate. */
  static TestBroker mutualTls(Path directory, TestCertificates certificates) throws Exception {
    return new TestBroker(
        directory,
        ";sslEnabled=true;needClientAuth=true;keyStoreType=PKCS12;trustStoreType=PKCS12"
            + ";keyStorePassword=changeit;trustStorePassword=changeit;keyStorePath="
            + certificates.brokerKeys()
            + ";trustStorePath="
            + certificates.brokerTrust());
  }

  void start() throws Exception {
    Configuration configuration =
        new ConfigurationImpl()
            .setSecurityEnabled(false)
            .setPersistenceEnabled(true)
            .setMaxDiskUsage(-1)
            .setJournalType(JournalType.NIO)
            .setJournalFileSize(1 << 20)
            .setJournalMinFiles(2)
            .setJournalPoolFiles(2)
            .setJournalDirectory(directory.resolve("journal").toString())
            .setBindingsDirectory(directory.resolve("bindings").toString())
            .setLargeMessagesDirectory(directory.resolve("large").toString())
            .setPagingDirectory(directory.resolve("paging").toString())
            .setMqttSessionScanInterval(500);
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

  void stop() throws Exception {
    broker.stop();
  }

  String url() {
    return "mqtt://127.0.0.1:" + port;
  }

  int port() {
    return port;
  }

  /** How many messages wait for this subscriber or for an acknowledgement. */
  long unacknowledged(String clientId) {
    return subscriptions(clientId).mapToLong(Queue::getMessageCount).sum();
  }

  boolean hasSubscriber(String clientId) {
    return subscriptions(clientId).anyMatch(queue -> queue.getConsumerCount() > 0);
  }

  private Stream<Queue> subscriptions(String clientId) {
    return server()
        .getPostOffice()
        .getAllBindings()
        .filter(LocalQueueBinding.class::isInstance)
        .map(binding -> ((LocalQueueBinding) binding).getQueue())
        .filter(queue -> queue.getName().toString().startsWith(clientId + ".clients"));
  }

  /** Cuts every connection as a dying network does. */
  void cutConnections() {
    for (RemotingConnection connection : server().getRemotingService().getConnections()) {
      connection.getTransportConnection().close();
    }
  }

  private ActiveMQServer server() {
    return broker.getActiveMQServer();
  }
}
