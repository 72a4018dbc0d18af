package io.marram.camera.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.annotation.Annotation;
import java.util.stream.Stream;
import org.eclipse.kura.testing.ComponentDescription;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What Kura's web UI shows is what the code reads. */
class MetatypeTest {

  static Stream<Arguments> components() {
    return Stream.of(
        Arguments.of(MqttCamera.PID, MqttCameraConfig.class),
        Arguments.of(FolderCamera.PID, FolderCameraConfig.class),
        Arguments.of(ProcessCamera.PID, ProcessCameraConfig.class),
        Arguments.of(HttpCamera.PID, HttpCameraConfig.class));
  }

  @ParameterizedTest
  @ValueSource(strings = {MqttCamera.PID, FolderCamera.PID, ProcessCamera.PID, HttpCamera.PID})
  void isWhereKuraLooksAndBelongsToAFactory(String pid) throws Exception {
    ComponentDescription description = ComponentDescription.of(pid);

    assertThat(description.objectClass().getAttribute("id")).isEqualTo(pid);
    assertThat(description.designate().getAttribute("factoryPid")).isEqualTo(pid);
  }

  @ParameterizedTest
  @MethodSource("components")
  void describesEveryPropertyWithItsDefault(String pid, Class<? extends Annotation> config)
      throws Exception {
    ComponentDescription description = ComponentDescription.of(pid);

    description.assertDescribes(config);
    description.assertOnlyFreeTextMayBeEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {MqttCamera.PID, FolderCamera.PID, ProcessCamera.PID, HttpCamera.PID})
  void theComponentKeepsItsServicePidSingle(String pid) throws Exception {
    ComponentDescription description = ComponentDescription.of(pid);

    assertThat(description.component().getAttribute("name")).isEqualTo(pid);
    assertThat(description.component().getAttribute("modified")).isEqualTo("modified");
    assertThat(description.properties())
        .containsKey("output.cardinality.maximum")
        .doesNotContainKey("service.pid");
  }

  @ParameterizedTest
  @ValueSource(strings = {MqttCamera.PID, FolderCamera.PID})
  void aCameraThatKeepsFramesIsToldWhatIsSettled(String pid) throws Exception {
    assertThat(ComponentDescription.of(pid).properties()).containsKey("event.topics");
  }
}
