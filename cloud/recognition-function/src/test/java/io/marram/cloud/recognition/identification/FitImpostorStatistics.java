package io.marram.cloud.recognition.identification;

import io.marram.cloud.recognition.FaceSearch;
import io.marram.cloud.recognition.embedding.Embedding;
import io.marram.cloud.recognition.embedding.EmbeddingModel;
import io.marram.cloud.recognition.embedding.FaceEmbedding;
import io.marram.faces.Face;
import io.marram.inference.EngineSettings;
import io.marram.inference.TorchScriptEngine;
import io.marram.vision.image.PictureDecoder;
import io.marram.vision.image.PictureException;
import io.marram.vision.image.RgbImage;
import io.marram.vision.tensor.NetworkException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/**
 * Prints the impostor statistics of a model, obtained from a folder of pictures, in the form in
 * which they are shipped. Every sub-folder holds pictures of one person, who is the largest face
 * near the middle. Every face of a picture that lies in the folder itself is a person of their own.
 *
 * <pre>
 * mvn -q test-compile exec:java -Dexec.classpathScope=test
 *   -Dexec.mainClass=io.marram.cloud.recognition.identification.FitImpostorStatistics
 *   -Dexec.args="mobilefacenet PICTURES"
 * </pre>
 */
public final class FitImpostorStatistics {

  private final FaceSearch search;
  private final FaceEmbedding embedding;
  private final PictureDecoder decoder = new PictureDecoder();

  private FitImpostorStatistics(FaceSearch search, FaceEmbedding embedding) {
    this.search = search;
    this.embedding = embedding;
  }

  public static void main(String[] arguments) throws IOException, NetworkException {
    if (arguments.length != 2) {
      System.err.println("usage: FitImpostorStatistics MODEL FOLDER");
      return;
    }
    TorchScriptEngine engine = TorchScriptEngine.start(EngineSettings.defaults());
    FaceEmbedding embedding = EmbeddingModel.named(arguments[0]).open(engine);
    FitImpostorStatistics fit = new FitImpostorStatistics(new FaceSearch(engine), embedding);
    List<List<Embedding>> people = fit.people(Path.of(arguments[1]));
    System.out.print(
        ShippedStatistics.write(
            ImpostorStatistics.fit(people.size(), betweenPeople(people).toArray())));
  }

  private List<List<Embedding>> people(Path folder) throws IOException, NetworkException {
    List<List<Embedding>> people = new ArrayList<>();
    for (Path entry : sorted(folder)) {
      if (Files.isDirectory(entry)) {
        people.add(onePerson(entry));
      } else {
        everyoneIn(entry).forEach(face -> people.add(List.of(face)));
      }
    }
    people.removeIf(List::isEmpty);
    return people;
  }

  private List<Embedding> onePerson(Path folder) throws IOException, NetworkException {
    List<Embedding> faces = new ArrayList<>();
    for (Path file : sorted(folder)) {
      RgbImage picture = decode(file);
      Optional<Face> face = search.main(picture);
      if (face.isPresent()) {
        addLegible(embedding.embed(picture, face.get().landmarks()), faces);
      }
    }
    return faces;
  }

  private List<Embedding> everyoneIn(Path file) throws IOException, NetworkException {
    List<Embedding> faces = new ArrayList<>();
    RgbImage picture = decode(file);
    for (Face face : search.all(picture)) {
      addLegible(embedding.embed(picture, face.landmarks()), faces);
    }
    return faces;
  }

  private static void addLegible(Embedding face, List<Embedding> faces) {
    if (face.isLegible()) {
      faces.add(face);
    }
  }

  private RgbImage decode(Path file) throws IOException {
    try {
      return decoder.decode(Files.readAllBytes(file));
    } catch (PictureException e) {
      throw new IOException(file + ": " + e.getMessage(), e);
    }
  }

  private static List<Path> sorted(Path folder) throws IOException {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.sorted().toList();
    }
  }

  private static DoubleStream betweenPeople(List<List<Embedding>> people) {
    DoubleStream.Builder similarities = DoubleStream.builder();
    for (int i = 0; i < people.size(); i++) {
      for (List<Embedding> other : people.subList(0, i)) {
        for (Embedding a : people.get(i)) {
          other.forEach(b -> similarities.add(a.similarity(b)));
        }
      }
    }
    return similarities.build();
  }
}
