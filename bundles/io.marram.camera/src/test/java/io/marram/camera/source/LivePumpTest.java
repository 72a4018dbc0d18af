package io.marram.camera.source;

import static org.assertj.core.api.Assertions.assertThat;

import io.marram.camera.Capture;
import io.marram.camera.Frame;
import io.marram.camera.Pictures;
import io.marram.camera.Refusal;
import io.marram.camera.live.LiveSettings;
import io.marram.camera.live.LiveTally;
import io.marram.camera.live.PictureTreatment;
import io.marram.vision.image.PictureDecoder;
import io.marram.vision.image.RgbImage;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import org.eclipse.kura.testing.Eventually;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class LivePumpTest {

  private static final LiveSettings SETTINGS =
      new LiveSettings("lot", 0, Duration.ofSeconds(10), 10_000, PictureTreatment.NONE);

  private final List<Frame> emitted = new CopyOnWriteArrayList<>();
  private final Semaphore detector = new Semaphore(0);
  private final LiveHealth health =
      new LiveHealth("pid", "lot", new RecordedEvents(), System::nanoTime);
  private final LivePump pump = new LivePump("pid", SETTINGS, health, this::detect);

  @AfterEach
  void stop() {
    detector.release(1000);
    pump.stop(Duration.ofSeconds(5));
  }

  @Test
  void dropsOlderPicturesWhileTheDetectorIsBusy() throws Exception {
    pump.start();
    pump.offer(Pictures.jpeg(1, 8));
    Eventually.until("the first is on the wires", () -> emitted.size() == 1);
    for (int width = 2; width <= 50; width++) {
      pump.offer(Pictures.jpeg(width, 8));
    }
    assertThat(pump.waiting()).isEqualTo(1);

    detector.release(2);
    Eventually.until("the newest was emitted", () -> health.counted(LiveTally::emittedCount) == 2);

    assertThat(emitted).extracting(Frame::width).containsExactly(1, 50);
    assertThat(health.counted(LiveTally::droppedCount)).isEqualTo(48);
    assertThat(health.counted(LiveTally::receivedCount)).isEqualTo(50);
    assertThat(pump.waiting()).isZero();
  }

  @Test
  void treatsAndEncodesImagesOfWhichTheNewestWins() throws Exception {
    PictureTreatment treatment = PictureTreatment.parse("90", "", "");
    LivePump treating =
        new LivePump(
            "pid",
            new LiveSettings("lot", 0, Duration.ofSeconds(10), 10_000, treatment),
            health,
            this::detect);
    treating.start();
    treating.offer(image(8), 1000);
    Eventually.until("the first is on the wires", () -> emitted.size() == 1);
    for (int height = 9; height <= 20; height++) {
      treating.offer(image(height), 1000L * height);
    }

    detector.release(2);
    Eventually.until("the newest was emitted", () -> emitted.size() == 2);

    Frame newest = emitted.get(1);
    assertThat(newest.width()).isEqualTo(20);
    assertThat(newest.height()).isEqualTo(30);
    assertThat(newest.capturedAtMillis()).isEqualTo(20_000);
    assertThat(new PictureDecoder().decode(newest.picture()).width()).isEqualTo(20);
    assertThat(health.counted(LiveTally::droppedCount)).isEqualTo(11);
    treating.stop(Duration.ofSeconds(5));
  }

  @Test
  void dropsNoImageOfAFeedThatWaits() throws Exception {
    detector.release(1000);
    pump.start();
    for (int i = 0; i < 100; i++) {
      pump.await(image(8 + i), i);
    }
    Eventually.until("all are on the wires", () -> emitted.size() == 100);

    assertThat(emitted).extracting(Frame::height).startsWith(8, 9, 10).endsWith(107);
    assertThat(health.counted(LiveTally::droppedCount)).isZero();
  }

  @Test
  void letsAFeedThatWaitsGoWhenItStops() throws Exception {
    pump.start();
    pump.await(image(8), 1);
    Eventually.until("the first is on the wires", () -> emitted.size() == 1);
    pump.await(image(9), 2);
    Thread stopping = new Thread(() -> pump.stop(Duration.ofMillis(1)));
    stopping.start();

    pump.await(image(10), 3);

    stopping.join();
    assertThat(emitted).hasSize(1);
  }

  private static RgbImage image(int height) {
    return new RgbImage(30, height, new byte[3 * 30 * height]);
  }

  @Test
  void goesOnAfterAFailureOnTheWires() throws Exception {
    detector.release(10);
    pump.start();

    pump.offer(Pictures.jpeg(13, 8));
    Eventually.until("the first is on the wires", () -> emitted.size() == 1);
    pump.offer(Pictures.jpeg(14, 8));

    Eventually.until("the next is on the wires", () -> emitted.size() == 2);
  }

  @Test
  void countsWhatIsNoPictureAndPassesNothingOn() {
    assertThat(pump.offer("no picture".getBytes())).isFalse();
    assertThat(pump.offer(Pictures.pngDeclaring(30_000, 30_000))).isFalse();
    pump.refuseSize();

    assertThat(health.counted(tally -> tally.refusedCount(Refusal.NOT_A_PICTURE))).isEqualTo(2);
    assertThat(health.counted(tally -> tally.refusedCount(Refusal.TOO_LARGE))).isEqualTo(1);
    assertThat(pump.waiting()).isZero();
  }

  @Test
  void passesNothingOnOfAPictureThatCannotBeTreated() throws Exception {
    PictureTreatment treatment = PictureTreatment.parse("0", "", "0,0,1,1");
    LivePump treating =
        new LivePump(
            "pid",
            new LiveSettings("lot", 0, Duration.ofSeconds(10), 10_000, treatment),
            health,
            this::detect);
    treating.start();
    byte[] whole = Pictures.jpeg(64, 64);
    byte[] damaged = Arrays.copyOf(whole, whole.length - 1000);

    treating.offer(damaged);
    Eventually.until("it was refused", () -> refused() == 1);
    treating.offer(Pictures.jpeg(20, 8));
    Eventually.until("the next is on the wires", () -> emitted.size() == 1);

    assertThat(emitted).extracting(Frame::width).containsExactly(20);
    detector.release();
    treating.stop(Duration.ofSeconds(5));
  }

  @Test
  void givesEveryFrameAnIdOfItsOwn() throws Exception {
    detector.release(10);
    pump.start();
    for (int i = 1; i <= 3; i++) {
      int frames = i;
      pump.offer(Pictures.jpeg(8, 8));
      Eventually.until("it is on the wires", () -> emitted.size() == frames);
    }

    assertThat(emitted).extracting(Frame::id).doesNotHaveDuplicates().allMatch(this::isName);
  }

  private long refused() {
    return health.counted(tally -> tally.refusedCount(Refusal.NOT_A_PICTURE));
  }

  private boolean isName(String id) {
    return id.matches("lot-\\d+");
  }

  private void detect(Capture capture) {
    emitted.add((Frame) capture);
    detector.acquireUninterruptibly();
    if (((Frame) capture).width() == 13) {
      throw new IllegalStateException("as tests want it");
    }
  }
}
