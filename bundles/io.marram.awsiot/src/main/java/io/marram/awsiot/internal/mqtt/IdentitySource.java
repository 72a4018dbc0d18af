package io.marram.awsiot.internal.mqtt;

import io.marram.tls.TlsIdentity;

/** Where the gateway's key and certificate come from. Both may change at any time. */
@FunctionalInterface
public interface IdentitySource {

  /**
   * What is there now.
   *
   * @throws IllegalArgumentException if it cannot be used; says which setting is wrong, and why
   */
  TlsIdentity load();
}
