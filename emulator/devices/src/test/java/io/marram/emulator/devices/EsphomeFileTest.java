package io.marram.emulator.devices;

import static org.assertj.core.api.Assertions.assertThat;

import io.marram.ble.GattCharacteristic;
import io.marram.emulator.devices.board.EssCharacteristic;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.snakeyaml.engine.v2.api.ConstructNode;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.Tag;
import org.snakeyaml.engine.v2.schema.FailsafeSchema;

/** The file for real boards offers what the fake ones do, and what the gateway reads. */
class EsphomeFileTest {

  private static final Path FILE = Path.of("esphome/marram-climate.yaml");

  @Test
  void offersTheCharacteristicsOfTheFakeBoards() throws Exception {
    assertThat(services().stream().map(service -> EssCharacteristic.uuid(number(service))))
        .containsExactlyElementsOf(EssCharacteristic.services());
    assertThat(characteristics().stream().map(each -> EssCharacteristic.uuid(number(each))))
        .containsExactlyElementsOf(
            List.of(EssCharacteristic.values()).stream().map(EssCharacteristic::uuid).toList());
  }

  @Test
  void offersWhatTheGatewayDecodes() throws Exception {
    assertThat(characteristics())
        .allSatisfy(
            each ->
                assertThat(
                        GattCharacteristic.find(
                            UUID.fromString(EssCharacteristic.uuid(number(each)))))
                    .isPresent());
  }

  @Test
  void notifiesEveryCharacteristic() throws Exception {
    List<String> notified = new ArrayList<>();
    for (Map<String, Object> timer : maps(file().get("interval"))) {
      for (Map<String, Object> action : maps(timer.get("then"))) {
        notified.add(String.valueOf(map(action.get("ble_server.characteristic.notify")).get("id")));
      }
    }

    assertThat(characteristics()).allMatch(each -> "true".equals(each.get("notify")));
    assertThat(notified)
        .containsExactlyElementsOf(
            characteristics().stream().map(each -> String.valueOf(each.get("id"))).toList());
  }

  private static int number(Map<String, Object> item) {
    return Integer.parseInt(String.valueOf(item.get("uuid")), 16);
  }

  private static List<Map<String, Object>> characteristics() throws IOException {
    return services().stream()
        .flatMap(service -> maps(service.get("characteristics")).stream())
        .toList();
  }

  private static List<Map<String, Object>> services() throws IOException {
    return maps(map(file().get("esp32_ble_server")).get("services"));
  }

  /** Every scalar as a text, as 181A and 2A19 must not become numbers. */
  private static Map<String, Object> file() throws IOException {
    ConstructNode text = node -> ((ScalarNode) node).getValue();
    LoadSettings settings =
        LoadSettings.builder()
            .setSchema(new FailsafeSchema())
            .setTagConstructors(Map.of(new Tag("!lambda"), text, Tag.NULL, text))
            .build();
    return map(new Load(settings).loadFromString(Files.readString(FILE)));
  }

  private static List<Map<String, Object>> maps(Object list) {
    return ((List<?>) list).stream().map(EsphomeFileTest::map).toList();
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> map(Object value) {
    return Optional.ofNullable((Map<String, Object>) value).orElse(Map.of());
  }
}
