package io.marram.cars.picture;

/**
 * An annotated picture as a file.
 *
 * @param jpeg the file
 * @param width in pixels
 * @param height in pixels, with the caption
 */
public record AnnotatedPicture(byte[] jpeg, int width, int height) {

  @Override
  public String toString() {
    return "AnnotatedPicture[" + width + "x" + height + ", " + jpeg.length + " bytes]";
  }
}
