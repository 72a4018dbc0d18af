package io.marram.emulator.devices.parking.camera;

import io.marram.emulator.devices.parking.ParkingTruth;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** Asks a camera over the lot what is so. */
public final class ParkingCameraClient {

  private static final Duration LIMIT = Duration.ofSeconds(5);
  private static final int OK = 200;

  private final HttpClient client = HttpClient.newBuilder().connectTimeout(LIMIT).build();
  private final HttpRequest truth;

  /**
   * @param truth as {@link ParkingCamera#truth}
   */
  public ParkingCameraClient(URI truth, Login login) {
    this.truth =
        HttpRequest.newBuilder(truth)
            .timeout(LIMIT)
            .header("Authorization", login.header())
            .build();
  }

  /** What is so now. */
  public ParkingTruth truth() throws IOException, InterruptedException {
    HttpResponse<String> answer = client.send(truth, HttpResponse.BodyHandlers.ofString());
    if (answer.statusCode() != OK) {
      throw new IOException("the parking camera answers " + answer.statusCode());
    }
    return TruthJson.read(answer.body());
  }
}
