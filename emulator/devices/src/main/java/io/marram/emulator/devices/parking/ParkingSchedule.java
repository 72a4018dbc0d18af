package io.marram.emulator.devices.parking;

import io.marram.emulator.devices.parking.render.CarShape;
import io.marram.emulator.devices.parking.render.Paint;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Who comes and goes. Cars come at random times by a daily rhythm and stay for random times; only
 * one at a time drives on the lane. A car that would find no place does not come.
 */
final class ParkingSchedule {

  /** How many cars come in each hour, as a part of the busiest. */
  private static final double[] RHYTHM = {
    0.02, 0.01, 0.01, 0.01, 0.02, 0.08, 0.25, 0.65, 1.0, 0.85, 0.6, 0.6,
    0.75, 0.7, 0.55, 0.5, 0.6, 0.7, 0.55, 0.35, 0.25, 0.15, 0.08, 0.04
  };

  private static final Paint[] PAINTS = {
    new Paint(0.72, 0.72, 0.73), new Paint(0.03, 0.03, 0.035), new Paint(0.32, 0.33, 0.35),
    new Paint(0.42, 0.03, 0.03), new Paint(0.03, 0.08, 0.28), new Paint(0.10, 0.11, 0.12),
    new Paint(0.80, 0.80, 0.78), new Paint(0.05, 0.14, 0.10), new Paint(0.46, 0.43, 0.36)
  };

  private static final long HOUR_MILLIS = 3_600_000;
  private static final long DAY_MILLIS = 24 * HOUR_MILLIS;
  private static final int CARS_AT_MIDNIGHT = 3;
  private static final long NEVER = Long.MAX_VALUE;

  private final ParkingSettings settings;
  private final Random random;
  private final List<List<Visit>> visits = new ArrayList<>();

  /** When the car in each stall wants to leave. */
  private final long[] leaving = new long[ParkingLot.capacity()];

  /** What is known of the car in each stall. */
  private final Arrival[] parked = new Arrival[leaving.length];

  private long laneFreeMillis;

  private record Arrival(CarShape shape, Paint paint, long beginMillis, Drive in) {}

  private ParkingSchedule(ParkingSettings settings) {
    this.settings = settings;
    random = new Random(settings.seed());
    for (int i = 0; i < leaving.length; i++) {
      leaving[i] = NEVER;
      visits.add(new ArrayList<>());
    }
  }

  /** The visits to each stall in the order of time. */
  static List<List<Visit>> of(ParkingSettings settings) {
    ParkingSchedule schedule = new ParkingSchedule(settings);
    schedule.plan();
    return schedule.visits;
  }

  private void plan() {
    for (int i = 0; i < CARS_AT_MIDNIGHT; i++) {
      int stall = freeStall();
      Drive in = Drive.into(ParkingLot.stalls().get(stall), 0, 0);
      park(stall, in, -in.millis(), 0);
    }
    long end = settings.days() * DAY_MILLIS;
    long coming = nextComing(0);
    while (coming < end) {
      int next = firstLeaving();
      if (leaving[next] <= coming) {
        leave(next, Math.max(leaving[next], laneFreeMillis));
        continue;
      }
      int stall = freeStall();
      if (stall >= 0) {
        long begin = Math.max(coming, laneFreeMillis);
        Drive in = Drive.into(ParkingLot.stalls().get(stall), pauseX(), pauseMillis());
        park(stall, in, begin, begin + in.millis());
        laneFreeMillis = begin + in.millis() + 500;
      }
      coming = nextComing(coming);
    }
    for (int i = 0; i < leaving.length; i++) {
      if (parked[i] != null) {
        leave(i, Math.max(end, laneFreeMillis));
      }
    }
  }

  private void park(int stall, Drive in, long beginMillis, long parkedMillis) {
    CarShape[] shapes = CarShape.values();
    parked[stall] =
        new Arrival(
            shapes[random.nextInt(shapes.length)],
            PAINTS[random.nextInt(PAINTS.length)],
            beginMillis,
            in);
    double stay = -settings.stayMinutes() * Math.log(1 - random.nextDouble());
    leaving[stall] = parkedMillis + Math.round(60_000 * Math.max(0.5, stay));
  }

  private void leave(int stall, long leaveMillis) {
    Arrival arrival = parked[stall];
    Drive out = Drive.outOf(ParkingLot.stalls().get(stall), 500 + random.nextInt(1_500));
    visits
        .get(stall)
        .add(
            new Visit(
                stall,
                arrival.shape(),
                arrival.paint(),
                arrival.beginMillis(),
                arrival.in(),
                leaveMillis,
                out));
    laneFreeMillis = leaveMillis + out.millis() + 500;
    leaving[stall] = NEVER;
    parked[stall] = null;
  }

  private int firstLeaving() {
    int first = 0;
    for (int i = 1; i < leaving.length; i++) {
      first = leaving[i] < leaving[first] ? i : first;
    }
    return first;
  }

  /** Any of the free stalls, or -1. */
  private int freeStall() {
    List<Integer> free = new ArrayList<>();
    for (int i = 0; i < parked.length; i++) {
      if (parked[i] == null) {
        free.add(i);
      }
    }
    return free.isEmpty() ? -1 : free.get(random.nextInt(free.size()));
  }

  /** A Poisson process by thinning: candidates at the busiest rate, kept by the hour's part. */
  private long nextComing(long afterMillis) {
    double time = afterMillis;
    do {
      time += -HOUR_MILLIS / settings.busiestPerHour() * Math.log(1 - random.nextDouble());
    } while (random.nextDouble() >= RHYTHM[(int) ((long) time % DAY_MILLIS / HOUR_MILLIS)]);
    return (long) time;
  }

  /** Some wait on the line itself, others somewhere behind it. */
  private double pauseX() {
    return random.nextInt(3) == 0
        ? ParkingLot.ENTRY_X + random.nextDouble() - 0.5
        : ParkingLot.ENTRY_X + 2 + 6 * random.nextDouble();
  }

  private long pauseMillis() {
    return random.nextInt(3) == 0 ? 1_000 + random.nextInt(4_000) : 0;
  }
}
