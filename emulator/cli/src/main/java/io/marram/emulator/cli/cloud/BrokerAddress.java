package io.marram.emulator.cli.cloud;

import java.util.Optional;

/**
 * Where and how to reach an MQTT broker.
 *
 * @param host its name or address
 * @param port its TCP port
 * @param clientId the name under which to connect
 * @param tls the files for mutual TLS; empty for a broker without encryption
 */
public record BrokerAddress(String host, int port, String clientId, Optional<TlsFiles> tls) {

  @Override
  public String toString() {
    return (tls.isPresent() ? "ssl://" : "tcp://") + host + ":" + port;
  }
}
