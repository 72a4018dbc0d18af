package io.marram.cars.detect;

/**
 * Where a part of a picture lies in a network's input, and the way back.
 *
 * @param region the part of the picture
 * @param inputWidth of the network's input, pixels
 * @param inputHeight of the network's input, pixels
 * @param left the first column of the input that shows the part
 * @param top the first row of the input that shows the part
 * @param width so many columns of the input show the part
 * @param height so many rows of the input show the part
 */
record Placement(
    Region region, int inputWidth, int inputHeight, int left, int top, int width, int height) {

  /** As large as fits without changing its shape, in the middle. */
  static Placement letterbox(Region region, int inputWidth, int inputHeight) {
    Placement corner = corner(region, inputWidth, inputHeight);
    return new Placement(
        region,
        inputWidth,
        inputHeight,
        (inputWidth - corner.width) / 2,
        (inputHeight - corner.height) / 2,
        corner.width,
        corner.height);
  }

  /** As large as fits without changing its shape, in the upper left corner. */
  static Placement corner(Region region, int inputWidth, int inputHeight) {
    double scale =
        Math.min((double) inputWidth / region.width(), (double) inputHeight / region.height());
    int width = clamp(Math.round(region.width() * scale), inputWidth);
    int height = clamp(Math.round(region.height() * scale), inputHeight);
    return new Placement(region, inputWidth, inputHeight, 0, 0, width, height);
  }

  /** Over the whole input, whatever its shape becomes. */
  static Placement stretch(Region region, int inputWidth, int inputHeight) {
    return new Placement(region, inputWidth, inputHeight, 0, 0, inputWidth, inputHeight);
  }

  private static int clamp(long extent, int most) {
    return (int) Math.max(1, Math.min(most, extent));
  }

  /** The column of the picture at a place of the input, counted from the sides of pixels. */
  float pictureX(float inputX) {
    return region.left() + (inputX - left) * region.width() / width;
  }

  /** The row of the picture at a place of the input. */
  float pictureY(float inputY) {
    return region.top() + (inputY - top) * region.height() / height;
  }

  /** The place in the input of a column of the picture. */
  float inputX(float pictureX) {
    return left + (pictureX - region.left()) * width / region.width();
  }

  /** The place in the input of a row of the picture. */
  float inputY(float pictureY) {
    return top + (pictureY - region.top()) * height / region.height();
  }
}
