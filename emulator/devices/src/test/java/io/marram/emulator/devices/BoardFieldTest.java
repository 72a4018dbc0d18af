package io.marram.emulator.devices;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.eclipsesource.json.JsonObject;
import com.eclipsesource.json.JsonValue;
import io.marram.emulator.devices.board.Fault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BoardFieldTest {

  @TempDir private Path folder;
  private BoardField field;
  private BoardsClient client;

  @BeforeEach
  void start() throws Exception {
    BoardsSettings settings = new BoardsSettings(2, 1, 1, 2, 3, 200);
    field = BoardField.start(settings, new PrivateBus(folder.resolve("bus/socket")));
    client = BoardsClient.connect(field.address());
  }

  @AfterEach
  void stop() throws IOException {
    client.close();
    field.close();
  }

  @Test
  void listsBoardsAndAdapters() throws Exception {
    JsonObject list = client.list();

    assertThat(names(list, "boards"))
        .containsExactly("esp32-01", "esp32-02", "bthome-01", "sealed-01");
    assertThat(names(list, "adapters")).containsExactly("hci0", "hci1");
  }

  @Test
  void switchesAFaultOnAndOff() throws Exception {
    client.fail("esp32-01", Fault.SILENCE);
    assertThat(board("esp32-01").getString("fault", "")).isEqualTo("silence");

    client.heal("esp32-01");
    assertThat(board("esp32-01").getString("fault", "")).isEmpty();
  }

  @Test
  void healsEverythingAtOnce() throws Exception {
    client.fail("esp32-01", Fault.SILENCE);
    client.fail("sealed-01", Fault.REPLAY);
    client.fail("hci1", Fault.STUCK_DISCOVERY);

    client.heal("all");

    assertThat(client.list().toString()).doesNotContain("silence", "replay", "stuck");
  }

  @Test
  void refusesAFaultThatABoardCannotHave() {
    assertThatThrownBy(() -> client.fail("bthome-01", Fault.NOTIFY_ERROR))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("bthome-01")
        .hasMessageContaining("notify-error");
  }

  @Test
  void refusesABoardThatDoesNotExist() {
    assertThatThrownBy(() -> client.heal("bus")).hasMessageContaining("by itself");
    assertThatThrownBy(() -> client.heal("esp32-77"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("esp32-77");
  }

  @Test
  void keepsTheBusPrivate() throws Exception {
    assertThat(Files.getPosixFilePermissions(folder.resolve("bus")))
        .isEqualTo(PosixFilePermissions.fromString("rwx------"));
  }

  @Test
  void isBackAfterTheBusWasReset() throws Exception {
    client.fail(Fault.BUS_NAME, Fault.BUS_RESET);

    Eventually.holds(() -> field.bluez().isEmpty());
    Eventually.holds(() -> field.bluez().isPresent());
    try (BoardsClient other = BoardsClient.connect(field.address())) {
      Eventually.holds(() -> isAnswering(other));
      assertThat(names(other.list(), "boards")).hasSize(4);
    }
  }

  /** Nobody has the boards' name on the bus until they are back. */
  private static boolean isAnswering(BoardsClient client) {
    try {
      client.list();
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  private JsonObject board(String name) throws IOException {
    for (JsonValue each : client.list().get("boards").asArray()) {
      if (each.asObject().getString("name", "").equals(name)) {
        return each.asObject();
      }
    }
    throw new AssertionError("no board " + name);
  }

  private static List<String> names(JsonObject list, String what) {
    return list.get(what).asArray().values().stream()
        .map(each -> each.asObject().getString("name", ""))
        .toList();
  }
}
