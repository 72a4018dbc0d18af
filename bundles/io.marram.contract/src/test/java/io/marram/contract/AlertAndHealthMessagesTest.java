package io.marram.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class AlertAndHealthMessagesTest {

  private static final StageReport ANOMALY =
      new StageReport("anomaly", 1200, 120.5, 0.02, 1.75, 0.25, -1);
  private static final StageReport OUTBOX = new StageReport("outbox", 9, 0.9, 1, 2, 2, 41);
  private static final AlertMessage HOT =
      new AlertMessage(
          "temp_001-7",
          "hot",
          "temp_001",
          "raised",
          "warning",
          "temp_001 is 31.5, above 30",
          OptionalDouble.of(31.5),
          OptionalDouble.of(30),
          1_767_225_600_000L);

  @Test
  void anAlertIsReadAsItWasWritten() {
    assertThat(AlertMessage.parse(bytes(HOT.toJson()))).isEqualTo(HOT);
    assertThat(AlertMessage.topic(HOT.source())).isEqualTo("alerts/temp_001/notification");
  }

  @Test
  void anAlertWithoutNumbersIsReadAsItWasWritten() {
    AlertMessage bare =
        new AlertMessage(
            "a",
            "r",
            "s",
            "cleared",
            "info",
            "",
            OptionalDouble.empty(),
            OptionalDouble.empty(),
            0);
    assertThat(bare.toJson()).doesNotContain("value").doesNotContain("threshold");
    assertThat(AlertMessage.parse(bytes(bare.toJson()))).isEqualTo(bare);
  }

  @Test
  void anAlertOfNobodyOrOfTooLongANameIsRefused() {
    assertThatThrownBy(() -> AlertMessage.parse(bytes(HOT.toJson().replace("temp_001", ""))))
        .isInstanceOf(MalformedMessageException.class)
        .hasMessageContaining("source");
    assertThatThrownBy(
            () -> AlertMessage.parse(bytes(HOT.toJson().replace("temp_001", "x".repeat(129)))))
        .hasMessageContaining("128");
  }

  @Test
  void anAlertWhoseNumberNoDoubleHoldsIsRefused() {
    assertThatThrownBy(
            () -> AlertMessage.parse(bytes(HOT.toJson().replace("31.5,\"t", "1e999,\"t"))))
        .isInstanceOf(MalformedMessageException.class);
  }

  @Test
  void healthIsReadAsItWasWritten() {
    HealthMessage health =
        new HealthMessage(
            "gw-1",
            12.5,
            300,
            1024,
            20_000,
            OptionalDouble.of(51.25),
            List.of(ANOMALY, OUTBOX),
            Map.of("io.marram.anomaly", "0.1.0"),
            Map.of("mtcnn", "1"),
            1_767_225_600_000L);
    assertThat(HealthMessage.parse(bytes(health.toJson()))).isEqualTo(health);
    assertThat(health.toJson()).contains("\"queue_depth\":41").contains("\"p99_ms\":0.25");
  }

  @Test
  void aBoardThatDoesNotSayHowHotItIsHasNoTemperature() {
    HealthMessage health =
        new HealthMessage(
            "gw-1", 0, 0, 0, 0, OptionalDouble.empty(), List.of(), Map.of(), Map.of(), 1);
    assertThat(health.toJson()).doesNotContain("temperature");
    assertThat(HealthMessage.parse(bytes(health.toJson()))).isEqualTo(health);
  }

  @Test
  void aStageReportTravelsAsAnEvent() {
    assertThat(StageReport.of(ANOMALY.toProperties())).isEqualTo(ANOMALY);
    assertThatThrownBy(() -> StageReport.of(Map.of("stage", "anomaly")))
        .isInstanceOf(MalformedMessageException.class)
        .hasMessageContaining("count");
    assertThatThrownBy(() -> StageReport.of(Map.of()))
        .isInstanceOf(MalformedMessageException.class);
  }

  private static byte[] bytes(String json) {
    return json.getBytes(StandardCharsets.UTF_8);
  }
}
