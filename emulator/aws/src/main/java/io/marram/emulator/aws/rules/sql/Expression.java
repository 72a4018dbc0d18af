package io.marram.emulator.aws.rules.sql;

import com.google.gson.JsonElement;
import java.util.List;
import java.util.Optional;

/** A node of the tree of a statement. */
public sealed interface Expression {

  /** A value that stands in the statement. */
  record Literal(JsonElement value) implements Expression {}

  /** A field of the payload, or of the element that a nested query looks at. */
  record Field(String name) implements Expression {}

  /** The whole payload. */
  record Payload() implements Expression {}

  /** {@code of.name}. */
  record Member(Expression of, String name) implements Expression {}

  /** {@code [a, b]}. */
  record ArrayLiteral(List<Expression> items) implements Expression {}

  /** {@code {"name": value}}. */
  record ObjectLiteral(List<Entry> entries) implements Expression {}

  /** One name and value of an object. */
  record Entry(String name, Expression value) {}

  /** {@code NOT a}. */
  record Not(Expression operand) implements Expression {}

  /** {@code -a}. */
  record Negation(Expression operand) implements Expression {}

  /** {@code a + b} and its like. */
  record Binary(Operator operator, Expression left, Expression right) implements Expression {}

  /** {@code CASE value WHEN … THEN … ELSE … END}. */
  record Case(Expression value, List<Branch> branches, Optional<Expression> otherwise)
      implements Expression {}

  /** {@code WHEN match THEN result}. */
  record Branch(Expression match, Expression result) {}

  /** {@code function(arguments)}. */
  record Call(Function function, List<Expression> arguments) implements Expression {}

  /** {@code cast(value AS type)}. */
  record Cast(Expression value, CastType type) implements Expression {}

  /** {@code (SELECT … FROM array WHERE …)}: what it selects of each element of an array. */
  record Query(Selection selection, Expression source, Optional<Expression> condition)
      implements Expression {}

  /** The types that {@code cast} knows. */
  enum CastType {
    STRING,
    INT,
    DECIMAL,
    BOOLEAN
  }

  /** The operators between two values. */
  enum Operator {
    OR,
    AND,
    IN,
    EQUAL,
    NOT_EQUAL,
    LESS,
    LESS_OR_EQUAL,
    GREATER,
    GREATER_OR_EQUAL,
    PLUS,
    MINUS,
    TIMES,
    DIVIDE,
    REMAINDER
  }
}
