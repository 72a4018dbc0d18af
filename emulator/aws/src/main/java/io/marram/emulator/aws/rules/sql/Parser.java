package io.marram.emulator.aws.rules.sql;

import com.google.gson.JsonNull;
import com.google.gson.JsonPrimitive;
import io.marram.emulator.aws.rules.sql.Expression.Branch;
import io.marram.emulator.aws.rules.sql.Expression.Entry;
import io.marram.emulator.aws.rules.sql.Expression.Operator;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Makes a tree of the tokens of an expression, by recursive descent. */
final class Parser {

  private static final int DEEPEST = 50;
  private static final int MOST_NODES = 1_000;

  private static final List<Map<String, Operator>> LEVELS =
      List.of(
          Map.of("OR", Operator.OR),
          Map.of("AND", Operator.AND),
          Map.of(
              "=", Operator.EQUAL,
              "<>", Operator.NOT_EQUAL,
              "<", Operator.LESS,
              "<=", Operator.LESS_OR_EQUAL,
              ">", Operator.GREATER,
              ">=", Operator.GREATER_OR_EQUAL,
              "IN", Operator.IN),
          Map.of("+", Operator.PLUS, "-", Operator.MINUS),
          Map.of("*", Operator.TIMES, "/", Operator.DIVIDE, "%", Operator.REMAINDER));

  /** Where NOT stands among the levels: it takes a comparison, AND takes it. */
  private static final int NOT_LEVEL = 2;

  private final TokenReader tokens;
  private int depth;
  private int nodes;

  Parser(TokenReader tokens) {
    this.tokens = tokens;
  }

  Expression expression() throws SqlException {
    return level(0);
  }

  private Expression level(int level) throws SqlException {
    if (level == LEVELS.size()) {
      return negation();
    }
    if (level == NOT_LEVEL && tokens.takeWord("NOT")) {
      enter();
      Expression operand = level(level);
      depth--;
      return new Expression.Not(operand);
    }
    Expression left = level(level + 1);
    while (true) {
      Operator operator = LEVELS.get(level).get(tokens.peek().upperCase());
      if (operator == null || tokens.peek().kind() == Token.Kind.STRING) {
        return left;
      }
      tokens.take();
      count();
      left = new Expression.Binary(operator, left, level(level + 1));
    }
  }

  private Expression negation() throws SqlException {
    if (!tokens.takeSymbol("-")) {
      return members();
    }
    enter();
    Expression operand = negation();
    depth--;
    return new Expression.Negation(operand);
  }

  private Expression members() throws SqlException {
    Expression of = primary();
    while (tokens.peek().isSymbol(".") && !tokens.peek(1).isSymbol("*")) {
      tokens.take();
      count();
      of = new Expression.Member(of, tokens.takeAnyWord("a field's name after the dot"));
    }
    return of;
  }

  private Expression primary() throws SqlException {
    enter();
    Token token = tokens.take();
    Expression result =
        switch (token.kind()) {
          case NUMBER -> new Expression.Literal(number(token));
          case STRING -> new Expression.Literal(new JsonPrimitive(token.text()));
          case WORD -> word(token);
          case SYMBOL -> symbol(token);
          case END -> throw tokens.expected("an expression", token);
        };
    depth--;
    return result;
  }

  private Expression symbol(Token token) throws SqlException {
    return switch (token.text()) {
      case "(" -> {
        Expression inner = tokens.peek().isWord("SELECT") ? query() : expression();
        tokens.takeSymbol(")", "\")\"");
        yield inner;
      }
      case "[" -> new Expression.ArrayLiteral(list("]"));
      case "{" -> new Expression.ObjectLiteral(entries());
      default -> throw tokens.expected("an expression", token);
    };
  }

  private Expression word(Token token) throws SqlException {
    if (tokens.peek().isSymbol("(")) {
      return call(token);
    }
    return switch (token.upperCase()) {
      case "NULL" -> new Expression.Literal(JsonNull.INSTANCE);
      case "TRUE" -> new Expression.Literal(new JsonPrimitive(true));
      case "FALSE" -> new Expression.Literal(new JsonPrimitive(false));
      case "CASE" -> branches();
      default -> {
        if (TokenReader.isReserved(token)) {
          throw tokens.expected("an expression", token);
        }
        yield new Expression.Field(token.text());
      }
    };
  }

  private Expression call(Token name) throws SqlException {
    tokens.take();
    if (name.isWord("CAST")) {
      return cast();
    }
    Function function =
        Function.named(name.text())
            .orElseThrow(
                () ->
                    tokens.problem(
                        "there is no function \""
                            + name.text()
                            + "\"; known are "
                            + Function.names(),
                        name));
    List<Expression> arguments = list(")");
    if (!function.takes(arguments.size())) {
      throw tokens.problem(
          "expected " + function.arity() + " for " + function.sqlName() + "()", name);
    }
    return new Expression.Call(function, arguments);
  }

  private Expression cast() throws SqlException {
    Expression value = expression();
    tokens.takeWord("AS", "\"AS\"");
    Token type = tokens.take();
    Expression.CastType target =
        switch (type.upperCase()) {
          case "STRING", "NVARCHAR", "TEXT", "NTEXT", "VARCHAR" -> Expression.CastType.STRING;
          case "INT", "INTEGER" -> Expression.CastType.INT;
          case "DECIMAL", "DOUBLE" -> Expression.CastType.DECIMAL;
          case "BOOL", "BOOLEAN" -> Expression.CastType.BOOLEAN;
          default -> throw tokens.expected("String, Int, Decimal or Boolean", type);
        };
    tokens.takeSymbol(")", "\")\"");
    return new Expression.Cast(value, target);
  }

  private Expression branches() throws SqlException {
    if (tokens.peek().isWord("WHEN")) {
      throw tokens.expected("the value that CASE compares, as in CASE v WHEN", tokens.peek());
    }
    Expression value = expression();
    List<Branch> branches = new ArrayList<>();
    tokens.requireWord("WHEN");
    while (tokens.takeWord("WHEN")) {
      count();
      Expression match = expression();
      tokens.takeWord("THEN", "\"THEN\"");
      branches.add(new Branch(match, expression()));
    }
    Optional<Expression> otherwise =
        tokens.takeWord("ELSE") ? Optional.of(expression()) : Optional.empty();
    tokens.takeWord("END", "\"WHEN\", \"ELSE\" or \"END\"");
    return new Expression.Case(value, branches, otherwise);
  }

  private Expression query() throws SqlException {
    tokens.take();
    Selection selection = new SelectionParser(tokens, this).selection();
    tokens.takeWord("FROM", "\",\" or \"FROM\"");
    Expression source = members();
    Optional<Expression> condition =
        tokens.takeWord("WHERE") ? Optional.of(expression()) : Optional.empty();
    return new Expression.Query(selection, source, condition);
  }

  private List<Expression> list(String end) throws SqlException {
    List<Expression> items = new ArrayList<>();
    if (tokens.takeSymbol(end)) {
      return items;
    }
    do {
      count();
      items.add(argument());
    } while (tokens.takeSymbol(","));
    tokens.takeSymbol(end, "\",\" or \"" + end + "\"");
    return items;
  }

  /** A lone asterisk is the whole payload, as in {@code encode(*, 'base64')}. */
  private Expression argument() throws SqlException {
    return tokens.takeSymbol("*") ? new Expression.Payload() : expression();
  }

  private List<Entry> entries() throws SqlException {
    List<Entry> entries = new ArrayList<>();
    if (tokens.takeSymbol("}")) {
      return entries;
    }
    do {
      count();
      Token name = tokens.take();
      if (name.kind() != Token.Kind.STRING) {
        throw tokens.expected("a quoted name", name);
      }
      tokens.takeSymbol(":", "\":\"");
      entries.add(new Entry(name.text(), argument()));
    } while (tokens.takeSymbol(","));
    tokens.takeSymbol("}", "\",\" or \"}\"");
    return entries;
  }

  private JsonPrimitive number(Token token) throws SqlException {
    return Numbers.parse(token.text().toUpperCase(Locale.ROOT))
        .map((BigDecimal value) -> Numbers.json(value).orElseThrow())
        .orElseThrow(() -> tokens.problem("expected a number of at most 1E999", token));
  }

  private void enter() throws SqlException {
    if (++depth > DEEPEST) {
      throw tokens.problem(
          "the statement is nested deeper than " + DEEPEST + " levels", tokens.peek());
    }
    count();
  }

  /** Long chains of operators make a deep tree, too. */
  private void count() throws SqlException {
    if (++nodes > MOST_NODES) {
      throw tokens.problem("the statement has more than " + MOST_NODES + " parts", tokens.peek());
    }
  }
}
