package io.marram.emulator.rest;

import com.eclipsesource.json.Json;
import com.eclipsesource.json.JsonObject;
import com.eclipsesource.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** JSON as lists and maps. */
public final class JsonTree {
  private JsonTree() {}

  public static Object of(String json) {
    return of(Json.parse(json));
  }

  public static Object of(JsonValue value) {
    if (value.isObject()) {
      Map<String, Object> map = new TreeMap<>();
      for (JsonObject.Member member : value.asObject()) {
        map.put(member.getName(), of(member.getValue()));
      }
      return map;
    }
    if (value.isArray()) {
      List<Object> list = new ArrayList<>();
      value.asArray().forEach(element -> list.add(of(element)));
      return list;
    }
    return value.isString() ? value.asString() : value.toString();
  }
}
