package io.marram.cloud.recognition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.eclipsesource.json.Json;
import com.eclipsesource.json.JsonArray;
import com.eclipsesource.json.JsonObject;
import io.marram.cloud.recognition.identification.FalseAcceptRate;
import io.marram.cloud.recognition.identification.Identifier;
import io.marram.cloud.store.InMemoryPeopleStore;
import io.marram.cloud.store.PeopleStoreException;
import io.marram.contract.FaceCrop;
import java.awt.Color;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class PeopleHandlerTest {

  private final InMemoryPeopleStore store = new InMemoryPeopleStore();
  private final Chips.ColourEmbedding embedding = new Chips.ColourEmbedding();
  private final PeopleHandler handler =
      new PeopleHandler(
          new Registry(
              store,
              new FaceReader(embedding),
              new Identifier(RecognitionHandlerTest.IMPOSTORS, new FalseAcceptRate(1e-5)),
              Clock.fixed(Instant.parse("2026-11-21T12:00:00Z"), ZoneOffset.UTC)));

  @Test
  void enrolsListsAndRemovesAPerson() {
    assertThat(ask(enrol("Ann", Chips.crop(0, 0), Chips.crop(0, 10))))
        .isEqualTo(json("{'name':'Ann','enrolled':2,'templates':2}"));
    assertThat(ask("{'action':'list'}"))
        .isEqualTo(
            json(
                "{'people':[{'name':'Ann','templates':2,"
                    + "'enrolled_at':'2026-11-21T12:00:00Z'}]}"));
    assertThat(ask("{'action':'remove','name':'Ann'}"))
        .isEqualTo(json("{'name':'Ann','removed':2}"));
    assertThat(ask("{'action':'list'}")).isEqualTo(json("{'people':[]}"));
  }

  @Test
  void enrolsTheSamePhotoOnce() {
    ask(enrol("Ann", Chips.crop(0, 0)));

    assertThat(ask(enrol("Ann", Chips.crop(0, 0), Chips.crop(1, 30))))
        .isEqualTo(json("{'name':'Ann','enrolled':1,'templates':2}"));
  }

  @Test
  void refusesAFaceThatIsVeryMuchLikeAnotherPersons() {
    ask(enrol("Ann", Chips.crop(0, 0)));

    assertThat(error(ask(enrol("Bob", Chips.crop(0, 90), Chips.crop(1, 5)))))
        .isEqualTo(
            "face 1 is very much like Ann (distance 0.004); send \"force\":true to enrol it anyway");
    assertThat(store.gallery().faces()).hasSize(1);
  }

  @Test
  void enrolsADoubleWhenForced() {
    ask(enrol("Ann", Chips.crop(0, 0)));

    JsonObject forced = enrol("Bob", Chips.crop(0, 5)).set("force", true);

    assertThat(ask(forced)).isEqualTo(json("{'name':'Bob','enrolled':1,'templates':1}"));
  }

  @Test
  void enrolsAnotherFaceOfTheSamePerson() {
    ask(enrol("Ann", Chips.crop(0, 0)));

    assertThat(ask(enrol("Ann", Chips.crop(0, 5))))
        .isEqualTo(json("{'name':'Ann','enrolled':1,'templates':2}"));
  }

  @Test
  void refusesAFaceThatCannotBeMadeOut() {
    assertThat(error(ask(enrol("Ann", Chips.crop(0, 0), Chips.crop(1, Chips.illegible())))))
        .isEqualTo(
            "face 1: too little of a face can be made out (legibility 0.50, at least 1 is needed)");
    assertThat(store.gallery().faces()).isEmpty();
  }

  @Test
  void refusesAFaceThatIsNoPicture() {
    byte[] text = "no picture".getBytes(StandardCharsets.US_ASCII);

    assertThat(error(ask(enrol("Ann", Chips.crop(7, text))))).startsWith("face 7: ");
  }

  @Test
  void refusesAPictureOfTooManyPixels() {
    byte[] large = Chips.png(4001, Color.BLACK);

    assertThat(error(ask(enrol("Ann", Chips.crop(0, large)))))
        .startsWith("face 0: ")
        .contains("4001x4001");
  }

  @Test
  void refusesToRemoveAStranger() {
    assertThat(error(ask("{'action':'remove','name':'Bob'}")))
        .isEqualTo("nobody is known by the name \"Bob\"");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "nothing | the request is not JSON",
        "[] | the request is not a JSON object",
        "{} | \"action\" must be a string",
        "{'action':'rename'} | \"action\" must be enrol, list or remove",
        "{'action':'remove'} | \"name\" must be a string",
        "{'action':'remove','name':''} | name must have 1 to 64 characters, had 0",
        "{'action':'remove','name':'a\\nb'} | name must consist of printable characters",
        "{'action':'enrol','name':'unknown'} | \"unknown\" cannot be a name: answers say it of nobody",
        "{'action':'enrol','name':'No-Face'} | \"No-Face\" cannot be a name",
        "{'action':'enrol','name':'Error: x'} | \"Error: x\" cannot be a name",
        "{'action':'enrol','name':'Ann'} | \"faces\" must be a list",
        "{'action':'enrol','name':'Ann','faces':[]} | \"faces\" must hold 1 to 50 faces, held 0",
        "{'action':'enrol','name':'Ann','faces':[7]} | face 0: the message is not a JSON object",
        "{'action':'enrol','name':'Ann','faces':[{'index':0}]} | face 0: \"encoded\" is missing",
        "{'action':'enrol','name':'Ann','faces':[{'index':0,'encoded':'%'}]} | face 0: \"encoded\"",
        "{'action':'enrol','name':'Ann','faces':[],'force':1} | \"faces\" must hold 1 to 50"
      })
  void saysWhatIsWrongWithARequest(String request, String reason) {
    assertThat(error(ask(request))).startsWith(reason);
  }

  @Test
  void refusesTooManyFaces() {
    FaceCrop[] faces = new FaceCrop[51];
    Arrays.fill(faces, Chips.crop(0, 0));

    assertThat(error(ask(enrol("Ann", faces))))
        .isEqualTo("\"faces\" must hold 1 to 50 faces, held 51");
  }

  @Test
  void refusesARequestThatIsTooLarge() {
    String large = "{'action':'" + "x".repeat(PeopleHandler.MOST_BYTES) + "'}";

    assertThat(error(ask(large))).isEqualTo("the request is larger than 6291456 bytes");
  }

  @Test
  void failsWhileTheStoreIsAway() {
    store.setAway(true);

    assertThatThrownBy(() -> ask("{'action':'list'}")).isInstanceOf(PeopleStoreException.class);
  }

  private static JsonObject enrol(String name, FaceCrop... faces) {
    JsonArray array = new JsonArray();
    for (FaceCrop face : faces) {
      array.add(Json.parse(face.toJson()));
    }
    return new JsonObject().add("action", "enrol").add("name", name).add("faces", array);
  }

  private JsonObject ask(JsonObject request) {
    return ask(request.toString());
  }

  private JsonObject ask(String request) {
    ByteArrayOutputStream output = new ByteArrayOutputStream();
    byte[] input = request.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
    try {
      handler.handleRequest(new ByteArrayInputStream(input), output, null);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Json.parse(output.toString(StandardCharsets.UTF_8)).asObject();
  }

  private static JsonObject json(String text) {
    return Json.parse(text.replace('\'', '"')).asObject();
  }

  private static String error(JsonObject answer) {
    assertThat(answer.names()).containsExactly("error");
    return answer.getString("error", null);
  }
}
