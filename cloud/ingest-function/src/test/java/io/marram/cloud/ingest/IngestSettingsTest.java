package io.marram.cloud.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.marram.cloud.store.ReadingTables;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class IngestSettingsTest {

  @Test
  void hasDefaults() {
    IngestSettings settings = IngestSettings.from(Map.of("READINGS_TABLE", " "));

    assertThat(settings.tables()).isEqualTo(ReadingTables.DEFAULT);
    assertThat(settings.retention()).isEqualTo(Duration.ofDays(30));
  }

  @Test
  void takesEveryVariable() {
    IngestSettings settings =
        IngestSettings.from(
            Map.of(
                "READINGS_TABLE", "r",
                "SENSORS_TABLE", "s",
                "QUARANTINE_TABLE", "q",
                "RETENTION_DAYS", "7"));

    assertThat(settings.tables())
        .isEqualTo(new ReadingTables("r", "s", "q", "marram-ledger", "marram-gateways"));
    assertThat(settings.retention()).isEqualTo(Duration.ofDays(7));
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-1", "1.5", "x", "99999", "999999999999"})
  void refusesARetentionThatMakesNoSense(String days) {
    assertThatThrownBy(() -> IngestSettings.from(Map.of("RETENTION_DAYS", days)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("RETENTION_DAYS")
        .hasMessageContaining(days);
  }
}
