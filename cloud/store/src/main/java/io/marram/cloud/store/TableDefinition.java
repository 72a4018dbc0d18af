package io.marram.cloud.store;

import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ResourceInUseException;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.dynamodb.model.TimeToLiveStatus;

/**
 * A table with two string keys.
 *
 * @param expiry the attribute that says when an item may go, epoch seconds
 */
record TableDefinition(String name, String partitionKey, String sortKey, Optional<String> expiry) {

  /** Creates the table, billed per request, unless it is there, and waits until it can be used. */
  void createIfMissing(DynamoDbClient client) {
    create(client);
    try (var waiter = client.waiter()) {
      waiter.waitUntilTableExists(describe -> describe.tableName(name));
    }
    expiry.ifPresent(attribute -> expireBy(client, attribute));
  }

  private void create(DynamoDbClient client) {
    try {
      client.createTable(
          create ->
              create
                  .tableName(name)
                  .billingMode(BillingMode.PAY_PER_REQUEST)
                  .keySchema(key(partitionKey, KeyType.HASH), key(sortKey, KeyType.RANGE))
                  .attributeDefinitions(text(partitionKey), text(sortKey)));
    } catch (ResourceInUseException e) {
      // It is there already, or just being made by somebody else.
    }
  }

  private void expireBy(DynamoDbClient client, String attribute) {
    TimeToLiveStatus status =
        client
            .describeTimeToLive(describe -> describe.tableName(name))
            .timeToLiveDescription()
            .timeToLiveStatus();
    if (status == TimeToLiveStatus.DISABLED) {
      client.updateTimeToLive(
          update ->
              update
                  .tableName(name)
                  .timeToLiveSpecification(
                      expiry -> expiry.attributeName(attribute).enabled(Boolean.TRUE)));
    }
  }

  private static KeySchemaElement key(String name, KeyType type) {
    return KeySchemaElement.builder().attributeName(name).keyType(type).build();
  }

  private static AttributeDefinition text(String name) {
    return AttributeDefinition.builder()
        .attributeName(name)
        .attributeType(ScalarAttributeType.S)
        .build();
  }
}
