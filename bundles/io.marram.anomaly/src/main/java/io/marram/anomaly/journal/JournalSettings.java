package io.marram.anomaly.journal;

import java.nio.file.Path;

/**
 * Where lines are kept, and how many.
 *
 * @param folder of the files; made if it is missing
 * @param fileBytes how long a file gets, at least {@value #LEAST_FILE_BYTES}
 * @param budgetBytes how long all files may be together, at least two files
 * @param reserveBytes what the disk keeps free, 0 or more: old files go before that is used
 */
public record JournalSettings(Path folder, long fileBytes, long budgetBytes, long reserveBytes) {

  static final long LEAST_FILE_BYTES = 4 << 10;

  public JournalSettings {
    if (fileBytes < LEAST_FILE_BYTES) {
      throw new IllegalArgumentException(
          "a file must have at least %d bytes, was %d".formatted(LEAST_FILE_BYTES, fileBytes));
    }
    if (budgetBytes < 2 * fileBytes) {
      throw new IllegalArgumentException(
          "the budget must be at least two files, was %d bytes with files of %d"
              .formatted(budgetBytes, fileBytes));
    }
    if (reserveBytes < 0) {
      throw new IllegalArgumentException("the reserve must not be negative, was " + reserveBytes);
    }
  }
}
