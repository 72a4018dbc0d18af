package io.marram.emulator.cli.pipeline;

import com.eclipsesource.json.JsonArray;
import com.eclipsesource.json.JsonObject;
import io.marram.simulator.FaultKind;
import io.marram.simulator.FaultSettings;
import io.marram.simulator.SensorSettings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Simulated sensors as they stand in a file, and as the simulator on a gateway takes them. */
public final class SensorText {

  private static final double MILLIS_PER_SECOND = 1000;
  private static final double LONGEST_SECONDS = 1e10;

  private SensorText() {}

  /**
   * @throws IllegalArgumentException if there can be no such sensor; says the line and why
   */
  static SensorSettings read(ConfigSection section) {
    for (String name : List.of("id", "min_val", "max_val")) {
      if (!section.has(name)) {
        throw section.wrong(name, "a sensor has no " + name);
      }
    }
    String id = section.text("id", "");
    String type = section.text("type", SensorSettings.GENERIC);
    String location = section.text("location", "");
    String unit = section.text("unit", "");
    double min = section.number("min_val", 0);
    double max = section.number("max_val", 0);
    double rate = section.number("sampling_rate", 1);
    String group = section.text("group", "");
    double correlation = section.number("correlation", 0.8);
    List<FaultSettings> faults = faults(section.section("faults"));
    try {
      return new SensorSettings(
          id, type, location, unit, min, max, rate, group, correlation, faults);
    } catch (IllegalArgumentException e) {
      throw section.wrong("id", "sensor " + id + ": " + e.getMessage());
    }
  }

  private static List<FaultSettings> faults(ConfigSection section) {
    List<FaultSettings> faults = new ArrayList<>();
    for (FaultKind kind : FaultKind.values()) {
      if (section.has(kind.label())) {
        faults.add(fault(kind, section.section(kind.label())));
      }
    }
    return faults;
  }

  private static FaultSettings fault(FaultKind kind, ConfigSection section) {
    Duration every = seconds(section.number("every", 0));
    Duration lasting = seconds(section.number("lasting", 0));
    double size = section.number("size", 0);
    try {
      return new FaultSettings(kind, every, lasting, size);
    } catch (IllegalArgumentException e) {
      throw section.wrong("every", e.getMessage());
    }
  }

  private static Duration seconds(double seconds) {
    double bounded = Math.max(-1, Math.min(LONGEST_SECONDS, seconds));
    return Duration.ofMillis(Math.round(bounded * MILLIS_PER_SECOND));
  }

  /** The sensors as the simulator's setting: JSON, which is YAML too. */
  public static String of(List<SensorSettings> sensors) {
    JsonArray list = new JsonArray();
    for (SensorSettings sensor : sensors) {
      JsonObject faults = new JsonObject();
      sensor.faults().forEach(fault -> faults.add(fault.kind().label(), of(fault)));
      list.add(
          new JsonObject()
              .add("id", sensor.id())
              .add("type", sensor.type())
              .add("location", sensor.location())
              .add("unit", sensor.unit())
              .add("min_val", sensor.min())
              .add("max_val", sensor.max())
              .add("sampling_rate", sensor.samplingRate())
              .add("group", sensor.group())
              .add("correlation", sensor.correlation())
              .add("faults", faults));
    }
    return new JsonObject().add("sensors", list).toString();
  }

  private static JsonObject of(FaultSettings fault) {
    JsonObject object = new JsonObject().add("every", fault.every().toMillis() / MILLIS_PER_SECOND);
    if (fault.kind().isLasting()) {
      object.add("lasting", fault.lasting().toMillis() / MILLIS_PER_SECOND);
    }
    if (fault.kind().isSized()) {
      object.add("size", fault.size());
    }
    return object;
  }
}
