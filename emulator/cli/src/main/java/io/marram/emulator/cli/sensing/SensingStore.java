package io.marram.emulator.cli.sensing;

import io.marram.cloud.store.DynamoDbLedgerStore;
import io.marram.cloud.store.DynamoDbQuarantine;
import io.marram.cloud.store.DynamoDbReadingStore;
import io.marram.cloud.store.Quarantine;
import io.marram.cloud.store.ReadingStore;
import io.marram.cloud.store.ReadingTables;
import io.marram.cloud.store.StoredReading;
import io.marram.cloud.store.StreamTally;
import io.marram.contract.StreamLedger;
import io.marram.emulator.cli.cloud.AwsClients;
import io.marram.emulator.cli.cloud.SensingCloud;
import io.marram.emulator.cli.home.SystemState;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** Looks into a local system's store of readings, and into the queue before it. */
public final class SensingStore implements AutoCloseable {

  private static final Duration SETTLE_LIMIT = Duration.ofMinutes(5);
  private static final int SETTLE_LOOK_MILLIS = 1000;

  private static final List<QueueAttributeName> DEPTHS =
      List.of(
          QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES,
          QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE);

  private final DynamoDbClient dynamoDb;
  private final SqsClient sqs;
  private final String queueUrl;
  private final ReadingStore readings;
  private final Quarantine quarantine;
  private final DynamoDbLedgerStore ledgers;

  private SensingStore(DynamoDbClient dynamoDb, SqsClient sqs, String queueUrl) {
    this.dynamoDb = dynamoDb;
    this.sqs = sqs;
    this.queueUrl = queueUrl;
    this.readings =
        new DynamoDbReadingStore(
            dynamoDb, ReadingTables.DEFAULT, SensingCloud.RETENTION, Clock.systemUTC());
    this.quarantine =
        new DynamoDbQuarantine(
            dynamoDb, ReadingTables.DEFAULT.quarantine(), SensingCloud.RETENTION);
    this.ledgers = new DynamoDbLedgerStore(dynamoDb, ReadingTables.DEFAULT.ledger());
  }

  /** The store of a local system. */
  public static SensingStore of(SystemState system) {
    return open(system.dynamoDb(), system.sqs(), system.readingsQueueUrl());
  }

  /**
   * @param dynamoDb its endpoint
   * @param sqs its endpoint
   * @param queueUrl the queue between topic rules and ingest function
   */
  public static SensingStore open(URI dynamoDb, URI sqs, String queueUrl) {
    return new SensingStore(
        AwsClients.dynamoDb(SystemState.REGION, dynamoDb),
        AwsClients.sqs(SystemState.REGION, Optional.of(sqs)),
        queueUrl);
  }

  /** All readings. */
  public ReadingStore readings() {
    return readings;
  }

  /** What could not be stored. */
  Quarantine quarantine() {
    return quarantine;
  }

  /** How many messages were put into quarantine today. */
  public long quarantinedToday() {
    return quarantine.count(LocalDate.now(Clock.systemUTC()));
  }

  /** What gateways said last. */
  List<StreamLedger> reported() {
    return ledgers.ledgers();
  }

  /** The latest reading of every sensor of some gateways, and of those that ever told of theirs. */
  public List<StoredReading> latest(Stream<String> gateways) {
    TreeSet<String> all = new TreeSet<>(gateways.toList());
    reported().forEach(ledger -> all.add(ledger.gateway()));
    return all.stream().flatMap(gateway -> readings.latest(gateway).stream()).toList();
  }

  /** How many messages are on their way to the ingest function, or in its hands. */
  public long queued() {
    Map<QueueAttributeName, String> depths =
        sqs.getQueueAttributes(request -> request.queueUrl(queueUrl).attributeNames(DEPTHS))
            .attributes();
    return DEPTHS.stream().mapToLong(depth -> Long.parseLong(depths.get(depth))).sum();
  }

  /**
   * Compares what was sent with every row of the store.
   *
   * @param thing of one gateway only
   */
  Ledger ledger(Optional<String> thing) {
    // In the order in which readings travel: what is reported now is queued or stored by then.
    List<StreamLedger> reported = reported();
    boolean queued = queued() > 0;
    StreamTally tally = new StreamTally();
    readings.forEach(tally);
    return Ledger.of(
        reported.stream().filter(of -> thing.map(of.gateway()::equals).orElse(true)).toList(),
        tally.counts().stream().filter(of -> thing.map(of.gateway()::equals).orElse(true)).toList(),
        queued);
  }

  /** The ledger once nothing is under way any more, or when that takes too long. */
  public Ledger settledLedger() throws InterruptedException {
    long deadline = System.nanoTime() + SETTLE_LIMIT.toNanos();
    while (System.nanoTime() < deadline) {
      Thread.sleep(SETTLE_LOOK_MILLIS);
      boolean waiting =
          queued() > 0 || reported().stream().anyMatch(stream -> stream.pending() > 0);
      if (waiting) {
        continue;
      }
      Ledger ledger = ledger(Optional.empty());
      if (ledger.settled() && ledger.clean()) {
        return ledger;
      }
      Thread.sleep(TimeUnit.SECONDS.toMillis(2));
    }
    return ledger(Optional.empty());
  }

  @Override
  public void close() {
    dynamoDb.close();
    sqs.close();
  }
}
