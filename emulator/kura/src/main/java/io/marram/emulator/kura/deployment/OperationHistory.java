package io.marram.emulator.kura.deployment;

import com.eclipsesource.json.Json;
import com.eclipsesource.json.JsonArray;
import com.eclipsesource.json.JsonObject;
import com.eclipsesource.json.JsonValue;
import com.eclipsesource.json.ParseException;
import io.marram.emulator.kura.packages.PackageOperation;
import io.marram.emulator.kura.storage.DurableFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The latest operations, newest first. The last failure of each package is in a file too, so that
 * it can still be read after a restart, and so is a change that is going on, in case the gateway is
 * killed; both are forgotten when an operation on the package succeeds.
 */
final class OperationHistory {
  /**
   * An operation that was going on when the gateway was killed.
   *
   * @param fingerprint of the package that was being installed; empty for an uninstallation
   */
  record CutOff(PackageOperation operation, String fingerprint) {}

  private static final Logger logger = LoggerFactory.getLogger(OperationHistory.class);

  private final Path failuresFile;
  private final int most;
  private final LinkedList<PackageOperation> operations = new LinkedList<>();
  private final Map<String, PackageOperation> failures = new LinkedHashMap<>();
  private final Map<String, String> fingerprints = new HashMap<>();

  /**
   * @param most operations that have ended and are remembered
   */
  OperationHistory(Path failuresFile, int most) {
    this.failuresFile = failuresFile;
    this.most = most;
    read().forEach(failure -> failures.put(failure.name(), failure));
    operations.addAll(failures.values());
    operations.sort((a, b) -> b.started().compareTo(a.started()));
  }

  synchronized void add(PackageOperation operation) {
    operations.addFirst(operation);
  }

  /** Puts the operation in the place of the one with its id. */
  synchronized void replace(PackageOperation operation) {
    operations.replaceAll(old -> old.id().equals(operation.id()) ? operation : old);
    if (operation.ended().isPresent()) {
      forgetOldest();
      remember(operation);
    }
  }

  /**
   * Remembers that the operation is about to change its package.
   *
   * @param fingerprint of the package that is to be installed; empty for an uninstallation
   */
  synchronized void changes(PackageOperation operation, String fingerprint) {
    fingerprints.put(operation.id(), fingerprint);
    failures.remove(operation.name());
    failures.put(operation.name(), operation);
    store();
  }

  /** Operations whose end nobody has seen, of before the gateway's start. */
  synchronized List<CutOff> cutOff() {
    return failures.values().stream()
        .filter(operation -> operation.ended().isEmpty())
        .map(operation -> new CutOff(operation, fingerprints.getOrDefault(operation.id(), "")))
        .toList();
  }

  synchronized List<PackageOperation> all() {
    return List.copyOf(operations);
  }

  private void forgetOldest() {
    long ended = operations.stream().filter(operation -> operation.ended().isPresent()).count();
    while (ended > most) {
      int oldest = operations.size() - 1;
      while (operations.get(oldest).ended().isEmpty()) {
        oldest--;
      }
      operations.remove(oldest);
      ended--;
    }
  }

  private void remember(PackageOperation operation) {
    String name = operation.name();
    boolean failed = operation.state() != PackageOperation.State.DONE;
    if (name.isEmpty() || !failed && failures.remove(name) == null) {
      return;
    }
    if (failed) {
      failures.remove(name);
      failures.put(name, operation);
    }
    fingerprints.remove(operation.id());
    store();
  }

  private void store() {
    JsonArray all = new JsonArray();
    failures.values().stream()
        .skip(Math.max(0, failures.size() - most))
        .forEach(failure -> all.add(write(failure)));
    try {
      DurableFile.write(failuresFile, all.toString().getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      logger.warn("event=failures.not.stored file={} reason=\"{}\"", failuresFile, e.toString());
    }
  }

  private List<PackageOperation> read() {
    List<PackageOperation> read = new ArrayList<>();
    try {
      if (Files.exists(failuresFile)) {
        for (JsonValue value : Json.parse(Files.readString(failuresFile)).asArray()) {
          read.add(read(value.asObject()));
        }
      }
    } catch (IOException
        | ParseException
        | UnsupportedOperationException
        | IllegalArgumentException e) {
      logger.warn("event=failures.unreadable file={} reason=\"{}\"", failuresFile, e.toString());
    }
    return read;
  }

  private JsonObject write(PackageOperation operation) {
    JsonObject json =
        new JsonObject()
            .add("id", operation.id())
            .add("kind", operation.kind().name())
            .add("source", operation.source())
            .add("name", operation.name())
            .add("version", operation.version())
            .add("state", operation.state().name())
            .add("message", operation.message())
            .add("started", operation.started().toEpochMilli());
    operation.ended().ifPresent(ended -> json.add("ended", ended.toEpochMilli()));
    if (fingerprints.containsKey(operation.id())) {
      json.add("fingerprint", fingerprints.get(operation.id()));
    }
    return json;
  }

  private PackageOperation read(JsonObject json) {
    String fingerprint = json.getString("fingerprint", null);
    if (fingerprint != null) {
      fingerprints.put(json.getString("id", ""), fingerprint);
    }
    return new PackageOperation(
        json.getString("id", ""),
        PackageOperation.Kind.valueOf(json.getString("kind", "")),
        json.getString("source", ""),
        json.getString("name", ""),
        json.getString("version", ""),
        PackageOperation.State.valueOf(json.getString("state", "")),
        1,
        json.getString("message", ""),
        Instant.ofEpochMilli(json.getLong("started", 0)),
        Optional.ofNullable(json.get("ended")).map(JsonValue::asLong).map(Instant::ofEpochMilli));
  }
}
