package io.marram.emulator.cli.pipeline;

import com.hivemq.client.mqtt.datatypes.MqttQos;
import io.marram.contract.AlertMessage;
import io.marram.contract.MalformedMessageException;
import io.marram.contract.ReadingBatch;
import io.marram.contract.ReadingMessage;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Carries messages between the pipeline's broker and the user's. Every kind of message goes one way
 * only, which depends on the mode: so none can come back.
 */
final class PipelineBridge {

  private PipelineBridge() {}

  /**
   * Begins to carry.
   *
   * @param home a client of the pipeline's broker
   * @param abroad a client of the user's broker, if that is another one
   */
  static void begin(PipelineMode mode, PlainClient home, Optional<PlainClient> abroad) {
    if (mode.simulates()) {
      home.hear(
          ReadingBatch.TOPIC_FILTER,
          MqttQos.AT_MOST_ONCE,
          batch -> unpack(batch.getPayloadAsBytes(), home));
    }
    abroad.ifPresent(other -> begin(mode, home, other));
  }

  private static void begin(PipelineMode mode, PlainClient home, PlainClient abroad) {
    if (mode.simulates()) {
      carry(ReadingMessage.TOPIC_FILTER, MqttQos.AT_MOST_ONCE, home, abroad);
    } else {
      carry(ReadingMessage.TOPIC_FILTER, MqttQos.AT_MOST_ONCE, abroad, home);
    }
    if (mode.detects()) {
      carry(AlertMessage.TOPIC_FILTER, MqttQos.AT_LEAST_ONCE, home, abroad);
    }
  }

  private static void carry(String filter, MqttQos qos, PlainClient from, PlainClient to) {
    from.hear(
        filter,
        qos,
        message -> to.publish(message.getTopic().toString(), qos, message.getPayloadAsBytes()));
  }

  /** A gateway sends batches when there are many; who listens for single readings gets them too. */
  private static void unpack(byte[] payload, PlainClient home) {
    try {
      ReadingBatch batch = ReadingBatch.parse(payload);
      for (int i = 0; i < batch.readings().size(); i++) {
        ReadingMessage message =
            new ReadingMessage(Optional.of(batch.first().plus(i)), batch.readings().get(i));
        home.publish(
            ReadingMessage.topic(message.reading().sensorId()),
            MqttQos.AT_MOST_ONCE,
            message.toJson().getBytes(StandardCharsets.UTF_8));
      }
    } catch (MalformedMessageException e) {
      // Somebody else publishes there: it is no batch of this gateway.
      return;
    }
  }
}
