package io.marram.awsiot.internal;

import io.marram.awsiot.internal.mqtt.TestCertificates;
import io.marram.awsiot.internal.mqtt.TestIdentities;
import io.marram.tls.TlsIdentity;
import java.security.KeyStore.PrivateKeyEntry;
import java.security.KeyStore.TrustedCertificateEntry;
import java.security.cert.Certificate;

/** Entries of a keystore, from files. */
final class TestKeys {

  private TestKeys() {}

  static PrivateKeyEntry entry(TestCertificates certificates, String name) {
    TlsIdentity identity = TestIdentities.load(certificates, name);
    return new PrivateKeyEntry(identity.key(), identity.chain().toArray(new Certificate[0]));
  }

  static TrustedCertificateEntry authority(TestCertificates certificates) {
    return new TrustedCertificateEntry(
        TestIdentities.load(certificates, "gateway").authorities().get(0));
  }
}
