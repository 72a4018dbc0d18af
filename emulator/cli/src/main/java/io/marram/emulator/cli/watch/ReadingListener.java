package io.marram.emulator.cli.watch;

import com.hivemq.client.mqtt.mqtt5.message.publish.Mqtt5Publish;
import io.marram.contract.Origin;
import io.marram.contract.Reading;
import io.marram.contract.ReadingBatch;
import io.marram.contract.ReadingMessage;
import io.marram.emulator.cli.cloud.TopicListener;
import io.marram.emulator.cli.home.SystemHome;
import io.marram.emulator.cli.home.SystemState;
import java.util.List;
import java.util.function.BiConsumer;

/** Hears every reading that is published, alone or in a batch. */
final class ReadingListener {

  private static final List<String> TOPICS =
      List.of(ReadingMessage.TOPIC_FILTER, ReadingBatch.TOPIC_FILTER);

  private ReadingListener() {}

  /**
   * Listens.
   *
   * @param readings told of each reading and its gateway, empty if the reading names none; on a
   *     thread of its own
   * @throws io.marram.emulator.cli.output.CommandFailure if the broker cannot be reached or does
   *     not let this client in
   */
  static TopicListener listen(
      SystemState system, SystemHome home, BiConsumer<String, Reading> readings)
      throws InterruptedException {
    return TopicListener.listen(system, home, TOPICS, publish -> heard(publish, readings));
  }

  private static void heard(Mqtt5Publish publish, BiConsumer<String, Reading> readings) {
    byte[] payload = publish.getPayloadAsBytes();
    if (publish.getTopic().getLevels().get(0).equals("gateways")) {
      ReadingBatch batch = ReadingBatch.parse(payload);
      batch.readings().forEach(reading -> readings.accept(batch.first().gateway(), reading));
    } else {
      ReadingMessage message = ReadingMessage.parse(payload);
      readings.accept(message.origin().map(Origin::gateway).orElse(""), message.reading());
    }
  }
}
