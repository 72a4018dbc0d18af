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

  /** Adds the box of four numbers to what was found, in pixels of the input. */
  void add(
      float a, float b, float c, float d, int label, float score, InputShape input, Candidates to) {
    float x = fractions ? input.width() : 1;
    float y = fractions ? input.height() : 1;
    switch (order) {
      case XYXY -> to.add(a * x, b * y, c * x, d * y, label, score);
      case YXYX -> to.add(b * x, a * y, d * x, c * y, label, score);
      case CXCYWH ->
          to.add((a - c / 2) * x, (b - d / 2) * y, (a + c / 2) * x, (b + d / 2) * y, label, score);
    }
  }
}
