package io.marram.emulator.aws.rules.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Text with {@code ${expression}} in it, each replaced by its value. */
public final class Template {

  private final String text;
  private final List<Part> parts;

  private Template(String text, List<Part> parts) {
    this.text = text;
    this.parts = parts;
  }

  /**
   * Parses a template.
   *
   * @throws SqlException if one of its expressions is none; the place counts from the beginning of
   *     that expression
   */
  public static Template parse(String text) throws SqlException {
    List<Part> parts = new ArrayList<>();
    int from = 0;
    for (int start = text.indexOf("${"); start >= 0; start = text.indexOf("${", from)) {
      parts.add(new Part.Text(text.substring(from, start)));
      int end = end(text, start + 2);
      parts.add(new Part.Value(Statement.parseExpression(text.substring(start + 2, end))));
      from = end + 1;
    }
    parts.add(new Part.Text(text.substring(from)));
    return new Template(text, parts);
  }

  /** A text without substitutions. */
  public static Template of(String text) {
    return new Template(text, List.of(new Part.Text(text)));
  }

  /** The text for a message; nothing if it needs a JSON payload and there is none. */
  public Optional<String> render(Evaluator evaluator) {
    StringBuilder result = new StringBuilder();
    for (Part part : parts) {
      Optional<String> piece =
          part instanceof Part.Value value
              ? evaluator.text(value.expression())
              : Optional.of(((Part.Text) part).text());
      if (piece.isEmpty()) {
        return Optional.empty();
      }
      result.append(piece.get());
    }
    return Optional.of(result.toString());
  }

  /** The template as it was written. */
  @Override
  public String toString() {
    return text;
  }

  /** Where the brace is that ends an expression: not inside a string or an object. */
  private static int end(String text, int from) throws SqlException {
    int open = 0;
    char quote = 0;
    for (int i = from; i < text.length(); i++) {
      char c = text.charAt(i);
      if (quote != 0) {
        quote = c == quote ? 0 : quote;
      } else if (c == '\'' || c == '"') {
        quote = c;
      } else if (c == '{') {
        open++;
      } else if (c == '}' && open-- == 0) {
        return i;
      }
    }
    throw new SqlException("expected \"}\" that ends this substitution", text, from - 2);
  }

  private sealed interface Part {

    record Text(String text) implements Part {}

    record Value(Expression expression) implements Part {}
  }
}
