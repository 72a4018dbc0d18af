package io.marram.cars.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class AnnotationSettingsTest {

  @Test
  void picturesAreHiddenAndFitIntoAMessageUnlessToldOtherwise() {
    AnnotationSettings settings = AnnotationSettings.of(ZoneOffset.UTC);

    assertThat(settings.mosaic()).isTrue();
    assertThat(settings.mostBytes()).isEqualTo(96 * 1024);
  }

  @Test
  void sizesHaveLimits() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new AnnotationSettings(true, 100, 100_000, ZoneOffset.UTC))
        .withMessage("largestSide must be from 160 to 7680, was 100");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new AnnotationSettings(true, 1_280, 100, ZoneOffset.UTC))
        .withMessage("mostBytes must be from 8192 to 16777216, was 100");
  }
}
