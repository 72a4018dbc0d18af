package io.marram.emulator.aws.mqtt;

import io.netty.channel.Channel;
import io.netty.handler.ssl.SslHandler;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.HexFormat;
import java.util.Optional;
import javax.naming.InvalidNameException;
import javax.naming.ldap.LdapName;
import javax.naming.ldap.Rdn;
import javax.net.ssl.SSLPeerUnverifiedException;

/**
 * Whom a client's certificate names.
 *
 * @param thing the certificate's common name
 * @param certificateId SHA-256 of the certificate, as AWS names certificates
 */
record ClientIdentity(String thing, String certificateId) {

  static boolean isAskedOf(Channel channel) {
    return channel.pipeline().get(SslHandler.class) != null;
  }

  /** Empty without TLS, and if the client's certificate has no common name. */
  static Optional<ClientIdentity> of(Channel channel) {
    if (!isAskedOf(channel)) {
      return Optional.empty();
    }
    try {
      Certificate[] chain =
          channel.pipeline().get(SslHandler.class).engine().getSession().getPeerCertificates();
      if (!(chain[0] instanceof X509Certificate certificate)) {
        return Optional.empty();
      }
      String id =
          HexFormat.of()
              .formatHex(MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded()));
      return commonName(certificate).map(name -> new ClientIdentity(name, id));
    } catch (SSLPeerUnverifiedException e) {
      return Optional.empty();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("a certificate that was verified cannot be read", e);
    }
  }

  private static Optional<String> commonName(X509Certificate certificate) {
    try {
      return new LdapName(certificate.getSubjectX500Principal().getName())
          .getRdns().stream()
              .filter(part -> part.getType().equalsIgnoreCase("CN"))
              .map(Rdn::getValue)
              .map(Object::toString)
              .filter(name -> !name.isBlank())
              .findFirst();
    } catch (InvalidNameException e) {
      return Optional.empty();
    }
  }
}
