package io.marram.cars.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.marram.cars.LabelFilter;
import io.marram.cars.detect.DetectorException;
import io.marram.cars.impulse.ImpulseSettings;
import io.marram.cars.internal.CarDetectorSettings.Impulse;
import io.marram.vision.image.RgbImage;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImpulseSourceTest {

  private static final RgbImage PICTURE = new RgbImage(8, 8, new byte[3 * 8 * 8]);

  @TempDir Path folder;

  @Test
  void aModelFileThatIsMissingFailsForEachPictureAndNothingElse() throws Exception {
    try (DetectorSource source =
        new DetectorSources()
            .of(
                "lot",
                new Impulse(folder.resolve("lot.eim"), ImpulseSettings.DEFAULT),
                LabelFilter.VEHICLES)) {
      assertThatThrownBy(() -> source.ready().detect(PICTURE, 17))
          .isInstanceOf(DetectorException.class);
      assertThat(source.closer(LabelFilter.VEHICLES)).isEmpty();
    }
  }

  @Test
  void itEndsWithTheComponent() throws Exception {
    DetectorSource source =
        new ImpulseSource("lot", new Impulse(folder.resolve("lot.eim"), ImpulseSettings.DEFAULT));
    source.close();

    assertThatThrownBy(() -> source.ready().detect(PICTURE, 17))
        .isInstanceOf(DetectorException.class)
        .hasMessage("the detector is closed");
  }
}
