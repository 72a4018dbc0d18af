package io.marram.cloud.recognition;

import io.marram.cloud.recognition.embedding.FaceEmbedding;
import io.marram.cloud.recognition.identification.Identifier;
import io.marram.cloud.recognition.identification.ImpostorStatistics;
import io.marram.cloud.recognition.identification.ShippedStatistics;
import io.marram.cloud.store.DynamoDbPeopleStore;
import io.marram.cloud.store.PeopleStore;
import io.marram.inference.EngineSettings;
import io.marram.inference.TorchScriptEngine;
import java.time.Clock;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/**
 * Puts the functions together from their environment. Credentials, region and endpoints are found
 * by the AWS SDK in its own variables.
 */
final class FunctionParts {

  private static final Logger logger = LoggerFactory.getLogger(FunctionParts.class);

  private final Map<String, String> environment;
  private final RecognitionSettings settings;
  private final FaceReader reader;

  private FunctionParts(Map<String, String> environment, FaceEmbedding embedding) {
    this.environment = environment;
    this.settings = RecognitionSettings.from(environment);
    this.reader = new FaceReader(embedding);
  }

  /**
   * Reads the environment and loads the model.
   *
   * @throws IllegalArgumentException if a variable makes no sense
   * @throws io.marram.inference.InferenceException if the model is missing or damaged
   */
  static FunctionParts fromEnvironment(Map<String, String> environment) {
    RecognitionSettings settings = RecognitionSettings.from(environment);
    warnOfIgnored(environment);
    TorchScriptEngine engine = TorchScriptEngine.start(EngineSettings.defaults());
    FaceEmbedding embedding =
        settings.ownModel().isPresent()
            ? settings.model().open(engine, settings.ownModel().get())
            : settings.model().open(engine);
    logger.info(
        "event=recognition.ready model={} false_accept_rate={} table={}",
        embedding.id(),
        settings.falseAcceptRate().value(),
        settings.peopleTable());
    return new FunctionParts(environment, embedding);
  }

  private static void warnOfIgnored(Map<String, String> environment) {
    RecognitionSettings.value(environment, RecognitionSettings.MODEL_WEIGHTS_PATH)
        .ifPresent(
            path ->
                logger.warn(
                    "event=recognition.setting_ignored name={} reason=\"a TorchScript file holds"
                        + " its weights\"",
                    RecognitionSettings.MODEL_WEIGHTS_PATH));
  }

  FaceReader reader() {
    return reader;
  }

  FaceRecognition recognition() {
    Identifier identifier = new Identifier(statistics(), settings.falseAcceptRate());
    return new FaceRecognition(reader, identifier, Clock.systemUTC());
  }

  CachedPeople cachedPeople() {
    return new CachedPeople(store(), reader.model());
  }

  PeopleStore store() {
    DynamoDbClient client =
        DynamoDbClient.builder().httpClientBuilder(UrlConnectionHttpClient.builder()).build();
    return new DynamoDbPeopleStore(client, settings.peopleTable());
  }

  AnswerQueue answers() {
    String url = RecognitionSettings.responseQueueUrl(environment);
    SqsClient client =
        SqsClient.builder().httpClientBuilder(UrlConnectionHttpClient.builder()).build();
    return new SqsAnswerQueue(client, url);
  }

  ImpostorStatistics statistics() {
    return ShippedStatistics.of(settings.model());
  }
}
