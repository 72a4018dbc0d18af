package io.marram.cars.lot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.marram.cars.Detection;
import io.marram.cars.Detections;
import io.marram.cars.area.AreaText;
import io.marram.cars.area.Areas;
import io.marram.cars.count.CountSettings;
import io.marram.cars.count.StallState;
import io.marram.cars.occupancy.OccupancyEstimate;
import io.marram.cars.occupancy.OccupancySettings;
import io.marram.vision.geometry.Box;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LotCounterTest {

  private static final Areas AREAS =
      AreaText.parse(
          """
          zone yard: 0,0 1,0 1,0.5 0,0.5
          zone road: 0,0.5 1,0.5 1,1 0,1
          stall A: 0.1,0.1 0.2,0.1 0.2,0.2 0.1,0.2
          line gate: 0,0.5 1,0.5
          line exit: 0,0.9 1,0.9
          """);

  private long now = 1_000_000;

  @Test
  void theZoneThatShowsTheLotIsWhatIsSeenOfIt() {
    LotCounter lot = new LotCounter(settings(Set.of(), Optional.of("yard"), OptionalInt.empty()));
    LotReport report = watch(lot, 1_200, car(0.1f, 0.1f), car(0.5f, 0.7f), car(0.8f, 0.7f));

    assertThat(report.whole().cars()).isEqualTo(3);
    assertThat(report.estimate().orElseThrow().cars()).isBetween(1, 2);
  }

  @Test
  void aCountThatSomebodyGivesIsTakenWhenItChanges() throws IOException {
    LotCounter lot = new LotCounter(settings(Set.of(), Optional.empty(), OptionalInt.of(20)));
    assertThat(watch(lot, 1).estimate().orElseThrow().cars()).isEqualTo(20);
    OccupancyEstimate later = watch(lot, 6_000).estimate().orElseThrow();
    assertThat(later.mean()).isLessThan(20);

    LotCounter same = again(lot, settings(Set.of(), Optional.empty(), OptionalInt.of(20)));
    assertThat(watch(same, 1).estimate().orElseThrow().mean()).isLessThan(20);
    LotCounter corrected = again(lot, settings(Set.of(), Optional.empty(), OptionalInt.of(7)));
    assertThat(watch(corrected, 1).estimate().orElseThrow().cars()).isEqualTo(7);
  }

  @Test
  void anEstimateMayBeginLaterAndEnd() throws IOException {
    LotCounter lot = new LotCounter(LotSettings.of(CountSettings.of(AREAS)));
    assertThat(watch(lot, 10).estimate()).isEmpty();

    LotCounter estimating = again(lot, settings(Set.of(), Optional.empty(), OptionalInt.of(5)));
    assertThat(watch(estimating, 1).estimate().orElseThrow().cars()).isEqualTo(5);
    LotCounter plain = again(estimating, LotSettings.of(CountSettings.of(AREAS)));
    assertThat(watch(plain, 1).estimate()).isEmpty();
  }

  @Test
  void picturesThatComeSeldomAreCountedByThemselves() {
    LotSettings alone =
        new LotSettings(
            CountSettings.of(AREAS),
            Set.of(),
            Optional.empty(),
            Optional.empty(),
            OptionalInt.empty(),
            true);
    LotCounter lot = new LotCounter(alone);
    now += 600_000;
    LotReport report = watch(lot, 1, car(0.1f, 0.1f), car(0.5f, 0.7f));

    assertThat(report.counted().settled()).isTrue();
    assertThat(report.whole().cars()).isEqualTo(2);
    assertThat(report.whole().free()).hasValue(0);
    assertThat(report.whole().entered()).isEmpty();
    assertThat(report.places()).extracting(PlaceCount::cars).containsExactly(2, 1, 1);
  }

  @Test
  void aCloserLookAtTheStallsOfASinglePictureCounts() {
    LotSettings alone =
        new LotSettings(
            CountSettings.of(AREAS),
            Set.of(),
            Optional.empty(),
            Optional.empty(),
            OptionalInt.empty(),
            true);
    LotReport report =
        new LotCounter(alone)
            .observe(
                new Detections(now, List.of()),
                Optional.of(List.of(new StallState("A", true))),
                Optional.empty())
            .orElseThrow();

    assertThat(report.whole().free()).hasValue(0);
    assertThat(report.whole().freeStalls().orElseThrow()).isEmpty();
  }

  @Test
  void afterAMinuteWithoutAPictureNothingIsSaidUntilCarsCanBeBelieved() {
    LotCounter lot = new LotCounter(LotSettings.of(CountSettings.of(AREAS)));
    watch(lot, 20, car(0.1f, 0.1f));
    now += 61_000;

    assertThat(watch(lot, 1, car(0.4f, 0.1f)).counted().settled()).isFalse();
    LotReport later = watch(lot, 3, car(0.4f, 0.1f));
    assertThat(later.counted().settled()).isTrue();
    assertThat(later.whole().cars()).isEqualTo(1);
    assertThat(later.counted().tracks()).hasSize(1);
  }

  @Test
  void namesOfOfferedStallsAreNoOtherStalls() {
    Areas areas =
        AreaText.parse(
            "stall learned-1: 0.8,0.8 0.9,0.8 0.9,0.9 0.8,0.9\nzone learned-2: 0,0 1,0 1,1");
    CountSettings usual = CountSettings.of(areas);
    CountSettings learning =
        new CountSettings(
            areas, usual.labels(), usual.duplicates(), usual.tracker(), 1_000, 3_000, 60_000);
    LotCounter lot = new LotCounter(LotSettings.of(learning));
    watch(lot, 400, car(0.1f, 0.1f), car(0.4f, 0.4f));

    assertThat(lot.offeredStalls().stalls())
        .extracting(stall -> stall.name())
        .containsExactly("learned-2", "learned-3");
  }

  @Test
  void settingsThatCannotBeAreRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> settings(Set.of("door"), Optional.empty(), OptionalInt.empty()))
        .withMessageContaining("no line \"door\"");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> settings(Set.of(), Optional.of("roof"), OptionalInt.empty()))
        .withMessageContaining("no zone \"roof\"");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> settings(Set.of(), Optional.empty(), OptionalInt.of(41)))
        .withMessage("startCount must be from 0 to 40, was 41");
  }

  private static LotSettings settings(
      Set<String> entries, Optional<String> zone, OptionalInt startCount) {
    return new LotSettings(
        CountSettings.of(AREAS),
        entries,
        Optional.of(OccupancySettings.of(40)),
        zone,
        startCount,
        false);
  }

  private LotReport watch(LotCounter lot, int pictures, Detection... cars) {
    List<LotReport> reports = new ArrayList<>();
    for (int i = 0; i < pictures; i++) {
      now += 500;
      lot.observe(new Detections(now, List.of(cars))).ifPresent(reports::add);
    }
    return reports.get(reports.size() - 1);
  }

  private static LotCounter again(LotCounter lot, LotSettings settings) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    lot.write(new DataOutputStream(bytes));
    return LotCounter.read(
        new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())), settings);
  }

  private static Detection car(float left, float top) {
    return new Detection(new Box(left, top, left + 0.1f, top + 0.1f), "car", 0.9);
  }
}
