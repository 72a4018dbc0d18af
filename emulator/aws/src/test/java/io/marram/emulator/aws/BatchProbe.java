package io.marram.emulator.aws;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse.BatchItemFailure;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/**
 * A function for the tests: does what a message's body says, and writes one line per message to the
 * file {@code PROBE_FILE}.
 */
public final class BatchProbe implements RequestHandler<SQSEvent, SQSBatchResponse> {

  @Override
  public SQSBatchResponse handleRequest(SQSEvent event, Context context) {
    List<BatchItemFailure> failures = new ArrayList<>();
    for (SQSMessage message : event.getRecords()) {
      note(message);
      switch (message.getBody()) {
        case "fail":
          failures.add(new BatchItemFailure(message.getMessageId()));
          break;
        case "throw":
          throw new IllegalStateException("as asked");
        case "exit":
          if (firstAttempt(message)) {
            Runtime.getRuntime().halt(3);
          }
          break;
        default:
      }
    }
    return new SQSBatchResponse(failures);
  }

  private static boolean firstAttempt(SQSMessage message) {
    return message.getAttributes().get("ApproximateReceiveCount").equals("1");
  }

  private static void note(SQSMessage message) {
    String group = message.getAttributes().getOrDefault("MessageGroupId", "");
    String deduplication = message.getAttributes().getOrDefault("MessageDeduplicationId", "");
    String colour =
        message.getMessageAttributes().containsKey("colour")
            ? message.getMessageAttributes().get("colour").getStringValue()
            : "";
    String line =
        String.join(
            ",",
            message.getBody(),
            message.getAttributes().get("ApproximateReceiveCount"),
            group,
            deduplication,
            colour);
    try {
      Files.writeString(
          Path.of(System.getenv("PROBE_FILE")),
          line + "\n",
          StandardOpenOption.CREATE,
          StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
