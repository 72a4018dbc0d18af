package io.marram.anomaly.model;

import io.marram.anomaly.detector.Detector;
import io.marram.anomaly.detector.DetectorKind;
import io.marram.anomaly.detector.DetectorSettings;
import java.io.DataInput;
import java.io.IOException;

/**
 * Detectors of one autoencoder.
 *
 * @param name of the model
 * @param settings how it is used
 * @param autoencoder runs it
 * @param edition which weights it has
 */
public record AutoencoderKind(
    String name, AutoencoderSettings settings, Autoencoder autoencoder, String edition)
    implements DetectorKind {

  @Override
  public Detector create(DetectorSettings series) {
    return new AutoencoderDetector(settings, autoencoder, edition);
  }

  @Override
  public Detector read(DataInput in, DetectorSettings series) throws IOException {
    return AutoencoderDetector.read(in, settings, autoencoder, edition);
  }
}
