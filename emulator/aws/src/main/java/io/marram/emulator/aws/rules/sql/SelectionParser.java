package io.marram.emulator.aws.rules.sql;

import io.marram.emulator.aws.rules.sql.Selection.Item;
import java.util.ArrayList;
import java.util.List;

/** Reads what stands between SELECT and FROM. */
final class SelectionParser {

  private final TokenReader tokens;
  private final Parser expressions;

  SelectionParser(TokenReader tokens, Parser expressions) {
    this.tokens = tokens;
    this.expressions = expressions;
  }

  Selection selection() throws SqlException {
    if (startsWithValueKeyword()) {
      tokens.take();
      return new Selection.Value(
          tokens.takeSymbol("*") ? new Expression.Payload() : expressions.expression());
    }
    List<Item> items = new ArrayList<>();
    do {
      items.add(item());
    } while (tokens.takeSymbol(","));
    return new Selection.Items(List.copyOf(items));
  }

  /**
   * {@code value} is a keyword if an expression follows, else a field of that name: readings have
   * one.
   */
  private boolean startsWithValueKeyword() {
    Token following = tokens.peek(1);
    if (!tokens.peek().isWord("VALUE")) {
      return false;
    }
    return switch (following.kind()) {
      case NUMBER, STRING -> true;
      case WORD ->
          !TokenReader.isReserved(following)
              || List.of("CASE", "NOT", "NULL", "TRUE", "FALSE").contains(following.upperCase());
      case SYMBOL ->
          following.isSymbol("(")
              || following.isSymbol("[")
              || following.isSymbol("{")
              || following.isSymbol("*") && endsSelection(tokens.peek(2));
      case END -> false;
    };
  }

  private static boolean endsSelection(Token token) {
    return token.kind() == Token.Kind.END || token.isWord("FROM") || token.isWord("WHERE");
  }

  private Item item() throws SqlException {
    if (tokens.takeSymbol("*")) {
      return tokens.peek().isWord("AS")
          ? new Selection.Named(new Expression.Payload(), alias())
          : new Selection.Fields(new Expression.Payload());
    }
    Token start = tokens.peek();
    Expression expression = expressions.expression();
    if (tokens.peek().isSymbol(".") && tokens.peek(1).isSymbol("*")) {
      tokens.take();
      tokens.take();
      return new Selection.Fields(expression);
    }
    return new Selection.Named(
        expression, tokens.peek().isWord("AS") ? alias() : List.of(ownName(expression, start)));
  }

  private List<String> alias() throws SqlException {
    tokens.take();
    List<String> path = new ArrayList<>();
    do {
      path.add(tokens.takeAnyWord("a name"));
    } while (tokens.takeSymbol("."));
    return path;
  }

  private String ownName(Expression expression, Token start) throws SqlException {
    if (expression instanceof Expression.Field field) {
      return field.name();
    }
    if (expression instanceof Expression.Member member) {
      return member.name();
    }
    if (expression instanceof Expression.Call call) {
      return call.function().sqlName();
    }
    throw tokens.problem("this expression needs a name: write AS and one after it", start);
  }
}
