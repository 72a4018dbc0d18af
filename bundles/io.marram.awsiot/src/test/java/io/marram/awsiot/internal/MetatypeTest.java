package io.marram.awsiot.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.annotation.Annotation;
import java.util.stream.Stream;
import org.eclipse.kura.testing.ComponentDescription;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What Kura's web UI shows is what the code reads. */
class MetatypeTest {

  static Stream<Arguments> components() {
    return Stream.of(
        Arguments.of(AwsIotEndpoint.PID, AwsIotEndpointConfig.class),
        Arguments.of(AwsIotPublisher.PID, AwsIotPublisherConfig.class),
        Arguments.of(AwsIotSubscriber.PID, AwsIotSubscriberConfig.class));
  }

  @ParameterizedTest
  @MethodSource("components")
  void isWhereKuraLooksAndDescribesEveryProperty(String pid, Class<? extends Annotation> config)
      throws Exception {
    ComponentDescription description = ComponentDescription.of(pid);

    assertThat(description.objectClass().getAttribute("id")).isEqualTo(pid);
    assertThat(description.designate().getAttribute("factoryPid")).isEqualTo(pid);
    assertThat(description.component().getAttribute("name")).isEqualTo(pid);
    assertThat(description.component().getAttribute("modified")).isEqualTo("modified");
    assertThat(description.properties()).containsEntry("kura.ui.service.hide", "true");
    description.assertDescribes(config);
    description.assertOnlyFreeTextMayBeEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {AwsIotPublisher.PID, AwsIotSubscriber.PID})
  void letsKuraFindPublishersAndSubscribersByTheirDescription(String pid) throws Exception {
    ComponentDescription description = ComponentDescription.of(pid);

    assertThat(description.properties())
        .containsEntry("service.pid", pid)
        .containsEntry("cloud.connection.factory.pid", AwsIotEndpoint.PID)
        .containsEntry("kura.ui.factory.hide", "true");
    assertThat(description.component().getAttribute("xmlns:scr")).endsWith("/scr/v1.1.0");
  }

  @Test
  void keepsTheServicePidOfTheEndpointSingle() throws Exception {
    assertThat(ComponentDescription.of(AwsIotEndpoint.PID).properties())
        .doesNotContainKey("service.pid");
  }
}
