package io.marram.emulator.cli.cars;

import io.marram.cars.count.CountSettings;
import io.marram.emulator.cli.output.CommandOutput;
import io.marram.emulator.cli.output.ProgressDisplay;
import java.util.List;

/**
 * What the files of one command are counted with.
 *
 * @param shows where annotated pictures go
 * @param json whether counts are printed as JSON
 * @param all the files
 */
record Counting(
    CommandOutput output,
    ProgressDisplay progress,
    CountSettings settings,
    OpenDetector detector,
    ShowOptions shows,
    boolean json,
    List<Footage> all) {

  /** Whether there is more than one file, so that counts must say which one they are of. */
  boolean several() {
    return all.size() > 1;
  }

  FrameProgress begin(String name, long pictures) {
    return new FrameProgress(progress, name, pictures, output.terminal());
  }
}
