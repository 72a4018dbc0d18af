package io.marram.emulator.aws.shadow;

import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

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
    Path draft = file.resolveSibling(file.getFileName() + ".new");
    try (FileChannel channel =
        FileChannel.open(
            draft,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE)) {
      ByteBuffer bytes = ByteBuffer.wrap(json.toString().getBytes(StandardCharsets.UTF_8));
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      channel.force(true);
    }
    Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    try (FileChannel directory = FileChannel.open(file.getParent(), StandardOpenOption.READ)) {
      directory.force(true);
    }
  }

  private Path file(ShadowName name) {
    Path thing = folder.resolve(name.thing());
    return name.name()
        .map(each -> thing.resolve("named").resolve(each + ".json"))
        .orElse(thing.resolve("classic.json"));
  }
}
