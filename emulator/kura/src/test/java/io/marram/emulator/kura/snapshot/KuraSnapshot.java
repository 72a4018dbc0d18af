package io.marram.emulator.kura.snapshot;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** A snapshot as Kura 5.6 writes it, with every type of property. */
final class KuraSnapshot {
  private KuraSnapshot() {}

  static String xml() {
    try (InputStream in = KuraSnapshot.class.getResourceAsStream("kura-5.6.xml")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A snapshot of one component with one text. */
  static String of(String pid, String name, String text) throws SnapshotException {
    return SnapshotWriter.write(List.of(new SnapshotConfiguration(pid, Map.of(name, text))));
  }
}
