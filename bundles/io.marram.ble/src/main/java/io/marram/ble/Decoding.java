package io.marram.ble;

import java.util.List;

/** What came of decoding a characteristic's value. */
public sealed interface Decoding {

  /**
   * Values to pass on.
   *
   * @param measurements at least one
   */
  record Measured(List<Measurement> measurements) implements Decoding {
    public Measured {
      measurements = List.copyOf(measurements);
    }
  }

  /** The sensor works, and says that it does not know the value now. */
  record NotKnown() implements Decoding {}

  /**
   * The bytes are none that the specification allows.
   *
   * @param reason in words, without the bytes
   */
  record Malformed(String reason) implements Decoding {}
}
