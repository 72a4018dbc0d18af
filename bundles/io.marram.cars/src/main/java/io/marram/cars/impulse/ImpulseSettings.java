package io.marram.cars.impulse;

import java.nio.file.Path;
import java.util.Optional;

/**
 * How an Edge Impulse model is run.
 *
 * @param leastScore what is less sure is left out, 0 to 1; models with a threshold of their own are
 *     told it, those of centroids only if it is higher
 * @param times how long is waited for it
 * @param restarts when it is started again after a failure
 * @param sharedMemory whether pictures are passed in shared memory if the model offers that
 * @param workingFolder where the folder with the model's socket is made; if empty, in {@code
 *     /dev/shm}, or where that is missing in Java's temporary folder
 */
public record ImpulseSettings(
    double leastScore,
    ImpulseTimes times,
    RestartPauses restarts,
    boolean sharedMemory,
    Optional<Path> workingFolder) {

  /** Least score 0.5, shared memory, the default times and pauses. */
  public static final ImpulseSettings DEFAULT =
      new ImpulseSettings(0.5, ImpulseTimes.DEFAULT, RestartPauses.DEFAULT, true, Optional.empty());

  public ImpulseSettings {
    if (!(leastScore >= 0 && leastScore <= 1)) {
      throw new IllegalArgumentException("leastScore must be from 0 to 1, was " + leastScore);
    }
  }

  public ImpulseSettings withLeastScore(double score) {
    return new ImpulseSettings(score, times, restarts, sharedMemory, workingFolder);
  }

  public ImpulseSettings withTimes(ImpulseTimes other) {
    return new ImpulseSettings(leastScore, other, restarts, sharedMemory, workingFolder);
  }

  public ImpulseSettings withRestarts(RestartPauses other) {
    return new ImpulseSettings(leastScore, times, other, sharedMemory, workingFolder);
  }

  public ImpulseSettings withSharedMemory(boolean used) {
    return new ImpulseSettings(leastScore, times, restarts, used, workingFolder);
  }

  public ImpulseSettings withWorkingFolder(Path folder) {
    return new ImpulseSettings(leastScore, times, restarts, sharedMemory, Optional.of(folder));
  }
}
