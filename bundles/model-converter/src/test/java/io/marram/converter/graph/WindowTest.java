package io.marram.converter.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class WindowTest {

  @Test
  void countsOnlyWholeWindowsWhenValid() {
    Window window = new Window(3, 2, Padding.VALID);

    assertThat(window.outputs(9)).isEqualTo(4);
    assertThat(window.outputs(10)).isEqualTo(4);
    assertThat(window.before(10)).isZero();
    assertThat(window.after(10)).isZero();
  }

  @Test
  void addsTheOddPixelAfterwardsWhenSame() {
    Window window = new Window(3, 2, Padding.SAME);

    // Windows start at 0, 2, ..., 110; the last one covers pixel 112, which does not exist.
    assertThat(window.outputs(112)).isEqualTo(56);
    assertThat(window.before(112)).isZero();
    assertThat(window.after(112)).isEqualTo(1);
    // With an odd length the windows are centred on every second pixel.
    assertThat(window.before(7)).isEqualTo(1);
    assertThat(window.after(7)).isEqualTo(1);
  }

  @Test
  void leavesAnUnknownLengthUnknown() {
    assertThat(new Window(2, 2, Padding.SAME).outputs(Window.UNKNOWN)).isEqualTo(Window.UNKNOWN);
    assertThat(new Window(2, 2, Padding.SAME).startsAtFirstPixel(Window.UNKNOWN)).isTrue();
    assertThat(new Window(3, 2, Padding.SAME).startsAtFirstPixel(Window.UNKNOWN)).isFalse();
    assertThat(new Window(3, 1, Padding.SAME).before(Window.UNKNOWN)).isEqualTo(1);
  }

  @Test
  void refusesToPadAnUnknownLengthThatIsStrided() {
    assertThatThrownBy(() -> new Window(3, 2, Padding.SAME).before(Window.UNKNOWN))
        .isInstanceOf(ConversionException.class)
        .hasMessageContaining("size that is known");
  }

  @Test
  void refusesAWindowWithoutPixels() {
    assertThatThrownBy(() -> new Window(0, 1, Padding.VALID))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("at least 1");
  }

  @Test
  void knowsThePaddingOfAnUnknownMultipleOfItsStride() {
    int length = Window.multipleOf(32);
    Window window = new Window(5, 2, Padding.SAME);

    assertThat(window.outputs(length)).isEqualTo(Window.multipleOf(16));
    assertThat(window.before(length)).isEqualTo(new Window(5, 2, Padding.SAME).before(64));
    assertThat(window.after(length)).isEqualTo(new Window(5, 2, Padding.SAME).after(64));
    assertThat(new Window(1, 1, Padding.VALID).outputs(length)).isEqualTo(length);
    assertThat(new Window(3, 1, Padding.VALID).outputs(length)).isEqualTo(Window.UNKNOWN);
    assertThat(new Window(2, 2, Padding.SAME).outputs(Window.multipleOf(3)))
        .isEqualTo(Window.UNKNOWN);
  }
}
