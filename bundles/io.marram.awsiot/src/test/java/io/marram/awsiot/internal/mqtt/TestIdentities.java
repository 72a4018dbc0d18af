package io.marram.awsiot.internal.mqtt;

import io.marram.tls.TlsIdentity;

/** Lets tests of other packages read identities. */
public final class TestIdentities {

  private TestIdentities() {}

  /** The identity that is in the files of this name. */
  public static TlsIdentity load(TestCertificates certificates, String name) {
    return certificates.identity(name).load();
  }
}
