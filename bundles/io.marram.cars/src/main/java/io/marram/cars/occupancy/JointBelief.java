package io.marram.cars.occupancy;

import io.marram.cars.StateException;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/**
 * Under one hypothesis about the errors, a probability for each number of cars together with the
 * number of those that are hidden for a while and of those that are hidden for long. Things that
 * are no cars count as fewer than none hidden. What is seen is the number of cars without the
 * hidden ones, so that the errors may last: a hidden Markov model, followed by the forward
 * algorithm (Rabiner, 1989).
 */
final class JointBelief {

  /** So many times as long as a short error lasts a long one. */
  static final int LONG = 12;

  /** Of the cars that are expected to be hidden, so many are for long. */
  private static final double LONG_PART = 0.3;

  private static final int MOST_HIDDEN = 150;
  private static final int MOST_LONG_HIDDEN = 40;
  private static final int MOST_FALSE = 2;

  /** From one look to the next the view changes at once: fog, lamps, a cover. */
  private static final double NEW_VIEW = 3e-4;

  /** A count is nonsense and says nothing. */
  private static final double NONSENSE = 1e-5;

  /** All that was believed was wrong. */
  private static final double ALL_WRONG = 1e-7;

  /** Where nothing is known, cars may well all be in sight. */
  private static final double CLEAR_VIEW = 0.5;

  /** In one step no more than this part of the probability moves one way. */
  private static final double LARGEST_STEP = 0.24;

  private static final int MOST_ENTRIES = 20_000_000;

  /** A number of cars that nearly nothing speaks for is not taken for the first one. */
  private static final double LEAST_LIKELY = 1e-9;

  private final OccupancySettings settings;
  private final double hidden;
  private final double longHidden;
  private final int rows;
  private final int columns;

  private JointWeights seen;

  /** The number of cars before any are seen; then null. */
  private Belief unseen;

  JointBelief(OccupancySettings settings, ErrorRates rates) {
    this.settings = settings;
    hidden = rates.hidden();
    longHidden = LONG_PART * (1 - settings.detection());
    rows = MOST_FALSE + Math.min(settings.capacity(), MOST_HIDDEN) + 1;
    columns = MOST_FALSE + Math.min(settings.capacity(), MOST_LONG_HIDDEN) + 1;
    believe(Belief.nothing(settings.capacity()));
  }

  /** The number of cars is believed anew; nothing is known of the errors until some are seen. */
  void believe(Belief cars) {
    unseen = cars;
    seen = nothing();
  }

  private JointWeights nothing() {
    return new JointWeights(settings.capacity() + 2 * MOST_FALSE + 1, rows, columns);
  }

  /** What is believed of the errors once so many are seen, while the number of cars is believed. */
  private double[] errorsWhen(int count, Belief cars) {
    double[] cells = new double[rows * columns];
    double[] shortErrors = new double[rows];
    double[] longErrors = new double[columns];
    for (int number = 0; number <= settings.capacity(); number++) {
      if (cars.probability(number) > 0) {
        errors(shortErrors, number * hidden);
        errors(longErrors, number * longHidden);
        for (int row = 0; row < rows; row++) {
          int column = number - count - (row - MOST_FALSE) + MOST_FALSE;
          if (column >= 0 && column < columns) {
            boolean clear = row == MOST_FALSE && column == MOST_FALSE;
            double prior =
                (1 - CLEAR_VIEW) * shortErrors[row] * longErrors[column]
                    + (clear ? CLEAR_VIEW : 0)
                    + (column == MOST_FALSE ? NEW_VIEW / (number + 1) : 0);
            cells[row * columns + column] += cars.probability(number) * prior;
          }
        }
      }
    }
    return cells;
  }

  /** Hidden cars by a Poisson distribution, and things that are none. */
  private void errors(double[] to, double mean) {
    double weight = Math.exp(-mean);
    for (int i = MOST_FALSE; i < to.length; i++) {
      to[i] = weight;
      weight *= mean / (i - MOST_FALSE + 1);
    }
    for (int i = MOST_FALSE - 1; i >= 0; i--) {
      to[i] = to[i + 1] * Math.min(1, settings.falseCars());
    }
  }

  private int hiddenFor(int cell) {
    return cell / columns - MOST_FALSE;
  }

  private int hiddenLong(int cell) {
    return cell % columns - MOST_FALSE;
  }

  private int hiddenIn(int cell) {
    return hiddenFor(cell) + hiddenLong(cell);
  }

  /** Errors begin and end, car by car. */
  void pass(double millis) {
    double expected = 1 + settings.capacity() * hidden + settings.falseCars();
    double errors = millis / settings.errorMillis();
    int steps = (int) Math.ceil(expected * errors / LARGEST_STEP);
    for (int i = 0; i < steps; i++) {
      step(errors / steps);
    }
  }

  private void step(double errors) {
    double lasting = errors / LONG;
    JointWeights next = nothing();
    seen.forEachLikely(
        (visible, cell, weight) -> {
          double hides = hides(cell, visible, hiddenFor(cell), rows, hidden, errors);
          double shows = shows(hiddenFor(cell), visible, errors);
          double longHides = hides(cell, visible, hiddenLong(cell), columns, longHidden, lasting);
          double longShows = shows(hiddenLong(cell), visible, lasting);
          next.add(visible, cell, weight * (1 - hides - shows - longHides - longShows));
          next.add(visible - 1, cell + columns, weight * hides);
          next.add(visible + 1, cell - columns, weight * shows);
          next.add(visible - 1, cell + 1, weight * longHides);
          next.add(visible + 1, cell - 1, weight * longShows);
        });
    seen = next;
  }

  /** A car is hidden, or a thing that is none vanishes. */
  private double hides(int cell, int visible, int errors, int count, double each, double passed) {
    if (visible == 0) {
      return 0;
    }
    int open = visible + Math.min(0, hiddenFor(cell)) + Math.min(0, hiddenLong(cell));
    boolean most = errors == count - 1 - MOST_FALSE;
    double rate = Math.max(0, -errors) + (most ? 0 : Math.max(0, open) * each);
    return Math.min(LARGEST_STEP, rate * passed);
  }

  /** A hidden car is seen again, or a thing that is none appears. */
  private double shows(int errors, int visible, double passed) {
    if (errors == -MOST_FALSE || visible == seen.most()) {
      return 0;
    }
    return Math.min(LARGEST_STEP, (Math.max(0, errors) + settings.falseCars()) * passed);
  }

  /**
   * A car came or went.
   *
   * @param probability that it did
   */
  void cross(boolean entered, double probability) {
    if (unseen != null) {
      unseen = unseen.crossed(entered, probability);
      return;
    }
    JointWeights next = nothing();
    seen.forEachLikely(
        (visible, cell, weight) -> {
          if (entered) {
            enter(next, visible, cell, weight, probability);
          } else {
            leave(next, visible, cell, weight, probability);
          }
        });
    seen = next;
    seen.normalise();
  }

  private void enter(JointWeights next, int visible, int cell, double weight, double probability) {
    double not = Math.max(1 - probability, NONSENSE);
    next.add(visible, cell, weight * not);
    if (visible + hiddenIn(cell) < settings.capacity() && visible < seen.most()) {
      double came = weight * probability;
      double hides = cell / columns < rows - 1 ? hidden : 0;
      double longHides = cell % columns < columns - 1 ? longHidden : 0;
      double sum = Math.max(1, hides + longHides);
      next.add(visible + 1, cell, came * (1 - (hides + longHides) / sum));
      next.add(visible, cell + columns, came * hides / sum);
      next.add(visible, cell + 1, came * longHides / sum);
    }
  }

  private void leave(JointWeights next, int visible, int cell, double weight, double probability) {
    double not = Math.max(1 - probability, NONSENSE);
    next.add(visible, cell, weight * not);
    int cars = visible + hiddenIn(cell);
    if (cars > 0) {
      double went = weight * probability;
      double shortPart = Math.min(1, (double) Math.max(0, hiddenFor(cell)) / cars);
      double longPart = Math.min(1 - shortPart, (double) Math.max(0, hiddenLong(cell)) / cars);
      double visiblePart = visible > 0 ? 1 - shortPart - longPart : 0;
      next.add(visible - 1, cell, went * visiblePart);
      next.add(visible, cell - columns, went * shortPart);
      next.add(visible, cell - 1, went * longPart);
    }
  }

  /**
   * So many are seen.
   *
   * @return how likely that was
   */
  double see(int count) {
    JointWeights next = nothing();
    if (count > next.most()) {
      return NONSENSE;
    }
    if (unseen != null) {
      return seeFirst(count);
    }
    seen.forEachLikely((visible, cell, weight) -> see(next, count, visible, cell, weight));
    double likely = next.sum();
    if (likely < NONSENSE) {
      double[] anew = errorsWhen(count, Belief.nothing(settings.capacity()));
      for (int cell = 0; cell < anew.length; cell++) {
        next.add(count, cell, ALL_WRONG * anew[cell]);
      }
    }
    seen.forEach((visible, cell, weight) -> next.add(visible, cell, NONSENSE * weight));
    seen = next;
    seen.normalise();
    return likely + NONSENSE;
  }

  private double seeFirst(int count) {
    double[] errors = errorsWhen(count, unseen);
    double likely = Arrays.stream(errors).sum();
    if (likely > LEAST_LIKELY) {
      for (int cell = 0; cell < errors.length; cell++) {
        seen.add(count, cell, errors[cell]);
      }
      unseen = null;
      seen.normalise();
    }
    return likely + NONSENSE;
  }

  private void see(JointWeights next, int count, int visible, int cell, double weight) {
    if (visible == count) {
      next.add(visible, cell, weight);
      return;
    }
    // In a new view others are hidden: any number of them, for a while or for long.
    int cars = visible + hiddenIn(cell);
    double each = weight * NEW_VIEW / 2 / (cars + 1);
    int row = cars - hiddenLong(cell) - count + MOST_FALSE;
    if (row >= 0 && row < rows) {
      next.add(count, row * columns + cell % columns, each);
    }
    int column = cars - hiddenFor(cell) - count + MOST_FALSE;
    if (column >= 0 && column < columns) {
      next.add(count, cell / columns * columns + column, each);
    }
  }

  /** The number of cars alone, as weights that sum to 1. */
  double[] cars() {
    double[] cars = new double[settings.capacity() + 1];
    for (int number = 0; unseen != null && number < cars.length; number++) {
      cars[number] = unseen.probability(number);
    }
    seen.forEach(
        (visible, cell, weight) -> {
          int number = visible + hiddenIn(cell);
          cars[Math.max(0, Math.min(settings.capacity(), number))] += weight;
        });
    return cars;
  }

  void write(DataOutput out) throws IOException {
    out.writeBoolean(unseen != null);
    if (unseen != null) {
      unseen.write(out);
    }
    out.writeInt(seen.count());
    seen.forEach(
        (visible, cell, weight) -> {
          out.writeShort(visible);
          out.writeShort(hiddenFor(cell));
          out.writeShort(hiddenLong(cell));
          out.writeDouble(weight);
        });
  }

  /** Reads what {@link #write} wrote, also of a smaller or larger lot. */
  void read(DataInput in) throws IOException {
    unseen = in.readBoolean() ? Belief.read(in, settings.capacity()) : null;
    seen = nothing();
    for (int left = StateException.readCount(in, "beliefs", MOST_ENTRIES); left > 0; left--) {
      int visible = in.readShort();
      int row = in.readShort() + MOST_FALSE;
      int column = in.readShort() + MOST_FALSE;
      double weight = StateException.readNumber(in, "probability", 0, 1);
      if (row >= 0 && row < rows && column >= 0 && column < columns) {
        int cell = row * columns + column;
        int fits = Math.min(visible, settings.capacity() - hiddenIn(cell));
        if (fits >= Math.max(0, -hiddenIn(cell)) && fits <= seen.most()) {
          seen.add(fits, cell, weight);
        }
      }
    }
    if (seen.sum() > LEAST_LIKELY) {
      seen.normalise();
    } else if (unseen == null) {
      believe(Belief.nothing(settings.capacity()));
    }
  }
}
