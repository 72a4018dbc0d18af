package io.marram.anomaly.model;

import io.marram.anomaly.StateException;
import io.marram.anomaly.detector.Detector;
import io.marram.anomaly.detector.Explanation;
import io.marram.anomaly.detector.Observation;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Optional;

/**
 * How badly an autoencoder gives back the last values of a series, in units of how badly it usually
 * does. It is run once in so many readings; the readings between are judged by others.
 */
final class AutoencoderDetector implements Detector {

  private static final int VERSION = 1;
  private static final Explanation NOTHING = new Explanation("value", Double.NaN, Double.NaN);

  private final AutoencoderSettings settings;
  private final Autoencoder autoencoder;
  private final String edition;
  private final double[] values;
  private final LearnedScale learned = new LearnedScale();
  private final UsualError usual = new UsualError();

  /** Where the next value goes. */
  private int next;

  private int held;
  private int sinceLast;
  private Explanation why = NOTHING;

  /**
   * @param edition which weights the network has; what was learned with others does not count
   */
  AutoencoderDetector(AutoencoderSettings settings, Autoencoder autoencoder, String edition) {
    this.settings = settings;
    this.autoencoder = autoencoder;
    this.edition = edition;
    this.values = new double[settings.window()];
  }

  @Override
  public double observe(Observation observation) {
    double value = observation.value();
    if (!Double.isFinite(value)) {
      return Double.NaN;
    }
    Scale scale = settings.scale().orElseGet(learned::scale);
    learned.add(value);
    add(value);
    sinceLast++;
    if (held < values.length || sinceLast < settings.every()) {
      return Double.NaN;
    }
    sinceLast = 0;
    return judge(scale);
  }

  private void add(double value) {
    values[next] = value;
    next = (next + 1) % values.length;
    held = Math.min(held + 1, values.length);
  }

  private double judge(Scale scale) {
    float[] window = new float[values.length];
    for (int i = 0; i < window.length; i++) {
      window[i] = scale.apply(values[(next + i) % values.length]);
    }
    Optional<float[]> given = autoencoder.reconstruct(window.clone());
    if (given.isEmpty()) {
      why = NOTHING;
      return Double.NaN;
    }
    float[] expected = given.get();
    double sum = 0;
    double largest = -1;
    int worst = 0;
    for (int i = 0; i < window.length; i++) {
      double error = (double) window[i] - expected[i];
      sum += error * error;
      if (error * error > largest) {
        largest = error * error;
        worst = i;
      }
    }
    why =
        new Explanation(
            name(window.length - 1 - worst),
            values[(next + worst) % values.length],
            scale.undo(expected[worst]));
    return usual.measure(Math.sqrt(sum / window.length));
  }

  private static String name(int age) {
    return switch (age) {
      case 0 -> "value";
      case 1 -> "value 1 reading ago";
      default -> "value %d readings ago".formatted(age);
    };
  }

  /** The value of the window that the network gave back worst. */
  @Override
  public Explanation explain() {
    return why;
  }

  @Override
  public void write(DataOutput out) throws IOException {
    out.writeInt(VERSION);
    out.writeUTF(edition);
    learned.write(out);
    usual.write(out);
    out.writeInt(sinceLast);
    out.writeInt(held);
    for (int age = held - 1; age >= 0; age--) {
      out.writeDouble(values[(next + values.length - 1 - age) % values.length]);
    }
    out.writeInt(values.length);
  }

  /** Gives a detector that has seen nothing if the written one had another network or window. */
  static AutoencoderDetector read(
      DataInput in, AutoencoderSettings settings, Autoencoder autoencoder, String edition)
      throws IOException {
    StateException.requireVersion("autoencoder", in.readInt(), VERSION);
    AutoencoderDetector detector = new AutoencoderDetector(settings, autoencoder, edition);
    boolean same = in.readUTF().equals(edition);
    detector.learned.read(in);
    detector.usual.read(in);
    detector.sinceLast = in.readInt();
    int written = in.readInt();
    if (detector.sinceLast < 0 || written < 0 || written > AutoencoderSettings.LONGEST_WINDOW) {
      throw new StateException("autoencoder: a window of %d values is damaged".formatted(written));
    }
    for (int i = 0; i < written; i++) {
      double value = in.readDouble();
      if (!Double.isFinite(value)) {
        throw new StateException("autoencoder: the window holds " + value);
      }
      detector.add(value);
    }
    return same && in.readInt() == settings.window()
        ? detector
        : new AutoencoderDetector(settings, autoencoder, edition);
  }
}
