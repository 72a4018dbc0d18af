package io.marram.emulator.aws.rules.sql;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/** Evaluates trees on one message. An empty value is AWS's Undefined. */
public final class Evaluator {

  private static final String ACCOUNT = "000000000000";

  private final RuleMessage message;
  private final Supplier<UUID> uuids;
  private final Optional<JsonElement> payload;

  /**
   * For one message.
   *
   * @param uuids where {@code newuuid()} takes its value from
   */
  public Evaluator(RuleMessage message, Supplier<UUID> uuids) {
    this.message = message;
    this.uuids = uuids;
    this.payload = Json.parse(message.payload());
  }

  /** Evaluates a statement; whether the topic is the statement's is not looked at. */
  public Evaluation evaluate(Statement statement) {
    try {
      if (!holds(statement.condition(), payload)) {
        return new Evaluation.NoMatch();
      }
      if (payload.isEmpty() && takesPayloadOnly(statement.selection())) {
        return new Evaluation.Bytes(message.payload());
      }
      return select(statement.selection(), payload)
          .<Evaluation>map(Evaluation.Json::new)
          .orElseGet(() -> new Evaluation.Failed("the selected value is undefined"));
    } catch (NotJsonException e) {
      return new Evaluation.Failed(
          "the payload is no JSON, and the statement looks into it; use encode(*, 'base64')");
    }
  }

  /** The text of a value in a substitution template; Undefined is an empty text. */
  Optional<String> text(Expression expression) {
    try {
      return Optional.of(value(expression, payload).flatMap(Conversions::text).orElse(""));
    } catch (NotJsonException e) {
      return Optional.empty();
    }
  }

  private boolean holds(Optional<Expression> condition, Optional<JsonElement> scope) {
    return condition.isEmpty()
        || value(condition.get(), scope).flatMap(Conversions::truth).orElse(false);
  }

  private static boolean takesPayloadOnly(Selection selection) {
    if (selection instanceof Selection.Value value) {
      return value.expression() instanceof Expression.Payload;
    }
    List<Selection.Item> items = ((Selection.Items) selection).items();
    return items.size() == 1
        && items.get(0) instanceof Selection.Fields fields
        && fields.of() instanceof Expression.Payload;
  }

  private Optional<JsonElement> select(Selection selection, Optional<JsonElement> scope) {
    if (takesPayloadOnly(selection)) {
      return Optional.of(json(scope));
    }
    if (selection instanceof Selection.Value value) {
      return value(value.expression(), scope);
    }
    JsonObject result = new JsonObject();
    for (Selection.Item item : ((Selection.Items) selection).items()) {
      if (item instanceof Selection.Named named) {
        value(named.expression(), scope).ifPresent(value -> put(result, named.path(), value));
      } else if (item instanceof Selection.Fields fields
          && value(fields.of(), scope).orElse(null) instanceof JsonObject object) {
        object.entrySet().forEach(field -> result.add(field.getKey(), field.getValue()));
      }
    }
    return Optional.of(result);
  }

  private static void put(JsonObject result, List<String> path, JsonElement value) {
    JsonObject inner = result;
    for (String name : path.subList(0, path.size() - 1)) {
      // A copy, for the object may be the message's own.
      JsonObject next =
          inner.get(name) instanceof JsonObject object ? object.deepCopy() : new JsonObject();
      inner.add(name, next);
      inner = next;
    }
    inner.add(path.get(path.size() - 1), value);
  }

  private Optional<JsonElement> value(Expression expression, Optional<JsonElement> scope) {
    if (expression instanceof Expression.Literal literal) {
      return Optional.of(literal.value());
    }
    if (expression instanceof Expression.Field field) {
      return member(Optional.of(json(scope)), field.name());
    }
    if (expression instanceof Expression.Payload) {
      return Optional.of(json(scope));
    }
    if (expression instanceof Expression.Member member) {
      return member(value(member.of(), scope), member.name());
    }
    if (expression instanceof Expression.Binary binary) {
      Optional<JsonElement> left = value(binary.left(), scope);
      Optional<JsonElement> right = value(binary.right(), scope);
      return left.isEmpty() || right.isEmpty()
          ? Optional.empty()
          : Operators.apply(binary.operator(), left.get(), right.get());
    }
    if (expression instanceof Expression.Not not) {
      return value(not.operand(), scope)
          .flatMap(Conversions::truth)
          .flatMap(truth -> Conversions.json(!truth));
    }
    if (expression instanceof Expression.Negation negation) {
      return value(negation.operand(), scope)
          .flatMap(Numbers::of)
          .map(BigDecimal::negate)
          .flatMap(Conversions::json);
    }
    if (expression instanceof Expression.Call call) {
      return call(call, scope);
    }
    return composed(expression, scope);
  }

  private Optional<JsonElement> composed(Expression expression, Optional<JsonElement> scope) {
    if (expression instanceof Expression.Cast cast) {
      return value(cast.value(), scope).flatMap(value -> Conversions.cast(value, cast.type()));
    }
    if (expression instanceof Expression.Case choice) {
      return choose(choice, scope);
    }
    if (expression instanceof Expression.Query query) {
      return query(query, scope);
    }
    if (expression instanceof Expression.ArrayLiteral array) {
      JsonArray items = new JsonArray();
      array.items().forEach(item -> value(item, scope).ifPresent(items::add));
      return Optional.of(items);
    }
    JsonObject object = new JsonObject();
    for (Expression.Entry entry : ((Expression.ObjectLiteral) expression).entries()) {
      value(entry.value(), scope).ifPresent(value -> object.add(entry.name(), value));
    }
    return Optional.of(object);
  }

  private static Optional<JsonElement> member(Optional<JsonElement> of, String name) {
    return of.filter(JsonElement::isJsonObject).map(object -> object.getAsJsonObject().get(name));
  }

  private Optional<JsonElement> choose(Expression.Case choice, Optional<JsonElement> scope) {
    Optional<JsonElement> value = value(choice.value(), scope);
    if (value.isEmpty()) {
      return Optional.empty();
    }
    for (Expression.Branch branch : choice.branches()) {
      Optional<JsonElement> match = value(branch.match(), scope);
      if (match.isPresent() && Operators.equal(value.get(), match.get())) {
        return value(branch.result(), scope);
      }
    }
    return choice.otherwise().flatMap(otherwise -> value(otherwise, scope));
  }

  private Optional<JsonElement> query(Expression.Query query, Optional<JsonElement> scope) {
    Optional<JsonElement> source = value(query.source(), scope);
    if (source.isEmpty()) {
      return Optional.empty();
    }
    if (!(source.get() instanceof JsonArray elements)) {
      return holds(query.condition(), source)
          ? select(query.selection(), source)
          : Optional.empty();
    }
    JsonArray selected = new JsonArray();
    for (JsonElement element : elements) {
      Optional<JsonElement> inner = Optional.of(element);
      if (holds(query.condition(), inner)) {
        select(query.selection(), inner).ifPresent(selected::add);
      }
    }
    return Optional.of(selected);
  }

  private Optional<JsonElement> call(Expression.Call call, Optional<JsonElement> scope) {
    List<Expression> arguments = call.arguments();
    return switch (call.function()) {
      case ACCOUNTID -> Conversions.json(ACCOUNT);
      case CLIENTID -> Conversions.json(message.clientId());
      case TRACEID -> Conversions.json(message.traceId());
      case NEWUUID -> Conversions.json(uuids.get().toString());
      case TIMESTAMP -> Conversions.json(BigDecimal.valueOf(message.receivedAt()));
      case TOPIC -> topic(arguments, scope);
      case GET_MQTT_PROPERTY ->
          value(arguments.get(0), scope).flatMap(Conversions::text).flatMap(this::mqttProperty);
      case GET_USER_PROPERTIES ->
          value(arguments.get(0), scope).flatMap(Conversions::text).map(this::userProperties);
      case ENCODE -> encode(call, scope);
      default ->
          Functions.apply(
              call.function(), arguments.stream().map(each -> value(each, scope)).toList());
    };
  }

  /** {@code encode(*, …)} takes the payload as it is, JSON or not. */
  private Optional<JsonElement> encode(Expression.Call call, Optional<JsonElement> scope) {
    Optional<JsonElement> scheme = value(call.arguments().get(1), scope);
    if (call.arguments().get(0) instanceof Expression.Payload && scope.equals(payload)) {
      return Functions.isBase64(scheme) ? Functions.encoded(message.payload()) : Optional.empty();
    }
    return Functions.apply(call.function(), List.of(value(call.arguments().get(0), scope), scheme));
  }

  private Optional<JsonElement> topic(List<Expression> arguments, Optional<JsonElement> scope) {
    if (arguments.isEmpty()) {
      return Conversions.json(message.topic());
    }
    String[] levels = message.topic().split("/", -1);
    return value(arguments.get(0), scope)
        .flatMap(Conversions::integer)
        .filter(n -> n.signum() > 0 && n.compareTo(BigDecimal.valueOf(levels.length)) <= 0)
        .flatMap(n -> Conversions.json(levels[n.intValue() - 1]));
  }

  private Optional<JsonElement> mqttProperty(String name) {
    return name.equals("content_type")
        ? message.contentType().flatMap(Conversions::json)
        : Optional.empty();
  }

  private JsonElement userProperties(String name) {
    JsonArray values = new JsonArray();
    for (Map.Entry<String, String> property : message.userProperties()) {
      if (property.getKey().equals(name)) {
        values.add(new JsonPrimitive(property.getValue()));
      }
    }
    return values;
  }

  private static JsonElement json(Optional<JsonElement> scope) {
    return scope.orElseThrow(NotJsonException::new);
  }

  /** The statement looks into a payload that is no JSON. */
  private static final class NotJsonException extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }
}
