package io.marram.emulator.cli.networks;

import io.marram.cars.detect.DetectorModel;
import io.marram.cars.detect.DetectorSettings;
import io.marram.cars.detect.NetworkDetector;
import io.marram.emulator.cli.output.CommandFailure;
import io.marram.inference.EngineSettings;
import io.marram.inference.InferenceException;
import io.marram.inference.ModelDescriptor;
import io.marram.inference.TorchScriptEngine;
import io.marram.inference.TorchScriptNetwork;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The gateway's networks, run by this process.
 *
 * @param libraries the folder of PyTorch's native libraries
 */
public record LocalNetworks(Path libraries) {

  private static final String CARS = "models/cars-centernet.json";

  /**
   * Starts PyTorch.
   *
   * @throws CommandFailure if its native libraries do not fit this machine
   */
  public TorchScriptEngine start() {
    try {
      return TorchScriptEngine.start(new EngineSettings(1, Optional.of(libraries)));
    } catch (InferenceException e) {
      throw new CommandFailure(e.getMessage(), e);
    }
  }

  /**
   * The gateway's car detector. It keeps its network until this process ends.
   *
   * @throws CommandFailure if the network cannot be loaded
   */
  public NetworkDetector cars(DetectorSettings settings) {
    try {
      TorchScriptNetwork network =
          TorchScriptNetwork.open(start(), LocalNetworks.class.getClassLoader(), CARS);
      ModelDescriptor descriptor = network.descriptor();
      int[] shape =
          descriptor.inputs().get(0).shape().stream().mapToInt(Math::toIntExact).toArray();
      return new NetworkDetector(
          network, DetectorModel.of(descriptor.name(), descriptor.parameters(), shape), settings);
    } catch (InferenceException e) {
      throw new CommandFailure(e.getMessage(), e);
    }
  }
}
