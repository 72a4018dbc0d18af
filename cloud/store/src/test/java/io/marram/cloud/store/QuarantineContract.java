package io.marram.cloud.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every {@link Quarantine} must do; each implementation's test extends it. */
public abstract class QuarantineContract {

  private static final long NOON = 1_795_262_400_000L;
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 21);

  private Quarantine quarantine;

  /** A quarantine with nothing in it. */
  protected abstract Quarantine emptyQuarantine();

  @BeforeEach
  void openQuarantine() {
    quarantine = emptyQuarantine();
  }

  @Test
  void returnsAMessageAsItWasPut() {
    QuarantinedMessage message =
        new QuarantinedMessage("m#1", "gw", "not JSON: \"\"", "{\"value\":1e999", NOON);

    quarantine.put(message);
    quarantine.put(message);

    assertThat(quarantine.of(TODAY, 10)).containsExactly(message);
  }

  @Test
  void listsTheNewestOfADayAndNoOtherDay() {
    quarantine.put(message("c", NOON + 2));
    quarantine.put(message("a", NOON + 1));
    quarantine.put(message("b", NOON + 3));
    quarantine.put(message("d", NOON + 86_400_000));

    assertThat(quarantine.of(TODAY, 2)).extracting("id").containsExactly("b", "c");
    assertThat(quarantine.of(TODAY.plusDays(1), 2)).extracting("id").containsExactly("d");
    assertThat(quarantine.of(TODAY.minusDays(1), 2)).isEmpty();
    assertThat(quarantine.count(TODAY)).isEqualTo(3);
    assertThat(quarantine.count(TODAY.minusDays(1))).isZero();
  }

  @Test
  void keepsTheBeginningOfALongPayload() {
    quarantine.put(new QuarantinedMessage("a", "", "too long", "€".repeat(50_000), NOON));

    String kept = quarantine.of(TODAY, 1).get(0).payload();
    assertThat(kept.getBytes(StandardCharsets.UTF_8))
        .hasSizeBetween(
            QuarantinedMessage.MAX_PAYLOAD_BYTES - 3, QuarantinedMessage.MAX_PAYLOAD_BYTES);
    assertThat(kept.chars().allMatch(c -> c == '€')).isTrue();
  }

  private static QuarantinedMessage message(String id, long receivedAt) {
    return new QuarantinedMessage(id, "gw", "wrong", "{}", receivedAt);
  }
}
