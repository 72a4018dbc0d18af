package io.marram.recognition.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.marram.contract.FaceCrop;
import io.marram.contract.WireProperties;
import io.marram.recognition.Chips;
import io.marram.recognition.FrameOutcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.eclipse.kura.wire.WireRecord;
import org.junit.jupiter.api.Test;

class OutcomeReaderTest {

  @Test
  void readsAFramesFaces() {
    FaceCrop face = Chips.noise(0, 50);

    FrameOutcome.Faces outcome =
        (FrameOutcome.Faces) OutcomeReader.read(Records.faces("r-1", face)).get(0);

    assertThat(outcome.requestId()).isEqualTo("r-1");
    assertThat(outcome.source()).isEqualTo("door");
    assertThat(outcome.name()).isEqualTo("a.jpg");
    assertThat(outcome.capturedAtMillis()).isEqualTo(10);
    assertThat(outcome.detectedAtMillis()).isEqualTo(20);
    assertThat(outcome.faces()).hasSize(1);
    assertThat(outcome.faces().get(0).picture()).isEqualTo(face.picture());
    assertThat(outcome.faces().get(0).box()).isEqualTo(face.box());
    assertThat(outcome.faces().get(0).landmarks().format()).isEqualTo("1,2,3,4,5,6,7,8,9,10");
    assertThat(outcome.faces().get(0).score()).isEqualTo(0.99);
  }

  @Test
  void readsSeveralFramesInOneEnvelope() {
    List<WireRecord> records = new ArrayList<>(Records.faces("r-1", Chips.noise(0, 50)));
    records.addAll(Records.faces("r-2"));
    records.addAll(Records.failure("r-3", "truncated JPEG"));

    assertThat(OutcomeReader.read(records))
        .hasSize(3)
        .satisfiesExactly(
            first -> assertThat(((FrameOutcome.Faces) first).faces()).hasSize(1),
            second -> assertThat(((FrameOutcome.Faces) second).faces()).isEmpty(),
            third ->
                assertThat(third)
                    .isEqualTo(new FrameOutcome.Failure("r-3", "door", 10, "truncated JPEG")));
  }

  @Test
  void doesNotTakeLostFacesForAPictureWithoutFaces() {
    List<WireRecord> headerOnly = Records.faces("r-1", Chips.noise(0, 50)).subList(0, 1);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> OutcomeReader.read(headerOnly))
        .withMessageContaining("r-1");
  }

  @Test
  void refusesRecordsOfSomethingElse() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> OutcomeReader.read(List.of(Records.of(Map.of("temperature", 20.5)))))
        .withMessageContaining(WireProperties.FRAME_ID);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> OutcomeReader.read(List.of(Records.of(Map.of("frame.id", "r-1")))))
        .withMessageContaining(WireProperties.FACES_COUNT);
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                OutcomeReader.read(
                    List.of(Records.of(Map.of("frame.id", "r-1", "faces.count", "none")))))
        .withMessageContaining("Integer");
  }
}
