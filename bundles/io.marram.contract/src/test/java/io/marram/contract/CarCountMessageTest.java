package io.marram.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.marram.contract.CarCountMessage.Estimate;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CarCountMessageTest {

  private static final CarCountMessage FULL =
      new CarCountMessage(
          "lot-7",
          12,
          Optional.of("yard"),
          OptionalInt.of(28),
          OptionalLong.of(140),
          OptionalLong.of(127),
          Optional.of(new Estimate(13, 12, 14, true)),
          OptionalLong.of(1_767_225_600_000L),
          Optional.of("gw-1"),
          OptionalLong.of(9));

  @Test
  void aCountIsReadAsItWasWritten() {
    assertThat(parse(FULL.toJson())).isEqualTo(FULL);
  }

  @Test
  void uuidAndCarsComeFirstAndInTheOrderThatIsWrittenDown() {
    assertThat(FULL.toJson())
        .isEqualTo(
            "{\"uuid\":\"lot-7\",\"cars\":12,\"zone\":\"yard\",\"free\":28,\"entered\":140,"
                + "\"left\":127,\"estimate\":13,\"low\":12,\"high\":14,\"disagree\":true,"
                + "\"timestamp\":1767225600000,\"gateway\":\"gw-1\",\"seq\":9}");
  }

  @Test
  void thePlainCountOfTheFirstDevicesIsReadAndWrittenAsItIs() {
    String plain = "{\"uuid\":\"5e2fb1f0a1\",\"cars\":3}";
    CarCountMessage message = parse(plain);
    assertThat(message.cars()).isEqualTo(3);
    assertThat(message.zone()).isEmpty();
    assertThat(message.toJson()).isEqualTo(plain);
    assertThat(parse("{\"cars\": 3, \"uuid\": \"5e2fb1f0a1\", \"more\": [1]}")).isEqualTo(message);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"cars\":3}",
        "{\"uuid\":\"\",\"cars\":3}",
        "{\"uuid\":\"a\"}",
        "{\"uuid\":\"a\",\"cars\":-1}",
        "{\"uuid\":\"a\",\"cars\":2.5}",
        "{\"uuid\":\"a\",\"cars\":1e9}",
        "{\"uuid\":\"a\",\"cars\":\"3\"}",
        "{\"uuid\":\"a\",\"cars\":3,\"entered\":-2}",
        "{\"uuid\":\"a\",\"cars\":3,\"estimate\":3}",
        "{\"uuid\":\"a\",\"cars\":3,\"estimate\":3,\"low\":1,\"high\":4,\"disagree\":1}",
        "[]",
        "cars",
      })
  void whatIsNoCountIsRefused(String json) {
    assertThatThrownBy(() -> parse(json)).isInstanceOf(MalformedMessageException.class);
  }

  @Test
  void aMessageThatIsTooLongIsRefusedBeforeItIsRead() {
    assertThatThrownBy(
            () -> parse("{\"uuid\":\"" + "x".repeat(CarCountMessage.MAX_BYTES) + "\",\"cars\":1}"))
        .hasMessageContaining("bytes");
  }

  private static CarCountMessage parse(String json) {
    return CarCountMessage.parse(json.getBytes(StandardCharsets.UTF_8));
  }
}
