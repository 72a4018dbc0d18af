package io.marram.awsiot.internal;

import io.marram.awsiot.internal.mqtt.IdentitySource;
import io.marram.tls.TlsIdentity;
import java.security.KeyStore.Entry;
import java.security.KeyStore.PrivateKeyEntry;
import java.security.KeyStore.TrustedCertificateEntry;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.kura.KuraException;

/**
 * Key and certificates in one of Kura's keystores.
 *
 * @param keystores where to look
 * @param pid the keystore's Kura pid
 * @param alias of the key; empty if there is only one
 */
record KeystoreIdentity(Keystores keystores, String pid, String alias) implements IdentitySource {

  @Override
  public TlsIdentity load() {
    Map<String, Entry> entries = new TreeMap<>(entries());
    PrivateKeyEntry key = key(entries);
    List<X509Certificate> authorities = new ArrayList<>();
    for (Entry entry : entries.values()) {
      if (entry instanceof TrustedCertificateEntry trusted
          && trusted.getTrustedCertificate() instanceof X509Certificate certificate) {
        authorities.add(certificate);
      }
    }
    List<X509Certificate> chain =
        List.of(key.getCertificateChain()).stream().map(X509Certificate.class::cast).toList();
    return new TlsIdentity(key.getPrivateKey(), chain, authorities);
  }

  private Map<String, Entry> entries() {
    try {
      return keystores
          .find(pid)
          .orElseThrow(() -> complaint("there is no keystore " + pid, null))
          .getEntries();
    } catch (KuraException e) {
      throw complaint(pid + " cannot be read: " + e.getMessage(), e);
    }
  }

  private PrivateKeyEntry key(Map<String, Entry> entries) {
    List<String> aliases =
        entries.keySet().stream()
            .filter(name -> entries.get(name) instanceof PrivateKeyEntry)
            .filter(name -> alias.isEmpty() || alias.equals(name))
            .toList();
    if (aliases.isEmpty()) {
      throw complaint(
          pid + " holds no private key" + (alias.isEmpty() ? "" : " \"" + alias + "\""), null);
    }
    if (aliases.size() > 1) {
      throw new IllegalArgumentException(
          "keystore.alias must be one of " + aliases + ", since " + pid + " holds several keys");
    }
    return (PrivateKeyEntry) entries.get(aliases.get(0));
  }

  private static IllegalArgumentException complaint(String what, Throwable cause) {
    return new IllegalArgumentException("keystore.service: " + what, cause);
  }
}
