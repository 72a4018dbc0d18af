package io.marram.contract;

import com.eclipsesource.json.JsonArray;
import com.eclipsesource.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * How a gateway does, published on {@code gateways/<gateway>/health}.
 *
 * @param gateway the gateway's thing name
 * @param cpuPercent of all its processors, 0 to 100
 * @param memoryUsedMb memory in use, mebibytes
 * @param memoryTotalMb memory that there is, mebibytes
 * @param diskFreeMb free on the disk that holds its data, mebibytes
 * @param temperatureCelsius of the board, if it says
 * @param stages how its stages did lately
 * @param bundles the versions of its bundles by symbolic name
 * @param models the versions of its models by name
 * @param timestamp when this was so, epoch milliseconds
 */
public record HealthMessage(
    String gateway,
    double cpuPercent,
    long memoryUsedMb,
    long memoryTotalMb,
    long diskFreeMb,
    OptionalDouble temperatureCelsius,
    List<StageReport> stages,
    Map<String, String> bundles,
    Map<String, String> models,
    long timestamp) {

  /** The longest message that is read, in bytes. */
  public static final int MAX_BYTES = 64 << 10;

  /** The filter of the topics on which gateways say how they do. */
  public static final String TOPIC_FILTER = "gateways/+/health";

  public HealthMessage {
    stages = List.copyOf(stages);
    bundles = Map.copyOf(bundles);
    models = Map.copyOf(models);
  }

  /** The topic of a gateway's health. */
  public static String topic(String gateway) {
    return "gateways/" + gateway + "/health";
  }

  /**
   * Reads a health message.
   *
   * @throws MalformedMessageException if it is too long or too deep, not JSON, or a field is
   *     missing or cannot be
   */
  public static HealthMessage parse(byte[] json) {
    JsonObject object = BoundedJson.object(json, MAX_BYTES);
    return new HealthMessage(
        Fields.text(object, "gateway"),
        Fields.number(object, "cpu_percent"),
        Fields.longInteger(object, "memory_used_mb"),
        Fields.longInteger(object, "memory_total_mb"),
        Fields.longInteger(object, "disk_free_mb"),
        Fields.maybeNumber(object, "temperature_celsius"),
        Fields.objects(object, "stages").stream().map(StageReport::of).toList(),
        texts(Fields.object(object, "bundles")),
        texts(Fields.object(object, "models")),
        Fields.longInteger(object, "timestamp"));
  }

  private static Map<String, String> texts(JsonObject object) {
    return object.names().stream()
        .distinct()
        .collect(Collectors.toMap(name -> name, name -> Fields.text(object, name)));
  }

  public String toJson() {
    JsonArray reports = new JsonArray();
    stages.forEach(stage -> reports.add(stage.toJsonObject()));
    JsonObject object =
        new JsonObject()
            .add("gateway", gateway)
            .add("cpu_percent", cpuPercent)
            .add("memory_used_mb", memoryUsedMb)
            .add("memory_total_mb", memoryTotalMb)
            .add("disk_free_mb", diskFreeMb);
    temperatureCelsius.ifPresent(celsius -> object.add("temperature_celsius", celsius));
    return object
        .add("stages", reports)
        .add("bundles", object(bundles))
        .add("models", object(models))
        .add("timestamp", timestamp)
        .toString();
  }

  private static JsonObject object(Map<String, String> texts) {
    JsonObject object = new JsonObject();
    new TreeMap<>(texts).forEach(object::add);
    return object;
  }
}
