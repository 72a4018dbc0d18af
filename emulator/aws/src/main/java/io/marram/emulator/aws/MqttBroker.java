package io.marram.emulator.aws;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.apache.activemq.artemis.spi.core.remoting.Acceptor;

/**
 * The MQTT 5 (and 3.1.1) broker that stands in for IoT Core. Sessions that outlive a connection,
 * and their unacknowledged messages of QoS 1, are kept on disk: they survive a restart of client
 * and broker.
 */
public final class MqttBroker implements AutoCloseable {

  private static final String AUTHORITY = "authority";

  private final EmbeddedActiveMQ broker;
  private final TwinPorts ports;
  private final CertificateAuthority authority;

  private MqttBroker(EmbeddedActiveMQ broker, TwinPorts ports, CertificateAuthority authority) {
    this.broker = broker;
    this.ports = ports;
    this.authority = authority;
  }

  static MqttBroker start(TwinHome home, TwinPorts ports) {
    CertificateAuthority authority = CertificateAuthority.open(home.path(AUTHORITY));
    MqttBroker broker = new MqttBroker(new EmbeddedActiveMQ(), ports, authority);
    try {
      broker.start(TwinHome.privateFolder(home.path("broker")));
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

  @Override
  public void close() {
    try {
      broker.stop();
    } catch (Exception e) {
      throw new TwinException("the MQTT broker does not stop: " + e, e);
    }
  }

  private void start(Path folder) {
    try {
      broker.setConfiguration(
          BrokerConfiguration.create(
              folder, ports, authority.certificateFile(), authority.issueServerCertificate()));
      broker.setSecurityManager(new BrokerSecurity());
      broker.start();
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
