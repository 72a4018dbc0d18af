package io.marram.recognition;

import static org.assertj.core.api.Assertions.assertThat;

import io.marram.contract.FaceCrop;
import io.marram.contract.RecognitionRequest;
import io.marram.contract.RecognitionResult;
import io.marram.contract.Timing;
import io.marram.recognition.QueueMessage.Destination;
import java.util.List;
import org.junit.jupiter.api.Test;

class RecognitionMessagesTest {

  private final RecognitionMessages messages = new RecognitionMessages(262_144);

  @Test
  void facesGoToTheRequestQueue() {
    FaceCrop face = Chips.noise(0, 50);

    QueueMessage message =
        messages.of(new FrameOutcome.Faces("r-1", "door", "a.jpg", 10, 20, List.of(face)));

    assertThat(message.destination()).isEqualTo(Destination.REQUEST);
    assertThat(message.requestId()).isEqualTo("r-1");
    assertThat(RecognitionRequest.parse(message.body()))
        .isEqualTo(
            new RecognitionRequest(
                "r-1", "door", "a.jpg", Timing.onGateway(10, 20), List.of(face)));
  }

  @Test
  void aFrameWithoutFaceIsAnsweredAtOnce() {
    QueueMessage message =
        messages.of(new FrameOutcome.Faces("r-1", "door", "a.jpg", 10, 20, List.of()));

    assertThat(message.destination()).isEqualTo(Destination.RESPONSE);
    assertThat(RecognitionResult.parse(message.body()))
        .isEqualTo(RecognitionResult.noFace("r-1", Timing.onGateway(10, 20)));
  }

  @Test
  void aFrameThatFailedIsAnsweredWithTheReason() {
    QueueMessage message =
        messages.of(new FrameOutcome.Failure("r-1", "door", 10, "truncated JPEG"));

    assertThat(message.destination()).isEqualTo(Destination.RESPONSE);
    assertThat(RecognitionResult.parse(message.body()).result()).isEqualTo("Error: truncated JPEG");
  }

  @Test
  void facesThatFitNoMessageAreAnsweredWithAnError() {
    QueueMessage message =
        new RecognitionMessages(1024)
            .of(new FrameOutcome.Faces("r-1", "door", "", 0, 0, List.of(Chips.noise(0, 50))));

    assertThat(message.destination()).isEqualTo(Destination.RESPONSE);
    assertThat(RecognitionResult.parse(message.body()).result())
        .isEqualTo("Error: the picture's faces do not fit into a message of 1024 bytes");
  }

  @Test
  void saysNothingOfTheContentInItsText() {
    QueueMessage message = messages.of(new FrameOutcome.Failure("r-1", "door", 10, "reason"));

    assertThat(message.toString()).doesNotContain("reason").contains("r-1");
  }
}
