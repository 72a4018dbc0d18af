package io.marram.awsiot.internal.store;

import java.nio.file.Path;

/**
 * Where the outbox is and how large it may become.
 *
 * @param folder a folder of its own, made when it is missing
 * @param budgetBytes what the files may take, {@value #MIN_BYTES} at least
 */
public record OutboxSettings(Path folder, long budgetBytes) {

  /** The smallest budget: below it the store's own bookkeeping would be most of it. */
  public static final long MIN_BYTES = 16L << 20;

  private static final long LARGEST_FILE = 8L << 20;

  public OutboxSettings {
    if (budgetBytes < MIN_BYTES) {
      throw new IllegalArgumentException(
          "budgetBytes must be at least %d, was %d".formatted(MIN_BYTES, budgetBytes));
    }
  }

  /** The size of one log file; room comes back in such pieces. */
  long fileBytes() {
    return Math.min(LARGEST_FILE, budgetBytes / 16);
  }

  /** Above this the oldest items are dropped, in the background. */
  long highMark() {
    return budgetBytes - 4 * fileBytes();
  }

  /** Above this nothing is accepted before something was dropped. */
  long hardMark() {
    return budgetBytes - 2 * fileBytes();
  }

  /** This much of the file system stays free, so that what is in the outbox can still leave it. */
  long reserveBytes() {
    return 2 * fileBytes();
  }
}
