package io.marram.anomaly.forest;

/**
 * How a forest keeps up with a stream.
 *
 * @param forest its trees and their samples
 * @param memory how many rows are kept to grow trees from, the newest ones; at least {@code
 *     forest.samples()}, at most {@value #MOST_ROWS}
 * @param keepEvery of how many rows one is kept, at least 1
 * @param growEvery after how many rows a tree is grown anew, the oldest one; at least 1
 * @param firstRows how many rows must be kept before the first trees are grown, 2 to {@code
 *     memory}; they are grown from fewer rows than later ones if these are less than {@code
 *     forest.samples()}
 */
public record StreamingSettings(
    ForestSettings forest, int memory, int keepEvery, int growEvery, int firstRows) {

  /** The most rows kept. */
  public static final int MOST_ROWS = 65_536;

  private static final int MOST_EVERY = 1_000_000;

  /**
   * @throws IllegalArgumentException if a number is out of range
   */
  public StreamingSettings {
    ForestSettings.require("memory", memory, forest.samples(), MOST_ROWS);
    ForestSettings.require("keepEvery", keepEvery, 1, MOST_EVERY);
    ForestSettings.require("growEvery", growEvery, 1, MOST_EVERY);
    ForestSettings.require("firstRows", firstRows, 2, memory);
  }

  /**
   * 48 trees of 128 of the newest 1,024 rows, one grown anew every 16 rows, the first ones after 64
   * rows.
   */
  public static StreamingSettings standard(long seed) {
    return new StreamingSettings(new ForestSettings(seed, 48, 128), 1024, 1, 16, 64);
  }
}
