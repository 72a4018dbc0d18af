package io.marram.cars.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class TilingTest {

  @Property(tries = 300)
  void tilesLieInThePictureAndCoverIt(
      @ForAll @IntRange(min = 1, max = Tiling.MOST) int columns,
      @ForAll @IntRange(min = 1, max = Tiling.MOST) int rows,
      @ForAll @DoubleRange(min = 0, max = 0.5) double overlap,
      @ForAll @IntRange(min = 1, max = 300) int width,
      @ForAll @IntRange(min = 1, max = 300) int height) {
    List<Region> regions = new Tiling(columns, rows, overlap).regions(width, height);

    assertThat(regions.get(0)).isEqualTo(new Region(0, 0, width, height));
    assertThat(regions).hasSize(columns * rows == 1 ? 1 : columns * rows + 1);
    List<Region> tiles = regions.subList(regions.size() == 1 ? 0 : 1, regions.size());
    assertThat(tiles).allMatch(tile -> tile.right() <= width && tile.bottom() <= height);
    for (int x = 0; x < width; x++) {
      int column = x;
      assertThat(tiles).anyMatch(tile -> tile.left() <= column && column < tile.right());
    }
    for (int y = 0; y < height; y++) {
      int row = y;
      assertThat(tiles).anyMatch(tile -> tile.top() <= row && row < tile.bottom());
    }
  }

  @Test
  void tilesShareThePartAskedFor() {
    List<Region> regions = new Tiling(2, 1, 0.2).regions(1800, 720);

    assertThat(regions)
        .containsExactly(
            new Region(0, 0, 1800, 720),
            new Region(0, 0, 1000, 720),
            new Region(800, 0, 1000, 720));
  }

  @Test
  void saysWhatIsWrong() {
    assertThatThrownBy(() -> new Tiling(0, 1, 0)).hasMessage("columns must be from 1 to 8, was 0");
    assertThatThrownBy(() -> new Tiling(1, 9, 0)).hasMessage("rows must be from 1 to 8, was 9");
    assertThatThrownBy(() -> new Tiling(2, 2, Double.NaN))
        .hasMessage("overlap must be from 0 to 0.5, was NaN");
  }
}
