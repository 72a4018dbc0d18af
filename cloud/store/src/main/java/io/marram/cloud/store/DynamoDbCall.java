package io.marram.cloud.store;

import java.util.function.Supplier;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;

/** The boundary to DynamoDB: its failures become the store's. */
final class DynamoDbCall {

  private static final String INVALID = "ValidationException";

  private DynamoDbCall() {}

  static <T> T guarded(String purpose, String table, Supplier<T> work) {
    try {
      return work.get();
    } catch (DynamoDbException e) {
      String message = message(purpose, table, e);
      boolean refused =
          e.awsErrorDetails() != null && INVALID.equals(e.awsErrorDetails().errorCode());
      throw refused ? new StoreException.Refused(message, e) : new StoreException(message, e);
    } catch (SdkException e) {
      throw new StoreException(message(purpose, table, e), e);
    }
  }

  private static String message(String purpose, String table, SdkException cause) {
    return "cannot " + purpose + " (table " + table + "): " + cause.getMessage();
  }
}
