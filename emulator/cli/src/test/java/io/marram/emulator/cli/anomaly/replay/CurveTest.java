package io.marram.emulator.cli.anomaly.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.awt.geom.Path2D;
import java.awt.geom.PathIterator;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class CurveTest {

  @Test
  void losesNoSpikeOfALongSeries() {
    Curve all = Curve.ofAll(1);
    Curve peaks = Curve.ofPeaks(1);
    for (int i = 0; i < 1_000_000; i++) {
      double y = i == 333_333 ? 5 : i == 777_777 ? 95 : 50;
      all.to(i / 1000.0, y);
      peaks.to(i / 1000.0, y);
    }

    Path2D path = all.path();
    assertThat(path.getBounds2D().getMinY()).isEqualTo(5);
    assertThat(path.getBounds2D().getMaxY()).isEqualTo(95);
    assertThat(count(path, PathIterator.SEG_LINETO)).isLessThan(1010);
    assertThat(peaks.path().getBounds2D().getMinY()).isEqualTo(5);
  }

  @Property(tries = 100)
  void staysWithinWhatItIsGivenAndReachesIt(@ForAll @IntRange(min = 1, max = 500) int points) {
    Random random = new Random(points);
    Curve curve = Curve.ofAll(3);
    double top = Double.MAX_VALUE;
    double bottom = -Double.MAX_VALUE;
    for (int i = 0; i < points; i++) {
      double y = random.nextGaussian();
      top = Math.min(top, y);
      bottom = Math.max(bottom, y);
      curve.to(i * 0.7, y);
    }

    Path2D path = curve.path();
    assertThat(path.getBounds2D().getMinY()).isCloseTo(top, within(1e-9));
    assertThat(path.getBounds2D().getMaxY()).isCloseTo(bottom, within(1e-9));
  }

  @Test
  void isInterruptedByGaps() {
    Curve curve = Curve.ofAll(1);
    curve.to(0, 1);
    curve.to(10, 1);
    curve.gap();
    curve.to(50, 1);
    curve.gap();
    curve.to(90, 1);

    assertThat(count(curve.path(), PathIterator.SEG_MOVETO)).isEqualTo(3);
  }

  @Test
  void isEmptyWithoutPoints() {
    Curve curve = Curve.ofAll(1);
    curve.gap();

    assertThat(curve.path().getCurrentPoint()).isNull();
  }

  private static int count(Path2D path, int kind) {
    int count = 0;
    double[] at = new double[6];
    for (PathIterator i = path.getPathIterator(null); !i.isDone(); i.next()) {
      count += i.currentSegment(at) == kind ? 1 : 0;
    }
    return count;
  }
}
