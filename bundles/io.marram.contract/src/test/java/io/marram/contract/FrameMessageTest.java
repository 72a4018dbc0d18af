package io.marram.contract;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FrameMessageTest {

  @Test
  void readsWhatAClientPublishes() {
    FrameMessage message =
        FrameMessage.parse(
            "{\"request_id\":\"r-1\",\"filename\":\"a.jpg\",\"encoded\":\"/9g=\"}".getBytes(UTF_8));

    assertThat(message.requestId()).isEqualTo("r-1");
    assertThat(message.filename()).isEqualTo("a.jpg");
    assertThat(message.picture()).containsExactly(0xff, 0xd8);
  }

  @Test
  void ignoresUnknownFields() {
    FrameMessage message =
        FrameMessage.parse(
            "{\"shutter\":[1,{\"a\":null}],\"request_id\":\"r\",\"encoded\":\"AA==\"}"
                .getBytes(UTF_8));

    assertThat(message.picture()).containsExactly(0);
    assertThat(message.filename()).isEmpty();
  }

  @Test
  void writesWhatItReads() {
    FrameMessage message = FrameMessage.of("r \"1\" é", "häuser.jpg", new byte[] {1, 2, 3});

    assertThat(FrameMessage.parse(message.toJson().getBytes(UTF_8))).isEqualTo(message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          ``                                       | not JSON
          hello                                    | not JSON
          {"request_id":"r"                        | not JSON
          [1]                                      | not a JSON object
          {}                                       | "request_id" is missing
          {"request_id":null,"encoded":"AA=="}     | "request_id" is missing
          {"request_id":7,"encoded":"AA=="}        | "request_id" must be a string
          {"request_id":"","encoded":"AA=="}       | "request_id" must have 1 to 256 characters, has 0
          """)
  void refusesAMessageWithoutAnIdAndSaysWhy(String json, String reason) {
    MalformedMessageException refusal = refusal(json);

    assertThat(refusal).hasMessageContaining(reason);
    assertThat(refusal.requestId()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {"request_id":"r"}                                  | "encoded" is missing
          {"request_id":"r","encoded":7}                      | "encoded" must be a string
          {"request_id":"r","encoded":"AA","filename":{}}     | "filename" must be a string
          """)
  void addressesAComplaintToItsRequest(String json, String reason) {
    MalformedMessageException refusal = refusal(json);

    assertThat(refusal).hasMessageContaining(reason);
    assertThat(refusal.requestId()).contains("r");
  }

  @Test
  void refusesNestingThatWouldExhaustTheStack() {
    assertThat(refusal("[".repeat(100_000))).hasMessageContaining("not JSON");
  }

  @ParameterizedTest
  @CsvSource({
    "'',empty",
    "%%%,not valid Base64",
    "AAAAA,not valid Base64",
    "'AA ==',not valid Base64"
  })
  void refusesAPictureThatIsNotBase64(String encoded, String reason) {
    FrameMessage message = new FrameMessage("r", "", encoded);

    MalformedMessageException refusal =
        catchThrowableOfType(MalformedMessageException.class, message::picture);

    assertThat(refusal).hasMessageContaining(reason);
    assertThat(refusal.requestId()).contains("r");
  }

  @Test
  void findsTheIdAtEitherEndOfAPayloadThatIsTooLarge() {
    String picture = "A".repeat(1_000_000);
    byte[] first = ("{\"request_id\": \"r-1\",\"encoded\":\"" + picture + "\"}").getBytes(UTF_8);
    byte[] last = ("{\"encoded\":\"" + picture + "\",\"request_id\":\"r-2\"}").getBytes(UTF_8);

    assertThat(FrameMessage.findRequestId(first)).contains("r-1");
    assertThat(FrameMessage.findRequestId(last)).contains("r-2");
    assertThat(FrameMessage.findRequestId(picture.getBytes(UTF_8))).isEmpty();
    assertThat(FrameMessage.findRequestId(new byte[0])).isEmpty();
  }

  private static MalformedMessageException refusal(String json) {
    return catchThrowableOfType(
        MalformedMessageException.class,
        () -> FrameMessage.parse((json == null ? "" : json).getBytes(UTF_8)));
  }
}
