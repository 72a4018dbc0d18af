package io.marram.emulator.rawmqtt.cloud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OptionsTest {
  @Test
  void ofAMessageHaveDefaultsButForTheTopic() {
    assertThat(PublishOptions.of(Map.of("topic", "a")))
        .isEqualTo(new PublishOptions("a", 0, false, 4));
  }

  @Test
  void areReadAsTheyAreWritten() {
    PublishOptions publish = new PublishOptions("a/#client-id", 2, true, 7);
    SubscribeOptions subscribe = new SubscribeOptions("a/+/#", 1);

    assertThat(PublishOptions.of(publish.properties())).isEqualTo(publish);
    assertThat(SubscribeOptions.of(subscribe.properties())).isEqualTo(subscribe);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "a/+", "a/#", "#account-name#"})
  void refuseATopicThatNothingCanBePublishedOn(String topic) {
    assertThatThrownBy(() -> PublishOptions.of(Map.of("topic", topic)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("topic must");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a/#/b", "a+"})
  void refuseAFilterThatNothingCanBeSubscribedToWith(String filter) {
    assertThatThrownBy(() -> SubscribeOptions.of(Map.of("topic.filter", filter)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("topic.filter");
  }

  @Test
  void refuseValuesOfAnotherKind() {
    assertThatThrownBy(() -> PublishOptions.of(Map.of("topic", "a", "qos", 3)))
        .hasMessage("qos must be a whole number from 0 to 2, was 3");
    assertThatThrownBy(() -> PublishOptions.of(Map.of("topic", "a", "qos", "1")))
        .hasMessageStartingWith("qos must be");
    assertThatThrownBy(() -> PublishOptions.of(Map.of("topic", "a", "priority", -1)))
        .hasMessageStartingWith("priority must be");
    assertThatThrownBy(() -> PublishOptions.of(Map.of("topic", "a", "retain", "yes")))
        .hasMessage("retain must be true or false, was yes");
    assertThatThrownBy(() -> SubscribeOptions.of(Map.of())).hasMessage("topic.filter must be set");
  }
}
