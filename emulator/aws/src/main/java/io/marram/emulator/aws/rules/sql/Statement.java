package io.marram.emulator.aws.rules.sql;

import io.marram.emulator.aws.iot.TopicFilter;
import java.util.Optional;

/**
 * A parsed statement.
 *
 * @param filter the topic filter of FROM; empty for a rule that serves Basic Ingest only
 */
public record Statement(
    String sql, Selection selection, Optional<TopicFilter> filter, Optional<Expression> condition) {

  private static final int MOST_CHARACTERS = 16_384;

  /**
   * Parses a statement.
   *
   * @throws SqlException if it is none, with the place of the first mistake
   */
  public static Statement parse(String sql) throws SqlException {
    if (sql.length() > MOST_CHARACTERS) {
      throw new SqlException(
          "the statement is longer than " + MOST_CHARACTERS + " characters", sql, MOST_CHARACTERS);
    }
    TokenReader tokens = new TokenReader(sql);
    Parser expressions = new Parser(tokens);
    tokens.takeWord("SELECT", "\"SELECT\"");
    Selection selection = new SelectionParser(tokens, expressions).selection();
    Optional<TopicFilter> filter =
        tokens.takeWord("FROM") ? Optional.of(filter(tokens)) : Optional.empty();
    Optional<Expression> condition =
        tokens.takeWord("WHERE") ? Optional.of(expressions.expression()) : Optional.empty();
    if (tokens.peek().kind() != Token.Kind.END) {
      throw tokens.expected(
          condition.isPresent()
              ? "an operator or the end of the statement"
              : filter.isPresent()
                  ? "\"WHERE\" or the end of the statement"
                  : "an operator, \",\", \"AS\" or \"FROM\"",
          tokens.peek());
    }
    return new Statement(sql, selection, filter, condition);
  }

  /** Parses a lone expression, as a substitution template holds one. */
  static Expression parseExpression(String sql) throws SqlException {
    TokenReader tokens = new TokenReader(sql);
    Expression expression = new Parser(tokens).expression();
    if (tokens.peek().kind() != Token.Kind.END) {
      throw tokens.expected("an operator or \"}\"", tokens.peek());
    }
    return expression;
  }

  private static TopicFilter filter(TokenReader tokens) throws SqlException {
    Token token = tokens.take();
    if (token.kind() != Token.Kind.STRING) {
      throw tokens.expected("a quoted topic filter", token);
    }
    TopicFilter filter = new TopicFilter(token.text());
    if (!filter.isValid()) {
      throw tokens.problem(
          "expected a topic filter: + stands alone between two slashes, # alone at the end, found "
              + token.described(),
          token);
    }
    return filter;
  }
}
