package io.marram.cloud.recognition;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse.BatchItemFailure;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import io.marram.cloud.store.PeopleStoreException;
import io.marram.contract.MalformedMessageException;
import io.marram.contract.RecognitionRequest;
import io.marram.contract.RecognitionResult;
import io.marram.contract.Timing;
import io.marram.vision.tensor.NetworkException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The function behind the recognition request queue. What can be answered is answered, be it with
 * an error; what cannot be worked on now is returned to the queue; what can never be answered is
 * dropped.
 */
public final class RecognitionHandler implements RequestHandler<SQSEvent, SQSBatchResponse> {

  private static final Logger logger = LoggerFactory.getLogger(RecognitionHandler.class);

  private final FaceRecognition recognition;
  private final CachedPeople people;
  private final AnswerQueue answers;
  private final RequestTally tally = new RequestTally();

  /** Made by Lambda: reads the environment and loads the model. */
  public RecognitionHandler() {
    this(FunctionParts.fromEnvironment(System.getenv()));
  }

  private RecognitionHandler(FunctionParts parts) {
    this(parts.recognition(), parts.cachedPeople(), parts.answers());
  }

  RecognitionHandler(FaceRecognition recognition, CachedPeople people, AnswerQueue answers) {
    this.recognition = recognition;
    this.people = people;
    this.answers = answers;
  }

  RequestTally tally() {
    return tally;
  }

  @Override
  public SQSBatchResponse handleRequest(SQSEvent event, Context context) {
    BatchPeople batchPeople = new BatchPeople(people);
    List<BatchItemFailure> failures = new ArrayList<>();
    for (SQSMessage message : event.getRecords()) {
      if (!isDone(message, batchPeople)) {
        failures.add(new BatchItemFailure(message.getMessageId()));
      }
    }
    tally.log(event.getRecords().size());
    return new SQSBatchResponse(failures);
  }

  /** The boundary: whatever goes wrong with one message, the others of the batch are worked on. */
  private boolean isDone(SQSMessage message, BatchPeople batchPeople) {
    try {
      Optional<RecognitionResult> answer = answer(message, batchPeople);
      answer.ifPresent(answers::send);
      tally.count(answer);
      return true;
    } catch (AnswerQueueException | PeopleStoreException | NetworkException e) {
      logger.error(
          "event=recognition.postponed message={} reason=\"{}\"",
          message.getMessageId(),
          e.getMessage());
      tally.countPostponed();
      return false;
    }
  }

  private Optional<RecognitionResult> answer(SQSMessage message, BatchPeople batchPeople)
      throws NetworkException {
    try {
      RecognitionRequest request =
          RecognitionRequest.parse(Objects.requireNonNullElse(message.getBody(), ""));
      return Optional.of(recognition.recognise(request, batchPeople));
    } catch (MalformedMessageException e) {
      logger.warn(
          "event=recognition.malformed message={} reason=\"{}\"",
          message.getMessageId(),
          e.getMessage());
      return e.requestId().map(id -> RecognitionResult.error(id, e.getMessage(), Timing.NONE));
    }
  }
}
