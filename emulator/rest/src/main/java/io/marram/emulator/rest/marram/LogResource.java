package io.marram.emulator.rest.marram;

import com.eclipsesource.json.JsonArray;
import com.eclipsesource.json.JsonObject;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.marram.emulator.rest.http.RequestException;
import io.marram.emulator.rest.http.Resource;
import java.util.List;
import java.util.Optional;

/** The latest lines of the log. */
public final class LogResource implements Resource {
  private static final long DEFAULT_LIMIT = 500;

  private final LogTail tail;

  public LogResource(LogTail tail) {
    this.tail = tail;
  }

  @Override
  public void register(RoutesConfig routes) {
    routes.get("/services/marram/v1/log", this::read);
  }

  private void read(Context context) {
    long after = parameter(context, "after", -1);
    long limit = parameter(context, "limit", DEFAULT_LIMIT);
    List<LogLine> lines = tail.after(after, (int) Math.min(limit, LogTail.MOST_LINES));
    JsonArray array = new JsonArray();
    lines.forEach(line -> array.add(describe(line)));
    long next = lines.isEmpty() ? after : lines.get(lines.size() - 1).number();
    Resource.answer(context, new JsonObject().add("next", next).add("lines", array));
  }

  private static JsonObject describe(LogLine line) {
    return new JsonObject()
        .add("number", line.number())
        .add("time", line.time())
        .add("level", line.level())
        .add("logger", line.logger())
        .add("text", line.text());
  }

  private static long parameter(Context context, String name, long otherwise) {
    try {
      return Optional.ofNullable(context.queryParam(name)).map(Long::parseLong).orElse(otherwise);
    } catch (NumberFormatException e) {
      throw new RequestException(400, "parameter \"" + name + "\" must be a whole number");
    }
  }
}
