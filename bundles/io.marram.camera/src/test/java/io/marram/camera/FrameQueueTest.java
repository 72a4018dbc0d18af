package io.marram.camera;

import static org.assertj.core.api.Assertions.assertThat;

import io.marram.camera.FrameQueue.Admission;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FrameQueueTest {

  private final FrameQueue queue = new FrameQueue(new BackOff(500, 30_000), 3);

  @Test
  void givesFramesOutInTheOrderTheyCame() {
    admit("a", "b");

    assertThat(workOff("a", 0)).isTrue();
    assertThat(workOff("b", 0)).isTrue();
    assertThat(queue.take(0)).isEmpty();
    assertThat(queue.size()).isZero();
  }

  @Test
  void givesOneFrameOutAtATime() {
    admit("a", "b");

    queue.take(0);

    assertThat(queue.take(0)).isEmpty();
  }

  @Test
  void givesAnUnsettledFrameOutAgainAfterTheBackOff() {
    admit("a");
    queue.take(0);
    queue.putBack(100);

    assertThat(queue.take(599)).isEmpty();
    assertThat(queue.nextDueMillis()).hasValue(600);
    assertThat(queue.take(600).orElseThrow().id()).isEqualTo("a");

    queue.putBack(600);
    assertThat(queue.nextDueMillis()).hasValue(1600);
  }

  @Test
  void goesOnWithOthersWhileOneWaitsForItsBackOff() {
    admit("a", "b");
    queue.take(0);
    queue.putBack(0);

    assertThat(queue.take(0).orElseThrow().id()).isEqualTo("b");
  }

  @Test
  void givesEverythingOutAtOnceWhenTheWayHasChangedAndBeginsTheBackOffAnew() {
    admit("a", "b");
    fail("a", 0);
    fail("b", 0);
    fail("a", 500);
    fail("b", 500);

    queue.hurry(600);

    assertThat(fail("a", 600)).isEmpty();
    assertThat(fail("b", 600)).isEmpty();
    assertThat(queue.nextDueMillis()).hasValue(1100);
  }

  @Test
  void settlesAFrameWhileItIsOut() {
    admit("a");
    queue.take(0);

    assertThat(queue.settle(key("a"))).isTrue();
    assertThat(queue.putBack(0)).isEmpty();
    assertThat(queue.size()).isZero();
  }

  @Test
  void settlesAFrameWhileItWaitsForItsBackOff() {
    admit("a");
    queue.take(0);
    queue.putBack(0);

    queue.settle(key("a"));

    assertThat(queue.take(100_000)).isEmpty();
  }

  @Test
  void ignoresReceiptsForFramesOfOthers() {
    admit("a");

    assertThat(queue.settle(key("z"))).isFalse();
    assertThat(queue.settle(new FrameKey("other-door", "a"))).isFalse();
    assertThat(queue.size()).isEqualTo(1);
  }

  @Test
  void recognisesAFrameThatIsDeliveredAgainWhileItIsWorkedOn() {
    admit("a");
    queue.take(0);

    assertThat(queue.admit(frame("a"), 0)).isEqualTo(Admission.IN_PROGRESS);
    assertThat(queue.size()).isEqualTo(1);
  }

  @Test
  void recognisesAFrameThatIsDeliveredAgainAfterItWasSettled() {
    admit("a");
    workOff("a", 0);

    assertThat(queue.admit(frame("a"), 0)).isEqualTo(Admission.SETTLED);
    assertThat(queue.size()).isZero();
  }

  @Test
  void remembersOnlyTheFramesSettledLast() {
    for (String id : new String[] {"a", "b", "c", "d"}) {
      admit(id);
      workOff(id, 0);
    }

    assertThat(queue.admit(frame("d"), 0)).isEqualTo(Admission.SETTLED);
    assertThat(queue.admit(frame("a"), 0)).isEqualTo(Admission.NEW);
  }

  @Test
  void takesTheSameRequestIdFromTwoSourcesForTwoFrames() {
    admit("a");

    Frame other = new Frame("a", "other-door", "", 0, new byte[1], 1, 1);

    assertThat(queue.admit(other, 0)).isEqualTo(Admission.NEW);
  }

  @Test
  void forgetsWhatWaitsButNotWhatIsOut() {
    admit("a", "b");
    queue.take(0);

    queue.forgetWaiting();

    assertThat(queue.contains(key("a"))).isTrue();
    assertThat(queue.contains(key("b"))).isFalse();
    assertThat(queue.admit(frame("b"), 0)).isEqualTo(Admission.NEW);
  }

  @Test
  void givesUpAFrameThatFailsAgainAndAgainWhileALaterOneComesThrough() {
    admit("bad", "good");
    fail("bad", 0);
    workOff("good", 0);
    long now = 0;
    for (int attempt = 2; attempt < FrameQueue.MOST_ATTEMPTS; attempt++) {
      now += 30_000;
      assertThat(fail("bad", now)).isEmpty();
    }

    Optional<RefusedFrame> refused = fail("bad", now + 30_000);

    assertThat(refused.orElseThrow().refusal()).isEqualTo(Refusal.STUCK);
    assertThat(queue.take(now + 30_000)).contains(refused.get());
  }

  @Test
  void givesNothingUpWhileNothingComesThrough() {
    admit("a", "b");

    for (int attempt = 1; attempt < 100; attempt++) {
      assertThat(fail("a", attempt * 30_000L)).isEmpty();
      assertThat(fail("b", attempt * 30_000L)).isEmpty();
    }
  }

  @Test
  void takesNoAnsweredRefusalForASignThatFramesComeThrough() {
    admit("a");
    queue.admit(new RefusedFrame("bad", "door", 0, Refusal.MALFORMED, "no JSON"), 0);
    fail("a", 0);
    workOff("bad", 0);

    for (int attempt = 1; attempt < 100; attempt++) {
      assertThat(fail("a", attempt * 30_000L)).isEmpty();
    }
  }

  private void admit(String... ids) {
    for (String id : ids) {
      assertThat(queue.admit(frame(id), 0)).isEqualTo(Admission.NEW);
    }
  }

  private Optional<RefusedFrame> fail(String id, long now) {
    assertThat(queue.take(now).orElseThrow().id()).isEqualTo(id);
    return queue.putBack(now);
  }

  private boolean workOff(String id, long now) {
    assertThat(queue.take(now).orElseThrow().id()).isEqualTo(id);
    boolean known = queue.settle(key(id));
    queue.putBack(now);
    return known;
  }

  private static FrameKey key(String id) {
    return new FrameKey("door", id);
  }

  private static Frame frame(String id) {
    return new Frame(id, "door", "", 0, new byte[1], 1, 1);
  }
}
