package io.marram.emulator.aws.rules.sql;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/** The functions that statements may call. */
enum Function {
  ABS("abs", 1, 1),
  ACCOUNTID("accountid", 0, 0),
  CEIL("ceil", 1, 1),
  CLIENTID("clientid", 0, 0),
  CONCAT("concat", 0, Integer.MAX_VALUE),
  DECODE("decode", 2, 2),
  ENCODE("encode", 2, 2),
  ENDSWITH("endswith", 2, 2),
  FLOOR("floor", 1, 1),
  GET("get", 2, 2),
  GET_MQTT_PROPERTY("get_mqtt_property", 1, 1),
  GET_USER_PROPERTIES("get_user_properties", 1, 1),
  INDEXOF("indexof", 2, 2),
  IS_NULL("isNull", 1, 1),
  IS_UNDEFINED("isUndefined", 1, 1),
  LENGTH("length", 1, 1),
  LOWER("lower", 1, 1),
  MOD("mod", 2, 2),
  NEWUUID("newuuid", 0, 0),
  REPLACE("replace", 3, 3),
  ROUND("round", 1, 1),
  SIGN("sign", 1, 1),
  STARTSWITH("startswith", 2, 2),
  SUBSTRING("substring", 2, 3),
  TIMESTAMP("timestamp", 0, 0),
  TOPIC("topic", 0, 1),
  TRACEID("traceid", 0, 0),
  TRIM("trim", 1, 1),
  TRUNC("trunc", 2, 2),
  UPPER("upper", 1, 1);

  private final String sqlName;
  private final int fewest;
  private final int most;

  Function(String sqlName, int fewest, int most) {
    this.sqlName = sqlName;
    this.fewest = fewest;
    this.most = most;
  }

  /** The function of that name, in any case. */
  static Optional<Function> named(String name) {
    return Arrays.stream(values())
        .filter(function -> function.sqlName.equalsIgnoreCase(name))
        .findFirst();
  }

  static String names() {
    return Arrays.stream(values()).map(Function::sqlName).collect(Collectors.joining(", "))
        + ", cast";
  }

  String sqlName() {
    return sqlName;
  }

  boolean takes(int arguments) {
    return arguments >= fewest && arguments <= most;
  }

  /** How many arguments it takes, in words. */
  String arity() {
    if (fewest == most) {
      return fewest == 0 ? "no argument" : fewest == 1 ? "1 argument" : fewest + " arguments";
    }
    return fewest + " or " + most + " arguments";
  }
}
