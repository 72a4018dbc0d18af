package io.marram.emulator.aws.iot;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * An IoT Core policy document: statements with Effect, Action and Resource. Nothing is allowed that
 * no statement allows, and what one statement denies no other can allow.
 */
public final class IotPolicy {

  private static final Set<String> KEYS = Set.of("Sid", "Effect", "Action", "Resource");
  private static final int LARGEST_DOCUMENT = 2_048;

  private final List<Statement> statements;

  private IotPolicy(List<Statement> statements) {
    this.statements = List.copyOf(statements);
  }

  /**
   * Reads a policy document.
   *
   * @throws IllegalArgumentException if it is not one, or has a part that the twin does not know;
   *     the message says which
   */
  public static IotPolicy parse(String json) {
    if (json.chars().filter(character -> !Character.isWhitespace(character)).count()
        > LARGEST_DOCUMENT) {
      throw new IllegalArgumentException(
          "a policy document has at most " + LARGEST_DOCUMENT + " characters besides white space");
    }
    try {
      JsonObject document = JsonParser.parseString(json).getAsJsonObject();
      JsonElement statement = document.get("Statement");
      if (statement == null) {
        throw new IllegalArgumentException("the policy document has no Statement");
      }
      List<Statement> statements = new ArrayList<>();
      for (JsonElement each : elements(statement)) {
        statements.add(statement(each.getAsJsonObject()));
      }
      return new IotPolicy(statements);
    } catch (JsonParseException | IllegalStateException | UnsupportedOperationException e) {
      throw new IllegalArgumentException("the policy document is malformed: " + e.getMessage(), e);
    }
  }

  /**
   * This policy for one connection.
   *
   * @param thing the name of the thing the client's certificate belongs to
   */
  public ConnectionPolicy forConnection(String thing, String clientId) {
    Map<String, String> variables =
        Map.of(
            "iot:Connection.Thing.ThingName", thing,
            "iot:ClientId", clientId,
            "*", "*",
            "?", "?",
            "$", "$");
    ConnectionPolicy policy = new ConnectionPolicy();
    for (Statement statement : statements) {
      List<Glob> resources =
          statement.resources().stream()
              .flatMap(resource -> Glob.of(resource, variables).stream())
              .toList();
      for (IotAction action : IotAction.values()) {
        String name = action.text().toLowerCase(Locale.ROOT);
        if (statement.actions().stream().anyMatch(pattern -> pattern.matches(name))) {
          policy.add(statement.allow(), action, resources);
        }
      }
    }
    return policy;
  }

  private static Statement statement(JsonObject json) {
    for (String key : json.keySet()) {
      if (!KEYS.contains(key)) {
        throw new IllegalArgumentException("the twin does not know \"" + key + "\" in a statement");
      }
    }
    String effect = json.has("Effect") ? json.get("Effect").getAsString() : "";
    if (!effect.equals("Allow") && !effect.equals("Deny")) {
      throw new IllegalArgumentException("Effect must be Allow or Deny, was \"" + effect + "\"");
    }
    List<Glob> actions =
        texts(json, "Action").stream().map(text -> Glob.of(text.toLowerCase(Locale.ROOT))).toList();
    return new Statement(effect.equals("Allow"), actions, texts(json, "Resource"));
  }

  private static List<String> texts(JsonObject json, String key) {
    if (!json.has(key)) {
      throw new IllegalArgumentException("a statement has no " + key);
    }
    return elements(json.get(key)).stream().map(JsonElement::getAsString).toList();
  }

  private static List<JsonElement> elements(JsonElement oneOrMany) {
    return oneOrMany.isJsonArray() ? oneOrMany.getAsJsonArray().asList() : List.of(oneOrMany);
  }

  private record Statement(boolean allow, List<Glob> actions, List<String> resources) {}
}
