package io.marram.cars.scene;

import static org.assertj.core.api.Assertions.assertThat;

import io.marram.vision.image.RgbImage;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SceneWatchTest {

  private static final int WIDTH = 320;
  private static final int HEIGHT = 180;
  private static final int BLOCK = 10;

  private final SceneWatch watch = new SceneWatch();
  private long now = 1_800_000_000_000L;

  @Test
  void aCameraThatIsTurnedShowsAnotherSceneAfterFiveSeconds() {
    assertThat(changesIn(20, scene(1, 0))).isZero();

    assertThat(changesIn(4, scene(2, 0))).isZero();
    assertThat(changesIn(2, scene(2, 0))).isEqualTo(1);
    assertThat(changesIn(20, scene(2, 0))).isZero();
    assertThat(changesIn(20, scene(1, 0))).isEqualTo(1);
  }

  @Test
  void whatPassesIsNoOtherScene() {
    changesIn(20, scene(1, 0));

    assertThat(changesIn(4, scene(2, 0))).isZero();
    assertThat(changesIn(1, scene(1, 0))).isZero();
    assertThat(changesIn(4, scene(2, 0))).isZero();
  }

  @Test
  void anotherLightIsNoOtherScene() {
    changesIn(20, scene(1, 0));

    for (int darker = 0; darker <= 60; darker += 20) {
      assertThat(changesIn(20, scene(1, -darker))).as("darker by %d", darker).isZero();
    }
    assertThat(changesIn(20, scene(1, 60))).isZero();
  }

  @Test
  void aCoveredLensSaysNothing() {
    changesIn(20, scene(1, 0));

    assertThat(changesIn(60, new RgbImage(WIDTH, HEIGHT, new byte[3 * WIDTH * HEIGHT]))).isZero();
    assertThat(changesIn(20, scene(1, 0))).isZero();
  }

  @Test
  void aPictureOfAnotherSizeShowsTheSameScene() {
    changesIn(20, scene(1, 0));
    RgbImage large = scene(1, 0);
    byte[] small = new byte[3 * WIDTH / 2 * HEIGHT / 2];
    for (int i = 0; i < small.length; i++) {
      int pixel = i / 3;
      int x = 2 * (pixel % (WIDTH / 2));
      int y = 2 * (pixel / (WIDTH / 2));
      small[i] = (byte) large.sample(x, y, i % 3);
    }

    assertThat(changesIn(20, new RgbImage(WIDTH / 2, HEIGHT / 2, small))).isZero();
  }

  @Test
  void aClockThatIsSetBackIsNoOtherScene() {
    changesIn(20, scene(1, 0));
    changesIn(3, scene(2, 0));
    now -= 100_000;

    assertThat(changesIn(4, scene(2, 0))).isZero();
    assertThat(changesIn(3, scene(2, 0))).isEqualTo(1);
  }

  private int changesIn(int seconds, RgbImage picture) {
    int changes = 0;
    for (int i = 0; i < seconds; i++) {
      changes += watch.hasChanged(picture, now) ? 1 : 0;
      now += 1_000;
    }
    return changes;
  }

  /** Blocks of random brightness, all of them brighter by so much. */
  private static RgbImage scene(long seed, int brighter) {
    Random random = new Random(seed);
    int[] grey = random.ints(WIDTH / BLOCK * (HEIGHT / BLOCK), 70, 190).toArray();
    byte[] pixels = new byte[3 * WIDTH * HEIGHT];
    for (int i = 0; i < pixels.length; i++) {
      int x = i / 3 % WIDTH;
      int y = i / 3 / WIDTH;
      pixels[i] = (byte) (grey[y / BLOCK * (WIDTH / BLOCK) + x / BLOCK] + brighter);
    }
    return new RgbImage(WIDTH, HEIGHT, pixels);
  }
}
