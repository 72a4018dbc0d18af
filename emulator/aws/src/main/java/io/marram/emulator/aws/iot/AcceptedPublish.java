package io.marram.emulator.aws.iot;

import java.util.Objects;
import java.util.Optional;

/**
 * A message that passed the sender's policy and limits.
 *
 * @param message what was published; for Basic Ingest the topic is the part after {@code
 *     $aws/rules/<rule>/}, so that {@code topic(n)} counts as AWS does
 * @param basicIngestRule the only rule that may have it, when it was published by Basic Ingest;
 *     empty for a message on an ordinary topic, which every rule may have
 * @param clientId who sent it; empty when IoT Core itself did (presence, shadows, republish)
 * @param receivedAt milliseconds since the epoch
 */
public record AcceptedPublish(
    IotMessage message, Optional<String> basicIngestRule, String clientId, long receivedAt) {

  public AcceptedPublish {
    Objects.requireNonNull(message, "message");
    Objects.requireNonNull(basicIngestRule, "basicIngestRule");
    Objects.requireNonNull(clientId, "clientId");
  }
}
