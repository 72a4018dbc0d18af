package io.marram.faces.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.marram.faces.MtcnnSettings;
import java.util.Map;
import org.eclipse.kura.testing.ComponentDescription;
import org.eclipse.kura.testing.DeclarativeServices;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;

class FaceDetectorConfigTest {

  @Test
  void theDefaultsAreUsable() {
    FaceDetectorSettings settings = map(Map.of());

    assertThat(settings)
        .isEqualTo(
            new FaceDetectorSettings(
                MtcnnSettings.DEFAULT,
                new ModelNames("mtcnn-pnet", "mtcnn-rnet", "mtcnn-onet"),
                16,
                0.95f));
    assertThat(settings.largestPicturePixels()).isEqualTo(16_000_000);
  }

  @Test
  void everyValueIsMapped() {
    FaceDetectorSettings settings =
        map(
            Map.of(
                "smallest.face",
                40,
                "pyramid.factor",
                0.8,
                "proposal.threshold",
                0.1,
                "refinement.threshold",
                0.2,
                "output.threshold",
                0.3,
                "most.faces",
                7,
                "largest.picture",
                2,
                "chip.quality",
                0.5,
                "proposal.model",
                " p ",
                "refinement.model",
                "r"));

    assertThat(settings)
        .isEqualTo(
            new FaceDetectorSettings(
                new MtcnnSettings(40, 0.8, 0.1f, 0.2f, 0.3f, 7),
                new ModelNames("p", "r", "mtcnn-onet"),
                2,
                0.5f));
  }

  @Test
  void refusesWhatCannotWork() {
    assertRefused("largest.picture", 0, "largestPictureMegapixels must be from 1 to 200, was 0");
    assertRefused("chip.quality", 1.5, "chipQuality must be from 0 to 1, was 1.5");
    assertRefused("output.model", "  ", "outputModel must name a model, was empty");
    assertRefused("smallest.face", 5, "smallestFacePixels must be at least 12, was 5");
  }

  private static void assertRefused(String name, Object value, String message) {
    assertThatThrownBy(() -> map(Map.of(name, value)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(message);
  }

  @Test
  void kurasWebInterfaceFindsTheDescription() throws Exception {
    ComponentDescription description = ComponentDescription.of(FaceDetector.PID);

    assertThat(description.objectClass().getAttribute("id")).isEqualTo(FaceDetector.PID);
    assertThat(description.objectClass().getAttribute("name")).isEqualTo("Face detector");
    assertThat(description.designate().getAttribute("factoryPid")).isEqualTo(FaceDetector.PID);
    description.assertDescribes(FaceDetectorConfig.class);
    Element smallestFace = description.attributes().get("smallest.face");
    assertThat(smallestFace.getAttribute("type")).isEqualTo("Integer");
    assertThat(smallestFace.getAttribute("min")).isEqualTo("12");
    assertThat(description.attributes().values())
        .allSatisfy(attribute -> assertThat(attribute.getAttribute("default")).isNotBlank());
  }

  @Test
  void theComponentIsAsKuraNeedsIt() throws Exception {
    ComponentDescription description = ComponentDescription.of(FaceDetector.PID);

    assertThat(description.component().getAttribute("name")).isEqualTo(FaceDetector.PID);
    assertThat(description.component().getAttribute("configuration-policy")).isEqualTo("require");
    assertThat(description.component().getAttribute("modified")).isNotBlank();
    assertThat(description.properties())
        .doesNotContainKey("service.pid")
        .containsEntry("kura.ui.service.hide", "true")
        .containsKeys(
            "input.cardinality.minimum",
            "input.cardinality.maximum",
            "input.cardinality.default",
            "output.cardinality.minimum",
            "output.cardinality.maximum",
            "output.cardinality.default");
  }

  private static FaceDetectorSettings map(Map<String, Object> changed) {
    return FaceDetectorMapping.map(
        DeclarativeServices.configuration(FaceDetectorConfig.class, changed));
  }
}
