package io.marram.cloud.recognition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse.BatchItemFailure;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import com.amazonaws.services.lambda.runtime.serialization.PojoSerializer;
import com.amazonaws.services.lambda.runtime.serialization.events.LambdaEventSerializers;
import com.eclipsesource.json.Json;
import com.eclipsesource.json.JsonArray;
import com.eclipsesource.json.JsonObject;
import io.marram.cloud.recognition.identification.FalseAcceptRate;
import io.marram.cloud.recognition.identification.Identifier;
import io.marram.cloud.recognition.identification.ImpostorStatistics;
import io.marram.cloud.store.EnrolledFace;
import io.marram.cloud.store.InMemoryPeopleStore;
import io.marram.contract.FaceCrop;
import io.marram.contract.RecognisedFace;
import io.marram.contract.RecognitionResult;
import io.marram.contract.Timing;
import io.marram.vision.geometry.Landmarks;
import java.awt.Color;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class RecognitionHandlerTest {

  private static final Instant NOW = Instant.ofEpochMilli(2000);

  /** With up to a handful of people, faces up to 45 degrees away are named. */
  static final ImpostorStatistics IMPOSTORS =
      new ImpostorStatistics(10, 1000, 0, 0.15, 0.2, 0.1, 0.07, 0);

  private final Chips.ColourEmbedding embedding = new Chips.ColourEmbedding();
  private final InMemoryPeopleStore store = new InMemoryPeopleStore();
  private final List<RecognitionResult> answers = new ArrayList<>();
  private boolean queueAway;

  private final RecognitionHandler handler =
      new RecognitionHandler(
          new FaceRecognition(
              new FaceReader(embedding),
              new Identifier(IMPOSTORS, FalseAcceptRate.DEFAULT),
              Clock.fixed(NOW, ZoneOffset.UTC)),
          new CachedPeople(store, embedding.id()),
          this::send);

  private void send(RecognitionResult answer) {
    if (queueAway) {
      throw new AnswerQueueException("the queue is away", null);
    }
    answers.add(answer);
  }

  @Test
  void namesTheNearestPersonForThePicture() {
    enrol("Ann", 0);
    enrol("Bob", 120);

    handle(Chips.request("r-1", Chips.crop(0, 20), Chips.crop(1, 125), Chips.crop(2, 240)));

    RecognitionResult answer = answers.get(0);
    assertThat(answer.requestId()).isEqualTo("r-1");
    assertThat(answer.result()).isEqualTo("Bob");
    assertThat(answer.faces())
        .extracting(RecognisedFace::name)
        .containsExactly("Ann", "Bob", "Unknown");
    assertThat(answer.faces()).extracting(RecognisedFace::index).containsExactly(0, 1, 2);
    // 1 - cos 20 degrees
    assertThat(answer.faces().get(0).distance()).isCloseTo(0.0603074, within(1e-6));
    assertThat(answer.timing()).isEqualTo(new Timing(1000, 1100, 2000, 2000));
    assertThat(handler.tally().answered()).isEqualTo(1);
  }

  @Test
  void knowsNobodyFromAnEmptyGallery() {
    handle(Chips.request("r-1", Chips.crop(0, 20)));

    assertThat(answers.get(0).result()).isEqualTo("Unknown");
    assertThat(answers.get(0).faces().get(0).distance()).isNaN();
  }

  @Test
  void ignoresPeopleWhomAnotherModelEmbedded() {
    store.enrol(new EnrolledFace("Ann", "other-1", Chips.at(20), NOW, "1"));

    handle(Chips.request("r-1", Chips.crop(0, 20)));

    assertThat(answers.get(0).result()).isEqualTo("Unknown");
  }

  @Test
  void answersARequestWithoutFaces() {
    handle(Chips.request("r-1"));

    assertThat(answers).extracting(RecognitionResult::result).containsExactly("No-Face");
  }

  @Test
  void needsNoStoreWhereThereIsNoFace() {
    store.setAway(true);

    assertThat(handle(Chips.request("r-1")).getBatchItemFailures()).isEmpty();
    assertThat(answers).extracting(RecognitionResult::result).containsExactly("No-Face");
  }

  @Test
  void answersAMalformedRequestOfWhichItKnowsTheSender() {
    SQSBatchResponse response =
        handle("{\"request_id\":\"r-1\"}", "{\"request_id\":\"r-2\",\"faces\":7}");

    assertThat(response.getBatchItemFailures()).isEmpty();
    assertThat(answers)
        .extracting(RecognitionResult::requestId, RecognitionResult::result)
        .containsExactly(
            tuple("r-1", "Error: \"faces\" is missing"),
            tuple("r-2", "Error: \"faces\" must be a list"));
    assertThat(handler.tally().errors()).isEqualTo(2);
  }

  @Test
  void dropsAMalformedRequestOfWhichItDoesNotKnowTheSender() {
    SQSBatchResponse response = handle("no JSON", "[]", "", "{\"faces\":[]}", null);

    assertThat(response.getBatchItemFailures()).isEmpty();
    assertThat(answers).isEmpty();
    assertThat(handler.tally().dropped()).isEqualTo(5);
  }

  @Test
  void saysWhichFaceIsNoPicture() {
    handle(
        Chips.request(
            "r-1",
            Chips.crop(0, 20),
            Chips.crop(1, "no picture".getBytes(StandardCharsets.US_ASCII))));

    assertThat(answers.get(0).result()).startsWith("Error: face 1: ");
    assertThat(answers.get(0).faces()).isEmpty();
  }

  @Test
  void saysWhichFaceHasPointsThatMakeNoSense() {
    FaceCrop pointed =
        new FaceCrop(3, Chips.png(20), null, Landmarks.of(5, 5, 5, 5, 5, 5, 5, 5, 5, 5), 1);

    handle(Chips.request("r-1", pointed));

    assertThat(answers.get(0).result()).startsWith("Error: face 3: landmarks: ");
  }

  @Test
  void returnsToTheQueueWhatCouldNotBeAnswered() {
    queueAway = true;

    SQSBatchResponse response = handle(Chips.request("r-1", Chips.crop(0, 20)), "no JSON");

    assertThat(response.getBatchItemFailures())
        .extracting(BatchItemFailure::getItemIdentifier)
        .containsExactly("message-0");
    assertThat(handler.tally().postponed()).isEqualTo(1);
  }

  @Test
  void returnsToTheQueueWhatNeedsAStoreThatIsAway() {
    store.setAway(true);

    SQSBatchResponse response =
        handle(
            Chips.request("r-1", Chips.crop(0, 20)),
            "{\"request_id\":\"r-2\"}",
            Chips.request("r-3", Chips.crop(0, 20)));

    assertThat(response.getBatchItemFailures())
        .extracting(BatchItemFailure::getItemIdentifier)
        .containsExactly("message-0", "message-2");
    assertThat(answers).extracting(RecognitionResult::requestId).containsExactly("r-2");
  }

  @Test
  void returnsToTheQueueWhatTheNetworkCouldNotWorkOn() {
    embedding.broken = true;

    SQSBatchResponse response = handle(Chips.request("r-1", Chips.crop(0, 20)));

    assertThat(response.getBatchItemFailures()).hasSize(1);
    assertThat(answers).isEmpty();
  }

  @Test
  void readsTheGalleryOnlyWhenItHasChanged() {
    enrol("Ann", 0);
    handle(Chips.request("r-1", Chips.crop(0, 0)), Chips.request("r-2", Chips.crop(0, 0)));
    handle(Chips.request("r-3", Chips.crop(0, 120)));
    assertThat(store.galleryReads()).isEqualTo(1);

    enrol("Bob", 120);
    handle(Chips.request("r-4", Chips.crop(0, 120)));

    assertThat(store.galleryReads()).isEqualTo(2);
    assertThat(answers)
        .extracting(RecognitionResult::result)
        .containsExactly("Ann", "Ann", "Unknown", "Bob");
  }

  @Test
  void alignsAChipByThePointsOfTheFrame() {
    handle(Chips.request("r-1", Chips.crop(0, 20)));

    // In a chip the eyes are level, 192 / 3.6 pixels apart
    assertThat(embedding.lastPoints.eyeDistance()).isBetween(45f, 62f);
  }

  @Test
  void alignsAFaceThatWasCutOutByItsBox() {
    byte[] twiceAsLarge = Chips.png(80, Color.RED);

    handle(Chips.request("r-1", Chips.crop(0, twiceAsLarge)));

    // Box 40x50 at (10, 10), picture 80x80: left eye (20, 20) becomes (20, 16)
    assertThat(embedding.lastPoints.leftEye().x()).isCloseTo(20, within(1e-4f));
    assertThat(embedding.lastPoints.leftEye().y()).isCloseTo(16, within(1e-4f));
  }

  @Test
  void takesAFaceWithoutPointsAsItIs() {
    handle(Chips.request("r-1", new FaceCrop(0, Chips.png(20), null, null, 1)));

    assertThat(embedding.lastPoints).isNull();
    assertThat(answers.get(0).result()).isEqualTo("Unknown");
  }

  @Test
  void understandsTheEventsThatLambdaDelivers() {
    enrol("Ann", 20);
    PojoSerializer<SQSEvent> events =
        LambdaEventSerializers.serializerFor(SQSEvent.class, getClass().getClassLoader());
    PojoSerializer<SQSBatchResponse> responses =
        LambdaEventSerializers.serializerFor(SQSBatchResponse.class, getClass().getClassLoader());
    String json =
        new JsonObject()
            .add(
                "Records",
                new JsonArray()
                    .add(record("m-1", Chips.request("r-1", Chips.crop(0, 20))))
                    .add(record("m-2", "no JSON")))
            .toString();

    SQSBatchResponse response = handler.handleRequest(events.fromJson(json), null);

    assertThat(answers).extracting(RecognitionResult::result).containsExactly("Ann");
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    responses.toJson(response, bytes);
    assertThat(Json.parse(bytes.toString(StandardCharsets.UTF_8)))
        .isEqualTo(new JsonObject().add("batchItemFailures", new JsonArray()));
  }

  private static JsonObject record(String id, String body) {
    return new JsonObject()
        .add("messageId", id)
        .add("receiptHandle", "handle-" + id)
        .add("body", body)
        .add(
            "attributes",
            new JsonObject()
                .add("ApproximateReceiveCount", "1")
                .add("SentTimestamp", "1760000000000")
                .add("SenderId", "AIDAEXAMPLE")
                .add("ApproximateFirstReceiveTimestamp", "1760000000001"))
        .add("messageAttributes", new JsonObject())
        .add("md5OfBody", "0")
        .add("eventSource", "aws:sqs")
        .add("eventSourceARN", "arn:aws:sqs:eu-west-1:000000000000:requests")
        .add("awsRegion", "eu-west-1");
  }

  private void enrol(String person, int degrees) {
    store.enrol(
        new EnrolledFace(person, embedding.id(), Chips.at(degrees), NOW, "picture-" + degrees));
  }

  private SQSBatchResponse handle(String... bodies) {
    List<SQSMessage> messages = new ArrayList<>();
    for (String body : bodies) {
      SQSMessage message = new SQSMessage();
      message.setMessageId("message-" + messages.size());
      message.setBody(body);
      messages.add(message);
    }
    SQSEvent event = new SQSEvent();
    event.setRecords(messages);
    return handler.handleRequest(event, null);
  }
}
