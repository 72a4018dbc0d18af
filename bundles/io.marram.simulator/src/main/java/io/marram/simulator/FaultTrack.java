package io.marram.simulator;

import java.time.Duration;

/**
 * When one sensor has one kind of fault: once in every slot of time, at a moment that chance
 * chooses, so that any moment can be asked for without knowing the ones before. Times are epoch
 * nanoseconds.
 */
final class FaultTrack {

  /** There is no fault. */
  static final long NONE = Long.MIN_VALUE;

  private static final long NANOS_PER_MILLI = Duration.ofMillis(1).toNanos();

  private final FaultSettings settings;
  private final long slotNanos;
  private final long lengthNanos;
  private final Chance begins;
  private final Chance directions;
  private final Chance noise;

  /**
   * @param chance of the sensor
   * @param periodNanos from one reading to the next: as long as a fault of one reading lasts
   */
  FaultTrack(FaultSettings settings, Chance chance, long periodNanos) {
    Chance own = chance.of(settings.kind().label());
    this.settings = settings;
    this.slotNanos = settings.every().toMillis() * NANOS_PER_MILLI;
    this.lengthNanos =
        settings.kind().isLasting()
            ? settings.lasting().toMillis() * NANOS_PER_MILLI
            : Math.min(periodNanos, slotNanos);
    this.begins = own.of("begin");
    this.directions = own.of("direction");
    this.noise = own.of("noise");
  }

  FaultKind kind() {
    return settings.kind();
  }

  long slotNanos() {
    return slotNanos;
  }

  long slot(long nanos) {
    return Math.floorDiv(nanos, slotNanos);
  }

  /** When the slot's fault begins: at a whole millisecond, so that its label is exact. */
  long begin(long slot) {
    double room = (slotNanos - lengthNanos) * begins.uniform(slot);
    return slot * slotNanos + (long) room / NANOS_PER_MILLI * NANOS_PER_MILLI;
  }

  long end(long slot) {
    return begin(slot) + lengthNanos;
  }

  /** When the fault that there is at this moment has begun, or {@link #NONE}. */
  long beginOfActive(long nanos) {
    long begin = begin(slot(nanos));
    return begin <= nanos && nanos < begin + lengthNanos ? begin : NONE;
  }

  /** By how much the fault changes the value at a moment at which it is active. */
  double change(long nanos, double range) {
    double extent = settings.size() * range;
    long slot = slot(nanos);
    return switch (kind()) {
      case SPIKE -> extent * direction(slot);
      case DRIFT -> extent * direction(slot) * (nanos - begin(slot)) / lengthNanos;
      case NOISE -> extent * noise.normal(nanos);
      case DROP_OUT, STUCK -> 0;
    };
  }

  private int direction(long slot) {
    return directions.uniform(slot) < 0.5 ? -1 : 1;
  }
}
