package io.marram.emulator.aws;

import io.marram.emulator.aws.iot.ConnectionLimits;
import java.nio.file.Path;
import java.util.Set;
import org.apache.activemq.artemis.core.config.Configuration;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.security.Role;
import org.apache.activemq.artemis.core.server.JournalType;
import org.apache.activemq.artemis.core.settings.impl.AddressFullMessagePolicy;
import org.apache.activemq.artemis.core.settings.impl.AddressSettings;
import org.apache.activemq.artemis.utils.critical.CriticalAnalyzerPolicy;

/**
 * How the broker is set up: durable before it acknowledges, bounded in memory, patient with slow
 * subscribers.
 */
final class BrokerConfiguration {

  static final String PLAIN = "mqtt";
  static final String TLS = "mqtt-tls";
  static final int LARGEST_PACKET_BYTES = 1 << 20;

  /** Beyond this the messages of a slow subscriber wait on disk. */
  private static final long MEMORY_BYTES = 32L << 20;

  private static final int PAGE_BYTES = 2 << 20;
  private static final long LEAST_FREE_DISK_BYTES = 256L << 20;

  private BrokerConfiguration() {}

  static Configuration create(
      Path journal,
      TwinPorts ports,
      ConnectionLimits limits,
      Path authorityCertificate,
      Path serverCertificate)
      throws Exception {
    Configuration configuration =
        new ConfigurationImpl()
            .setName("marram")
            .setPersistenceEnabled(true)
            .setJournalType(JournalType.NIO)
            .setJournalDirectory(journal.resolve("journal").toString())
            .setBindingsDirectory(journal.resolve("bindings").toString())
            .setLargeMessagesDirectory(journal.resolve("large").toString())
            .setPagingDirectory(journal.resolve("paging").toString())
            .setGlobalMaxSize(MEMORY_BYTES)
            .setMinDiskFree(LEAST_FREE_DISK_BYTES)
            .setMaxDiskUsage(-1)
            .setSecurityEnabled(true)
            .setAuthenticationCacheSize(0)
            .setAuthorizationCacheSize(0)
            .setJMXManagementEnabled(false)
            .setMessageCounterEnabled(false)
            .setCriticalAnalyzerPolicy(CriticalAnalyzerPolicy.LOG)
            .setMessageExpiryScanPeriod(1_000)
            .setMqttSessionScanInterval(500);
    configuration.addAcceptorConfiguration(PLAIN, acceptor(ports.mqtt(), ""));
    configuration.addAcceptorConfiguration(
        TLS,
        acceptor(
            ports.mqttTls(),
            ";sslEnabled=true;needClientAuth=true;enabledProtocols=TLSv1.3,TLSv1.2"
                + ";keyStoreType=PEM;keyStorePath="
                + serverCertificate
                + ";trustStoreType=PEM;trustStorePath="
                + authorityCertificate
                + ";serverKeepAlive="
                + limits.keepAlive().toSeconds()
                + ";defaultMqttSessionExpiryInterval="
                + limits.sessionExpiry().toSeconds()
                + ";defaultMaximumInFlightPublishMessages="
                + limits.inFlight()));
    configuration.addAddressSetting("#", addresses());
    configuration.putSecurityRoles("#", Set.of(everyone()));
    return configuration;
  }

  private static String acceptor(int port, String options) {
    return "tcp://"
        + TwinPorts.LOOPBACK
        + ":"
        + port
        + "?protocols=MQTT;useEpoll=false;useKQueue=false"
        + ";maximumPacketSize="
        + LARGEST_PACKET_BYTES
        + options;
  }

  private static AddressSettings addresses() {
    return new AddressSettings()
        .setAutoCreateAddresses(true)
        .setAutoCreateQueues(true)
        .setAutoDeleteAddresses(true)
        .setMaxSizeBytes(-1)
        .setPageSizeBytes(PAGE_BYTES)
        .setMaxReadPageBytes(2 * PAGE_BYTES)
        .setAddressFullMessagePolicy(AddressFullMessagePolicy.PAGE)
        // A session that reconnects often gets a message delivered often; the broker's default
        // drops it at the tenth time.
        .setMaxDeliveryAttempts(-1);
  }

  /** The broker wants a role for every address; {@link BrokerSecurity} decides without it. */
  private static Role everyone() {
    return new Role(
        "everyone", true, true, true, true, true, true, true, true, true, true, false, false);
  }
}
