package io.marram.emulator.components.fifo;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

@ObjectClassDefinition(
    id = FifoComponent.PID,
    name = "Fifo",
    description = "A queue: passes envelopes on in their order, on a thread of its own.")
@interface FifoConfig {

  @AttributeDefinition(name = "queue.capacity", description = "How many envelopes may wait.")
  int queue_capacity() default 50;

  @AttributeDefinition(
      name = "discard.envelopes",
      description =
          "What happens while the queue is full: a new envelope is dropped, or its emitter waits.")
  boolean discard_envelopes() default false;
}
