package io.marram.emulator.cli.faces;

import io.marram.cloud.recognition.embedding.Embedding;
import io.marram.cloud.recognition.embedding.EmbeddingModel;
import io.marram.emulator.cli.context.CommandContext;
import io.marram.emulator.cli.output.ProgressDisplay;
import io.marram.faces.MtcnnSettings;
import io.marram.inference.TorchScriptEngine;
import io.marram.vision.image.PictureException;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;

/** The vectors of the pictures that a list names; each picture is embedded once. */
final class PortraitEmbeddings {

  private final Map<String, Embedding> byName;
  private final boolean allFailed;

  private PortraitEmbeddings(Map<String, Embedding> byName, boolean allFailed) {
    this.byName = byName;
    this.allFailed = allFailed;
  }

  private record Embedded(String name, Embedding embedding, String problem) {}

  /**
   * Embeds pictures; those that cannot be used are said on the progress display and left out.
   *
   * @param names as they stand in the list
   */
  static PortraitEmbeddings of(
      CommandContext context,
      PictureList list,
      Collection<String> names,
      EmbeddingModel model,
      MtcnnSettings detection,
      OrderedWork work)
      throws InterruptedException {
    TorchScriptEngine engine = context.networks().start();
    Collection<String> distinct = new LinkedHashSet<>(names);
    Map<String, Embedding> byName = new HashMap<>();
    try (ProgressDisplay progress = context.progress();
        FaceFinder finder = FaceFinder.open(engine, detection)) {
      PortraitEmbedding portraits = new PortraitEmbedding(finder, model.open(engine));
      PictureProgress counted = new PictureProgress(progress, distinct.size());
      work.each(
          distinct,
          name -> embed(portraits, list.find(name), name),
          embedded -> {
            if (embedded.problem().isEmpty()) {
              byName.put(embedded.name(), embedded.embedding());
              counted.worked();
            } else {
              counted.failed(embedded.name(), embedded.problem());
            }
          });
      counted.done();
      return new PortraitEmbeddings(byName, counted.allFailed());
    }
  }

  /** A picture's vector; empty if the picture could not be used. */
  Optional<Embedding> of(String name) {
    return Optional.ofNullable(byName.get(name));
  }

  /** Whether not a single picture could be used. */
  boolean allFailed() {
    return allFailed;
  }

  private static Embedded embed(PortraitEmbedding portraits, Path file, String name) {
    try {
      return new Embedded(name, portraits.embed(file), "");
    } catch (NoSuchFileException e) {
      return new Embedded(name, null, "there is no file " + file);
    } catch (PictureException | IOException | IllegalArgumentException e) {
      return new Embedded(name, null, e.getMessage());
    }
  }
}
