package io.marram.collection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.marram.vision.image.PictureException;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class FrameSelectionTest {

  private static final byte[] STILL = Frames.square(40, 100);
  private static final byte[] MOVED = Frames.square(120, 100);

  private long now;

  @Test
  void atMostOneFrameOfACameraIsKeptInAnInterval() throws Exception {
    FrameSelection selection = selection(Occasion.ALWAYS, 10);

    assertThat(keeps(selection, 0, STILL)).isTrue();
    assertThat(keeps(selection, 9_999, STILL)).isFalse();
    assertThat(selection.select(Frames.at("r", "gate", 0, STILL), now)).isPresent();
    assertThat(keeps(selection, 10_000, STILL)).isTrue();
  }

  @Test
  void withoutAnIntervalEveryFrameIsKept() throws Exception {
    FrameSelection selection = selection(Occasion.ALWAYS, 0);

    assertThat(keeps(selection, 0, STILL)).isTrue();
    assertThat(keeps(selection, 0, STILL)).isTrue();
  }

  @Test
  void aFrameInWhichSomethingMovedIsKept() throws Exception {
    FrameSelection selection = selection(Occasion.MOTION, 0);

    assertThat(keeps(selection, 0, STILL)).isFalse();
    assertThat(keeps(selection, 1_000, STILL)).isFalse();
    assertThat(keeps(selection, 2_000, MOVED)).isTrue();
    assertThat(keeps(selection, 3_000, MOVED)).isFalse();
  }

  @Test
  void lightThatChangesEverywhereIsNoMotion() throws Exception {
    FrameSelection selection = selection(Occasion.MOTION, 0);
    keeps(selection, 0, Frames.even(100));

    assertThat(keeps(selection, 1_000, Frames.even(140))).isFalse();
    assertThat(keeps(selection, 2_000, Frames.square(40, 140))).isTrue();
  }

  @Test
  void aFrameOfWhichTheDetectorIsUnsureIsKept() throws Exception {
    FrameSelection selection = selection(Occasion.UNSURE, 0);

    assertThat(selection.select(Frames.frame("a", STILL, 0.9, 0.1), 0)).isEmpty();
    assertThat(selection.select(Frames.frame("b", STILL, 0.9, 0.3), 1)).isPresent();
    assertThat(selection.select(Frames.frame("c", STILL), 2)).isEmpty();
  }

  @Test
  void motionOrDoubtIsEnough() throws Exception {
    FrameSelection selection = selection(Occasion.MOTION_OR_UNSURE, 0);

    assertThat(selection.select(Frames.frame("a", STILL, 0.3), 0)).isPresent();
    assertThat(selection.select(Frames.frame("b", STILL, 0.9), 1_000)).isEmpty();
    assertThat(selection.select(Frames.frame("c", MOVED, 0.9), 2_000)).isPresent();
  }

  @Test
  void garbageThatWouldBeKeptIsRefused() throws Exception {
    FrameSelection selection = selection(Occasion.ALWAYS, 0);
    byte[] cut = Arrays.copyOf(STILL, STILL.length / 2);

    assertThatThrownBy(() -> selection.select(Frames.frame("a", new byte[100]), 0))
        .isInstanceOf(PictureException.class);
    assertThatThrownBy(() -> selection.select(Frames.frame("b", cut), 0))
        .isInstanceOf(PictureException.class);
    assertThat(keeps(selection, 0, STILL)).isTrue();
  }

  private boolean keeps(FrameSelection selection, long millis, byte[] picture) throws Exception {
    now = millis;
    return selection.select(Frames.frame("r", picture), millis).isPresent();
  }

  private static FrameSelection selection(Occasion occasion, int seconds) {
    return new FrameSelection(
        new CollectionRule(occasion, Duration.ofSeconds(seconds), 0.01, 0.15, 0.45));
  }
}
