package io.marram.emulator.cli.wires;

import io.marram.emulator.devices.BoardsSettings;
import io.marram.emulator.devices.board.BoardIdentity;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;

/** The sensors of a system on this machine: some that the gateway simulates, and three boards. */
public final class DemoSensors {

  /** One board that notifies, one that advertises, one that advertises encrypted. */
  public static final BoardsSettings BOARDS = new BoardsSettings(1, 1, 1, 1, 7, 2000);

  /** The boards' place. */
  private static final String LOCATION = "workshop";

  private DemoSensors() {}

  /** A simulated sensor that can be made to fail. */
  public static final String FRAGILE = "vib_001";

  /** What its readings show then. */
  public static final String FAILURE = "spikes";

  /** Values for the graph's sensors: simulated ones, and the boards. */
  public static Map<String, String> withBoards() {
    return Map.of(
        "simulated.sensors", simulated(),
        "limits", text("demo-limits.txt"),
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
  public static Map<String, String> withoutBoards() {
    return Map.of(
        "simulated.sensors",
        simulated(),
        "limits",
        text("demo-limits.txt"),
        "bluetooth.sensors",
        "",
        "bluetooth.keys",
        "");
  }

  private static String key(BoardIdentity board) {
    return board.address() + "=" + board.keyText();
  }

  /** The simulated sensors, in YAML. */
  public static String simulated() {
    return text("demo-sensors.yaml");
  }

  /** The same, but for {@link #FRAGILE}, whose readings are far off every few seconds. */
  public static String failing() {
    String id = "id: \"" + FRAGILE + "\"\n";
    return simulated().replace(id, id + "        faults: {spike: {every: 4, size: 4}}\n");
  }

  private static String text(String resource) {
    try (InputStream yaml = DemoSensors.class.getResourceAsStream(resource)) {
      return new String(yaml.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
