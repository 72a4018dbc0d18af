package io.marram.collection;

import java.nio.file.Path;

/**
 * Where pictures are kept, and how many.
 *
 * @param folder made if it is missing
 * @param budgetBytes how long all files may be together, at least {@value #LEAST_BUDGET}
 * @param reserveBytes what the disk keeps free, 0 or more
 */
public record FolderSettings(Path folder, long budgetBytes, long reserveBytes) {

  static final long LEAST_BUDGET = 1 << 20;

  public FolderSettings {
    if (budgetBytes < LEAST_BUDGET) {
      throw new IllegalArgumentException(
          "the budget must be at least %d bytes, was %d".formatted(LEAST_BUDGET, budgetBytes));
    }
    if (reserveBytes < 0) {
      throw new IllegalArgumentException("the reserve must not be negative, was " + reserveBytes);
    }
  }
}
