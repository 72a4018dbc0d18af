package io.marram.emulator.aws.rules.sql;

import java.util.Locale;

/**
 * A piece of a statement.
 *
 * @param text the piece; of a string what is between its quotes
 * @param offset where it begins
 */
record Token(Kind kind, String text, int offset) {

  enum Kind {
    WORD,
    NUMBER,
    STRING,
    SYMBOL,
    END
  }

  /** Whether it is that word, in any case. */
  boolean isWord(String word) {
    return kind == Kind.WORD && text.equalsIgnoreCase(word);
  }

  boolean isSymbol(String symbol) {
    return kind == Kind.SYMBOL && text.equals(symbol);
  }

  /** How an error message calls it. */
  String described() {
    return switch (kind) {
      case END -> "the end of the statement";
      case STRING -> "'" + text + "'";
      case WORD, NUMBER, SYMBOL -> "\"" + text + "\"";
    };
  }

  String upperCase() {
    return text.toUpperCase(Locale.ROOT);
  }
}
