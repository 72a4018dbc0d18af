package io.marram.camera.ffmpeg.internal;

import static org.assertj.core.api.Assertions.assertThat;

import org.eclipse.kura.testing.ComponentDescription;
import org.junit.jupiter.api.Test;

class MetatypeTest {

  @Test
  void describesWhatTheCameraReads() throws Exception {
    ComponentDescription camera = ComponentDescription.of(VideoCamera.PID);

    camera.assertDescribes(VideoCameraConfig.class);
    camera.assertOnlyFreeTextMayBeEmpty();
    assertThat(camera.objectClass().getAttribute("id")).isEqualTo(VideoCamera.PID);
    assertThat(camera.designate().getAttribute("factoryPid")).isEqualTo(VideoCamera.PID);
    assertThat(camera.attributes().get("password").getAttribute("type")).isEqualTo("Password");
    assertThat(camera.properties()).containsEntry("kura.ui.service.hide", "true");
  }
}
