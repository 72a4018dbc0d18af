package io.marram.cars.detect;

/**
 * What the four numbers of a box are.
 *
 * @param order which number is which
 * @param fractions whether they are fractions of the network's input, otherwise its pixels
 */
record BoxForm(Order order, boolean fractions) {

  /** Left, top, right and bottom; the same with the axes changed; or centre, width and height. */
  enum Order {
    XYXY,
    YXYX,
    CXCYWH;

    String text() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }
  }

  static final BoxForm CORNERS = new BoxForm(Order.XYXY, false);
  static final BoxForm CENTRE = new BoxForm(Order.CXCYWH, false);

  /**
   * Writes left, top, right and bottom of a box in pixels of the input; they may be anything.
   *
   * @param boxes whose first four numbers of a box say where it is
   * @param corners receives four numbers
   */
  void corners(NumberTable boxes, int box, InputShape input, float[] corners) {
    float x = fractions ? input.width() : 1;
    float y = fractions ? input.height() : 1;
    float a = boxes.get(box, 0);
    float b = boxes.get(box, 1);
    float c = boxes.get(box, 2);
    float d = boxes.get(box, 3);
    switch (order) {
      case XYXY -> set(corners, a * x, b * y, c * x, d * y);
      case YXYX -> set(corners, b * x, a * y, d * x, c * y);
      case CXCYWH ->
          set(corners, (a - c / 2) * x, (b - d / 2) * y, (a + c / 2) * x, (b + d / 2) * y);
    }
  }

  private static void set(float[] corners, float left, float top, float right, float bottom) {
    corners[0] = left;
    corners[1] = top;
    corners[2] = right;
    corners[3] = bottom;
  }
}
