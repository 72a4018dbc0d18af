package io.marram.emulator.aws.rules.sql;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonParser;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StatementTest {

  private static final String READING =
      """
      {"temperature": 25.5, "humidity": 40, "color": "red", "value": 7, "nothing": null,
       "lat_long": [47.606, -122.332],
       "state": {"reported": {"led": "on", "level": 3}},
       "e": [{"n": "temperature", "u": "Cel", "t": 1234, "v": 22.5},
             {"n": "light", "u": "lm", "t": 1235, "v": 135}]}
      """;
  private static final UUID ID = UUID.fromString("123a4567-b89c-12d3-a456-789012345000");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "SELECT color FROM 'a/b' | {'color':'red'}",
        "select color as c, humidity AS h from 'a/b' | {'c':'red','h':40}",
        "SELECT color AS c.name, humidity AS c.percent FROM 'a' | {'c':{'name':'red','percent':40}}",
        "SELECT state.reported.led FROM 'a' | {'led':'on'}",
        "SELECT state.reported.* , clientid() AS c FROM 'a' | {'led':'on','level':3,'c':'gw-1'}",
        "SELECT topic(3) AS deviceId, timestamp() AS ts FROM 'gw/+/+/t' WHERE temperature > 24"
            + " | {'deviceId':'dev','ts':1700000000000}",
        "SELECT topic() AS t, topic(0) AS no, topic(9) AS neither FROM '#'"
            + " | {'t':'gw/gw-1/dev/telemetry'}",
        "SELECT (temperature - 32) * 5 / 9 AS c FROM 'a' | {'c':-3.611111111111111111111111111111111}",
        "SELECT (50 - 32) * 5 / 9 AS celsius, upper(color) AS c FROM 'a' | {'celsius':10,'c':'RED'}",
        "SELECT 7 / 2 AS int, 7.5 / 2 AS decimal, 7 % 4 AS rest, 1 / 0 AS none FROM 'a'"
            + " | {'int':3,'decimal':3.75,'rest':3}",
        "SELECT 10.0 / 4 AS q FROM 'a' | {'q':2}",
        "SELECT get(lat_long, 1) AS long, get(lat_long, 2) AS no, get(state, 'reported').level AS l"
            + " FROM 'a' | {'long':-122.332,'l':3}",
        "SELECT {'latitude': get(lat_long, 0)} AS p, [humidity, color, missing] AS l FROM 'a'"
            + " | {'p':{'latitude':47.606},'l':[40,'red']}",
        "SELECT CASE color WHEN 'green' THEN 'go' WHEN 'red' THEN 'stop' ELSE '?' END AS i FROM 'a'"
            + " | {'i':'stop'}",
        "SELECT CASE humidity WHEN 1 THEN 'a' END AS none, CASE missing WHEN 1 THEN 2 ELSE 3 END AS"
            + " nor FROM 'a' | {}",
        "SELECT (SELECT VALUE n FROM e) AS sensors FROM 'a' | {'sensors':['temperature','light']}",
        "SELECT (SELECT v FROM e WHERE n = 'temperature') AS t FROM 'a' | {'t':[{'v':22.5}]}",
        "SELECT get((SELECT v FROM e WHERE n = 'temperature'), 0).v AS t FROM 'a' | {'t':22.5}",
        "SELECT VALUE color FROM 'a' | 'red'",
        "SELECT VALUE [color, 1] FROM 'a' | ['red',1]",
        "SELECT value FROM 'a' | {'value':7}",
        "SELECT value AS v, value * 2 AS twice FROM 'a' | {'v':7,'twice':14}",
        "SELECT concat('con', 'cat') AS a, concat([1], 2, [3]) AS b, concat(1, 'x') AS c, concat()"
            + " AS d FROM 'a' | {'a':'concat','b':[1,2,3],'c':'1x'}",
        "SELECT 'a' + 1 AS a, 1 + 2 AS b, 1 + 2.5 AS c, 1 + true AS d, nothing + 'x' AS e FROM 'a'"
            + " | {'a':'a1','b':3,'c':3.5}",
        "SELECT '5' - 2 AS a, '2' * '3' AS b, 'x' - 1 AS c FROM 'a' | {'a':3,'b':6}",
        "SELECT floor(1.2) AS a, floor(-1.2) AS b, ceil(1.2) AS c, ceil(-1.2) AS d, round(1.5) AS"
            + " e, round(-1.5) AS f, abs('-5.123') AS g, floor([1]) AS h FROM 'a'"
            + " | {'a':1,'b':-2,'c':2,'d':-1,'e':2,'f':-2,'g':5.123}",
        "SELECT trunc(2.3123, 2) AS a, mod(8, 3) AS b, sign(-7) AS c FROM 'a'"
            + " | {'a':2.31,'b':2,'c':-1}",
        "SELECT isUndefined(missing) AS a, isUndefined(nothing) AS b, isNull(nothing) AS c,"
            + " isNull(missing) AS d FROM 'a' | {'a':true,'b':false,'c':true,'d':false}",
        "SELECT cast(true AS Int) AS a, cast('2.7' AS Int) AS b, cast(0 AS Boolean) AS c, cast(5 AS"
            + " String) AS d, cast('x' AS Decimal) AS e FROM 'a'"
            + " | {'a':1,'b':2,'c':false,'d':'5'}",
        "SELECT lower('AB') AS a, length('hi') AS b, trim(' h i ') AS c, startswith('ranger','ran')"
            + " AS d, endswith('cat','at') AS e, indexof('abcd','bc') AS f FROM 'a'"
            + " | {'a':'ab','b':2,'c':'h i','d':true,'e':true,'f':1}",
        "SELECT substring('012345', 2.745) AS a, substring('012345', -50, 50) AS b,"
            + " substring('012345', 3, 1) AS c, replace('abcdabcd', 'b', 'x') AS d FROM 'a'"
            + " | {'a':'2345','b':'012345','c':'','d':'axcdaxcd'}",
        "SELECT decode('eyJ0IjozM30=', 'base64').t AS t, decode('aGk=','base64') AS s,"
            + " decode('!','base64') AS n FROM 'a' | {'t':33,'s':'hi','n':null}",
        "SELECT newuuid() AS id, traceid() AS trace, accountid() AS account FROM 'a' |"
            + " {'id':'123a4567-b89c-12d3-a456-789012345000','trace':'trace','account':'000000000000'}",
        "SELECT get_user_properties('trace') AS u, get_mqtt_property('content_type') AS c,"
            + " get_mqtt_property('response_topic') AS r FROM 'a'"
            + " | {'u':['1','2'],'c':'application/json'}",
        "SELECT NULL AS n, TRUE AS t, False AS f, -humidity AS m FROM 'a'"
            + " | {'n':null,'t':true,'f':false,'m':-40}",
        "SELECT color FROM 'a' WHERE humidity IN [30, 40.0] | {'color':'red'}",
        "SELECT timestamp() FROM 'a' | {'timestamp':1700000000000}",
        "SELECT missing, color FROM 'a' | {'color':'red'}",
        "SELECT color | {'color':'red'}",
      })
  void selects(String sql, String result) throws Exception {
    assertThat(evaluate(sql, READING))
        .isEqualTo(new Evaluation.Json(JsonParser.parseString(result.replace('\'', '"'))));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "temperature > 24 | true",
        "temperature > 24 AND color <> 'red' | false",
        "temperature < 24 OR color = 'red' | true",
        "NOT color = 'blue' | true",
        "NOT (temperature > 24) | false",
        "humidity = 40.0 | true",
        "humidity = '40' | false",
        "humidity <> '40' | true",
        "humidity >= '40' | true",
        "color > 5 | false",
        "nothing = NULL | true",
        "missing = 1 | false",
        "missing <> 1 | false",
        "missing = 1 OR temperature > 24 | false",
        "state.reported = {'level': 3, 'led': 'on'} | true",
        "lat_long = [47.606, -122.3320] | true",
        "lat_long = [-122.332, 47.606] | false",
        "'TRUE' | true",
        "humidity | false",
        "temperature > 20 AND humidity < 50 AND color = 'red' | true",
        "timestamp() % 1000 = 0 | true",
        "10 - 4 - 3 = 3 | true",
        "2 + 3 * 4 = 14 | true",
      })
  void letsPassWhatWhereIsTrueFor(String condition, boolean passes) throws Exception {
    Evaluation evaluation = evaluate("SELECT color FROM 'a' WHERE " + condition, READING);

    assertThat(evaluation instanceof Evaluation.Json).isEqualTo(passes);
    assertThat(evaluation instanceof Evaluation.NoMatch).isEqualTo(!passes);
  }

  @Test
  void passesAJsonPayloadOnAsItIs() throws Exception {
    assertThat(evaluate("SELECT * FROM 'a'", READING))
        .isEqualTo(new Evaluation.Json(JsonParser.parseString(READING)));
    assertThat(evaluate("SELECT * FROM 'a'", "[1, 2]"))
        .isEqualTo(new Evaluation.Json(JsonParser.parseString("[1, 2]")));
  }

  @Test
  void addsToTheFieldsOfThePayload() throws Exception {
    assertThat(evaluate("SELECT *, clientid() AS client_id FROM 'a'", "{\"v\":1}"))
        .isEqualTo(new Evaluation.Json(JsonParser.parseString("{\"v\":1,\"client_id\":\"gw-1\"}")));
    assertThat(evaluate("SELECT * AS message FROM 'a'", "{\"v\":1}"))
        .isEqualTo(new Evaluation.Json(JsonParser.parseString("{\"message\":{\"v\":1}}")));
    assertThat(evaluate("SELECT *, 2 AS a.v FROM 'a'", "{\"a\":{\"w\":1}}"))
        .isEqualTo(new Evaluation.Json(JsonParser.parseString("{\"a\":{\"w\":1,\"v\":2}}")));
  }

  @Test
  void passesABinaryPayloadOnOrEncodesItButLooksNotIntoIt() throws Exception {
    byte[] picture = {(byte) 0xFF, (byte) 0xD8, 0, 1};

    assertThat(evaluate("SELECT * FROM 'raw/#'", picture))
        .isInstanceOfSatisfying(
            Evaluation.Bytes.class, bytes -> assertThat(bytes.value()).isEqualTo(picture));
    assertThat(evaluate("SELECT encode(*, 'base64') AS data FROM 'raw/#'", picture))
        .isEqualTo(new Evaluation.Json(JsonParser.parseString("{\"data\":\"/9gAAQ==\"}")));
    assertThat(evaluate("SELECT * FROM 'a' WHERE timestamp() % 1000 = 0", picture))
        .isInstanceOf(Evaluation.Bytes.class);
    for (String sql :
        List.of(
            "SELECT *, timestamp() AS t FROM 'a'",
            "SELECT temperature FROM 'a'",
            "SELECT * FROM 'a' WHERE device_type = 'thermostat'")) {
      assertThat(evaluate(sql, picture))
          .as(sql)
          .isInstanceOfSatisfying(
              Evaluation.Failed.class,
              failed -> assertThat(failed.reason()).contains("no JSON").contains("encode"));
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"{'a': 1", "{a: 1}", "hello", "NaN", "{} {}", "''"})
  void takesForJsonOnlyWhatIsJson(String payload) throws Exception {
    assertThat(evaluate("SELECT a FROM 'x'", payload.replace('\'', '"').replace("\"\"", "")))
        .isInstanceOf(Evaluation.Failed.class);
  }

  @Test
  void takesNoJsonThatIsNestedTooDeep() throws Exception {
    assertThat(evaluate("SELECT a FROM 'x'", "[".repeat(100_000) + "]".repeat(100_000)))
        .isInstanceOf(Evaluation.Failed.class);
  }

  @Test
  void fillsTemplates() throws Exception {
    Evaluator evaluator = new Evaluator(message(bytes(READING)), () -> ID);

    assertThat(
            Template.parse("alerts/${topic(2)}/${state.reported.led + '}'}/${humidity + 1}")
                .render(evaluator))
        .contains("alerts/gw-1/on}/41");
    assertThat(Template.parse("a/${missing}/b").render(evaluator)).contains("a//b");
    assertThat(Template.parse("plain").render(evaluator)).contains("plain");
  }

  private static Evaluation evaluate(String sql, String payload) throws SqlException {
    return evaluate(sql, bytes(payload));
  }

  private static Evaluation evaluate(String sql, byte[] payload) throws SqlException {
    return new Evaluator(message(payload), () -> ID).evaluate(Statement.parse(sql));
  }

  private static RuleMessage message(byte[] payload) {
    return new RuleMessage(
        "gw/gw-1/dev/telemetry",
        payload,
        "gw-1",
        1_700_000_000_000L,
        "trace",
        1,
        Optional.of("application/json"),
        List.of(Map.entry("trace", "1"), Map.entry("other", "x"), Map.entry("trace", "2")));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
