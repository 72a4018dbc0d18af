package io.marram.awsiot.internal.mqtt;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.security.auth.Subject;
import org.apache.activemq.artemis.api.core.ActiveMQBuffer;
import org.apache.activemq.artemis.api.core.Message;
import org.apache.activemq.artemis.core.config.Configuration;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.postoffice.RoutingStatus;
import org.apache.activemq.artemis.core.security.CheckType;
import org.apache.activemq.artemis.core.security.Role;
import org.apache.activemq.artemis.core.server.ActiveMQServer;
import org.apache.activemq.artemis.core.server.JournalType;
import org.apache.activemq.artemis.core.server.ServerSession;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.apache.activemq.artemis.core.server.plugin.ActiveMQServerMessagePlugin;
import org.apache.activemq.artemis.core.settings.impl.AddressSettings;
import org.apache.activemq.artemis.core.transaction.Transaction;
import org.apache.activemq.artemis.spi.core.protocol.RemotingConnection;
import org.apache.activemq.artemis.spi.core.security.ActiveMQSecurityManager5;
import org.apache.activemq.artemis.spi.core.security.jaas.UserPrincipal;
import org.apache.activemq.artemis.utils.CertificateUtil;

/**
 * An MQTT 5 broker that asks for certificates, refuses topics, and remembers what was published in
 * the order in which it came.
 */
public final class TestBroker implements ActiveMQSecurityManager5, AutoCloseable {

  private final Path directory;
  private final TestCertificates certificates;
  private final String options;
  private final int port;
  private final Set<String> denied = ConcurrentHashMap.newKeySet();
  private final List<String> published = new CopyOnWriteArrayList<>();
  private final Set<X509Certificate> seen = ConcurrentHashMap.newKeySet();
  private volatile boolean refuses;
  private EmbeddedActiveMQ broker;

  public TestBroker(Path directory, TestCertificates certificates) throws Exception {
    this(directory, certificates, "");
  }

  /**
   * @param options of the acceptor, each after a semicolon
   */
  TestBroker(Path directory, TestCertificates certificates, String options) throws Exception {
    this.directory = directory;
    this.certificates = certificates;
    this.options = options;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      this.port = socket.getLocalPort();
    }
    start();
  }

  void start() throws Exception {
    Configuration configuration =
        new ConfigurationImpl()
            .setSecurityEnabled(true)
            .setSecurityInvalidationInterval(0)
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
    configuration.registerBrokerPlugin(new Recorder());
    configuration.addAcceptorConfiguration(
        "mqtt",
        "tcp://127.0.0.1:"
            + port
            + "?protocols=MQTT;useEpoll=false"
            + ";sslEnabled=true;needClientAuth=true;keyStoreType=PKCS12;trustStoreType=PKCS12"
            + ";keyStorePassword=changeit;trustStorePassword=changeit;keyStorePath="
            + certificates.brokerKeys()
            + ";trustStorePath="
            + certificates.brokerTrust()
            + options);
    configuration.addAddressSetting(
        "#", new AddressSettings().setAutoCreateAddresses(true).setAutoCreateQueues(true));
    broker = new EmbeddedActiveMQ().setConfiguration(configuration);
    broker.setSecurityManager(this);
    broker.start();
    if (!server().isActive()) {
      throw new IOException("the broker could not start on port " + port);
    }
  }

  void stop() throws Exception {
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

  /** Topics on which nobody may publish, with dots for slashes. */
  public Set<String> denied() {
    return denied;
  }

  /** Refuses every client, or no longer. */
  void refuseClients(boolean refuse) {
    refuses = refuse;
  }

  /** The certificates that clients showed. */
  public Set<X509Certificate> seen() {
    return seen;
  }

  /** {@code topic payload} of what was published, with dots for slashes. */
  public List<String> published() {
    return published;
  }

  /** Lets somebody see the packets that come and go. */
  void record(WireRecorder recorder) {
    server().getRemotingService().addIncomingInterceptor(recorder);
    server().getRemotingService().addOutgoingInterceptor(recorder);
  }

  /** Cuts every connection as a dying network does. */
  public void cutConnections() {
    for (RemotingConnection connection : server().getRemotingService().getConnections()) {
      connection.getTransportConnection().close();
    }
  }

  private ActiveMQServer server() {
    return broker.getActiveMQServer();
  }

  @Override
  public Subject authenticate(
      String user, String password, RemotingConnection connection, String domain) {
    if (refuses) {
      return null;
    }
    if (connection != null) {
      seen.add(CertificateUtil.getCertsFromConnection(connection)[0]);
    }
    Subject subject = new Subject();
    subject.getPrincipals().add(new UserPrincipal("client"));
    return subject;
  }

  @Override
  public boolean authorize(Subject subject, Set<Role> roles, CheckType check, String address) {
    return check != CheckType.SEND || !denied.contains(address);
  }

  @Override
  public boolean validateUser(String user, String password) {
    return true;
  }

  @Override
  public boolean validateUserAndRole(
      String user, String password, Set<Role> roles, CheckType check) {
    return true;
  }

  private final class Recorder implements ActiveMQServerMessagePlugin {
    @Override
    public void afterSend(
        ServerSession session,
        Transaction transaction,
        Message message,
        boolean direct,
        boolean noAutoCreateQueue,
        RoutingStatus result) {
      ActiveMQBuffer body = message.toCore().getReadOnlyBodyBuffer();
      byte[] bytes = new byte[body.readableBytes()];
      body.readBytes(bytes);
      published.add(message.getAddress() + " " + new String(bytes, StandardCharsets.UTF_8));
    }
  }
}
