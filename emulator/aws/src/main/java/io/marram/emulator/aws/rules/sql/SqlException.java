package io.marram.emulator.aws.rules.sql;

/**
 * A statement that is not AWS IoT SQL, or uses a part of it that is not here. The message says what
 * was expected, where, and shows the line with a caret under the place.
 */
public final class SqlException extends Exception {

  private static final long serialVersionUID = 1L;

  private final int line;
  private final int column;

  SqlException(String problem, String sql, int offset) {
    this(problem, Position.of(sql, offset));
  }

  private SqlException(String problem, Position position) {
    super(
        problem
            + " at line "
            + position.line
            + ", column "
            + position.column
            + "\n  "
            + position.text
            + "\n  "
            + " ".repeat(position.caret)
            + "^");
    line = position.line;
    column = position.column;
  }

  /** The line of the mistake, from 1. */
  public int line() {
    return line;
  }

  /** The column of the mistake, from 1. */
  public int column() {
    return column;
  }

  /** A place in a text; {@code text} is what is shown of its line. */
  private record Position(int line, int column, String text, int caret) {

    private static final int SHOWN_BEFORE = 60;
    private static final int SHOWN_AFTER = 40;

    static Position of(String sql, int offset) {
      int start = sql.lastIndexOf('\n', offset - 1) + 1;
      int end = sql.indexOf('\n', offset);
      int from = Math.max(start, offset - SHOWN_BEFORE);
      int to = Math.min(end < 0 ? sql.length() : end, offset + SHOWN_AFTER);
      int line = 1 + (int) sql.substring(0, start).chars().filter(c -> c == '\n').count();
      String shown = sql.substring(from, Math.max(from, to)).replaceAll("\\p{Cntrl}", " ");
      return new Position(line, offset - start + 1, shown, offset - from);
    }
  }
}
