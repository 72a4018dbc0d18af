package io.marram.contract;

import com.eclipsesource.json.JsonObject;
import java.util.Map;

/**
 * How a stage of the gateway's work did lately. Stages report as events of OSGi's EventAdmin, so
 * that whoever watches the gateway's health needs to know none of them.
 *
 * @param stage its name in lower case, such as {@code anomaly}
 * @param count what it worked on since the last report
 * @param perSecond throughput since the last report
 * @param meanMillis how long one took on average; 0 if there was none
 * @param maxMillis how long the slowest took
 * @param p99Millis how long all but the slowest hundredth took
 * @param queueDepth what is waiting; -1 if nothing can wait
 */
public record StageReport(
    String stage,
    long count,
    double perSecond,
    double meanMillis,
    double maxMillis,
    double p99Millis,
    long queueDepth) {

  /** The topic of the events. */
  public static final String EVENT_TOPIC = "io/marram/stage";

  /** The report as the properties of an event. */
  public Map<String, Object> toProperties() {
    return Map.of(
        "stage", stage,
        "count", count,
        "per.second", perSecond,
        "mean.ms", meanMillis,
        "max.ms", maxMillis,
        "p99.ms", p99Millis,
        "queue", queueDepth);
  }

  /**
   * The report that an event carries.
   *
   * @throws MalformedMessageException if a property is missing or of another type
   */
  public static StageReport of(Map<String, ?> properties) {
    if (!(properties.get("stage") instanceof String stage)) {
      throw new MalformedMessageException("the event has no stage");
    }
    return new StageReport(
        stage,
        number(properties, "count").longValue(),
        number(properties, "per.second").doubleValue(),
        number(properties, "mean.ms").doubleValue(),
        number(properties, "max.ms").doubleValue(),
        number(properties, "p99.ms").doubleValue(),
        number(properties, "queue").longValue());
  }

  private static Number number(Map<String, ?> properties, String name) {
    if (properties.get(name) instanceof Number number) {
      return number;
    }
    throw new MalformedMessageException("the event has no number " + name);
  }

  static StageReport of(JsonObject object) {
    return new StageReport(
        Fields.text(object, "stage"),
        Fields.longInteger(object, "count"),
        Fields.number(object, "per_second"),
        Fields.number(object, "mean_ms"),
        Fields.number(object, "max_ms"),
        Fields.number(object, "p99_ms"),
        object.get("queue_depth") == null ? -1 : Fields.longInteger(object, "queue_depth"));
  }

  JsonObject toJsonObject() {
    JsonObject object =
        new JsonObject()
            .add("stage", stage)
            .add("count", count)
            .add("per_second", perSecond)
            .add("mean_ms", meanMillis)
            .add("max_ms", maxMillis)
            .add("p99_ms", p99Millis);
    return queueDepth < 0 ? object : object.add("queue_depth", queueDepth);
  }
}
