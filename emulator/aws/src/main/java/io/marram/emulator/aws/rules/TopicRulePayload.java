package io.marram.emulator.aws.rules;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import io.marram.emulator.aws.rules.sql.SqlException;
import io.marram.emulator.aws.rules.sql.Statement;
import io.marram.emulator.aws.rules.sql.Template;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads rules from the JSON that CreateTopicRule takes, and says what is wrong with it. */
final class TopicRulePayload {

  private static final Pattern NAME = Pattern.compile("[a-zA-Z0-9_]{1,128}");
  private static final String SQL_VERSION = "2016-03-23";
  private static final int MOST_ACTIONS = 10;
  private static final Set<String> FIELDS =
      Set.of("sql", "description", "actions", "ruleDisabled", "awsIotSqlVersion", "errorAction");

  private TopicRulePayload() {}

  static RuleDefinition parse(String name, String document) throws RuleException {
    if (!NAME.matcher(name).matches()) {
      throw new RuleException(
          "the name of a rule has 1 to 128 letters, digits and underscores, was \"" + name + "\"");
    }
    try {
      return read(name, document);
    } catch (RuleException e) {
      throw new RuleException("rule " + name + ": " + e.getMessage(), e);
    }
  }

  private static RuleDefinition read(String name, String document) throws RuleException {
    Node rule = new Node(json(document), "the rule");
    rule.allowOnly(FIELDS);
    String version = rule.optionalText("awsIotSqlVersion").orElse("2015-10-08");
    if (!version.equals(SQL_VERSION)) {
      throw new RuleException(
          "awsIotSqlVersion must be \"" + SQL_VERSION + "\", was \"" + version + "\"");
    }
    List<Action> actions = new ArrayList<>();
    JsonArray list = rule.array("actions");
    if (list.size() > MOST_ACTIONS) {
      throw new RuleException("a rule has at most 10 actions, this one " + list.size());
    }
    for (int i = 0; i < list.size(); i++) {
      actions.add(action(new Node(list.get(i), "actions[" + i + "]")));
    }
    Optional<Node> errorAction = rule.optionalNode("errorAction");
    return new RuleDefinition(
        name,
        document,
        statement(rule.text("sql")),
        rule.flag("ruleDisabled"),
        actions,
        errorAction.isPresent() ? Optional.of(action(errorAction.get())) : Optional.empty());
  }

  private static JsonElement json(String document) throws RuleException {
    try {
      return JsonParser.parseString(document);
    } catch (JsonParseException e) {
      throw new RuleException("not JSON: " + e.getMessage(), e);
    }
  }

  private static Statement statement(String sql) throws RuleException {
    try {
      return Statement.parse(sql);
    } catch (SqlException e) {
      throw new RuleException("sql: " + e.getMessage(), e);
    }
  }

  private static Action action(Node holder) throws RuleException {
    String kind = holder.onlyName();
    Node action = holder.node(kind);
    return switch (kind) {
      case "dynamoDBv2" -> {
        action.allowOnly(Set.of("putItem", "roleArn"));
        action.text("roleArn");
        Node item = action.node("putItem");
        item.allowOnly(Set.of("tableName"));
        yield new Action.DynamoDbV2(item.template("tableName"));
      }
      case "sqs" -> {
        action.allowOnly(Set.of("queueUrl", "roleArn", "useBase64"));
        action.text("roleArn");
        yield new Action.Sqs(action.template("queueUrl"), action.flag("useBase64"));
      }
      case "lambda" -> {
        action.allowOnly(Set.of("functionArn"));
        yield new Action.Lambda(action.text("functionArn"));
      }
      case "republish" -> {
        action.allowOnly(Set.of("topic", "qos", "roleArn"));
        action.text("roleArn");
        yield new Action.Republish(action.template("topic"), action.qos());
      }
      default ->
          throw new RuleException(
              holder.path
                  + ": the twin has no action \""
                  + kind
                  + "\"; it has dynamoDBv2, lambda, republish and sqs");
    };
  }

  /** A JSON object and how to call it in a message. */
  private record Node(JsonElement element, String path) {

    private Node {
      if (element == null) {
        throw new IllegalArgumentException("element");
      }
    }

    private JsonObject object() throws RuleException {
      if (!(element instanceof JsonObject object)) {
        throw new RuleException(path + " must be an object");
      }
      return object;
    }

    void allowOnly(Set<String> names) throws RuleException {
      for (String name : object().keySet()) {
        if (!names.contains(name)) {
          throw new RuleException(
              path + " has no field \"" + name + "\" here; known are " + sorted(names));
        }
      }
    }

    String onlyName() throws RuleException {
      if (object().size() != 1) {
        throw new RuleException(path + " must name one action, names " + object().size());
      }
      return object().keySet().iterator().next();
    }

    JsonArray array(String name) throws RuleException {
      if (!(object().get(name) instanceof JsonArray array)) {
        throw new RuleException(path + " needs \"" + name + "\", an array");
      }
      return array;
    }

    Node node(String name) throws RuleException {
      JsonElement inner = object().get(name);
      if (inner == null || !inner.isJsonObject()) {
        throw new RuleException(path + " needs \"" + name + "\", an object");
      }
      return new Node(inner, path + "." + name);
    }

    Optional<Node> optionalNode(String name) throws RuleException {
      return object().has(name)
          ? Optional.of(new Node(object().get(name), name))
          : Optional.empty();
    }

    String text(String name) throws RuleException {
      return optionalText(name)
          .filter(text -> !text.isBlank())
          .orElseThrow(() -> new RuleException(path + " needs \"" + name + "\", a text"));
    }

    Optional<String> optionalText(String name) throws RuleException {
      JsonElement value = object().get(name);
      if (value == null) {
        return Optional.empty();
      }
      if (!value.isJsonPrimitive() || !value.getAsJsonPrimitive().isString()) {
        throw new RuleException(path + ": \"" + name + "\" must be a text");
      }
      return Optional.of(value.getAsString());
    }

    boolean flag(String name) throws RuleException {
      JsonElement value = object().get(name);
      if (value == null) {
        return false;
      }
      if (!value.isJsonPrimitive() || !value.getAsJsonPrimitive().isBoolean()) {
        throw new RuleException(path + ": \"" + name + "\" must be true or false");
      }
      return value.getAsBoolean();
    }

    int qos() throws RuleException {
      JsonElement value = object().get("qos");
      if (value == null) {
        return 0;
      }
      String text = value.isJsonPrimitive() ? value.getAsString() : "";
      if (!text.equals("0") && !text.equals("1")) {
        throw new RuleException(path + ": \"qos\" must be 0 or 1, was " + value);
      }
      return Integer.parseInt(text);
    }

    Template template(String name) throws RuleException {
      try {
        return Template.parse(text(name));
      } catch (SqlException e) {
        throw new RuleException(path + "." + name + ": " + e.getMessage(), e);
      }
    }

    private static String sorted(Set<String> names) {
      return String.join(", ", names.stream().sorted().toList());
    }
  }
}
