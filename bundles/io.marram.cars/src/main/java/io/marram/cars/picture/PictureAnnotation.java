package io.marram.cars.picture;

import io.marram.cars.count.CountSettings;
import io.marram.vision.image.RgbImage;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.util.Optional;

/**
 * Draws what was counted into the picture that it was counted in: boxes, stalls (free ones are
 * filled), zones and lines with their numbers, and a caption below. With {@link
 * AnnotationSettings#mosaic} whatever was found is hidden in the picture's own pixels first. Keeps
 * nothing; may be used by several threads.
 */
public final class PictureAnnotation {

  /** Labels in the picture, beside the caption's text. */
  private static final float LABEL_SIZE = 0.85f;

  private final AnnotationSettings settings;
  private final CountSettings counting;

  /**
   * @param counting with which it was counted: the areas, and what counts
   */
  public PictureAnnotation(AnnotationSettings settings, CountSettings counting) {
    this.settings = settings;
    this.counting = counting;
  }

  /** The annotated picture, no larger than the settings say; the caption is below that. */
  public RgbImage annotate(CountedPicture counted) {
    return annotate(counted, shown(counted), settings.largestSide());
  }

  /**
   * The annotated picture as a JPEG file within the settings' bytes: first the quality goes down,
   * then the size.
   */
  public AnnotatedPicture encode(CountedPicture counted) {
    RgbImage shown = shown(counted);
    JpegBudget budget = new JpegBudget(settings.mostBytes());
    int side = Math.min(settings.largestSide(), Math.max(shown.width(), shown.height()));
    while (true) {
      RgbImage drawn = annotate(counted, shown, side);
      Optional<byte[]> jpeg = budget.encode(drawn);
      if (jpeg.isPresent()) {
        return new AnnotatedPicture(jpeg.get(), drawn.width(), drawn.height());
      }
      side = budget.smaller(side);
    }
  }

  private RgbImage shown(CountedPicture counted) {
    return settings.mosaic() ? Mosaic.over(counted) : counted.picture();
  }

  private RgbImage annotate(CountedPicture counted, RgbImage shown, int largestSide) {
    double scale = Math.min(1, (double) largestSide / Math.max(shown.width(), shown.height()));
    int width = (int) Math.max(1, Math.round(scale * shown.width()));
    int height = (int) Math.max(1, Math.round(scale * shown.height()));
    float text = 7 + width / 110f;
    BufferedImage page = Raster.blank(width, height + Caption.height(text));
    Graphics2D canvas = page.createGraphics();
    try {
      canvas.drawImage(Raster.scaled(shown, width, height), 0, 0, null);
      canvas.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
      canvas.setRenderingHint(
          RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
      canvas.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
      canvas.setClip(0, 0, width, height);
      draw(counted, canvas, width, height, text);
      canvas.setClip(null);
      new Caption(canvas, text).draw(counted, settings.timeZone(), height, width);
    } finally {
      canvas.dispose();
    }
    return Raster.toRgb(page);
  }

  private void draw(CountedPicture counted, Graphics2D canvas, int width, int height, float text) {
    Pen pen = new Pen(canvas, width, height, Math.max(1, width / 800f));
    Chips chips = new Chips(canvas, LABEL_SIZE * text, width, height);
    PlaceDrawing places = new PlaceDrawing(counting.areas(), pen, chips);
    CarDrawing cars = new CarDrawing(counting, counted, pen, chips);
    places.draw(counted.report());
    cars.draw();
    places.label(counted.report());
    cars.label();
  }
}
