package io.marram.anomaly.health;

import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * How the machine does. What it does not tell is missing.
 *
 * @param cpuPercent of all its processors, 0 to 100
 * @param memoryUsedMb memory that programs could not get, mebibytes
 * @param memoryTotalMb memory that there is, mebibytes
 * @param heapPercent how much of what it may take the Java heap takes, 0 to 100
 * @param diskFreeMb free on the disk that holds the data, mebibytes
 * @param temperatureCelsius of its hottest part
 */
public record BoardState(
    OptionalDouble cpuPercent,
    OptionalLong memoryUsedMb,
    OptionalLong memoryTotalMb,
    OptionalDouble heapPercent,
    OptionalLong diskFreeMb,
    OptionalDouble temperatureCelsius) {

  /** How much of the memory is used, 0 to 100. */
  OptionalDouble memoryPercent() {
    boolean known =
        memoryUsedMb.isPresent() && memoryTotalMb.isPresent() && memoryTotalMb.getAsLong() > 0;
    return known
        ? OptionalDouble.of(100.0 * memoryUsedMb.getAsLong() / memoryTotalMb.getAsLong())
        : OptionalDouble.empty();
  }
}
