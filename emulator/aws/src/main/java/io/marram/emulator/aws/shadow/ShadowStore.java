package io.marram.emulator.aws.shadow;

import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import io.marram.emulator.aws.store.DurableFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Shadows as files, one each. A crash leaves the old document or the new one. For one thread at a
 * time.
 */
final class ShadowStore {

  private final Path folder;

  /**
   * Shadows below a folder that need not exist yet.
   *
   * @param folder private to the twin's user
   */
  ShadowStore(Path folder) {
    this.folder = folder;
  }

  /** The shadow, or {@link ShadowDocument#NONE}. */
  ShadowDocument read(ShadowName name) throws IOException {
    Path file = file(name);
    if (!Files.exists(file)) {
      return ShadowDocument.NONE;
    }
    try {
      JsonObject json = JsonParser.parseString(Files.readString(file)).getAsJsonObject();
      return new ShadowDocument(
          json.getAsJsonObject("state"),
          json.getAsJsonObject("metadata"),
          json.get("version").getAsLong(),
          json.get("deleted").getAsBoolean(),
          json.get("timestamp").getAsLong());
    } catch (JsonParseException | IllegalStateException | NullPointerException e) {
      throw new IOException(file + " is damaged", e);
    }
  }

  /** Returns when the document is on disk. */
  void write(ShadowName name, ShadowDocument document) throws IOException {
    JsonObject json = new JsonObject();
    json.add("state", document.state());
    json.add("metadata", document.metadata());
    json.addProperty("version", document.version());
    json.addProperty("deleted", document.isDeleted());
    json.addProperty("timestamp", document.changedAt());
    Path file = file(name);
    Files.createDirectories(file.getParent());
    DurableFile.write(file, json.toString());
  }

  private Path file(ShadowName name) {
    Path thing = folder.resolve(name.thing());
    return name.name()
        .map(each -> thing.resolve("named").resolve(each + ".json"))
        .orElse(thing.resolve("classic.json"));
  }
}
