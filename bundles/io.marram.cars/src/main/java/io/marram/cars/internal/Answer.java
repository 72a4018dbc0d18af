package io.marram.cars.internal;

import java.util.List;
import org.eclipse.kura.wire.WireRecord;

/**
 * What is emitted for a frame.
 *
 * @param counts what is due of the counts
 * @param pictures the annotated picture, if it is due
 * @param detections the frame with what was found in it, if somebody wants it
 * @param done whether the frame need not come again
 */
record Answer(
    List<WireRecord> counts, List<WireRecord> pictures, List<WireRecord> detections, boolean done) {

  static final Answer DONE = new Answer(List.of(), List.of(), List.of(), true);
  static final Answer NOT_YET = new Answer(List.of(), List.of(), List.of(), false);
}
