package io.marram.emulator.cli.anomaly;

import io.marram.emulator.cli.output.CommandFailure;
import io.marram.emulator.cli.output.CommandOutput;
import io.marram.emulator.cli.output.ProgressDisplay;
import java.nio.file.Path;
import java.util.function.Consumer;

/** Works on the files of a tree one after the other; one that cannot be used stops none of them. */
final class FileWork {

  private static final long INTERVAL_NANOS = 5_000_000_000L;

  private final CommandOutput output;

  FileWork(CommandOutput output) {
    this.output = output;
  }

  /**
   * Works on every file and says how far it is.
   *
   * @param work what is done with a file, told its name; fails with a {@link CommandFailure}
   * @return how many files failed; each is said
   */
  int each(FileTree files, Consumer<Path> work) {
    int total = files.names().size();
    int failures = 0;
    try (ProgressDisplay progress = output.progress()) {
      ProgressDisplay.Part part = progress.begin(total + (total == 1 ? " file" : " files"));
      long saidNanos = System.nanoTime();
      for (int done = 0; done < total; done++) {
        if (output.terminal() || System.nanoTime() - saidNanos >= INTERVAL_NANOS) {
          saidNanos = System.nanoTime();
          part.at("%d of %d, %s".formatted(done, total, files.names().get(done)));
        }
        try {
          work.accept(files.names().get(done));
        } catch (CommandFailure e) {
          failures++;
          progress.note("warning: " + e.getMessage());
        }
      }
      if (failures == total) {
        part.failed();
      } else {
        part.done();
      }
      if (failures > 0) {
        progress.note("%d of %d files could not be used.".formatted(failures, total));
      }
    }
    return failures;
  }
}
