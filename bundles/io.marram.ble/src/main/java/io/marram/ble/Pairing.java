package io.marram.ble;

import java.util.Arrays;
import java.util.stream.Collectors;

/** What must be between the gateway and a sensor before it is listened to. */
public enum Pairing {
  /** Nothing: the connection may be unencrypted. */
  NONE("none"),
  /** A bond; the gateway makes one without a passkey if there is none. */
  PAIR("pair"),
  /** A bond that somebody made on the gateway, with a passkey if the sensor has one. */
  BONDED("bonded");

  private final String word;

  Pairing(String word) {
    this.word = word;
  }

  /**
   * @param text one of the words {@code none}, {@code pair} and {@code bonded}
   * @throws IllegalArgumentException if it is anything else
   */
  public static Pairing parse(String text) {
    return Arrays.stream(values())
        .filter(pairing -> pairing.word.equals(text))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "pairing must be one of "
                        + Arrays.stream(values())
                            .map(pairing -> pairing.word)
                            .collect(Collectors.joining(", "))
                        + ", was \""
                        + text
                        + "\""));
  }
}
