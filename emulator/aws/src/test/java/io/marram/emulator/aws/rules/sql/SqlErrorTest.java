package io.marram.emulator.aws.rules.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SqlErrorTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "`` | 1 | expected \"SELECT\", found the end of the statement",
        "SELCT * FROM 'a' | 1 | expected \"SELECT\", found \"SELCT\"",
        "SELECT FROM 'a' | 8 | expected an expression, found \"FROM\"",
        "SELECT a, FROM 'a' | 11 | expected an expression, found \"FROM\"",
        "SELECT a FROM topic/# | 21 | found \"#\"",
        "SELECT a FROM sensors | 15 | expected a quoted topic filter, found \"sensors\"",
        "SELECT a FROM 'a/#/b' | 15 | expected a topic filter",
        "SELECT a FROM 'a' WHERE | 24 | expected an expression, found the end of the statement",
        "SELECT a FROM 'a' HAVING b | 19 | expected \"WHERE\" or the end of the statement",
        "SELECT a FROM 'a' WHERE b c | 27 | expected an operator or the end of the statement",
        "SELECT a b FROM 'a' | 10 | expected an operator, \",\", \"AS\" or \"FROM\"",
        "SELECT 1 + 2 FROM 'a' | 8 | needs a name",
        "SELECT 'a FROM b | 8 | expected ' that ends this string",
        "SELECT a -- comment | 10 | has no comments",
        "SELECT f(a) AS b FROM 'a' | 8 | there is no function \"f\"",
        "SELECT topic(1, 2) AS b FROM 'a' | 8 | expected 0 or 1 arguments for topic()",
        "SELECT get(a) AS b FROM 'a' | 8 | expected 2 arguments for get()",
        "SELECT (a FROM 'a' | 11 | expected \")\", found \"FROM\"",
        "SELECT a.5 FROM 'a' | 10 | expected a field's name after the dot, found \"5\"",
        "SELECT cast(a AS Date) AS d FROM 'a' | 18 | expected String, Int, Decimal or Boolean",
        "SELECT CASE WHEN a THEN 1 END AS d FROM 'a' | 13 | the value that CASE compares",
        "SELECT CASE a WHEN 1 2 END AS d FROM 'a' | 22 | expected \"THEN\"",
        "SELECT {a: 1} AS d FROM 'a' | 9 | expected a quoted name",
        "SELECT 1e AS d FROM 'a' | 10 | the digits of an exponent",
        "SELECT 1E99999 AS d FROM 'a' | 8 | at most 1E999",
        "SELECT a; | 9 | found \";\"",
        "SELECT get_thing_shadow('t', 'r') AS s FROM 'a' | 8 | no function \"get_thing_shadow\"",
      })
  void saysWhereTheMistakeIsAndWhatWasExpected(String sql, int column, String message) {
    SqlException error = mistake(sql);

    assertThat(error).hasMessageContaining(message);
    assertThat(error.line()).isEqualTo(1);
    assertThat(error.column()).isEqualTo(column);
  }

  @Test
  void showsTheLineWithACaretUnderThePlace() {
    assertThat(mistake("SELECT *,\n       temprature >\nFROM 'a'"))
        .hasMessage(
            """
            expected an expression, found "FROM" at line 3, column 1
              FROM 'a'
              ^""");
    assertThat(mistake("SELECT a FROM 'a' WHERE b ==  5"))
        .hasMessage(
            """
            expected an expression, found "=" at line 1, column 28
              SELECT a FROM 'a' WHERE b ==  5
                                         ^""");
  }

  @Test
  void showsOnlyTheNeighbourhoodInALongLine() {
    SqlException error = mistake("SELECT " + "a, ".repeat(1_000) + "! FROM 'a'");

    assertThat(error.column()).isEqualTo(3_008);
    assertThat(error.getMessage().length()).isLessThan(300);
    assertThat(error.getMessage().lines().reduce((a, b) -> b).orElseThrow()).endsWith(" ^");
  }

  @Test
  void refusesWhatIsTooDeepOrTooLongToEvaluate() {
    assertThat(mistake("SELECT " + "(".repeat(10_000))).hasMessageContaining("nested deeper");
    assertThat(mistake("SELECT " + "NOT ".repeat(4_000) + "a")).hasMessageContaining("nested");
    assertThat(mistake("SELECT " + "- ".repeat(4_000) + "a")).hasMessageContaining("nested");
    assertThat(mistake("SELECT 1" + "+1".repeat(5_000) + " AS a")).hasMessageContaining("parts");
    assertThat(mistake("SELECT a" + ".b".repeat(5_000))).hasMessageContaining("parts");
    assertThat(mistake("SELECT '" + "x".repeat(20_000) + "'")).hasMessageContaining("longer");
  }

  @Test
  void saysWhatIsWrongInATemplate() {
    assertThat(catchThrowableOfType(SqlException.class, () -> Template.parse("a/${topic(}")))
        .hasMessageContaining("expected an expression");
    assertThat(catchThrowableOfType(SqlException.class, () -> Template.parse("a/${topic()")))
        .hasMessageContaining("expected \"}\"");
  }

  private static SqlException mistake(String sql) {
    return catchThrowableOfType(SqlException.class, () -> Statement.parse(sql));
  }
}
