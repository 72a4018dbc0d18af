package io.marram.cloud.ingest;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import io.marram.cloud.store.DynamoDbQuarantine;
import io.marram.cloud.store.DynamoDbReadingStore;
import io.marram.cloud.store.Quarantine;
import io.marram.cloud.store.ReadingStore;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * The function behind the queue of readings, with partial batch responses: a message that cannot be
 * stored now comes again, and no message stands in the way of another.
 */
public final class IngestHandler implements RequestStreamHandler {

  private static final Logger logger = LoggerFactory.getLogger(IngestHandler.class);

  /** Of a request with all its attempts: the batch fails before the function's time is over. */
  private static final Duration CALL_LIMIT = Duration.ofSeconds(8);

  private final ReadingIngest ingest;
  private final Clock clock;

  /** Made by Lambda: reads the environment. */
  public IngestHandler() {
    this(IngestSettings.from(System.getenv()), client(), Clock.systemUTC());
  }

  private IngestHandler(IngestSettings settings, DynamoDbClient client, Clock clock) {
    this(
        new DynamoDbReadingStore(client, settings.tables(), settings.retention(), clock),
        new DynamoDbQuarantine(client, settings.tables().quarantine(), settings.retention()),
        clock);
    logger.info(
        "event=ingest.ready readings={} sensors={} quarantine={} retention.days={}",
        settings.tables().readings(),
        settings.tables().sensors(),
        settings.tables().quarantine(),
        settings.retention().toDays());
  }

  IngestHandler(ReadingStore store, Quarantine quarantine, Clock clock) {
    this.ingest = new ReadingIngest(store, quarantine, new IngestTally(clock));
    this.clock = clock;
  }

  @Override
  public void handleRequest(InputStream input, OutputStream output, Context context)
      throws IOException {
    List<QueueMessage> messages =
        SqsEvent.read(new InputStreamReader(input, StandardCharsets.UTF_8), clock);
    String response = SqsEvent.response(ingest.ingest(messages));
    output.write(response.getBytes(StandardCharsets.UTF_8));
  }

  /** Credentials, region and endpoint are found by the AWS SDK in its own variables. */
  private static DynamoDbClient client() {
    return DynamoDbClient.builder()
        .httpClientBuilder(UrlConnectionHttpClient.builder())
        .overrideConfiguration(override -> override.apiCallTimeout(CALL_LIMIT))
        .build();
  }
}
