package io.marram.awsiot.internal.store;

import static io.marram.awsiot.Samples.READINGS;
import static io.marram.awsiot.Samples.reading;

import io.marram.awsiot.StreamState;
import java.io.PrintStream;
import java.nio.file.Path;

/**
 * A process that appends readings until it is killed. It prints each number that it got, and
 * acknowledges the older half of what is pending now and then.
 */
final class AppendingProcess {

  private static final int ACKNOWLEDGE_EVERY = 500;

  private AppendingProcess() {}

  public static void main(String[] arguments) throws Exception {
    PrintStream out = System.out;
    OutboxSettings settings =
        new OutboxSettings(Path.of(arguments[0]), Long.parseLong(arguments[1]));
    BerkeleyOutbox outbox = new BerkeleyOutbox(settings);
    long next =
        outbox.streams().stream().mapToLong(StreamState::accepted).findFirst().orElse(0) + 1;
    while (true) {
      long seq = outbox.append(READINGS, reading(next++));
      out.println(seq);
      if (seq % ACKNOWLEDGE_EVERY == 0) {
        StreamState state = outbox.streams().get(0);
        outbox.acknowledge(state.id(), state.first() + state.pending() / 2);
      }
    }
  }
}
