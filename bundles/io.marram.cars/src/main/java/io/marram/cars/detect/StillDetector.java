package io.marram.cars.detect;

import io.marram.cars.LabelFilter;
import io.marram.vision.image.RgbImage;
import io.marram.vision.tensor.Network;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * Looks at a single picture several times, more and more closely, where there is time for it: a
 * network finds a thing best if it has some sizes and not others. Brightens dark pictures. Reports
 * faint things too. One picture at a time.
 */
public final class StillDetector {

  /** The sizes that a thing shall have in the network's input, pixels. */
  private static final double[] SIZES = {70, 92, 120};

  /** This part of the score at which there may be a thing or not is faint, but not nothing. */
  private static final double FAINT = 1.0 / 3;

  private static final int FEWEST_PIXELS = 256 * 256;

  /** Bounds the memory for small things in large pictures: some 700 MB within the network. */
  private static final int MOST_PIXELS = 6_000_000;

  private final Network network;
  private final DetectorModel model;
  private final double leastScore;

  /**
   * @param labels what to report
   */
  public StillDetector(Network network, DetectorModel model, LabelFilter labels) {
    this.network = network;
    this.model = model.reporting(labels);
    leastScore = FAINT * model.stallScore();
  }

  /**
   * Looks at a picture.
   *
   * @param picture upright
   * @param area of a thing of middle size, as a part of the picture, above 0
   * @return one to three looks; where the network's input has a fixed size, at parts of the picture
   * @throws DetectorException if the picture could not be looked at
   */
  public List<Look> look(RgbImage picture, double area) throws DetectorException {
    if (!(area > 0)) {
      throw new IllegalArgumentException("area must be above 0, was " + area);
    }
    Region whole = new Region(0, 0, picture.width(), picture.height());
    RgbImage bright = Exposure.brighten(picture);
    List<Look> looks = new ArrayList<>();
    Set<InputShape> shapes = new HashSet<>();
    Set<Tiling> tilings = new HashSet<>();
    for (double size : SIZES) {
      int pixels = (int) Math.max(FEWEST_PIXELS, Math.min(MOST_PIXELS, size * size / area));
      InputShape shape = model.input().fit(whole, pixels);
      Tiling tiling = tiling(whole, shape, size * size / area);
      if (shapes.add(shape) | tilings.add(tiling)) {
        DetectorSettings settings =
            new DetectorSettings(OptionalDouble.of(leastScore), pixels, tiling);
        looks.add(
            new Look(
                new NetworkDetector(network, model, settings).find(bright),
                shownPixels(whole, shape, tiling),
                model.stallScore()));
      }
    }
    return looks;
  }

  /** An input of a fixed size shows things as large as they shall be if it is shown parts. */
  private Tiling tiling(Region whole, InputShape shape, double pixels) {
    return model.input().isFixed()
        ? Tiling.atScale(
            whole,
            shape.width(),
            shape.height(),
            Math.sqrt(Math.min(MOST_PIXELS, pixels) / whole.width() / whole.height()))
        : Tiling.NONE;
  }

  /** How many pixels the picture has where it is seen most closely. */
  private double shownPixels(Region whole, InputShape shape, Tiling tiling) {
    List<Region> regions = tiling.regions(whole.width(), whole.height());
    Region closest = regions.get(regions.size() - 1);
    Placement placement = model.place(closest, shape);
    double columns = (double) placement.width() / closest.width() * whole.width();
    return columns * placement.height() / closest.height() * whole.height();
  }
}
