package io.marram.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.marram.vision.geometry.Box;
import io.marram.vision.geometry.Landmarks;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecognitionMessagesTest {

  private static final Landmarks LANDMARKS = Landmarks.parse("1,2,3,4,5,6,7,8,9,10");

  @Property(tries = 200)
  void aRequestSurvivesTheJourney(
      @ForAll @StringLength(min = 1, max = 256) String id,
      @ForAll @StringLength(max = 40) String thing,
      @ForAll @LongRange(min = 0, max = 4_000_000_000_000L) long capturedAt,
      @ForAll @IntRange(max = 1000) int left,
      @ForAll @Size(max = 64) byte[] picture) {
    RecognitionRequest request =
        new RecognitionRequest(
            id,
            thing,
            "a.jpg",
            Timing.onGateway(capturedAt, capturedAt + 40),
            List.of(
                new FaceCrop(0, picture, new Box(left, 2, left + 30, 42), LANDMARKS, 0.5),
                new FaceCrop(1, picture, null, null, 1)));

    assertThat(RecognitionRequest.parse(request.toJson())).isEqualTo(request);
  }

  @Property(tries = 200)
  void aResultSurvivesTheJourney(
      @ForAll @StringLength(min = 1, max = 256) String id,
      @ForAll String result,
      @ForAll @LongRange(min = 0, max = 4_000_000_000_000L) long at) {
    RecognitionResult answer =
        new RecognitionResult(
            id,
            result,
            List.of(
                new RecognisedFace(0, "Ann", 0.25),
                new RecognisedFace(1, RecognitionResult.UNKNOWN, Double.NaN)),
            new Timing(at, at + 1, at + 2, at + 3));

    assertThat(RecognitionResult.parse(answer.toJson())).isEqualTo(answer);
  }

  @Test
  void readsTheSourceProjectsAnswer() {
    RecognitionResult answer = RecognitionResult.parse("{\"request_id\":\"r\",\"result\":\"Ann\"}");

    assertThat(answer).isEqualTo(new RecognitionResult("r", "Ann", List.of(), Timing.NONE));
  }

  @Test
  void anErrorSaysSo() {
    RecognitionResult error = RecognitionResult.error("r", "truncated JPEG", Timing.NONE);

    assertThat(error.result()).isEqualTo("Error: truncated JPEG");
    assertThat(error.isError()).isTrue();
    assertThat(RecognitionResult.noFace("r", Timing.NONE).isError()).isFalse();
  }

  @Test
  void aCropDoesNotShowItsFaceInLogs() {
    FaceCrop crop = new FaceCrop(0, new byte[] {42, 42}, null, LANDMARKS, 1);

    assertThat(crop.toString()).contains("bytes=2").doesNotContain("42");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {"request_id":"r"}                                                    | "faces" is missing
          {"request_id":"r","faces":{}}                                         | "faces" must be a list
          {"request_id":"r","faces":[1]}                                        | "faces" must be a list of objects
          {"request_id":"r","faces":[{"encoded":"AA=="}]}                       | "index" is missing
          {"request_id":"r","faces":[{"index":0.5,"encoded":"AA=="}]}           | "index" must be a whole number
          {"request_id":"r","faces":[{"index":9999999999,"encoded":"AA=="}]}    | "index" must be a whole number of at most 32 bits
          {"request_id":"r","faces":[{"index":0,"encoded":"*"}]}                | "encoded" cannot be read
          {"request_id":"r","faces":[{"index":0,"encoded":"","box":"1,2"}]}     | "box" cannot be read
          {"request_id":"r","faces":[{"index":0,"encoded":"","landmarks":"x"}]} | "landmarks" cannot be read
          {"request_id":"r","faces":[],"captured_at":"now"}                     | "captured_at" must be a whole number
          """)
  void refusesARequestAndSaysWhyToItsSender(String json, String reason) {
    MalformedMessageException refusal =
        catchThrowableOfType(MalformedMessageException.class, () -> RecognitionRequest.parse(json));

    assertThat(refusal).hasMessageContaining(reason);
    assertThat(refusal.requestId()).contains("r");
  }
}
