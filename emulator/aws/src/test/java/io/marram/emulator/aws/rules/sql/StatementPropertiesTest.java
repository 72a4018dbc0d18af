package io.marram.emulator.aws.rules.sql;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonParser;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever comes, a statement is parsed or refused, and a message is evaluated or refused. */
class StatementPropertiesTest {

  private static final List<String> PIECES =
      List.of(
          "SELECT",
          "FROM",
          "WHERE",
          "AS",
          "AND",
          "OR",
          "NOT",
          "IN",
          "CASE",
          "WHEN",
          "THEN",
          "ELSE",
          "END",
          "NULL",
          "TRUE",
          "VALUE",
          "*",
          ",",
          ".",
          "(",
          ")",
          "[",
          "]",
          "{",
          "}",
          ":",
          "+",
          "-",
          "/",
          "%",
          "=",
          "<>",
          "<",
          ">=",
          "a",
          "b",
          "value",
          "topic(",
          "timestamp()",
          "get(",
          "cast(",
          "concat(",
          "encode(*,'base64')",
          "substring(",
          "replace(",
          "round(",
          "'a/+'",
          "'a'",
          "\"x\"",
          "'",
          "\"",
          "0",
          "1",
          "34",
          "1.5",
          "1E999",
          "-1",
          "9999999999999999999999999999999999",
          "$",
          "{}",
          "\n",
          "é");

  private static final List<String> OPERATORS =
      List.of("+", "-", "*", "/", "%", "=", "<>", "<", "<=", ">", ">=", "AND", "OR", "IN");

  private static final List<String> VALUES =
      List.of(
          "a",
          "b",
          "c.d",
          "missing",
          "NULL",
          "TRUE",
          "'12'",
          "'x'",
          "1",
          "-2.5",
          "1E999",
          "1E-999",
          "0",
          "[1, a]",
          "{'k': b}",
          "lower(a)",
          "round(b)",
          "get(list, 0)",
          "substring(a, b, 3)",
          "replace(a, 'x', a)",
          "concat(a, list)",
          "cast(a AS Int)",
          "trunc(b, b)",
          "mod(b, 1E-999)",
          "topic(b)",
          "CASE a WHEN b THEN 1 ELSE 2 END",
          "(SELECT k FROM list WHERE k > 1)");

  @Property(tries = 3_000)
  void parsesOrRefusesWithAPlace(@ForAll("mixtures") String sql) {
    try {
      Statement.parse(sql);
    } catch (SqlException e) {
      assertThat(e.line()).isPositive();
      assertThat(e.column()).isPositive();
      assertThat(e.getMessage()).contains(" at line ");
    }
  }

  @Property(tries = 3_000)
  void evaluatesOrRefusesEveryPayload(
      @ForAll("expressions") String expression, @ForAll("payloads") byte[] payload)
      throws SqlException {
    Statement statement = Statement.parse("SELECT " + expression + " AS r FROM 'a'");

    Evaluation evaluation = new Evaluator(message(payload), UUID::randomUUID).evaluate(statement);

    if (evaluation instanceof Evaluation.Json json) {
      assertThat(JsonParser.parseString(json.value().toString())).isEqualTo(json.value());
    } else {
      assertThat(evaluation).isInstanceOf(Evaluation.Failed.class);
    }
  }

  @Property(tries = 1_000)
  void selectsEveryJsonPayloadUnchanged(@ForAll("json") String payload) throws SqlException {
    Evaluation evaluation =
        new Evaluator(message(payload.getBytes(StandardCharsets.UTF_8)), UUID::randomUUID)
            .evaluate(Statement.parse("SELECT * FROM '#'"));

    assertThat(evaluation).isEqualTo(new Evaluation.Json(JsonParser.parseString(payload)));
  }

  @Provide
  Arbitrary<String> mixtures() {
    Arbitrary<String> pieces =
        Arbitraries.of(PIECES).list().ofMaxSize(25).map(list -> String.join(" ", list));
    return Arbitraries.oneOf(
        pieces,
        pieces.map(text -> "SELECT " + text),
        pieces.map(text -> "SELECT a FROM 'a' WHERE " + text),
        Arbitraries.strings().ofMaxLength(60));
  }

  @Provide
  Arbitrary<String> expressions() {
    return Arbitraries.of(VALUES)
        .list()
        .ofMinSize(1)
        .ofMaxSize(6)
        .flatMap(
            values ->
                Arbitraries.of(OPERATORS)
                    .list()
                    .ofSize(values.size())
                    .map(operators -> joined(values, operators)));
  }

  @Provide
  Arbitrary<byte[]> payloads() {
    return Arbitraries.oneOf(
        json().map(text -> text.getBytes(StandardCharsets.UTF_8)),
        Arbitraries.bytes().array(byte[].class).ofMaxSize(40));
  }

  @Provide
  Arbitrary<String> json() {
    Arbitrary<String> leaves =
        Arbitraries.oneOf(
            Arbitraries.of(
                "null",
                "true",
                "\"x\"",
                "\"\"",
                "\"true\"",
                "\"1E5\"",
                "1e400",
                "1E99999999",
                "-0.0",
                "12345678901234567890123456789012345678901234567890"),
            Arbitraries.doubles().map(String::valueOf),
            Arbitraries.integers().map(String::valueOf));
    Arbitrary<String> lists =
        leaves.list().ofMaxSize(3).map(list -> "[" + String.join(",", list) + "]");
    return Arbitraries.oneOf(leaves, lists)
        .list()
        .ofSize(4)
        .map(
            v ->
                "{\"a\":"
                    + v.get(0)
                    + ",\"b\":"
                    + v.get(1)
                    + ",\"c\":{\"d\":"
                    + v.get(2)
                    + "},\"list\":[{\"k\":"
                    + v.get(3)
                    + "}]}");
  }

  private static String joined(List<String> values, List<String> operators) {
    StringBuilder text = new StringBuilder(values.get(0));
    for (int i = 1; i < values.size(); i++) {
      text.append(' ').append(operators.get(i)).append(' ').append(values.get(i));
    }
    return text.toString();
  }

  private static RuleMessage message(byte[] payload) {
    return new RuleMessage("a/b/c", payload, "gw", 1L, "t", 1, Optional.empty(), List.of());
  }
}
