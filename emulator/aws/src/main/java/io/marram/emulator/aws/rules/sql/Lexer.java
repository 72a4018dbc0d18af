package io.marram.emulator.aws.rules.sql;

import java.util.ArrayList;
import java.util.List;

/** Cuts a statement into tokens. */
final class Lexer {

  private static final List<String> LONG_SYMBOLS = List.of("<>", "<=", ">=");
  private static final String SYMBOLS = "<>=+-*/%(),.[]{}:";

  private final String sql;
  private final List<Token> tokens = new ArrayList<>();
  private int next;

  private Lexer(String sql) {
    this.sql = sql;
  }

  /** All tokens, the last of them {@link Token.Kind#END}. */
  static List<Token> tokens(String sql) throws SqlException {
    return new Lexer(sql).run();
  }

  private List<Token> run() throws SqlException {
    while (next < sql.length()) {
      char c = sql.charAt(next);
      if (Character.isWhitespace(c)) {
        next++;
      } else if (isWordStart(c)) {
        add(Token.Kind.WORD, end(Lexer::isWordPart));
      } else if (isDigit(c)) {
        add(Token.Kind.NUMBER, numberEnd());
      } else if (c == '\'' || c == '"') {
        string(c);
      } else {
        symbol(c);
      }
    }
    tokens.add(new Token(Token.Kind.END, "", sql.length()));
    return tokens;
  }

  private void add(Token.Kind kind, int end) {
    tokens.add(new Token(kind, sql.substring(next, end), next));
    next = end;
  }

  private void symbol(char c) throws SqlException {
    if (sql.startsWith("--", next) || sql.startsWith("/*", next)) {
      throw new SqlException("AWS IoT SQL has no comments; found one", sql, next);
    }
    for (String symbol : LONG_SYMBOLS) {
      if (sql.startsWith(symbol, next)) {
        add(Token.Kind.SYMBOL, next + symbol.length());
        return;
      }
    }
    if (SYMBOLS.indexOf(c) < 0) {
      throw new SqlException(
          "expected a name, a number, a string or an operator, found \""
              + Character.toString(sql.codePointAt(next))
              + "\"",
          sql,
          next);
    }
    add(Token.Kind.SYMBOL, next + 1);
  }

  /** A quote inside a string is written twice. */
  private void string(char quote) throws SqlException {
    StringBuilder text = new StringBuilder();
    int at = next + 1;
    while (at < sql.length()) {
      char c = sql.charAt(at++);
      if (c != quote) {
        text.append(c);
      } else if (at < sql.length() && sql.charAt(at) == quote) {
        text.append(quote);
        at++;
      } else {
        tokens.add(new Token(Token.Kind.STRING, text.toString(), next));
        next = at;
        return;
      }
    }
    throw new SqlException("expected " + quote + " that ends this string", sql, next);
  }

  private int numberEnd() throws SqlException {
    int at = digits(next);
    if (at + 1 < sql.length() && sql.charAt(at) == '.' && isDigit(sql.charAt(at + 1))) {
      at = digits(at + 1);
    }
    if (at < sql.length() && (sql.charAt(at) == 'e' || sql.charAt(at) == 'E')) {
      int exponent = at + 1;
      if (exponent < sql.length() && "+-".indexOf(sql.charAt(exponent)) >= 0) {
        exponent++;
      }
      if (digits(exponent) == exponent) {
        throw new SqlException("expected the digits of an exponent", sql, exponent);
      }
      at = digits(exponent);
    }
    if (at < sql.length() && isWordStart(sql.charAt(at))) {
      throw new SqlException("expected an operator after the number", sql, at);
    }
    return at;
  }

  private int digits(int from) {
    int at = from;
    while (at < sql.length() && isDigit(sql.charAt(at))) {
      at++;
    }
    return at;
  }

  private int end(CharacterTest test) {
    int at = next;
    while (at < sql.length() && test.holds(sql.charAt(at))) {
      at++;
    }
    return at;
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private static boolean isWordStart(char c) {
    return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '_';
  }

  private static boolean isWordPart(char c) {
    return isWordStart(c) || isDigit(c);
  }

  private interface CharacterTest {
    boolean holds(char c);
  }
}
