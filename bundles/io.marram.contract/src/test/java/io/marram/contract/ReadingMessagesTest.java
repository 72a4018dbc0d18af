package io.marram.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReadingMessagesTest {

  private static final Origin ORIGIN = new Origin("gw-1", "readings-3f2a01", 17);
  private static final Reading WARM =
      new Reading("temp_001", "temperature", "hall", 21.5, "°C", 1_767_225_600_000L);

  @Test
  void aReadingIsWrittenWithTheNamesOfTheSourceProject() {
    assertThat(new ReadingMessage(Optional.of(ORIGIN), WARM).toJson())
        .isEqualTo(
            "{\"sensor_id\":\"temp_001\",\"type\":\"temperature\",\"location\":\"hall\","
                + "\"value\":21.5,\"unit\":\"°C\",\"timestamp\":1767225600000,"
                + "\"gateway\":\"gw-1\",\"stream\":\"readings-3f2a01\",\"seq\":17}");
  }

  @Test
  void aReadingOfAnotherProgramHasNoOrigin() {
    ReadingMessage message = message("{\"sensor_id\":\"a\",\"value\":1,\"timestamp\":1767225600}");
    assertThat(message.origin()).isEmpty();
    assertThat(message.reading()).isEqualTo(new Reading("a", "", "", 1, "", 1_767_225_600_000L));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1767225600000 | 1767225600000",
        "1767225600.25 | 1767225600250",
        "\"2026-01-01T00:00:00Z\" | 1767225600000",
        "\"2026-01-01T01:00:00.5+01:00\" | 1767225600500",
        "\"2026-01-01T00:00:00.123456\" | 1767225600123",
        "\"2026-01-01 00:00:00\" | 1767225600000"
      })
  void timesAreReadInTheNotationsOfClients(String written, long millis) {
    assertThat(
            message("{\"sensor_id\":\"a\",\"value\":1,\"timestamp\":" + written + "}")
                .reading()
                .timestamp())
        .isEqualTo(millis);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "[]",
        "{\"sensor_id\":\"a\",\"timestamp\":1}",
        "{\"sensor_id\":\"a\",\"value\":\"1\",\"timestamp\":1}",
        "{\"sensor_id\":\"a\",\"value\":NaN,\"timestamp\":1}",
        "{\"sensor_id\":\"a\",\"value\":1e999,\"timestamp\":1}",
        "{\"sensor_id\":\"a\",\"value\":-1e999,\"timestamp\":1}",
        "{\"sensor_id\":\"a\",\"value\":1,\"timestamp\":\"yesterday\"}",
        "{\"sensor_id\":\"a\",\"value\":1,\"timestamp\":-5}",
        "{\"sensor_id\":\"a\",\"value\":1,\"timestamp\":1e300}",
        "{\"sensor_id\":\"a/b\",\"value\":1,\"timestamp\":1}",
        "{\"sensor_id\":\"\",\"value\":1,\"timestamp\":1}",
        "{\"sensor_id\":\"a\",\"value\":1,\"timestamp\":1,\"gateway\":\"gw\"}",
        "{\"sensor_id\":\"a\",\"value\":1,\"timestamp\":1,\"gateway\":\"gw\",\"stream\":\"s\",\"seq\":0}",
        "{\"sensor_id\":\"a\",\"value\":1,\"timestamp\":1,\"gateway\":\"../gw\",\"stream\":\"s\",\"seq\":1}"
      })
  void whatIsNoReadingIsRefused(String json) {
    assertThatThrownBy(() -> message(json)).isInstanceOf(MalformedMessageException.class);
  }

  @Test
  void aMessageThatIsTooDeepIsRefusedBeforeItIsParsed() {
    String deep = "{\"sensor_id\":" + "[".repeat(2000) + "]".repeat(2000) + "}";
    assertThatThrownBy(() -> message(deep)).hasMessageContaining("8 levels deep");
  }

  @Test
  void bracketsInTextsAreNotDepth() {
    String id = "[[[[[[[[[[\\\\\\\"{{{{{{{{{";
    assertThat(message("{\"sensor_id\":\"" + id + "\",\"value\":1,\"timestamp\":1}").reading())
        .extracting(Reading::sensorId)
        .isEqualTo("[[[[[[[[[[\\\"{{{{{{{{{");
  }

  @Test
  void aMessageThatIsTooLongIsRefusedBeforeItIsParsed() {
    String spaces = " ".repeat(ReadingMessage.MAX_BYTES);
    assertThatThrownBy(() -> message(spaces + "{}")).hasMessageContaining("more than 8192");
  }

  @Test
  void aBatchDescribesASensorOnce() {
    Reading later = new Reading("temp_001", "temperature", "hall", 21.75, "°C", 1_767_225_600_500L);
    assertThat(new ReadingBatch(ORIGIN, List.of(WARM, later)).toJson())
        .isEqualTo(
            "{\"gateway\":\"gw-1\",\"stream\":\"readings-3f2a01\",\"seq\":17,"
                + "\"timestamp\":1767225600000,"
                + "\"sensors\":[{\"sensor_id\":\"temp_001\",\"type\":\"temperature\","
                + "\"location\":\"hall\",\"unit\":\"°C\"}],"
                + "\"readings\":[[0,0,21.5],[0,500,21.75]]}");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[]",
        "[[0,0]]",
        "[[1,0,5]]",
        "[[-1,0,5]]",
        "[[0.5,0,5]]",
        "[[0,0,\"5\"]]",
        "[[0,0,1e999]]",
        "[[0,1e30,5]]",
        "[[0,-1767225600001,5]]",
        "[{}]",
        "5"
      })
  void rowsThatAreNoReadingsAreRefused(String rows) {
    String json =
        "{\"gateway\":\"gw-1\",\"stream\":\"s\",\"seq\":1,\"timestamp\":1767225600000,"
            + "\"sensors\":[{\"sensor_id\":\"a\"}],\"readings\":"
            + rows
            + "}";
    assertThatThrownBy(() -> ReadingBatch.parse(json.getBytes(StandardCharsets.UTF_8)))
        .isInstanceOf(MalformedMessageException.class);
  }

  @Test
  void aBatchOfTooManyReadingsIsRefused() {
    List<Reading> many = new ArrayList<>();
    for (int i = 0; i <= ReadingBatch.MAX_READINGS; i++) {
      many.add(WARM);
    }
    assertThatThrownBy(() -> new ReadingBatch(ORIGIN, many)).hasMessageContaining("10001");
  }

  @Property(tries = 200)
  void aBatchIsReadAsItWasWritten(@ForAll("batches") ReadingBatch batch) {
    assertThat(ReadingBatch.parse(batch.toJson().getBytes(StandardCharsets.UTF_8)))
        .isEqualTo(batch);
  }

  @Property(tries = 200)
  void aReadingIsReadAsItWasWritten(@ForAll("readings") Reading reading) {
    ReadingMessage message = new ReadingMessage(Optional.of(ORIGIN), reading);
    assertThat(message(message.toJson())).isEqualTo(message);
  }

  @Test
  void aLedgerIsReadAsItWasWritten() {
    StreamLedger ledger =
        new StreamLedger("gw-1", "readings-3f2a01", 100, 80, 5, 1_767_225_600_000L);
    assertThat(StreamLedger.parse(ledger.toJson().getBytes(StandardCharsets.UTF_8)))
        .isEqualTo(ledger);
    assertThat(ledger.pending()).isEqualTo(15);
  }

  @Test
  void aLedgerThatDoesNotAddUpIsRefused() {
    assertThatThrownBy(() -> new StreamLedger("gw-1", "s", 10, 8, 3, 0))
        .isInstanceOf(MalformedMessageException.class);
    assertThatThrownBy(() -> new StreamLedger("gw-1", "s", 10, Long.MAX_VALUE, Long.MAX_VALUE, 0))
        .isInstanceOf(MalformedMessageException.class);
  }

  @Provide
  Arbitrary<ReadingBatch> batches() {
    return readings().list().ofMinSize(1).ofMaxSize(20).map(list -> new ReadingBatch(ORIGIN, list));
  }

  @Provide
  Arbitrary<Reading> readings() {
    Arbitrary<String> text =
        Arbitraries.strings().alpha().numeric().withChars("°\"\\{[ ").ofMaxLength(9);
    return Combinators.combine(
            Arbitraries.strings().alpha().ofMinLength(1).ofMaxLength(4),
            text,
            text,
            Arbitraries.doubles(),
            text,
            Arbitraries.longs().between(0, Reading.MAX_TIMESTAMP))
        .as(Reading::new);
  }

  private static ReadingMessage message(String json) {
    return ReadingMessage.parse(json.getBytes(StandardCharsets.UTF_8));
  }
}
