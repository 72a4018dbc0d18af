package io.marram.faces.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.marram.faces.MtcnnSettings;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

class FaceDetectorConfigTest {

  @Test
  void theDefaultsAreUsable() {
    FaceDetectorSettings settings = FaceDetectorMapping.map(Contexts.config(Map.of()));

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
        FaceDetectorMapping.map(
            Contexts.config(
                Map.of(
                    "smallest_face",
                    40,
                    "pyramid_factor",
                    0.8,
                    "proposal_threshold",
                    0.1,
                    "refinement_threshold",
                    0.2,
                    "output_threshold",
                    0.3,
                    "most_faces",
                    7,
                    "largest_picture",
                    2,
                    "chip_quality",
                    0.5,
                    "proposal_model",
                    " p ",
                    "refinement_model",
                    "r")));

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
    assertRefused("largest_picture", 0, "largestPictureMegapixels must be from 1 to 200, was 0");
    assertRefused("chip_quality", 1.5, "chipQuality must be from 0 to 1, was 1.5");
    assertRefused("output_model", "  ", "outputModel must name a model, was empty");
    assertRefused("smallest_face", 5, "smallestFacePixels must be at least 12, was 5");
  }

  private static void assertRefused(String name, Object value, String message) {
    assertThatThrownBy(() -> FaceDetectorMapping.map(Contexts.config(Map.of(name, value))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(message);
  }

  @Test
  void kurasWebInterfaceFindsTheDescription() throws Exception {
    Document metatype = generated("metatype/" + FaceDetector.PID + ".xml");
    Element ocd = (Element) metatype.getElementsByTagName("OCD").item(0);
    Element designate = (Element) metatype.getElementsByTagName("Designate").item(0);

    assertThat(ocd.getAttribute("id")).isEqualTo(FaceDetector.PID);
    assertThat(ocd.getAttribute("name")).isEqualTo("Face detector");
    assertThat(designate.getAttribute("factoryPid")).isEqualTo(FaceDetector.PID);
    Map<String, Element> attributes = new HashMap<>();
    NodeList list = metatype.getElementsByTagName("AD");
    for (int i = 0; i < list.getLength(); i++) {
      Element attribute = (Element) list.item(i);
      attributes.put(attribute.getAttribute("id"), attribute);
      assertThat(attribute.getAttribute("name")).isNotBlank();
      assertThat(attribute.getAttribute("description")).endsWith(".");
      assertThat(attribute.getAttribute("default")).isNotBlank();
    }
    assertThat(attributes)
        .containsOnlyKeys(
            "smallest.face",
            "pyramid.factor",
            "proposal.threshold",
            "refinement.threshold",
            "output.threshold",
            "most.faces",
            "largest.picture",
            "chip.quality",
            "proposal.model",
            "refinement.model",
            "output.model",
            "InferenceEngineService.target");
    assertThat(attributes.get("smallest.face").getAttribute("type")).isEqualTo("Integer");
    assertThat(attributes.get("smallest.face").getAttribute("min")).isEqualTo("12");
  }

  @Test
  void theComponentIsAsKuraNeedsIt() throws Exception {
    Document component = generated(FaceDetector.PID + ".xml");
    Element root = component.getDocumentElement();
    Map<String, String> properties = new HashMap<>();
    NodeList list = component.getElementsByTagName("property");
    for (int i = 0; i < list.getLength(); i++) {
      Element property = (Element) list.item(i);
      properties.put(property.getAttribute("name"), property.getAttribute("value"));
    }

    assertThat(root.getAttribute("name")).isEqualTo(FaceDetector.PID);
    assertThat(root.getAttribute("configuration-policy")).isEqualTo("require");
    assertThat(root.getAttribute("modified")).isNotBlank();
    assertThat(properties).doesNotContainKey("service.pid");
    assertThat(properties)
        .containsEntry("kura.ui.service.hide", "true")
        .containsKeys(
            "input.cardinality.minimum",
            "input.cardinality.maximum",
            "input.cardinality.default",
            "output.cardinality.minimum",
            "output.cardinality.maximum",
            "output.cardinality.default");
  }

  private static Document generated(String path) throws Exception {
    try (InputStream stream =
        FaceDetector.class.getClassLoader().getResourceAsStream("OSGI-INF/" + path)) {
      assertThat(stream).as("OSGI-INF/" + path).isNotNull();
      return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(stream);
    }
  }
}
