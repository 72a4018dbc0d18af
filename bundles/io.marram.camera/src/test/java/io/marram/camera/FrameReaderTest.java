package io.marram.camera;

import static org.assertj.core.api.Assertions.assertThat;

import io.marram.contract.FrameMessage;
import io.marram.vision.image.PictureDecoder;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class FrameReaderTest {

  private static final long NOW = 1_700_000_000_000L;

  private final FrameReader reader = new FrameReader(131_072, new PictureDecoder());

  @Test
  void readsAPictureWithItsSizeAndWhereItComesFrom() {
    byte[] picture = Pictures.jpeg(64, 48);

    Frame frame = (Frame) read(FrameMessage.of("r-1", "door.jpg", picture).toJson());

    assertThat(frame.id()).isEqualTo("r-1");
    assertThat(frame.source()).isEqualTo("front-door");
    assertThat(frame.name()).isEqualTo("door.jpg");
    assertThat(frame.capturedAtMillis()).isEqualTo(NOW);
    assertThat(frame.picture()).isEqualTo(picture);
    assertThat(frame.width()).isEqualTo(64);
    assertThat(frame.height()).isEqualTo(48);
  }

  @Test
  void doesNotMindUnknownFields() {
    String json = FrameMessage.of("r-1", "", Pictures.jpeg(8, 8)).toJson();

    assertThat(read(json.replaceFirst("\\{", "{\"gps\":{\"lat\":[1,2]},")))
        .isInstanceOf(Frame.class);
  }

  @Test
  void refusesInvalidBase64() {
    assertRefused(
        "{\"request_id\":\"r-1\",\"filename\":\"a\",\"encoded\":\"%%%\"}",
        Refusal.MALFORMED, "Base64");
  }

  @Test
  void refusesAnEmptyPicture() {
    assertRefused(
        "{\"request_id\":\"r-1\",\"filename\":\"a\",\"encoded\":\"\"}", Refusal.MALFORMED, "empty");
  }

  @Test
  void refusesAMessageWithoutPicture() {
    assertRefused("{\"request_id\":\"r-1\"}", Refusal.MALFORMED, "encoded");
  }

  @Test
  void refusesWhatIsNoPicture() {
    byte[] text = "this is no picture at all".getBytes(StandardCharsets.UTF_8);

    assertRefused(FrameMessage.of("r-1", "a.jpg", text).toJson(), Refusal.NOT_A_PICTURE, "picture");
  }

  @Test
  void refusesWebpNamedJpg() {
    assertRefused(
        FrameMessage.of("r-1", "a.jpg", Pictures.webp()).toJson(), Refusal.NOT_A_PICTURE, "WebP");
  }

  @Test
  void refusesAPictureThatDeclaresTooManyPixels() {
    assertRefused(
        FrameMessage.of("r-1", "a.png", Pictures.pngDeclaring(30_000, 30_000)).toJson(),
        Refusal.NOT_A_PICTURE,
        "30000x30000");
  }

  @Test
  void refusesAPayloadOverTheLimitAndStillFindsWhoToTell() {
    String large =
        "{\"request_id\":\"r-1\",\"filename\":\"a\",\"encoded\":\"" + "A".repeat(140_000) + "\"}";

    assertRefused(large, Refusal.TOO_LARGE, "at most 131072");
  }

  @Test
  void cannotAnswerALargePayloadWithoutARequestId() {
    assertUnanswerable("x".repeat(200_000), Refusal.TOO_LARGE);
  }

  @Test
  void refusesJsonThatBreaksOffAndStillFindsWhoToTell() {
    assertRefused("{\"request_id\":\"r-1\",\"fil", Refusal.MALFORMED, "not JSON");
  }

  @Test
  void refusesJsonThatIsNestedTooDeepAndStillFindsWhoToTell() {
    String deep = "{\"request_id\":\"r-1\",\"x\":" + "[".repeat(5_000) + "]".repeat(5_000) + "}";

    assertRefused(deep, Refusal.MALFORMED, "Nesting too deep");
  }

  @Test
  void cannotAnswerWhatIsNotJson() {
    assertUnanswerable("hello", Refusal.MALFORMED);
  }

  @Test
  void cannotAnswerAZeroBytePayload() {
    assertUnanswerable("", Refusal.MALFORMED);
  }

  @Test
  void cannotAnswerJsonWithoutRequestId() {
    assertUnanswerable("{\"filename\":\"a\",\"encoded\":\"AAAA\"}", Refusal.MALFORMED);
  }

  @Test
  void namesASourceEvenIfTheTopicEndsWithASlash() {
    Reading reading =
        reader.readMessage(
            "clients/", "{\"request_id\":\"1\"}".getBytes(StandardCharsets.UTF_8), NOW);

    assertThat(((RefusedFrame) reading).source()).isEqualTo("unknown");
  }

  private Reading read(String payload) {
    return reader.readMessage("clients/front-door", payload.getBytes(StandardCharsets.UTF_8), NOW);
  }

  private void assertRefused(String payload, Refusal refusal, String reason) {
    assertThat(read(payload))
        .isInstanceOfSatisfying(
            RefusedFrame.class,
            refused -> {
              assertThat(refused.id()).isEqualTo("r-1");
              assertThat(refused.source()).isEqualTo("front-door");
              assertThat(refused.capturedAtMillis()).isEqualTo(NOW);
              assertThat(refused.refusal()).isEqualTo(refusal);
              assertThat(refused.reason()).contains(reason);
            });
  }

  private void assertUnanswerable(String payload, Refusal refusal) {
    assertThat(read(payload))
        .isInstanceOfSatisfying(
            Unanswerable.class,
            unanswerable -> {
              assertThat(unanswerable.refusal()).isEqualTo(refusal);
              assertThat(unanswerable.reason()).isNotBlank();
            });
  }
}
