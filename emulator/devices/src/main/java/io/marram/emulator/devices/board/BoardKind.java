package io.marram.emulator.devices.board;

import java.util.Locale;

/** How a board tells what it measures. */
public enum BoardKind {
  /** Environmental Sensing and battery, with notifications to whoever is connected. */
  ESS("esp32", 0),
  /** BTHome advertisements that everybody can read. */
  BTHOME("bthome", 1),
  /** BTHome advertisements that only who has the board's key can read. */
  BTHOME_ENCRYPTED("sealed", 2);

  private final String prefix;
  private final int block;

  BoardKind(String prefix, int block) {
    this.prefix = prefix;
    this.block = block;
  }

  /** As it is written in lists: ess, bthome, bthome-encrypted. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Whether its advertisements carry values. */
  public boolean advertisesValues() {
    return this != ESS;
  }

  /** The name of the board with a number from 1. */
  public String name(int number) {
    return String.format(Locale.ROOT, "%s-%02d", prefix, number);
  }

  /** The address of the board with a number from 1 to 65,535: Espressif's, a block per kind. */
  public String address(int number) {
    return String.format(
        Locale.ROOT, "24:6F:28:%02X:%02X:%02X", block, number >> 8 & 0xFF, number & 0xFF);
  }
}
