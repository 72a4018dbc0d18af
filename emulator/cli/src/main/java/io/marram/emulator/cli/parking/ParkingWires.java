package io.marram.emulator.cli.parking;

import io.marram.emulator.cli.output.CommandFailure;
import io.marram.emulator.devices.parking.ParkingLot;
import io.marram.emulator.devices.parking.ParkingTruth;
import io.marram.emulator.devices.parking.camera.ParkingCameraClient;
import io.marram.emulator.devices.parking.render.LotView;
import java.io.IOException;
import java.util.Map;

/** What a gateway's wires are told of the drawn parking lot, and what is true of it. */
public final class ParkingWires {

  private static final String ZONE = "lot";

  private ParkingWires() {}

  /**
   * Values for the graph's camera and car detector. Somebody has counted when they begin, as an
   * operator would: a picture alone does not tell which cars it hides.
   *
   * @throws CommandFailure if the camera does not say how many cars there are
   */
  public static Map<String, String> values(ParkingProcess parking) throws InterruptedException {
    return Map.of(
        "parking.camera.url", parking.video().toString(),
        "parking.camera.user", parking.login().user(),
        "parking.camera.password", parking.login().password(),
        "parking.areas", ParkingLot.areas(LotView.MAST),
        "parking.zone", ZONE,
        "parking.capacity", Integer.toString(ParkingLot.capacity()),
        "parking.start", Integer.toString(truth(parking.camera()).cars()));
  }

  /** The topic on which a gateway says how many cars it counts. */
  public static String topic(String thing) {
    return "parking/" + thing + "/cars";
  }

  /**
   * What is so on the lot at this moment.
   *
   * @throws CommandFailure if its camera does not answer
   */
  public static ParkingTruth truth(ParkingCameraClient camera) throws InterruptedException {
    try {
      return camera.truth();
    } catch (IOException e) {
      throw new CommandFailure("the parking camera does not answer: " + e.getMessage(), e);
    }
  }
}
