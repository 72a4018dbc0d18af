package io.marram.emulator.aws;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.util.HashSet;
import java.util.Set;

/**
 * A function's answer to a batch of messages: which of them failed. The rules are AWS's ("Reporting
 * batch item failures" of the Lambda guide): no list, or an empty one, means that all went well;
 * anything that is not understood means that none did.
 */
final class BatchResponse {

  private BatchResponse() {}

  /**
   * Reads an answer.
   *
   * @param json the function's answer
   * @param messageIds the batch
   * @return the ids that failed, a subset of {@code messageIds}
   */
  static Set<String> failures(String json, Set<String> messageIds) {
    try {
      JsonElement answer = JsonParser.parseString(json);
      if (!answer.isJsonObject()) {
        return Set.of();
      }
      JsonElement failures = answer.getAsJsonObject().get("batchItemFailures");
      if (failures == null || failures.isJsonNull()) {
        return Set.of();
      }
      Set<String> ids = new HashSet<>();
      for (JsonElement failure : failures.getAsJsonArray()) {
        ids.add(identifier(failure.getAsJsonObject()));
      }
      return messageIds.containsAll(ids) ? Set.copyOf(ids) : messageIds;
    } catch (JsonParseException | IllegalStateException e) {
      return messageIds;
    }
  }

  private static String identifier(JsonObject failure) {
    JsonElement identifier = failure.get("itemIdentifier");
    return identifier == null || !identifier.isJsonPrimitive() ? "" : identifier.getAsString();
  }
}
