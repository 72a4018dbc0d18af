package io.marram.emulator.devices.parking.render;

import io.marram.vision.image.RgbImage;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Draws the lot. What stands is kept and drawn again only when it or the light has changed. One
 * thread at a time.
 */
public final class PictureRenderer {

  /** Each pixel is the average of so many by so many. */
  private static final int FINER = 2;

  private static final int NOISE_STEPS = 1 << 16;

  private final View view;
  private final Backdrop backdrop;
  private final Canvas still;
  private final Canvas moving;
  private final Shadows stillShadows;
  private final Shadows movingShadows;
  private List<DrawnCar> stillCars = List.of();
  private Light stillLight;

  /** A bell curve of mean 0 and deviation 1. */
  private final float[] noise = new float[NOISE_STEPS];

  public PictureRenderer(LotView from) {
    view = from.view().scaled(FINER);
    int width = FINER * LotView.WIDTH;
    int height = FINER * LotView.HEIGHT;
    backdrop = new Backdrop(view, width, height);
    still = new Canvas(width, height);
    moving = new Canvas(width, height);
    stillShadows = new Shadows(backdrop, view, width * height);
    movingShadows = new Shadows(backdrop, view, width * height);
    SplittableRandom random = new SplittableRandom(1);
    for (int i = 0; i < noise.length; i++) {
      double sum = -6;
      for (int j = 0; j < 12; j++) {
        sum += random.nextDouble();
      }
      noise[i] = (float) sum;
    }
  }

  /**
   * Draws a picture of {@link LotView#WIDTH} x {@link LotView#HEIGHT} pixels.
   *
   * @param standing cars that stand
   * @param driving cars that drive
   * @param noiseSeed of the camera's noise
   */
  public RgbImage draw(
      List<DrawnCar> standing, List<DrawnCar> driving, Light light, long noiseSeed) {
    if (!standing.equals(stillCars) || !light.equals(stillLight)) {
      backdrop.paint(still, light);
      stillShadows.clear();
      draw(still, stillShadows, standing, light);
      stillCars = List.copyOf(standing);
      stillLight = light;
    }
    if (driving.isEmpty()) {
      return develop(still, light, noiseSeed);
    }
    moving.copyFrom(still);
    movingShadows.copyFrom(stillShadows);
    draw(moving, movingShadows, driving, light);
    return develop(moving, light, noiseSeed);
  }

  private void draw(Canvas canvas, Shadows shadows, List<DrawnCar> cars, Light light) {
    cars.forEach(car -> shadows.cast(canvas, car, light));
    cars.forEach(car -> canvas.draw(car, view, light));
  }

  private RgbImage develop(Canvas canvas, Light light, long noiseSeed) {
    byte[] rgb = new byte[3 * LotView.WIDTH * LotView.HEIGHT];
    SplittableRandom random = new SplittableRandom(noiseSeed);
    float strength = (float) light.noise();
    int to = 0;
    for (int row = 0; row < LotView.HEIGHT; row++) {
      for (int column = 0; column < LotView.WIDTH; column++) {
        int from = FINER * (row * canvas.width + column);
        int red = 0;
        int green = 0;
        int blue = 0;
        for (int i = 0; i < FINER; i++) {
          for (int j = 0; j < FINER; j++) {
            int colour = canvas.colour[from + i * canvas.width + j];
            red += colour >> 16 & 255;
            green += colour >> 8 & 255;
            blue += colour & 255;
          }
        }
        int grain = random.nextInt();
        float grey = strength * noise[grain & NOISE_STEPS - 1];
        float tint = 0.4f * strength * noise[grain >>> 16];
        rgb[to++] = value(red, grey + tint);
        rgb[to++] = value(green, grey);
        rgb[to++] = value(blue, grey - tint);
      }
    }
    return new RgbImage(LotView.WIDTH, LotView.HEIGHT, rgb);
  }

  private static byte value(int sum, float noise) {
    return (byte) Math.max(0, Math.min(255, Math.round(sum / (float) (FINER * FINER) + noise)));
  }
}
