package io.marram.emulator.cli.send;

import io.marram.contract.Timing;
import java.util.OptionalLong;

/**
 * How long one photo spent in each stage of its way, in milliseconds; empty where it did not pass a
 * stage. All clocks are this machine's.
 *
 * @param publish from the client to the gateway
 * @param detect in the search for faces
 * @param queue from the gateway to the recognition function
 * @param recognise in the recognition function
 * @param answer from the recognition function to the client
 * @param total from the client and back
 */
public record StageTimes(
    OptionalLong publish,
    OptionalLong detect,
    OptionalLong queue,
    OptionalLong recognise,
    OptionalLong answer,
    long total) {

  /**
   * @param sentAt when the client published, epoch milliseconds
   * @param receivedAt when the client had the answer, epoch milliseconds
   */
  static StageTimes between(long sentAt, Timing timing, long receivedAt) {
    return new StageTimes(
        stage(sentAt, timing.capturedAt()),
        stage(timing.capturedAt(), timing.detectedAt()),
        stage(timing.detectedAt(), timing.recognisingAt()),
        stage(timing.recognisingAt(), timing.recognisedAt()),
        stage(timing.recognisedAt(), receivedAt),
        receivedAt - sentAt);
  }

  /** A stage for people: its milliseconds or "-". */
  public static String text(OptionalLong stage) {
    return stage.isPresent() ? Long.toString(stage.getAsLong()) : "-";
  }

  private static OptionalLong stage(long from, long to) {
    return from == 0 || to == 0 ? OptionalLong.empty() : OptionalLong.of(to - from);
  }
}
