package io.marram.emulator.cli.faces;

import io.marram.cloud.recognition.embedding.EmbeddingModel;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The choice of the embedding network; the default is the function's. */
final class ModelOption {

  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  @Option(
      names = "--model",
      paramLabel = "NAME",
      description =
          "The network that embeds faces: mobilefacenet, dlib-resnet or joined (default: the"
              + " recognition function's).")
  private Optional<String> name = Optional.empty();

  EmbeddingModel model() {
    try {
      return name.map(EmbeddingModel::named).orElse(EmbeddingModel.DEFAULT);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), e.getMessage(), e);
    }
  }
}
