package io.marram.emulator.cli.wires;

import io.marram.emulator.cli.kura.KuraClient;
import io.marram.emulator.cli.kura.KuraFailure;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Wires that may have been drawn on the gateway, and may be meant for something else. */
public final class KeptWires {

  private static final String CAMERA = "io.marram.camera.MqttCamera";
  private static final String QUEUE = "io.marram.recognition.RecognitionQueue";

  private KeptWires() {}

  /**
   * Why no published picture can be answered, if that shows without trying.
   *
   * @param gateway is asked for its wires; one that does not tell may well work
   */
  public static Optional<String> problem(KuraClient gateway) {
    try {
      return problem(gateway.wireComponents());
    } catch (KuraFailure e) {
      return Optional.empty();
    }
  }

  /**
   * The same.
   *
   * @param factories of the components in the graph
   */
  public static Optional<String> problem(Collection<String> factories) {
    List<String> missing =
        List.of(CAMERA, QUEUE).stream().filter(factory -> !factories.contains(factory)).toList();
    return missing.isEmpty()
        ? Optional.empty()
        : Optional.of("there is no " + String.join(" and no ", missing) + " in the graph");
  }
}
