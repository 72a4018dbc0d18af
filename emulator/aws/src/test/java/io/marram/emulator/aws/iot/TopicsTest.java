package io.marram.emulator.aws.iot;

import static org.assertj.core.api.Assertions.assertThat;

import io.marram.emulator.aws.iot.Topics.BasicIngest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TopicsTest {

  @Test
  void aTopicHasAtMost256BytesOfUtf8() {
    assertThat(Topics.isPublishable("a".repeat(256))).isTrue();
    assertThat(Topics.isPublishable("a".repeat(257))).isFalse();
    assertThat(Topics.isPublishable("ä".repeat(129))).isFalse();
  }

  @Test
  void aTopicHasAtMostSevenSlashes() {
    assertThat(Topics.isPublishable("1/2/3/4/5/6/7/8")).isTrue();
    assertThat(Topics.isPublishable("1/2/3/4/5/6/7/8/9")).isFalse();
  }

  @Test
  void theThreeLevelsOfBasicIngestDoNotCount() {
    assertThat(Topics.isPublishable("$aws/rules/r/1/2/3/4/5/6/7/8")).isTrue();
    assertThat(Topics.isPublishable("$aws/rules/r/1/2/3/4/5/6/7/8/9")).isFalse();
    assertThat(Topics.isPublishable("$aws/rules/r/" + "a".repeat(256))).isTrue();
  }

  @Test
  void basicIngestNamesARuleAndATopic() {
    assertThat(Topics.basicIngest("$aws/rules/r/sensors/t1/data"))
        .contains(new BasicIngest("r", "sensors/t1/data"));
    assertThat(Topics.basicIngest("$aws/rules/r")).contains(new BasicIngest("r", ""));
    assertThat(Topics.basicIngest("sensors/t1/data")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"$aws/rules/#", "$aws/rules", "$aws/rules/r/a"})
  void nobodyCanAskForBasicIngest(String filter) {
    assertThat(Topics.asksForBasicIngest(filter)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "$aws/things/gw/shadow/get",
        "$aws/things/gw/shadow/update",
        "$aws/things/gw/shadow/name/lamp/delete",
        "$aws/rules/r/a"
      })
  void clientsMayPublishRequestsToAws(String topic) {
    assertThat(Topics.takesRequests(topic)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "$aws/events/presence/connected/gw",
        "$aws/things/gw/shadow/update/accepted",
        "$aws/things/gw/shadow/update/delta",
        "$aws/anything"
      })
  void clientsMayNotPublishWhatAwsItselfSays(String topic) {
    assertThat(Topics.takesRequests(topic)).isFalse();
  }
}
