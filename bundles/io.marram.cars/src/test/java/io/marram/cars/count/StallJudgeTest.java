package io.marram.cars.count;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.marram.cars.Detection;
import io.marram.cars.area.Polygon;
import io.marram.cars.area.Stall;
import io.marram.cars.detect.Look;
import io.marram.vision.geometry.Box;
import io.marram.vision.image.RgbImage;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class StallJudgeTest {

  private static final double FULL_HD = 1920 * 1080;

  /** Its contrast is neither the ground's nor a car's. */
  private static final RgbImage NEITHER = Surfaces.checks(78, 152);

  private static final RgbImage GROUND = Surfaces.checks(98, 104);
  private static final RgbImage RUGGED = Surfaces.checks(30, 160);

  private final Stall first = stall("1", 0.1f);
  private final Stall second = stall("2", 0.15f);
  private final Stall third = stall("3", 0.2f);
  private final StallJudge judge = new StallJudge(List.of(first, second, third));

  private static Stall stall(String name, float left) {
    return new Stall(name, Polygon.of(new Box(left, 0.4f, left + 0.05f, 0.5f)));
  }

  private static Detection car(float left, float top, double score) {
    return new Detection(new Box(left, top, left + 0.045f, top + 0.09f), "car", score);
  }

  private static Look look(Detection... cars) {
    return new Look(List.of(cars), FULL_HD, 0.09);
  }

  private List<Boolean> occupied(Look... looks) {
    return occupied(NEITHER, looks);
  }

  private List<Boolean> occupied(RgbImage picture, Look... looks) {
    return judge.judge(picture, List.of(looks)).stream().map(StallJudgement::occupied).toList();
  }

  @Test
  void believesInAFaintCarThatFitsAStall() {
    assertThat(occupied(look(car(0.1525f, 0.4f, 0.12)))).containsExactly(false, true, false);
  }

  @Test
  void believesInNoCarWithoutEvidence() {
    assertThat(occupied(look())).containsExactly(false, false, false);
    assertThat(occupied(look(car(0.1525f, 0.4f, 0.04)))).containsExactly(false, false, false);
  }

  @Test
  void givesACarBetweenTwoStallsToTheOneItFitsBest() {
    assertThat(occupied(look(car(0.16f, 0.4f, 0.3)))).containsExactly(false, true, false);
  }

  @Test
  void ignoresACarOnTheLaneAndOneMuchLargerThanAStall() {
    Detection lorry = new Detection(new Box(0.0f, 0.1f, 0.6f, 0.9f), "truck", 0.9);

    assertThat(occupied(look(car(0.1525f, 0.6f, 0.9), lorry))).containsExactly(false, false, false);
  }

  @Test
  void findsAFullRow() {
    assertThat(
            occupied(
                look(car(0.1025f, 0.4f, 0.5), car(0.16f, 0.41f, 0.2), car(0.205f, 0.39f, 0.15))))
        .containsExactly(true, true, true);
  }

  @Test
  void weighsSeveralLooks() {
    Look sees = look(car(0.1525f, 0.4f, 0.3));
    Look missesIt = look(car(0.1525f, 0.4f, 0.05));
    Look seesNothing = look();

    assertThat(occupied(sees, missesIt)).containsExactly(false, true, false);
    assertThat(occupied(missesIt, seesNothing, seesNothing)).containsExactly(false, false, false);
  }

  @Test
  void trustsALookMoreThatShowsStallsLarger() {
    Look near = look(car(0.1525f, 0.4f, 0.3));
    Look far = new Look(List.of(), 320 * 180, 0.09);

    assertThat(occupied(far, near)).containsExactly(false, true, false);
  }

  @Test
  void isSurerOfMoreEvidence() {
    double faint = judge.judge(NEITHER, List.of(look(car(0.1525f, 0.4f, 0.1)))).get(1).presence();
    double clear = judge.judge(NEITHER, List.of(look(car(0.1525f, 0.4f, 0.5)))).get(1).presence();
    double none = judge.judge(NEITHER, List.of(look())).get(1).presence();

    assertThat(none).isLessThan(0.1);
    assertThat(clear).isGreaterThan(0.99).isLessThan(1);
    assertThat(faint).isBetween(0.5, 0.99);
  }

  @Test
  void knowsAStallOfMiddleSize() {
    assertThat(judge.typicalArea()).isBetween(0.00499, 0.00501);
    assertThatThrownBy(() -> new StallJudge(List.of()).typicalArea())
        .hasMessage("there are no stalls");
    assertThat(new StallJudge(List.of()).judge(NEITHER, List.of(look()))).isEmpty();
  }

  @Test
  void knowsThatNetworksAreSureAtDifferentScores() {
    List<Detection> faint = look(car(0.1025f, 0.4f, 0.12)).detections();

    assertThat(judge.judge(NEITHER, List.of(new Look(faint, FULL_HD, 0.05))).get(0).occupied())
        .isTrue();
    assertThat(judge.judge(NEITHER, List.of(new Look(faint, FULL_HD, 0.9))).get(0).occupied())
        .isFalse();
  }

  @Test
  void believesInNoFaintCarOnEvenGround() {
    Look faint = look(car(0.1525f, 0.4f, 0.15));

    assertThat(occupied(NEITHER, faint)).containsExactly(false, true, false);
    assertThat(occupied(GROUND, faint)).containsExactly(false, false, false);
  }

  @Test
  void believesInACarThatIsHardlySeenWhereTheStallIsNotEven() {
    Look hardly = look(car(0.1525f, 0.4f, 0.06));

    assertThat(occupied(NEITHER, hardly)).containsExactly(false, false, false);
    assertThat(occupied(RUGGED, hardly)).containsExactly(false, true, false);
  }

  @Test
  void believesInAClearCarOfOneColour() {
    assertThat(occupied(GROUND, look(car(0.1525f, 0.4f, 0.5)))).containsExactly(false, true, false);
  }

  @Test
  void believesInNoCarOnRuggedGroundWhereNothingIsSeen() {
    assertThat(occupied(RUGGED, look())).containsExactly(false, false, false);
  }

  @Test
  void givesACarThatReachesIntoTheStallBehindToItsOwn() {
    List<Stall> stalls = new ArrayList<>();
    List<Detection> cars = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      stalls.add(new Stall("far " + i, Polygon.of(new Box(i / 20f, 0.4f, (i + 1) / 20f, 0.5f))));
    }
    for (int i = 0; i < 10; i++) {
      stalls.add(new Stall("near " + i, Polygon.of(new Box(i / 20f, 0.5f, (i + 1) / 20f, 0.6f))));
      cars.add(new Detection(new Box(i / 20f, 0.455f, (i + 1) / 20f, 0.56f), "car", 0.8));
    }

    List<StallJudgement> judged =
        new StallJudge(stalls).judge(NEITHER, List.of(look(cars.toArray(Detection[]::new))));

    assertThat(judged.subList(0, 10)).noneMatch(StallJudgement::occupied);
    assertThat(judged.subList(10, 20)).allMatch(StallJudgement::occupied);
  }

  @Test
  void needsALook() {
    assertThatThrownBy(() -> judge.judge(NEITHER, List.of()))
        .hasMessageContaining("at least one look");
  }
}
