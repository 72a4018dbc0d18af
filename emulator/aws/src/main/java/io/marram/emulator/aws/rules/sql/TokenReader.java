package io.marram.emulator.aws.rules.sql;

import java.util.List;
import java.util.Set;

/** Reads tokens one after the other, and says what was expected in place of one. */
final class TokenReader {

  private static final Set<String> RESERVED =
      Set.of(
          "SELECT", "FROM", "WHERE", "AS", "AND", "OR", "NOT", "IN", "CASE", "WHEN", "THEN", "ELSE",
          "END", "NULL", "TRUE", "FALSE");

  private final String sql;
  private final List<Token> tokens;
  private int next;

  TokenReader(String sql) throws SqlException {
    this.sql = sql;
    this.tokens = Lexer.tokens(sql);
  }

  static boolean isReserved(Token token) {
    return token.kind() == Token.Kind.WORD && RESERVED.contains(token.upperCase());
  }

  Token peek() {
    return peek(0);
  }

  Token peek(int ahead) {
    return tokens.get(Math.min(next + ahead, tokens.size() - 1));
  }

  Token take() {
    Token token = peek();
    next++;
    return token;
  }

  boolean takeWord(String word) {
    return takeIf(peek().isWord(word));
  }

  boolean takeSymbol(String symbol) {
    return takeIf(peek().isSymbol(symbol));
  }

  void takeWord(String word, String description) throws SqlException {
    if (!takeWord(word)) {
      throw expected(description, peek());
    }
  }

  void takeSymbol(String symbol, String description) throws SqlException {
    if (!takeSymbol(symbol)) {
      throw expected(description, peek());
    }
  }

  void requireWord(String word) throws SqlException {
    if (!peek().isWord(word)) {
      throw expected("\"" + word + "\"", peek());
    }
  }

  /** A word that may be reserved elsewhere. */
  String takeAnyWord(String description) throws SqlException {
    Token token = take();
    if (token.kind() != Token.Kind.WORD) {
      throw expected(description, token);
    }
    return token.text();
  }

  SqlException expected(String description, Token found) {
    return problem("expected " + description + ", found " + found.described(), found);
  }

  SqlException problem(String problem, Token where) {
    return new SqlException(problem, sql, where.offset());
  }

  private boolean takeIf(boolean condition) {
    if (condition) {
      next++;
    }
    return condition;
  }
}
