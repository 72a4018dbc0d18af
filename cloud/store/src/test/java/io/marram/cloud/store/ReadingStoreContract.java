package io.marram.cloud.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.marram.contract.Reading;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every {@link ReadingStore} must do; each implementation's test extends it. */
public abstract class ReadingStoreContract {

  private static final long NOON = 1_795_262_400_000L;
  private static final long LATER = NOON + 60_000;
  private static final long END = Reading.MAX_TIMESTAMP;

  private ReadingStore store;

  /** A store without anything in it. */
  protected abstract ReadingStore emptyStore();

  @BeforeEach
  void openStore() {
    store = emptyStore();
  }

  @Test
  void knowsNothingAtFirst() {
    assertThat(store.latest("gw")).isEmpty();
    assertThat(store.history("gw", "s", 0, END, 10, Optional.empty()).readings()).isEmpty();
    assertThat(counts()).isEmpty();
  }

  @Test
  void saysNothingOfNothing() {
    store.save(List.of());

    assertThat(counts()).isEmpty();
  }

  @Test
  void returnsAReadingAsItWasSaved() {
    Reading reading = new Reading("Zoë's #1 °".replace("#", "№"), "τ", "", -0.1 - 0.2, "°C", NOON);
    StoredReading stored = new StoredReading("gw", "readings-a1b2c3", 7, reading, NOON + 5);

    store.save(List.of(stored));

    assertThat(store.latest("gw")).containsExactly(stored);
    assertThat(history(reading.sensorId())).containsExactly(stored);
  }

  @Test
  void returnsEveryKindOfValueAsItWasSaved() {
    List<Double> values =
        List.of(
            0.0,
            1.0,
            -1e-7,
            StoredReading.SMALLEST_VALUE,
            -StoredReading.SMALLEST_VALUE,
            StoredReading.LARGEST_VALUE,
            -StoredReading.LARGEST_VALUE,
            Math.PI,
            9007199254740993.0);
    List<StoredReading> readings = new ArrayList<>();
    values.forEach(value -> readings.add(reading("s", readings.size() + 1, NOON, value)));

    store.save(readings);

    Collections.reverse(readings);
    assertThat(history("s")).containsExactlyElementsOf(readings);
  }

  @Test
  void keepsOneRowHoweverOftenAReadingIsSaved() {
    List<StoredReading> readings = series("s", 60);

    store.save(readings);
    store.save(readings.subList(20, 40));
    store.save(List.of(readings.get(0), readings.get(0)));

    assertThat(counts()).containsExactly(new StreamCount("gw", "readings-a1b2c3", 60, 60, 60));
  }

  @Test
  void remembersTheLatestByTimeWhateverTheOrderOfWrites() {
    List<StoredReading> readings = new ArrayList<>(series("s", 40));
    StoredReading latest = readings.get(39);
    Collections.shuffle(readings, new Random(4));

    readings.forEach(reading -> store.save(List.of(reading)));

    assertThat(store.latest("gw")).containsExactly(latest);
  }

  @Test
  void remembersTheLatestOfSomeSensorsWhereOthersBringOldReadings() {
    store.save(List.of(reading("s", 10, LATER, 1), reading("t", 11, NOON, 1)));

    store.save(List.of(reading("s", 1, NOON, 2), reading("t", 12, LATER, 2)));

    assertThat(store.latest("gw"))
        .containsExactly(reading("s", 10, LATER, 1), reading("t", 12, LATER, 2));
  }

  @Test
  void takesTheHigherNumberOfTwoReadingsOfOneTimeAsTheLatest() {
    store.save(List.of(reading("s", 9, NOON, 2)));
    store.save(List.of(reading("s", 8, NOON, 1)));

    assertThat(store.latest("gw")).containsExactly(reading("s", 9, NOON, 2));
  }

  @Test
  void remembersWhatIsNewAboutASensor() {
    store.save(List.of(reading("s", 1, NOON, 20)));
    Reading moved = new Reading("s", "humidity", "attic", 55, "%", NOON + 1);
    StoredReading stored = new StoredReading("gw", "other-ffffff", 2, moved, NOON + 2);

    store.save(List.of(stored));

    assertThat(store.latest("gw")).containsExactly(stored);
  }

  @Test
  void listsTheSensorsOfAGatewayByNameAndNoOtherGateways() {
    List<StoredReading> readings = new ArrayList<>();
    IntStream.range(0, 60)
        .forEach(i -> readings.add(reading("s-%02d".formatted(i), i + 1, NOON + i, i)));
    Collections.shuffle(readings, new Random(4));
    store.save(readings);
    Reading others = new Reading("s-00", "", "", 1, "", NOON + 99);
    store.save(List.of(new StoredReading("gw-2", "x-000000", 1, others, NOON)));

    assertThat(store.latest("gw"))
        .extracting(stored -> stored.reading().sensorId())
        .containsExactlyElementsOf(IntStream.range(0, 60).mapToObj("s-%02d"::formatted).toList());
    assertThat(store.latest("gw-2")).hasSize(1);
  }

  @Test
  void pagesThroughAHistoryFromTheNewestToTheOldest() {
    List<StoredReading> readings = new ArrayList<>(series("s", 45));
    store.save(readings);
    Collections.reverse(readings);

    List<StoredReading> read = new ArrayList<>();
    Optional<String> next = Optional.empty();
    do {
      ReadingPage page = store.history("gw", "s", 0, END, 20, next);
      assertThat(page.readings()).hasSizeLessThanOrEqualTo(20);
      read.addAll(page.readings());
      next = page.next();
    } while (next.isPresent());

    assertThat(read).containsExactlyElementsOf(readings);
  }

  @Test
  void includesBothEndsOfARange() {
    store.save(series("s", 10));

    assertThat(store.history("gw", "s", NOON + 3, NOON + 5, 10, Optional.empty()).readings())
        .extracting(stored -> stored.reading().timestamp())
        .containsExactly(NOON + 5, NOON + 4, NOON + 3);
  }

  @Test
  void keepsTimesInOrderFromTheBeginningToTheEnd() {
    List<StoredReading> readings =
        List.of(
            reading("s", 4, END, 1),
            reading("s", 3, 9_999_999_999_999L, 1),
            reading("s", 2, NOON, 1),
            reading("s", 1, 0, 1));

    store.save(readings);

    assertThat(history("s")).containsExactlyElementsOf(readings);
    assertThat(store.latest("gw")).containsExactly(readings.get(0));
  }

  @Test
  void doesNotMixUpGatewaysAndSensorsWithSimilarNames() {
    Reading one = new Reading("b", "", "", 1, "", NOON);
    Reading other = new Reading("b/c".replace("/", "-"), "", "", 2, "", NOON);
    store.save(
        List.of(
            new StoredReading("a/b", "x-000000", 1, one, NOON),
            new StoredReading("a", "x-000000", 1, one, NOON),
            new StoredReading("a", "x-000000", 2, other, NOON)));

    assertThat(store.latest("a/b")).hasSize(1);
    assertThat(store.latest("a")).hasSize(2);
    assertThat(counts())
        .containsExactly(
            new StreamCount("a", "x-000000", 2, 2, 2), new StreamCount("a/b", "x-000000", 1, 1, 1));
  }

  @Test
  void countsWhatIsMissingAndWhatIsThereTwice() {
    store.save(
        List.of(
            reading("s", 1, NOON, 1),
            reading("s", 3, NOON + 2, 1),
            // The same number again, for another sensor and for another time
            reading("t", 3, NOON + 2, 1),
            reading("s", 3, NOON + 9, 1),
            reading("s", 200_000, NOON + 10, 1)));

    StreamCount count = counts().get(0);
    assertThat(count).isEqualTo(new StreamCount("gw", "readings-a1b2c3", 5, 3, 200_000));
    assertThat(count.duplicates()).isEqualTo(2);
  }

  @Test
  void countsDirectReadingsByRow() {
    store.save(
        List.of(
            new StoredReading("client", "direct", NOON, plain("s"), NOON),
            new StoredReading("client", "direct", NOON, plain("t"), NOON)));

    assertThat(counts()).containsExactly(new StreamCount("client", "direct", 2, 2, 0));
  }

  private List<StreamCount> counts() {
    StreamTally tally = new StreamTally();
    store.forEach(tally);
    return tally.counts();
  }

  private List<StoredReading> history(String sensorId) {
    return store.history("gw", sensorId, 0, END, 100, Optional.empty()).readings();
  }

  private static Reading plain(String sensorId) {
    return new Reading(sensorId, "temperature", "hall", 20, "°C", NOON);
  }

  private static List<StoredReading> series(String sensorId, int length) {
    return IntStream.range(0, length)
        .mapToObj(i -> reading(sensorId, i + 1, NOON + i, 20 + i))
        .toList();
  }

  private static StoredReading reading(String sensorId, long seq, long timestamp, double value) {
    Reading reading = new Reading(sensorId, "temperature", "hall", value, "°C", timestamp);
    return new StoredReading("gw", "readings-a1b2c3", seq, reading, NOON);
  }
}
