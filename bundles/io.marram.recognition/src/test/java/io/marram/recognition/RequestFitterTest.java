package io.marram.recognition;

import static org.assertj.core.api.Assertions.assertThat;

import io.marram.contract.FaceCrop;
import io.marram.contract.RecognitionRequest;
import io.marram.contract.Timing;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RequestFitterTest {

  private static final int SQS_LIMIT = 262_144;

  @Test
  void leavesARequestAloneThatFits() {
    RecognitionRequest request = request(List.of(Chips.noise(0, 50)));

    QueueMessage message = new RequestFitter(SQS_LIMIT).fit(request).orElseThrow();

    assertThat(message.fitting()).isEqualTo(Fitting.NONE);
    assertThat(RecognitionRequest.parse(message.body())).isEqualTo(request);
  }

  @Test
  void encodesFacesAgainWhenTheyDoNotFit() {
    List<FaceCrop> faces = IntStream.range(0, 6).mapToObj(i -> Chips.noise(i, 50)).toList();

    QueueMessage message = new RequestFitter(SQS_LIMIT).fit(request(faces)).orElseThrow();

    assertThat(bytes(message)).isLessThanOrEqualTo(SQS_LIMIT);
    assertThat(message.fitting().quality()).isLessThan(1);
    assertThat(message.fitting().leftOut()).isZero();
    assertThat(RecognitionRequest.parse(message.body()).faces()).hasSize(6);
  }

  @Test
  void leavesTheSmallestFacesOutWhenEncodingAgainIsNotEnough() {
    List<FaceCrop> faces =
        IntStream.range(0, 12).mapToObj(i -> Chips.noise(i, i % 2 == 0 ? 100 + i : 20)).toList();

    QueueMessage message = new RequestFitter(100_000).fit(request(faces)).orElseThrow();

    List<FaceCrop> kept = RecognitionRequest.parse(message.body()).faces();
    assertThat(bytes(message)).isLessThanOrEqualTo(100_000);
    assertThat(message.fitting().leftOut()).isEqualTo(12 - kept.size()).isPositive();
    assertThat(kept).extracting(FaceCrop::index).isSorted().contains(10).doesNotContain(1);
  }

  @Test
  void fitsMoreFacesIntoALargerMessage() {
    List<FaceCrop> faces = IntStream.range(0, 12).mapToObj(i -> Chips.noise(i, 50)).toList();

    QueueMessage message = new RequestFitter(1 << 20).fit(request(faces)).orElseThrow();

    assertThat(message.fitting()).isEqualTo(Fitting.NONE);
  }

  @Test
  void givesUpWhenNotEvenOneFaceFits() {
    assertThat(new RequestFitter(1024).fit(request(List.of(Chips.noise(0, 50))))).isEmpty();
  }

  @Test
  void passesOnAFaceThatItCannotDecode() {
    FaceCrop odd = new FaceCrop(0, new byte[50_000], null, null, 0.9);

    QueueMessage message =
        new RequestFitter(100_000).fit(request(List.of(odd, Chips.noise(1, 50)))).orElseThrow();

    assertThat(RecognitionRequest.parse(message.body()).faces())
        .anySatisfy(face -> assertThat(face.picture()).hasSizeGreaterThan(1000));
  }

  private static int bytes(QueueMessage message) {
    return message.body().getBytes(StandardCharsets.UTF_8).length;
  }

  private static RecognitionRequest request(List<FaceCrop> faces) {
    return new RecognitionRequest("r-1", "door", "a.jpg", Timing.onGateway(1, 2), faces);
  }
}
