package io.marram.emulator.cli.wires;

import static org.assertj.core.api.Assertions.assertThat;

import io.marram.emulator.cli.kura.Authorization.Token;
import io.marram.emulator.cli.kura.FakeKura;
import io.marram.emulator.cli.kura.KuraAddress;
import io.marram.emulator.cli.kura.KuraClient;
import java.io.IOException;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class KeptWiresTest {

  private static final String CAMERA = "io.marram.camera.MqttCamera";
  private static final String QUEUE = "io.marram.recognition.RecognitionQueue";

  @Test
  void findsNothingWrongWhenPicturesMayGetThrough() throws IOException {
    assertThat(problem(CAMERA, "com.acme.Detector", QUEUE)).isEmpty();
  }

  @Test
  void saysWhatIsMissing() throws IOException {
    assertThat(problem("io.marram.faces.FaceDetector", QUEUE))
        .contains("there is no io.marram.camera.MqttCamera in the graph");
    assertThat(problem("org.eclipse.kura.wire.Timer"))
        .contains("there is no " + CAMERA + " and no " + QUEUE + " in the graph");
  }

  @Test
  void seesThatThereAreNoWires() throws IOException {
    assertThat(problem()).get().asString().contains("no " + CAMERA);
  }

  @Test
  void leavesItToTheFirstFrameWhenTheGatewayDoesNotTell() throws IOException {
    try (FakeKura kura = FakeKura.start()) {
      KuraClient refused =
          new KuraClient(new KuraAddress(kura.address()), new Token("wrong"), Optional.empty());

      assertThat(KeptWires.problem(refused)).isEmpty();
    }
  }

  private static Optional<String> problem(String... factories) throws IOException {
    try (FakeKura kura = FakeKura.start()) {
      kura.wires(factories);
      return KeptWires.problem(
          new KuraClient(
              new KuraAddress(kura.address()), new Token(FakeKura.TOKEN), Optional.empty()));
    }
  }
}
