package io.marram.awsiot;

import io.marram.contract.Reading;

/** What can be put into the outbox. */
public sealed interface Item {

  /**
   * A reading; the courier decides whether it travels alone or in a batch.
   *
   * @param reading what was measured
   */
  record Measurement(Reading reading) implements Item {}

  /**
   * A message as it is to be published.
   *
   * @param publication topic, payload and properties
   */
  record Message(Publication publication) implements Item {}
}
