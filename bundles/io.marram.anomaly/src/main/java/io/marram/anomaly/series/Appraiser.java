package io.marram.anomaly.series;

import io.marram.anomaly.Sample;
import io.marram.anomaly.StateException;
import io.marram.anomaly.calibration.FalseAlarmBudget;
import io.marram.anomaly.detector.Assessment;
import io.marram.anomaly.detector.DetectorSettings;
import io.marram.anomaly.detector.Ensemble;
import io.marram.anomaly.detector.Explanation;
import io.marram.anomaly.detector.Observation;
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
  private final Ensemble ensemble;
  private final FalseAlarmBudget budget;

  /** One that has seen nothing yet. */
  Appraiser(SeriesSettings settings, SeriesKinds kinds) {
    this(new FeatureExtractor(features(settings), kinds(settings, kinds)), settings, kinds);
  }

  private Appraiser(FeatureExtractor extractor, SeriesSettings settings, SeriesKinds kinds) {
    this.extractor = extractor;
    this.row = FeatureRow.of(extractor.names());
    this.ensemble = new Ensemble(kinds.detectors(), detectors(settings, row));
    this.budget = new FalseAlarmBudget(settings.falseAlarmsPerDay());
  }

  private Appraiser(
      FeatureExtractor extractor, FeatureRow row, Ensemble ensemble, SeriesSettings settings) {
    this.extractor = extractor;
    this.row = row;
    this.ensemble = ensemble;
    this.budget = new FalseAlarmBudget(settings.falseAlarmsPerDay());
  }

  private static DetectorSettings detectors(SeriesSettings settings, FeatureRow row) {
    return new DetectorSettings(settings.seed(), row.names());
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
    double[] features = row.fill(extractor.add(new Sample(timeMillis, value)));
    Assessment found = ensemble.observe(new Observation(timeMillis, value, features));
    boolean alarm = found.ready() && budget.alarms(found.score(), intervalMillis);
    return new Appraisal(found.ready(), found.score(), alarm, found.why());
  }

  void write(DataOutput out) throws IOException {
    out.writeInt(VERSION);
    row.write(out);
    extractor.write(out);
    ensemble.write(out);
  }

  static Appraiser read(DataInput in, SeriesSettings settings, SeriesKinds kinds)
      throws IOException {
    StateException.requireVersion("series", in.readInt(), VERSION);
    List<String> told = FeatureRow.readNames(in);
    FeatureExtractor extractor =
        FeatureExtractor.read(in, features(settings), kinds(settings, kinds));
    if (!told.containsAll(extractor.names())) {
      return new Appraiser(extractor, settings, kinds);
    }
    FeatureRow row = new FeatureRow(told, extractor.names());
    Ensemble ensemble = Ensemble.read(in, kinds.detectors(), detectors(settings, row));
    return new Appraiser(extractor, row, ensemble, settings);
  }
}
