package io.marram.emulator.aws.iot;

import static org.assertj.core.api.Assertions.assertThat;

import com.hivemq.client.mqtt.datatypes.MqttTopic;
import com.hivemq.client.mqtt.datatypes.MqttTopicFilter;
import java.util.List;
import java.util.function.Function;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** A foreign client's matching is the measure, but for what IoT Core does differently. */
class TopicFilterPropertiesTest {

  @Property(tries = 5_000)
  void matchesAsMqttSaysExceptForTheParentOfAHash(
      @ForAll("filters") String filter, @ForAll("topics") String topic) {
    boolean parentOfHash = isParent(filter, topic);
    // MQTT leaves it to the server to see to this, so the client's matching does not.
    boolean hidden = topic.startsWith("$") && (filter.startsWith("+") || filter.startsWith("#"));

    assertThat(new TopicFilter(filter).matches(topic))
        .isEqualTo(
            MqttTopicFilter.of(filter).matches(MqttTopic.of(topic)) && !parentOfHash && !hidden);
  }

  /** {@code a/#} and {@code a}, with or without wildcards in {@code a}. */
  private static boolean isParent(String filter, String topic) {
    return filter.endsWith("/#") && filter.split("/", -1).length == topic.split("/", -1).length + 1;
  }

  @Provide
  Arbitrary<String> filters() {
    Arbitrary<String> levels =
        Arbitraries.of("a", "b", "+", "", "$aws").list().ofMinSize(1).ofMaxSize(4).map(joined());
    return Arbitraries.oneOf(
        levels.filter(text -> !text.isEmpty()),
        levels.map(text -> text + "/#"),
        Arbitraries.just("#"));
  }

  @Provide
  Arbitrary<String> topics() {
    return Arbitraries.of("a", "b", "", "$aws", "c")
        .list()
        .ofMinSize(1)
        .ofMaxSize(4)
        .map(joined())
        .filter(text -> !text.isEmpty());
  }

  private static Function<List<String>, String> joined() {
    return levels -> String.join("/", levels);
  }
}
