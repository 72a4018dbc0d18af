package io.marram.cars.impulse;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whether a mosaic over boxes would cover what is in them. */
class ImpulseSizesTest {

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({"object_detection, true", "constrained_object_detection, false"})
  void boxesHaveSizesAndCentroidsHaveNone(String type, boolean known) throws Exception {
    try (StandInServer model =
            new StandInServer(folder.resolve("model.sock"), Map.of("type", type));
        ImpulseDetector detector = new ImpulseDetector(model.socket(), ImpulseSettings.DEFAULT)) {
      detector.detect(new TestPicture(96, 96).image(), 0);

      assertThat(detector.knowsSizes()).isEqualTo(known);
    }
  }

  @Test
  void ofAModelThatDoesNotRunNothingIsKnown() {
    try (ImpulseDetector detector =
        new ImpulseDetector(folder.resolve("none.eim"), ImpulseSettings.DEFAULT)) {
      assertThat(detector.knowsSizes()).isFalse();
    }
  }
}
