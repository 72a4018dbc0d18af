package io.marram.emulator.aws.rules.sql;

import java.util.List;

/** What stands between SELECT and FROM. */
public sealed interface Selection {

  /** {@code SELECT VALUE expression}: the result is the value itself. */
  record Value(Expression expression) implements Selection {}

  /** {@code SELECT item, item}: the result is an object. */
  record Items(List<Item> items) implements Selection {}

  /** One part of the resulting object. */
  sealed interface Item {}

  /** {@code *} or {@code a.b.*}: all fields of an object. */
  record Fields(Expression of) implements Item {}

  /**
   * {@code expression AS a.b}.
   *
   * @param path the names that lead to the value, at least one
   */
  record Named(Expression expression, List<String> path) implements Item {

    public Named {
      path = List.copyOf(path);
    }
  }
}
