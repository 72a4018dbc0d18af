package io.marram.cars.picture;

import io.marram.cars.Detection;
import io.marram.cars.Detections;
import io.marram.cars.count.CountReport;
import io.marram.cars.track.Track;
import io.marram.vision.geometry.Box;
import io.marram.vision.image.RgbImage;
import java.util.Set;

/**
 * Hides who was there: every block of pixels that touches something found becomes the average of
 * its pixels. The pixels themselves are gone, so nothing undoes it.
 *
 * <p><b>How large blocks are.</b> A box tells how large a thing appears. A car is about 1.5 m high
 * and 1.8 m wide, so from wherever one looks the shorter side of its box is about 1.5 m; a box is
 * never taken for smaller than a third of its longer side. A block is at least an eighth of that,
 * 19 cm. A number plate is 52 cm wide (0.29 of a car's width) and 11 cm high, a character on it 6.5
 * cm (an eighth of the plate): a block averages three characters or more with what is above and
 * below the plate, and the plate is at most three blocks wide. A face is 16 cm wide: behind a
 * windscreen it is less than a block. Anything but a vehicle may be a person, about 50 cm wide, of
 * which the face is a third: there a block is at least two fifths of the box, 20 cm. Trucks and
 * buses are larger than cars, their plates are not. What is called neither a vehicle nor a person
 * nor something that people ride is often a part of the scene: beside vehicles its blocks are no
 * larger than a quarter of the largest of them, 37 cm, or 9 cm for a person at a quarter of the
 * distance.
 *
 * <p>A box at the picture's edge shows a part of a thing, so its blocks are twice as large.
 *
 * <p><b>Many pictures say no more than one.</b> Sizes of blocks are powers of two and all blocks
 * lie on one grid, so whatever stands has the same blocks in every picture, even though its box
 * trembles; and blocks that overlap are the same average again.
 *
 * <p>It covers whatever was found with a score of {@value #LEAST_SCORE}, whatever it is called,
 * since networks often call a car or a person something else, and where cars should be that are
 * hidden. What the network did not find at all stays visible: areas where people are near the
 * camera should be made private in the camera's settings.
 *
 * <p>Where boxes do not say how large things are, since the network tells their places only (FOMO),
 * the whole picture is covered, in blocks for cars of up to half the picture's shorter side.
 */
public final class Mosaic {

  /** With so low a score most of what a network names is nothing; it is hidden all the same. */
  public static final double LEAST_SCORE = 0.1;

  private static final Set<String> VEHICLES = Set.of("car", "truck", "bus", "train");
  private static final Set<String> PEOPLE = Set.of("person", "bicycle", "motorcycle");
  private static final double SURE = 0.3;
  private static final double PART_OF_VEHICLE = 1.0 / 8;
  private static final double PART_OF_PERSON = 0.4;
  private static final double PART_OF_LARGEST_VEHICLE = 0.25;
  private static final double LONGEST_TO_SHORTEST = 3;
  private static final double EDGE = 0.01;
  private static final int SMALLEST_BLOCK = 4;
  private static final Box WHOLE = new Box(0, 0, 1, 1);

  private Mosaic() {}

  /**
   * The picture with everything hidden that was found or is followed.
   *
   * @return a new picture of the same size
   */
  public static RgbImage over(CountedPicture counted) {
    RgbImage original = counted.picture();
    RgbImage hidden = new RgbImage(original.width(), original.height(), original.rgb().clone());
    if (!counted.sizesKnown()) {
      double half = Math.min(hidden.width(), hidden.height()) / 2.0;
      hide(hidden, WHOLE, atLeast(half * PART_OF_VEHICLE));
      return hidden;
    }
    double largest = largestVehicle(counted.found(), hidden.width(), hidden.height());
    for (Detection detection : counted.found().list()) {
      if (detection.score() >= LEAST_SCORE) {
        hide(hidden, detection.box(), detection.label(), largest);
      }
    }
    CountReport report = counted.report();
    for (Track track : report.tracks()) {
      if (track.box().area() > 0) {
        hide(hidden, track.box(), track.label(), largest);
      }
    }
    return hidden;
  }

  private static double largestVehicle(Detections found, int width, int height) {
    return found.list().stream()
        .filter(detection -> detection.score() >= SURE && VEHICLES.contains(detection.label()))
        .mapToDouble(detection -> size(detection.box(), width, height))
        .max()
        .orElse(Double.POSITIVE_INFINITY);
  }

  private static void hide(RgbImage picture, Box box, String label, double largestVehicle) {
    hide(picture, box, block(box, label, largestVehicle, picture.width(), picture.height()));
  }

  private static void hide(RgbImage picture, Box box, int block) {
    int width = picture.width();
    int height = picture.height();
    int left = (int) (box.left() * width) / block * block;
    int top = (int) (box.top() * height) / block * block;
    for (int y = top; y < box.bottom() * height; y += block) {
      for (int x = left; x < box.right() * width; x += block) {
        average(picture, x, y, Math.min(x + block, width), Math.min(y + block, height));
      }
    }
  }

  /**
   * The side of a block in pixels, a power of two.
   *
   * @param largestVehicle the size of the largest one in the picture; infinite if there is none
   */
  static int block(Box box, String label, double largestVehicle, int width, int height) {
    double size = size(box, width, height);
    double least = size * PART_OF_PERSON;
    if (VEHICLES.contains(label)) {
      least = size * PART_OF_VEHICLE;
    } else if (!PEOPLE.contains(label)) {
      least = Math.min(least, largestVehicle * PART_OF_LARGEST_VEHICLE);
    }
    return atLeast(isCut(box) ? 2 * least : least);
  }

  /** About 1.5 m of a car and 0.5 m of a person, in pixels. */
  private static double size(Box box, int width, int height) {
    double across = (double) box.width() * width;
    double down = (double) box.height() * height;
    return Math.max(Math.min(across, down), Math.max(across, down) / LONGEST_TO_SHORTEST);
  }

  private static int atLeast(double pixels) {
    int block = SMALLEST_BLOCK;
    while (block < pixels) {
      block *= 2;
    }
    return block;
  }

  private static boolean isCut(Box box) {
    return box.left() < EDGE
        || box.top() < EDGE
        || box.right() > 1 - EDGE
        || box.bottom() > 1 - EDGE;
  }

  private static void average(RgbImage picture, int left, int top, int right, int bottom) {
    byte[] rgb = picture.rgb();
    long red = 0;
    long green = 0;
    long blue = 0;
    for (int y = top; y < bottom; y++) {
      int end = 3 * (y * picture.width() + right);
      for (int i = 3 * (y * picture.width() + left); i < end; i += 3) {
        red += rgb[i] & 0xff;
        green += rgb[i + 1] & 0xff;
        blue += rgb[i + 2] & 0xff;
      }
    }
    long count = (long) (right - left) * (bottom - top);
    byte averageRed = (byte) (red / count);
    byte averageGreen = (byte) (green / count);
    byte averageBlue = (byte) (blue / count);
    for (int y = top; y < bottom; y++) {
      int end = 3 * (y * picture.width() + right);
      for (int i = 3 * (y * picture.width() + left); i < end; i += 3) {
        rgb[i] = averageRed;
        rgb[i + 1] = averageGreen;
        rgb[i + 2] = averageBlue;
      }
    }
  }
}
