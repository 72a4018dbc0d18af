package io.marram.faces.internal;

import io.marram.faces.MtcnnSettings;
import io.marram.networks.EngineTarget;

/** Maps a face detector's configuration to settings. */
final class FaceDetectorMapping {

  private FaceDetectorMapping() {}

  /**
   * @throws IllegalArgumentException if the configuration is not usable; says which property and
   *     why
   */
  static FaceDetectorSettings map(FaceDetectorConfig config) {
    EngineTarget.require(config.InferenceEngineService_target());
    MtcnnSettings search =
        new MtcnnSettings(
            config.smallest_face(),
            config.pyramid_factor(),
            (float) config.proposal_threshold(),
            (float) config.refinement_threshold(),
            (float) config.output_threshold(),
            config.most_faces());
    ModelNames models =
        new ModelNames(
            trimmed(config.proposal_model()),
            trimmed(config.refinement_model()),
            trimmed(config.output_model()));
    return new FaceDetectorSettings(
        search, models, config.largest_picture(), (float) config.chip_quality());
  }

  private static String trimmed(String text) {
    return text == null ? "" : text.trim();
  }
}
