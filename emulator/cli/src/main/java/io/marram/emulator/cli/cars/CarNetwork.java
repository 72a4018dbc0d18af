package io.marram.emulator.cli.cars;

import io.marram.cars.detect.DetectorModel;
import io.marram.emulator.cli.networks.LocalNetworks;
import io.marram.emulator.cli.output.CommandFailure;
import io.marram.inference.InferenceException;
import io.marram.inference.TorchScriptEngine;
import io.marram.inference.TorchScriptNetwork;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A network that finds cars, open in this process.
 *
 * @param model what must be known of it
 */
record CarNetwork(TorchScriptNetwork network, DetectorModel model) implements AutoCloseable {

  private static final String CENTERNET = "models/cars-centernet.json";

  /**
   * Opens it.
   *
   * @param descriptor of the user's own model; empty for the gateway's
   * @throws CommandFailure if there is none or it is no detector
   */
  static CarNetwork open(LocalNetworks networks, Optional<Path> descriptor) {
    descriptor.ifPresent(CarNetwork::requireFile);
    TorchScriptEngine engine = networks.start();
    try {
      return of(
          descriptor.isPresent()
              ? TorchScriptNetwork.open(engine, descriptor.get())
              : TorchScriptNetwork.open(engine, CarNetwork.class.getClassLoader(), CENTERNET));
    } catch (InferenceException e) {
      throw new CommandFailure(e.getMessage(), e);
    }
  }

  private static CarNetwork of(TorchScriptNetwork network) {
    try {
      int[] shape =
          network.descriptor().inputs().get(0).shape().stream()
              .mapToInt(Math::toIntExact)
              .toArray();
      return new CarNetwork(
          network,
          DetectorModel.of(network.descriptor().name(), network.descriptor().parameters(), shape));
    } catch (IllegalArgumentException | ArithmeticException e) {
      network.close();
      throw new CommandFailure(e.getMessage(), e);
    }
  }

  private static void requireFile(Path descriptor) {
    if (!Files.isRegularFile(descriptor)) {
      throw new CommandFailure(
          "there is no file " + descriptor + ": name the JSON file that describes the model");
    }
  }

  @Override
  public void close() {
    network.close();
  }
}
