package io.marram.anomaly.calibration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import org.junit.jupiter.api.Test;

class GammaTailTest {

  @Test
  void withShapeOneItIsExponential() {
    assertThat(new GammaTail(1).lnAbove(0.3)).isEqualTo(-0.3, offset(1e-9));
    assertThat(new GammaTail(1).lnAbove(700)).isEqualTo(-700, offset(1e-9));
  }

  @Test
  void withShapeOneHalfItIsTheErrorFunctions() {
    assertThat(Math.exp(new GammaTail(0.5).lnAbove(1))).isEqualTo(0.15729920705, offset(1e-9));
  }

  @Test
  void withWholeShapesItIsTheSumOfPoisson() {
    double x = 9;
    double poisson = Math.exp(-x) * (1 + x + x * x / 2 + x * x * x / 6);
    assertThat(Math.exp(new GammaTail(4).lnAbove(x))).isEqualTo(poisson, offset(1e-10));
  }

  @Test
  void everythingIsAboveZero() {
    assertThat(new GammaTail(2.3).lnAbove(0)).isZero();
  }
}
