package io.marram.ble.internal;

import io.marram.ble.Sensor;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.bouncycastle.crypto.digests.SHA256Digest;

/**
 * What a packet counter belongs to: a sensor with its key, since it was restarted last. A hash, so
 * that the key stands nowhere.
 */
final class ReplayIdentity {

  static final int BYTES = 16;

  private final byte[] bytes;

  ReplayIdentity(byte[] bytes) {
    this.bytes = bytes.clone();
  }

  static ReplayIdentity of(Sensor sensor) {
    SHA256Digest digest = new SHA256Digest();
    byte[] known =
        ("marram-ble " + sensor.address() + " " + sensor.restarts() + " ")
            .getBytes(StandardCharsets.US_ASCII);
    digest.update(known, 0, known.length);
    sensor.key().ifPresent(key -> key.addTo(digest::update));
    byte[] hash = new byte[digest.getDigestSize()];
    digest.doFinal(hash, 0);
    return new ReplayIdentity(Arrays.copyOf(hash, BYTES));
  }

  byte[] bytes() {
    return bytes.clone();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ReplayIdentity identity && Arrays.equals(bytes, identity.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }
}
