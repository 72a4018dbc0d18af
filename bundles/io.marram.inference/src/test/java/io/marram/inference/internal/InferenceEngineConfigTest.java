package io.marram.inference.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.eclipse.kura.testing.ComponentDescription;
import org.eclipse.kura.testing.DeclarativeServices;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;

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
    ComponentDescription description = ComponentDescription.of(InferenceEngineComponent.PID);
    Map<String, Element> attributes = description.attributes();

    assertThat(description.objectClass().getAttribute("id"))
        .isEqualTo(InferenceEngineComponent.PID);
    assertThat(description.designate().getAttribute("pid")).isEqualTo(InferenceEngineComponent.PID);
    assertThat(attributes).containsOnlyKeys("threads", "natives.directory");
    assertThat(attributes.get("threads").getAttribute("min")).isEqualTo("1");
    assertThat(attributes.get("threads").getAttribute("max")).isEqualTo("16");
    assertThat(attributes.get("natives.directory").getAttribute("required")).isEqualTo("false");
  }

  @Test
  void declaresNoServicePidWhichKuraWouldChokeOn() throws Exception {
    ComponentDescription description = ComponentDescription.of(InferenceEngineComponent.PID);

    assertThat(description.component().getAttribute("name"))
        .isEqualTo(InferenceEngineComponent.PID);
    assertThat(description.component().getAttribute("configuration-policy")).isEqualTo("require");
    assertThat(description.component().getAttribute("modified")).isEqualTo("updated");
    assertThat(description.properties()).doesNotContainKey("service.pid");
  }

  static InferenceEngineConfig config(int threads, String nativesDirectory) {
    Map<String, Object> changed = new HashMap<>();
    changed.put("threads", threads);
    changed.put("natives.directory", nativesDirectory);
    return DeclarativeServices.configuration(InferenceEngineConfig.class, changed);
  }
}
