package io.marram.anomaly.internal;

import static io.marram.anomaly.internal.Gateway.envelope;
import static io.marram.anomaly.internal.Gateway.reading;
import static org.assertj.core.api.Assertions.assertThat;

import com.eclipsesource.json.Json;
import com.eclipsesource.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.eclipse.kura.testing.DeclarativeServices;
import org.eclipse.kura.testing.Eventually;
import org.eclipse.kura.testing.RecordedWires;
import org.eclipse.kura.type.TypedValue;
import org.eclipse.kura.type.TypedValues;
import org.eclipse.kura.wire.WireRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class JournalTest {

  @TempDir Path data;

  private final List<Journal> journals = new ArrayList<>();

  @AfterEach
  void stop() {
    journals.forEach(Journal::deactivate);
  }

  @Test
  void keepsEveryRecordAsALineWithinASecondOrSo() throws Exception {
    Journal journal = activate("raw", Map.of());

    journal.onWireReceive(envelope(reading("fridge", 4.5, 7), reading("oven", 200.0, 8)));

    Eventually.until("the lines are there", () -> lines("raw").size() == 2);
    JsonObject line = Json.parse(lines("raw").get(0)).asObject();
    assertThat(line.names())
        .containsExactly("sensor.id", "sensor.location", "sensor.type", "time", "unit", "value");
    assertThat(line.get("value").isNumber()).isTrue();
    assertThat(line.get("value").asDouble()).isEqualTo(4.5);
    assertThat(line.get("time").asLong()).isEqualTo(7);
    assertThat(line.get("unit").asString()).isEqualTo("°C");
  }

  @Test
  void whatWaitsIsWrittenAtTheEnd() throws IOException {
    Journal journal = activate("raw", Map.of());
    journal.onWireReceive(envelope(reading("fridge", 4.5, 7)));

    journal.deactivate();

    assertThat(lines("raw")).hasSize(1);
    journal.onWireReceive(envelope(reading("fridge", 4.5, 8)));
    assertThat(lines("raw")).hasSize(1);
  }

  @Test
  void leavesByteArraysOutAndWritesNullForNumbersThatAreNone() throws IOException {
    Journal journal = activate("raw", Map.of());
    Map<String, TypedValue<?>> properties = new HashMap<>();
    properties.put("frame", TypedValues.newByteArrayValue(new byte[1_000_000]));
    properties.put("nothing", TypedValues.newDoubleValue(Double.NaN));
    properties.put("much", TypedValues.newFloatValue(Float.POSITIVE_INFINITY));
    properties.put("few", TypedValues.newIntegerValue(-3));
    properties.put("half", TypedValues.newFloatValue(0.5f));
    properties.put("yes", TypedValues.newBooleanValue(true));
    properties.put("text", TypedValues.newStringValue("a \"b\"\nc\u2028"));

    journal.onWireReceive(envelope(new WireRecord(properties)));
    journal.deactivate();

    assertThat(lines("raw")).hasSize(1);
    assertThat(Json.parse(lines("raw").get(0)))
        .isEqualTo(
            Json.object()
                .add("few", -3)
                .add("half", 0.5)
                .add("much", Json.NULL)
                .add("nothing", Json.NULL)
                .add("text", "a \"b\"\nc\u2028")
                .add("yes", true));
  }

  @Test
  void writesNothingWhileItIsSwitchedOff() throws IOException {
    Journal journal = activate("raw", Map.of("enabled", false));
    journal.onWireReceive(envelope(reading("fridge", 4.5, 7)));
    assertThat(journal.isWriting()).isFalse();
    assertThat(data.resolve("journal")).doesNotExist();

    journal.modified(config(Map.of()));
    journal.onWireReceive(envelope(reading("fridge", 4.5, 8)));
    journal.modified(config(Map.of("enabled", false)));

    assertThat(lines("raw")).hasSize(1);
  }

  @Test
  void rawAndProcessedDataGoIntoFoldersOfTheirOwn() throws IOException {
    Path elsewhere = data.resolve("elsewhere");
    Journal raw = activate("raw", Map.of());
    Journal processed = activate("processed", Map.of("folder", elsewhere.toString()));

    raw.onWireReceive(envelope(reading("fridge", 4.5, 7)));
    processed.onWireReceive(envelope(reading("fridge", 4.6, 7)));
    raw.deactivate();
    processed.deactivate();

    assertThat(lines("raw")).singleElement().asString().contains("4.5");
    assertThat(linesIn(elsewhere)).singleElement().asString().contains("4.6");
  }

  @Test
  void aSecondJournalInTheSameFolderWaitsUntilTheFirstHasEnded() throws Exception {
    Path shared = data.resolve("shared");
    Journal first = activate("first", Map.of("folder", shared.toString()));
    Journal second = activate("second", Map.of("folder", shared.toString()));
    second.onWireReceive(envelope(reading("fridge", 1.0, 1)));
    first.onWireReceive(envelope(reading("fridge", 2.0, 2)));
    first.deactivate();

    Eventually.until(
        "the second writes",
        () -> {
          second.onWireReceive(envelope(reading("fridge", 3.0, 3)));
          return String.join("", linesIn(shared)).contains("3");
        });

    assertThat(linesIn(shared).get(0)).contains("2");
  }

  @Test
  void staysWithABadConfigurationAndWorksAgainWithAGoodOne() throws IOException {
    Journal journal = activate("raw", Map.of("folder", "relative/path"));
    journal.onWireReceive(envelope(reading("fridge", 4.5, 7)));
    assertThat(journal.isWriting()).isFalse();

    journal.modified(config(Map.of("megabytes", 10, "file.megabytes", 10)));
    assertThat(journal.isWriting()).isFalse();
    journal.modified(config(Map.of("file.megabytes", 0)));
    assertThat(journal.isWriting()).isFalse();
    journal.modified(config(Map.of("reserve.megabytes", -1)));
    assertThat(journal.isWriting()).isFalse();
    journal.modified(config(Map.of("folder", "/a\0b")));
    assertThat(journal.isWriting()).isFalse();

    journal.modified(config(Map.of()));
    journal.onWireReceive(envelope(reading("fridge", 4.5, 8)));
    journal.deactivate();
    assertThat(lines("raw")).hasSize(1);
  }

  @Test
  void aFolderThatCannotBeMadeIsTriedAgain() throws Exception {
    Path obstacle = Files.writeString(data.resolve("journal"), "a file is in the way");
    Journal journal = activate("raw", Map.of());
    journal.onWireReceive(envelope(reading("fridge", 4.5, 7)));

    Files.delete(obstacle);

    Eventually.until("the folder is there", () -> Files.exists(data.resolve("journal/raw")));
    journal.onWireReceive(envelope(reading("fridge", 4.5, 8)));
    journal.deactivate();
    assertThat(lines("raw")).hasSize(1);
  }

  private Journal activate(String pid, Map<String, Object> changed) {
    Journal journal =
        new Journal(
            Gateway.context(pid), new RecordedWires(), Gateway.system(data), config(changed));
    journals.add(journal);
    return journal;
  }

  private static JournalConfig config(Map<String, Object> changed) {
    Map<String, Object> properties = new HashMap<>(Map.of("reserve.megabytes", 0));
    properties.putAll(changed);
    return DeclarativeServices.configuration(JournalConfig.class, properties);
  }

  private List<String> lines(String pid) throws IOException {
    return linesIn(data.resolve("journal").resolve(pid));
  }

  private static List<String> linesIn(Path folder) throws IOException {
    List<String> lines = new ArrayList<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".jsonl")).sorted().toList()) {
        lines.addAll(Files.readString(file).lines().toList());
      }
    }
    return lines;
  }
}
