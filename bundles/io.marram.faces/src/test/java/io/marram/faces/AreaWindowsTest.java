package io.marram.faces;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class AreaWindowsTest {

  @Test
  void neighboursShareAPixelWhenTheRatioIsNotWhole() {
    // Five into three: 0..1.67, 1.67..3.33, 3.33..5, each widened to whole pixels.
    assertThat(windows(5, 3)).isEqualTo("0-2 1-4 3-5");
    assertThat(new AreaWindows(5, 3).mostSharing()).isEqualTo(2);
  }

  @Test
  void aWholeRatioSharesNothing() {
    assertThat(windows(6, 3)).isEqualTo("0-2 2-4 4-6");
    assertThat(new AreaWindows(6, 3).mostSharing()).isEqualTo(1);
  }

  @Test
  void enlargingRepeatsPixels() {
    assertThat(windows(2, 4)).isEqualTo("0-1 0-1 1-2 1-2");
    assertThat(windows(2, 3)).isEqualTo("0-1 0-2 1-2");
    assertThat(new AreaWindows(1, 24).mostSharing()).isEqualTo(24);
  }

  @Property
  void coverEverySourcePixel(
      @ForAll @IntRange(min = 1, max = 200) int source,
      @ForAll @IntRange(min = 1, max = 200) int result) {
    AreaWindows windows = new AreaWindows(source, result);

    int covered = 0;
    for (int i = 0; i < result; i++) {
      assertThat(windows.start(i)).isLessThanOrEqualTo(covered).isLessThan(windows.end(i));
      covered = windows.end(i);
    }
    assertThat(covered).isEqualTo(source);
  }

  private static String windows(int source, int result) {
    AreaWindows windows = new AreaWindows(source, result);
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < windows.count(); i++) {
      text.append(i == 0 ? "" : " ").append(windows.start(i)).append('-').append(windows.end(i));
    }
    return text.toString();
  }
}
