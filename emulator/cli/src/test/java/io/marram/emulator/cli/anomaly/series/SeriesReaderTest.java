package io.marram.emulator.cli.anomaly.series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.marram.emulator.cli.output.CommandFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SeriesReaderTest {

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "timestamp,value\n2014-04-01 00:00:00,1.5\n2014-04-01 00:05:00,2\n",
        "\uFEFFtimestamp,value\r\n2014-04-01 00:00:00,1.5\r\n\r\n2014-04-01 00:05:00,2",
        "Value;Timestamp\n1.5;2014-04-01 00:00:00\n2;2014-04-01 00:05:00\n",
        "sensor\tvalue\ttimestamp\na\t1.5\t2014-04-01 00:00:00\na\t2\t2014-04-01 00:05:00\n",
        "\"timestamp\",\"value\"\n\"2014-04-01 00:00:00\",\"1.5\"\n2014-04-01 00:05:00,2\n",
        "2014-04-01 00:00:00,1.5\n2014-04-01 00:05:00,2\n"
      })
  void readsTimesAsTheyAreWrittenAndValues(String text) throws IOException {
    List<SeriesRow> rows = rows(text);

    assertThat(rows)
        .extracting(SeriesRow::timestamp)
        .containsExactly("2014-04-01 00:00:00", "2014-04-01 00:05:00");
    assertThat(rows).extracting(row -> row.value().orElseThrow()).containsExactly(1.5, 2.0);
    assertThat(rows.get(1).timeMillis()).hasValue(1396310700_000L);
  }

  @Test
  void keepsEveryRowWhateverIsInIt() throws IOException {
    List<SeriesRow> rows =
        rows(
            "timestamp,value\n2014-04-01 00:00:00,warm\nyesterday,2\n2014-04-01\n2014-04-02,NaN\n");

    assertThat(rows).hasSize(4);
    assertThat(rows).extracting(SeriesRow::readable).containsExactly(false, false, true, true);
    assertThat(rows.get(0).value()).isEmpty();
    assertThat(rows.get(0).sample().orElseThrow().value()).isNaN();
    assertThat(rows.get(1).timeMillis()).isEqualTo(OptionalLong.empty());
    assertThat(rows.get(1).sample()).isEmpty();
    assertThat(rows.get(2).value()).isEqualTo(OptionalDouble.of(Double.NaN));
  }

  @ParameterizedTest
  @ValueSource(strings = {"a,b\n1,2\n", "timestamp\n2014-04-01\n", "PK\u0003\u0004", "{\"a\":1}\n"})
  void saysWhatItExpectsOfAFileOfAnotherKind(String text) {
    assertThatThrownBy(() -> rows(text))
        .isInstanceOf(CommandFailure.class)
        .hasMessageContaining("expected a header with timestamp and value");
  }

  @Test
  void saysThatAFileIsEmptyMissingOrNoText() throws IOException {
    Path picture = Files.write(folder.resolve("picture.csv"), new byte[] {(byte) 0x89, 'P', 'N'});

    assertThatThrownBy(() -> rows("")).hasMessageContaining("is empty");
    assertThatThrownBy(() -> rows("\n\n")).hasMessageContaining("is empty");
    assertThatThrownBy(() -> SeriesReader.open(folder.resolve("no.csv")))
        .hasMessageContaining("there is no file");
    assertThatThrownBy(() -> SeriesReader.open(picture)).hasMessageContaining("is not UTF-8 text");
    assertThatThrownBy(() -> SeriesReader.open(folder)).hasMessageContaining("cannot read");
  }

  private List<SeriesRow> rows(String text) throws IOException {
    List<SeriesRow> rows = new ArrayList<>();
    try (SeriesReader reader =
        SeriesReader.open(Files.writeString(folder.resolve("series.csv"), text))) {
      for (Optional<SeriesRow> row = reader.next(); row.isPresent(); row = reader.next()) {
        rows.add(row.get());
      }
    }
    return rows;
  }
}
