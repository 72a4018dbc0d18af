package io.marram.cloud.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemResponse;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/** DynamoDB Local gets to every item, AWS does not. */
final class BatchWriterTest {

  @Test
  void putsAgainWhatWasNotGotTo() {
    BusyTable table = new BusyTable(4);

    new BatchWriter(table, "t").put(items(10));

    assertThat(table.written).doesNotHaveDuplicates().hasSize(10);
    assertThat(table.requests).isEqualTo(3);
  }

  @Test
  void givesUpOnATableThatTakesNothing() {
    BusyTable table = new BusyTable(0);

    assertThatThrownBy(() -> new BatchWriter(table, "t").put(items(3)))
        .isInstanceOf(StoreException.class)
        .hasMessage("table t has no capacity for 3 items");
    assertThat(table.requests).isEqualTo(Pause.ATTEMPTS);
  }

  @Test
  void givesUpWhenInterrupted() {
    Thread.currentThread().interrupt();

    assertThatThrownBy(() -> new BatchWriter(new BusyTable(0), "t").put(items(3)))
        .isInstanceOf(StoreException.class);
    assertThat(Thread.interrupted()).isTrue();
  }

  private static List<Map<String, AttributeValue>> items(int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> Map.of("id", AttributeValue.fromN(Integer.toString(i))))
        .toList();
  }

  /** Takes so many items of a request, and leaves the rest. */
  private static final class BusyTable implements DynamoDbClient {

    private final int capacity;
    private final List<WriteRequest> written = new ArrayList<>();
    private int requests;

    BusyTable(int capacity) {
      this.capacity = capacity;
    }

    @Override
    public BatchWriteItemResponse batchWriteItem(BatchWriteItemRequest request) {
      requests++;
      List<WriteRequest> items = request.requestItems().get("t");
      int taken = Math.min(capacity, items.size());
      written.addAll(items.subList(0, taken));
      List<WriteRequest> left = items.subList(taken, items.size());
      return BatchWriteItemResponse.builder()
          .unprocessedItems(left.isEmpty() ? Map.of() : Map.of("t", left))
          .build();
    }

    @Override
    public String serviceName() {
      return "dynamodb";
    }

    @Override
    public void close() {
      // Nothing is open.
    }
  }
}
