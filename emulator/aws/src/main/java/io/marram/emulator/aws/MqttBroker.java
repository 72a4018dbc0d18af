package io.marram.emulator.aws;

import io.marram.emulator.aws.iot.ConnectionLimits;
import io.marram.emulator.aws.iot.IotMessage;
import io.marram.emulator.aws.iot.PublishListener;
import io.marram.emulator.aws.mqtt.BrokerStatistics;
import io.marram.emulator.aws.mqtt.IotCore;
import io.marram.emulator.aws.mqtt.IotPipeline;
import io.marram.emulator.aws.shadow.ShadowService;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import org.apache.activemq.artemis.core.config.Configuration;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.apache.activemq.artemis.spi.core.protocol.RemotingConnection;
import org.apache.activemq.artemis.spi.core.remoting.Acceptor;

/**
 * The MQTT 5 (and 3.1.1) broker that stands in for IoT Core. Sessions that outlive a connection,
 * and their unacknowledged messages of QoS 1, are kept on disk: they survive a restart of client
 * and broker.
 */
public final class MqttBroker implements AutoCloseable {

  private static final String AUTHORITY = "authority";
  private static final String THINGS = "things";

  private final EmbeddedActiveMQ broker = new EmbeddedActiveMQ();
  private final TwinPorts ports;
  private final CertificateAuthority authority;
  private final ThingPolicies policies;
  private final IotCore core;
  private final ShadowService shadows;

  private MqttBroker(TwinHome home, TwinPorts ports, PublishListener listener) {
    this.ports = ports;
    this.authority = CertificateAuthority.open(home.path(AUTHORITY));
    this.policies = new ThingPolicies(home.path(THINGS));
    this.core = new IotCore(policies::of, listener);
    this.shadows = new ShadowService(home.path("shadows"), core::answer, Clock.systemUTC());
    core.answerRequests(shadows::request);
  }

  static MqttBroker start(TwinHome home, TwinPorts ports) {
    return start(home, ports, ConnectionLimits.AWS, PublishListener.NONE);
  }

  /**
   * Starts the broker.
   *
   * @param limits of each connection with TLS
   * @param listener hears of every message from the first one on
   */
  static MqttBroker start(
      TwinHome home, TwinPorts ports, ConnectionLimits limits, PublishListener listener) {
    MqttBroker broker = new MqttBroker(home, ports, listener);
    try {
      broker.start(TwinHome.privateFolder(home.path("broker")), limits);
    } catch (IOException e) {
      throw new TwinException("cannot prepare the broker's folder: " + e, e);
    } catch (TwinException e) {
      broker.close();
      throw e;
    }
    return broker;
  }

  /** The listener for client devices and tools on this machine: no TLS, no credentials. */
  public URI plain() {
    return URI.create("mqtt://" + TwinPorts.LOOPBACK + ":" + ports.mqtt());
  }

  /** The listener for things: TLS, with the certificate of {@link #issueCertificate}. */
  public URI tls() {
    return URI.create("mqtts://" + TwinPorts.LOOPBACK + ":" + ports.mqttTls());
  }

  /**
   * The credentials of a thing; issued once, and renewed before they end.
   *
   * @param thing 1 to 128 letters, digits, {@code :}, {@code _} and {@code -}
   * @return folder with {@code ca.pem}, {@code certificate.pem} and {@code private-key.pem}
   *     (PKCS#8), for their owner only
   * @throws IllegalArgumentException if a thing cannot have that name
   */
  public Path issueCertificate(String thing) {
    return authority.issueThingCertificate(thing);
  }

  /**
   * The same from another process, for a broker that runs or ran in a folder.
   *
   * @param twinHome the folder of the twin whose broker is to know the thing
   * @throws TwinException if no broker has run there
   */
  public static Path issueCertificate(Path twinHome, String thing) {
    return CertificateAuthority.openExisting(twinHome.resolve(AUTHORITY))
        .issueThingCertificate(thing);
  }

  /**
   * Attaches a policy to a thing, in place of the one it has; connections that exist keep theirs.
   *
   * @param policyDocument an IoT Core policy: statements with Effect, Action and Resource
   * @throws IllegalArgumentException if a thing cannot have that name, or the document is not a
   *     policy; the message says why
   */
  public void attachPolicy(String thing, String policyDocument) {
    policies.attach(thing, policyDocument);
  }

  /**
   * Publishes in the name of IoT Core, to subscribers and to the listener.
   *
   * @return completes when the message is safe
   */
  public CompletionStage<Void> publish(IotMessage message) {
    return core.publish(message);
  }

  /**
   * Cuts every connection, as a failure of the network would.
   *
   * @return how many there were
   */
  public int cutConnections() {
    Set<RemotingConnection> connections =
        broker.getActiveMQServer().getRemotingService().getConnections();
    connections.forEach(connection -> connection.getTransportConnection().forceClose());
    return connections.size();
  }

  /** What passed the broker since its start. */
  public BrokerStatistics statistics() {
    return core.statistics();
  }

  @Override
  public void close() {
    shadows.close();
    core.close();
    try {
      broker.stop();
    } catch (Exception e) {
      throw new TwinException("the MQTT broker does not stop: " + e, e);
    }
  }

  private void start(Path folder, ConnectionLimits limits) {
    try {
      Configuration configuration =
          BrokerConfiguration.create(
              folder,
              ports,
              limits,
              authority.certificateFile(),
              authority.issueServerCertificate());
      configuration.registerBrokerPlugin(
          new IotPipeline(core, limits, BrokerConfiguration.LARGEST_PACKET_BYTES));
      broker.setConfiguration(configuration);
      broker.setSecurityManager(new BrokerSecurity());
      broker.start();
      core.start(broker.getActiveMQServer());
    } catch (Exception e) {
      throw new TwinException("the MQTT broker does not start: " + e, e);
    }
    // start() returns normally when it could not open its port.
    requireListening(BrokerConfiguration.PLAIN, ports.mqtt());
    requireListening(BrokerConfiguration.TLS, ports.mqttTls());
  }

  private void requireListening(String name, int port) {
    Acceptor acceptor = broker.getActiveMQServer().getRemotingService().getAcceptor(name);
    if (!broker.getActiveMQServer().isActive() || acceptor == null || !acceptor.isStarted()) {
      throw new TwinException(
          "the MQTT broker cannot listen on " + TwinPorts.LOOPBACK + ":" + port);
    }
  }
}
