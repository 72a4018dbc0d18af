package io.marram.emulator.devices.parking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.marram.emulator.devices.parking.render.LotView;
import io.marram.vision.image.RgbImage;
import org.junit.jupiter.api.Test;

/** The drawn lot: its truth holds together, and its pictures are what the truth says. */
class ParkingSceneTest {

  private static final long MINUTE = 60_000;
  private static final long HOUR = 60 * MINUTE;

  private final ParkingScene scene = new ParkingScene(ParkingSettings.ordinary(1, 1), LotView.MAST);

  @Test
  void carsAreThoseThatWereThereAndCameAndHaveNotLeft() {
    int atMidnight = scene.truth(0).cars();
    for (long time = 0; time < 24 * HOUR; time += MINUTE / 2) {
      ParkingTruth truth = scene.truth(time);

      assertThat(truth.cars()).isEqualTo(atMidnight + truth.entered() - truth.left());
      assertThat(truth.cars()).isBetween(0, ParkingLot.capacity());
      if (!truth.driving()) {
        assertThat(truth.cars()).isEqualTo(ParkingLot.capacity() - truth.free());
      }
    }
    assertThat(scene.truth(24 * HOUR).entered()).isGreaterThan(20);
  }

  @Test
  void onlyOneCarDrivesAtATime() {
    ParkingScene lively = new ParkingScene(ParkingSettings.lively(1), LotView.MAST);
    for (long time = 8 * HOUR; time < 9 * HOUR; time += 1_000) {
      ParkingTruth truth = lively.truth(time);
      int parked = ParkingLot.capacity() - truth.free();

      assertThat(truth.cars() - parked).isBetween(0, truth.driving() ? 1 : 0);
    }
  }

  @Test
  void theSameSeedGivesTheSameDayAndAnotherSeedAnother() {
    ParkingScene again = new ParkingScene(ParkingSettings.ordinary(1, 1), LotView.MAST);
    ParkingScene other = new ParkingScene(ParkingSettings.ordinary(2, 1), LotView.MAST);

    assertThat(again.truth(15 * HOUR)).isEqualTo(scene.truth(15 * HOUR));
    assertThat(again.picture(15 * HOUR).rgb()).isEqualTo(scene.picture(15 * HOUR).rgb());
    assertThat(other.truth(15 * HOUR)).isNotEqualTo(scene.truth(15 * HOUR));
  }

  @Test
  void aPictureDoesNotDependOnThoseBefore() {
    long driving = firstDriving(8 * HOUR);
    RgbImage first = scene.picture(driving);
    scene.picture(driving + 2_000);
    scene.picture(20 * HOUR);

    assertThat(scene.picture(driving).rgb()).isEqualTo(first.rgb());
  }

  @Test
  void aCarThatDrivesMovesThroughThePicture() {
    long driving = firstDriving(8 * HOUR);

    assertThat(scene.crossing(driving, 60_000)).isTrue();
    assertThat(differing(scene.picture(driving + 3_000), scene.picture(driving + 4_000)))
        .isGreaterThan(2_000);
  }

  @Test
  void nightIsDarkerThanDay() {
    assertThat(brightness(scene.picture(2 * HOUR)))
        .isLessThan(0.6 * brightness(scene.picture(12 * HOUR)));
  }

  @Test
  void areasLieInThePictureFromAnyHeight() {
    for (double height : new double[] {3, 4, 8.5, 20}) {
      String areas = ParkingLot.areas(new LotView(height));

      assertThat(areas.lines()).hasSize(1 + ParkingLot.capacity() + 2);
      assertThat(areas.lines())
          .allMatch(line -> line.matches("(zone|stall|line) \\w+:( [01]\\.\\d+,[01]\\.\\d+)+.*"));
    }
  }

  @Test
  void aLotThatCannotBeIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ParkingSettings(1, Double.NaN, 10, 1))
        .withMessageContaining("busiestPerHour");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ParkingSettings(1, 10, 0.5, 1))
        .withMessageContaining("stayMinutes");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ParkingSettings(1, 10, 10, 401))
        .withMessageContaining("days");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new LotView(2))
        .withMessageContaining("height");
  }

  private long firstDriving(long from) {
    long time = from;
    while (!scene.truth(time).driving()) {
      time += 500;
    }
    return time;
  }

  private static int differing(RgbImage a, RgbImage b) {
    int different = 0;
    for (int i = 0; i < a.rgb().length; i++) {
      different += Math.abs((a.rgb()[i] & 0xff) - (b.rgb()[i] & 0xff)) > 40 ? 1 : 0;
    }
    return different;
  }

  private static double brightness(RgbImage picture) {
    byte[] rgb = picture.rgb();
    long sum = 0;
    for (byte value : rgb) {
      sum += value & 0xff;
    }
    return (double) sum / rgb.length;
  }
}
