package io.marram.camera;

import java.nio.file.Path;
import java.util.Optional;

/**
 * How this gateway shows a broker who it is, and knows the broker.
 *
 * @param clientId MQTT client id; keeps the session, so it must not change
 * @param authorities PEM file of the certificate authorities to trust; without it, those of Java
 * @param certificate PEM file of our certificate chain
 * @param privateKey PEM file of our key; present if and only if the certificate is
 * @param userName MQTT user name
 * @param password MQTT password, in clear; needs a user name
 */
public record BrokerIdentity(
    String clientId,
    Optional<Path> authorities,
    Optional<Path> certificate,
    Optional<Path> privateKey,
    Optional<String> userName,
    Optional<String> password) {

  /** AWS IoT Core's limit. */
  private static final int LONGEST_CLIENT_ID = 128;

  public BrokerIdentity {
    if (clientId.isBlank() || clientId.length() > LONGEST_CLIENT_ID) {
      throw new IllegalArgumentException(
          "client.id must have 1..%d characters, was \"%s\""
              .formatted(LONGEST_CLIENT_ID, clientId));
    }
    if (certificate.isPresent() != privateKey.isPresent()) {
      throw new IllegalArgumentException(
          "certificate.file and key.file belong together, but only %s is set"
              .formatted(certificate.isPresent() ? "certificate.file" : "key.file"));
    }
    if (password.isPresent() && userName.isEmpty()) {
      throw new IllegalArgumentException("password is set, but user.name is empty");
    }
  }

  /** Says everything but the password. */
  @Override
  public String toString() {
    return "BrokerIdentity[clientId=%s, authorities=%s, certificate=%s, userName=%s]"
        .formatted(clientId, authorities, certificate, userName);
  }
}
