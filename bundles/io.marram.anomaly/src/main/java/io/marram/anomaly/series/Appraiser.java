package io.marram.anomaly.series;

import io.marram.anomaly.Sample;
import io.marram.anomaly.StateException;
import io.marram.anomaly.detector.Explanation;
import io.marram.anomaly.feature.FeatureExtractor;
import io.marram.anomaly.feature.FeatureKind;
import io.marram.anomaly.feature.FeatureSettings;
import io.marram.anomaly.feature.StandardFeatures;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Judges the values of one series by their features, and learns from them.
 *
 * <p>Detectors are told the same features, sorted by name, for as long as the series lives: one
 * whose kind has gone is missing until it comes back. A kind that is new makes them learn anew.
 */
final class Appraiser {

  private static final int VERSION = 1;
  private static final int LEAST = 50;
  private static final double FORGETTING = 0.01;
  private static final double FAR = 6;

  /**
   * What is thought of a value.
   *
   * @param ready whether enough was seen to judge
   * @param score how strange it is, 0 to 1
   * @param alarm whether it is called an anomaly
   * @param why what makes it strange
   */
  record Appraisal(boolean ready, double score, boolean alarm, Explanation why) {}

  private final FeatureExtractor extractor;
  private final FeatureRow row;
  private long seen;
  private double mean;
  private double variance;

  /** One that has seen nothing yet. */
  Appraiser(SeriesSettings settings, SeriesKinds kinds) {
    this.extractor = new FeatureExtractor(features(settings), kinds(settings, kinds));
    this.row = FeatureRow.of(extractor.names());
  }

  private Appraiser(FeatureExtractor extractor, FeatureRow row) {
    this.extractor = extractor;
    this.row = row;
  }

  private static FeatureSettings features(SeriesSettings settings) {
    FeatureSettings standard = FeatureSettings.standard();
    return new FeatureSettings(
        settings.windowReadings(), standard.shortWindow(), standard.utcOffset());
  }

  private static List<FeatureKind> kinds(SeriesSettings settings, SeriesKinds kinds) {
    List<FeatureKind> all = new ArrayList<>(StandardFeatures.kinds(features(settings)));
    all.addAll(kinds.features());
    return all;
  }

  Appraisal observe(long timeMillis, double value, long intervalMillis) {
    row.fill(extractor.add(new Sample(timeMillis, value)));
    if (Double.isNaN(value)) {
      return new Appraisal(seen >= LEAST, 0, false, new Explanation("value", value, mean));
    }
    double deviation = variance > 0 ? Math.abs(value - mean) / Math.sqrt(variance) : 0;
    Explanation why = new Explanation("value", value, mean);
    double rate = Math.max(FORGETTING, 1.0 / (seen + 1));
    double change = value - mean;
    mean += rate * change;
    variance = (1 - rate) * (variance + rate * change * change);
    seen++;
    return seen > LEAST
        ? new Appraisal(true, deviation / (deviation + FAR), deviation > FAR, why)
        : new Appraisal(false, 0, false, why);
  }

  void write(DataOutput out) throws IOException {
    out.writeInt(VERSION);
    row.write(out);
    extractor.write(out);
    out.writeLong(seen);
    out.writeDouble(mean);
    out.writeDouble(variance);
  }

  static Appraiser read(DataInput in, SeriesSettings settings, SeriesKinds kinds)
      throws IOException {
    StateException.requireVersion("series", in.readInt(), VERSION);
    List<String> told = FeatureRow.readNames(in);
    FeatureExtractor extractor =
        FeatureExtractor.read(in, features(settings), kinds(settings, kinds));
    if (!told.containsAll(extractor.names())) {
      return new Appraiser(extractor, FeatureRow.of(extractor.names()));
    }
    Appraiser appraiser = new Appraiser(extractor, new FeatureRow(told, extractor.names()));
    appraiser.seen = in.readLong();
    appraiser.mean = in.readDouble();
    appraiser.variance = in.readDouble();
    return appraiser;
  }
}
