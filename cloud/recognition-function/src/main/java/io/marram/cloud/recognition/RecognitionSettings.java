package io.marram.cloud.recognition;

import io.marram.cloud.recognition.embedding.EmbeddingModel;
import io.marram.cloud.recognition.identification.FalseAcceptRate;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * What the functions are told by their environment.
 *
 * @param peopleTable {@code PEOPLE_TABLE}, the DynamoDB table of known people
 * @param model {@code EMBEDDING_MODEL}, by its name
 * @param ownModel {@code MODEL_PATH}, a TorchScript file that takes the model's place
 * @param falseAcceptRate {@code FALSE_ACCEPT_RATE}, the share of strangers that may get a name
 */
record RecognitionSettings(
    String peopleTable,
    EmbeddingModel model,
    Optional<Path> ownModel,
    FalseAcceptRate falseAcceptRate) {

  static final String RESPONSE_QUEUE_URL = "SQS_RESPONSE_QUEUE_URL";
  static final String PEOPLE_TABLE = "PEOPLE_TABLE";
  static final String EMBEDDING_MODEL = "EMBEDDING_MODEL";
  static final String MODEL_PATH = "MODEL_PATH";
  static final String FALSE_ACCEPT_RATE = "FALSE_ACCEPT_RATE";

  /** Weights in a format of their own that went with {@code MODEL_PATH}; not needed any more. */
  static final String MODEL_WEIGHTS_PATH = "MODEL_WT_PATH";

  private static final String DEFAULT_TABLE = "marram-people";

  /**
   * Reads the environment; what is missing or empty takes its default.
   *
   * @throws IllegalArgumentException naming the variable, the rule and the value
   */
  static RecognitionSettings from(Map<String, String> environment) {
    Optional<Path> ownModel = value(environment, MODEL_PATH).map(Path::of);
    EmbeddingModel unlessNamed =
        ownModel.isPresent() ? EmbeddingModel.DEFAULT_SINGLE : EmbeddingModel.DEFAULT;
    return new RecognitionSettings(
        value(environment, PEOPLE_TABLE).orElse(DEFAULT_TABLE),
        model(value(environment, EMBEDDING_MODEL), unlessNamed),
        ownModel,
        rate(value(environment, FALSE_ACCEPT_RATE)));
  }

  /**
   * The queue for the answers.
   *
   * @throws IllegalArgumentException if the environment does not name it
   */
  static String responseQueueUrl(Map<String, String> environment) {
    return value(environment, RESPONSE_QUEUE_URL)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    RESPONSE_QUEUE_URL + " must be the URL of the queue for the answers"));
  }

  static Optional<String> value(Map<String, String> environment, String name) {
    return Optional.ofNullable(environment.get(name)).map(String::strip).filter(v -> !v.isEmpty());
  }

  private static EmbeddingModel model(Optional<String> name, EmbeddingModel unlessNamed) {
    try {
      return name.map(EmbeddingModel::named).orElse(unlessNamed);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(EMBEDDING_MODEL + ": " + e.getMessage(), e);
    }
  }

  private static FalseAcceptRate rate(Optional<String> text) {
    try {
      return text.map(Double::parseDouble)
          .map(FalseAcceptRate::new)
          .orElse(FalseAcceptRate.DEFAULT);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          FALSE_ACCEPT_RATE + " must be a number such as 0.001, was \"" + text.get() + "\"", e);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(FALSE_ACCEPT_RATE + ": " + e.getMessage(), e);
    }
  }
}
