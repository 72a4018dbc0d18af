package io.marram.emulator.cli.cars;

import io.marram.cars.detect.DetectorModel;
import io.marram.emulator.cli.networks.LocalNetworks;
import io.marram.emulator.cli.output.CommandFailure;
import io.marram.inference.InferenceException;
import io.marram.inference.LoadedModel;
import io.marram.inference.ModelDescriptor;
import io.marram.inference.ModelEngine;
import io.marram.inference.ModelFiles;
import io.marram.inference.TorchScriptNetwork;
import io.marram.inference.onnx.OnnxEngine;
import io.marram.vision.tensor.Network;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A network that finds cars, open in this process.
 *
 * @param model what must be known of it
 */
record CarNetwork(LoadedModel loaded, DetectorModel model) implements AutoCloseable {

  private static final String CENTERNET = "models/cars-centernet.json";

  /**
   * Opens it.
   *
   * @param descriptor of the user's own model; empty for the gateway's
   * @throws CommandFailure if there is none or it is no detector
   */
  static CarNetwork open(LocalNetworks networks, Optional<Path> descriptor) {
    descriptor.ifPresent(CarNetwork::requireFile);
    try {
      return of(
          descriptor.isPresent()
              ? load(networks, descriptor.get())
              : TorchScriptNetwork.open(
                  networks.start(), CarNetwork.class.getClassLoader(), CENTERNET));
    } catch (InferenceException e) {
      throw new CommandFailure(e.getMessage(), e);
    }
  }

  private static LoadedModel load(LocalNetworks networks, Path path) {
    ModelFiles files = ModelFiles.inFolder(path.toAbsolutePath().getParent());
    ModelDescriptor descriptor = files.descriptor(path.getFileName().toString());
    ModelEngine engine =
        descriptor.platform().equals(ModelDescriptor.ONNX) ? OnnxEngine.start() : networks.start();
    return files.open(engine, descriptor);
  }

  private static CarNetwork of(LoadedModel loaded) {
    try {
      ModelDescriptor descriptor = loaded.descriptor();
      int[] shape =
          descriptor.inputs().get(0).shape().stream().mapToInt(Math::toIntExact).toArray();
      return new CarNetwork(
          loaded, DetectorModel.of(descriptor.name(), descriptor.parameters(), shape));
    } catch (IllegalArgumentException | ArithmeticException e) {
      loaded.close();
      throw new CommandFailure(e.getMessage(), e);
    }
  }

  private static void requireFile(Path descriptor) {
    if (!Files.isRegularFile(descriptor)) {
      throw new CommandFailure(
          "there is no file " + descriptor + ": name the JSON file that describes the model");
    }
  }

  /** The network itself; it takes one picture. */
  Network network() {
    return input -> loaded.run(List.of(input));
  }

  @Override
  public void close() {
    loaded.close();
  }
}
