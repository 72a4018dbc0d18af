package io.marram.emulator.cli.anomaly.series;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.OptionalLong;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimestampsTest {

  @ParameterizedTest
  @CsvSource({
    "2014-04-01 00:05:00, 2014-04-01T00:05:00Z",
    "2014-04-01 00:05:00.123456, 2014-04-01T00:05:00.123Z",
    "2014-04-01 00:05, 2014-04-01T00:05:00Z",
    "2014-04-01, 2014-04-01T00:00:00Z",
    "2014-04-01T00:05:00, 2014-04-01T00:05:00Z",
    "2014-04-01T00:05:00Z, 2014-04-01T00:05:00Z",
    "2014-04-01t00:05:00z, 2014-04-01T00:05:00Z",
    "2014-04-01T02:05:00+02:00, 2014-04-01T00:05:00Z",
    "2014-04-01 02:05:00 +0200, 2014-04-01T00:05:00Z",
    "2014-04-01 02:05:00+02, 2014-04-01T00:05:00Z",
    "1396310700, 2014-04-01T00:05:00Z",
    "1396310700.25, 2014-04-01T00:05:00.250Z",
    "1396310700250, 2014-04-01T00:05:00.250Z",
    "0, 1970-01-01T00:00:00Z",
    "-1, 1969-12-31T23:59:59Z"
  })
  void readsTheWaysInWhichTimeIsWritten(String text, Instant time) {
    assertThat(Timestamps.parse(text)).isEqualTo(OptionalLong.of(time.toEpochMilli()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "timestamp",
        "NaN",
        "Infinity",
        "1e300",
        "2014-13-01 00:00:00",
        "2014-04-01 25:00:00",
        "2014-04-01Z",
        "01/04/2014"
      })
  void doesNotGuess(String text) {
    assertThat(Timestamps.parse(text)).isEmpty();
  }
}
