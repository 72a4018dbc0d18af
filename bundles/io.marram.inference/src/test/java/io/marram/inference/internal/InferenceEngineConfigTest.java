package io.marram.inference.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.lang.annotation.Annotation;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

class InferenceEngineConfigTest {

  @Test
  void defaultsAreOneThreadAndKurasDirectory() throws NoSuchMethodException {
    assertThat(InferenceEngineConfig.class.getDeclaredMethod("threads").getDefaultValue())
        .isEqualTo(1);
    assertThat(InferenceEngineConfig.class.getDeclaredMethod("natives_directory").getDefaultValue())
        .isEqualTo("");
    assertThat(InferenceEngineSettings.of(config(1, "")))
        .isEqualTo(new InferenceEngineSettings(1, Optional.empty()));
  }

  @Test
  void mapsEveryField() {
    InferenceEngineSettings settings = InferenceEngineSettings.of(config(4, " /data/natives "));

    assertThat(settings.threads()).isEqualTo(4);
    assertThat(settings.nativesDirectory()).contains(Path.of("/data/natives"));
  }

  @Test
  void takesAMissingDirectoryForTheDefault() {
    assertThat(InferenceEngineSettings.of(config(1, null)).nativesDirectory()).isEmpty();
  }

  @Test
  void refusesWhatKuraDoesNotCheck() {
    assertThatThrownBy(() -> InferenceEngineSettings.of(config(0, "")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("threads must be between 1 and 16, was 0");
    assertThatThrownBy(() -> InferenceEngineSettings.of(config(17, "")))
        .hasMessage("threads must be between 1 and 16, was 17");
    assertThatThrownBy(() -> InferenceEngineSettings.of(config(1, "natives")))
        .hasMessage("natives.directory must be an absolute path, was natives");
    assertThatThrownBy(() -> InferenceEngineSettings.of(config(1, "/a\u0000b")))
        .hasMessageStartingWith("natives.directory must be a path");
  }

  @Test
  void metatypeIsNamedAsKuraWantsIt() throws Exception {
    Path file = Path.of("target/classes/OSGI-INF/metatype", InferenceEngineComponent.PID + ".xml");
    Document xml = DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(file.toFile());

    assertThat(attribute(xml, "OCD", 0, "id")).isEqualTo(InferenceEngineComponent.PID);
    assertThat(attribute(xml, "Designate", 0, "pid")).isEqualTo(InferenceEngineComponent.PID);
    assertThat(attribute(xml, "AD", 0, "id")).isEqualTo("threads");
    assertThat(attribute(xml, "AD", 0, "min")).isEqualTo("1");
    assertThat(attribute(xml, "AD", 0, "max")).isEqualTo("16");
    assertThat(attribute(xml, "AD", 1, "id")).isEqualTo("natives.directory");
    assertThat(attribute(xml, "AD", 1, "required")).isEqualTo("false");
    assertThat(xml.getElementsByTagName("AD").getLength()).isEqualTo(2);
  }

  @Test
  void declaresNoServicePidWhichKuraWouldChokeOn() throws IOException {
    Path file = Path.of("target/classes/OSGI-INF", InferenceEngineComponent.PID + ".xml");

    assertThat(Files.readString(file))
        .contains("name=\"" + InferenceEngineComponent.PID + "\"")
        .contains("configuration-policy=\"require\"")
        .contains("modified=\"updated\"")
        .doesNotContain("service.pid");
  }

  private static String attribute(Document xml, String tag, int index, String name) {
    NodeList elements = xml.getElementsByTagName(tag);
    return ((Element) elements.item(index)).getAttribute(name);
  }

  static InferenceEngineConfig config(int threads, String nativesDirectory) {
    return new InferenceEngineConfig() {
      @Override
      public Class<? extends Annotation> annotationType() {
        return InferenceEngineConfig.class;
      }

      @Override
      public int threads() {
        return threads;
      }

      @Override
      public String natives_directory() {
        return nativesDirectory;
      }
    };
  }
}
