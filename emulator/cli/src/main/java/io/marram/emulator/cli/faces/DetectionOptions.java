package io.marram.emulator.cli.faces;

import io.marram.faces.MtcnnSettings;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The face detector's settings as options; the defaults are the gateway's. */
final class DetectionOptions {

  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  @Option(
      names = "--smallest-face",
      paramLabel = "PX",
      defaultValue = "20",
      description = "Faces smaller than this are not looked for (default: ${DEFAULT-VALUE}).")
  private int smallestFacePixels;

  @Option(
      names = "--pyramid-factor",
      paramLabel = "F",
      defaultValue = "0.709",
      description =
          "How much smaller each searched size is than the one before, 0.5 to 0.95"
              + " (default: ${DEFAULT-VALUE}).")
  private double pyramidFactor;

  @Option(
      names = "--proposal-threshold",
      paramLabel = "P",
      defaultValue = "0.6",
      description = "Least score of the first network, 0 to 1 (default: ${DEFAULT-VALUE}).")
  private float proposalThreshold;

  @Option(
      names = "--refinement-threshold",
      paramLabel = "P",
      defaultValue = "0.7",
      description = "Least score of the second network (default: ${DEFAULT-VALUE}).")
  private float refinementThreshold;

  @Option(
      names = "--output-threshold",
      paramLabel = "P",
      defaultValue = "0.7",
      description = "Least score of the third network (default: ${DEFAULT-VALUE}).")
  private float outputThreshold;

  @Option(
      names = "--most-faces",
      paramLabel = "N",
      defaultValue = "100",
      description = "Of more faces in a picture only the surest count (default: ${DEFAULT-VALUE}).")
  private int mostFaces;

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "Pictures worked on at once (default: the processor's cores).")
  private int threads = Runtime.getRuntime().availableProcessors();

  MtcnnSettings settings() {
    try {
      return new MtcnnSettings(
          smallestFacePixels,
          pyramidFactor,
          proposalThreshold,
          refinementThreshold,
          outputThreshold,
          mostFaces);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), e.getMessage(), e);
    }
  }

  OrderedWork work() {
    if (threads < 1 || threads > 256) {
      throw new ParameterException(
          spec.commandLine(), "--threads must be from 1 to 256, was " + threads);
    }
    return new OrderedWork(threads);
  }
}
