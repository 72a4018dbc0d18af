package io.marram.emulator.cli;

import io.marram.emulator.devices.BoardsSettings;
import io.marram.emulator.devices.board.BoardIdentity;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;

/** The sensors of a system on this machine: some that the gateway simulates, and three boards. */
final class DemoSensors {

  /** One board that notifies, one that advertises, one that advertises encrypted. */
  static final BoardsSettings BOARDS = new BoardsSettings(1, 1, 1, 1, 7, 2000);

  /** The boards' place. */
  private static final String LOCATION = "workshop";

  private DemoSensors() {}

  /** Values for the graph's sensors: simulated ones, and the boards. */
  static Map<String, String> withBoards() {
    return Map.of(
        "simulated.sensors", simulated(),
        "bluetooth.sensors",
            BOARDS.boards().stream()
                .map(board -> board.address() + ", " + board.name() + ", " + LOCATION)
                .collect(Collectors.joining("\n")),
        "bluetooth.keys",
            BOARDS.boards().stream()
                .filter(board -> !board.keyText().isEmpty())
                .map(DemoSensors::key)
                .collect(Collectors.joining(";")));
  }

  /** Values for the graph's sensors: simulated ones only. */
  static Map<String, String> withoutBoards() {
    return Map.of("simulated.sensors", simulated(), "bluetooth.sensors", "", "bluetooth.keys", "");
  }

  private static String key(BoardIdentity board) {
    return board.address() + "=" + board.keyText();
  }

  private static String simulated() {
    try (InputStream yaml = DemoSensors.class.getResourceAsStream("demo-sensors.yaml")) {
      return new String(yaml.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
