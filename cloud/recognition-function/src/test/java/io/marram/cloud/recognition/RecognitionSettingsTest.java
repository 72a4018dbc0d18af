package io.marram.cloud.recognition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.marram.cloud.recognition.embedding.EmbeddingModel;
import io.marram.cloud.recognition.identification.FalseAcceptRate;
import io.marram.inference.InferenceException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class RecognitionSettingsTest {

  @Test
  void hasDefaults() {
    assertThat(RecognitionSettings.from(Map.of()))
        .isEqualTo(
            new RecognitionSettings(
                "marram-people",
                EmbeddingModel.DEFAULT,
                Optional.empty(),
                new FalseAcceptRate(0.001)));
  }

  @Test
  void putsAModelOfOnesOwnInTheQuickerModelsPlaceUnlessTold() {
    assertThat(RecognitionSettings.from(Map.of("MODEL_PATH", "/models/own.pt")).model())
        .isEqualTo(EmbeddingModel.MOBILE_FACE_NET);
  }

  @Test
  void readsEveryVariable() {
    assertThat(
            RecognitionSettings.from(
                Map.of(
                    "PEOPLE_TABLE",
                    "people",
                    "EMBEDDING_MODEL",
                    "dlib-resnet",
                    "MODEL_PATH",
                    "/models/own.pt",
                    "MODEL_WT_PATH",
                    "/models/own.wt",
                    "FALSE_ACCEPT_RATE",
                    "0.01")))
        .isEqualTo(
            new RecognitionSettings(
                "people",
                EmbeddingModel.DLIB_RESNET,
                Optional.of(Path.of("/models/own.pt")),
                new FalseAcceptRate(0.01)));
  }

  @Test
  void takesAnEmptyVariableForOneThatIsNotSet() {
    assertThat(RecognitionSettings.from(Map.of("PEOPLE_TABLE", " ", "FALSE_ACCEPT_RATE", "")))
        .isEqualTo(RecognitionSettings.from(Map.of()));
  }

  @Test
  void refusesAModelThatThereIsNot() {
    assertThatThrownBy(() -> RecognitionSettings.from(Map.of("EMBEDDING_MODEL", "resnet")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("EMBEDDING_MODEL: ")
        .hasMessageEndingWith("was \"resnet\"");
  }

  @Test
  void refusesARateThatIsNoNumberOrNoRate() {
    assertThatThrownBy(() -> RecognitionSettings.from(Map.of("FALSE_ACCEPT_RATE", "1%")))
        .hasMessage("FALSE_ACCEPT_RATE must be a number such as 0.001, was \"1%\"");
    assertThatThrownBy(() -> RecognitionSettings.from(Map.of("FALSE_ACCEPT_RATE", "2")))
        .hasMessageStartingWith("FALSE_ACCEPT_RATE: ")
        .hasMessageEndingWith("was 2.0");
  }

  @Test
  void asksForTheQueueOfTheAnswers() {
    assertThat(RecognitionSettings.responseQueueUrl(Map.of("SQS_RESPONSE_QUEUE_URL", "queue")))
        .isEqualTo("queue");
    assertThatThrownBy(() -> RecognitionSettings.responseQueueUrl(Map.of()))
        .hasMessage("SQS_RESPONSE_QUEUE_URL must be the URL of the queue for the answers");
  }

  @Test
  void failsToStartWithAModelFileThatIsDamaged(@TempDir Path folder) throws Exception {
    Path damaged = Files.write(folder.resolve("own.pt"), new byte[100]);

    assertThatThrownBy(
            () -> FunctionParts.fromEnvironment(Map.of("MODEL_PATH", damaged.toString())))
        .isInstanceOf(InferenceException.class)
        .hasMessageContaining("own.pt");
  }
}
