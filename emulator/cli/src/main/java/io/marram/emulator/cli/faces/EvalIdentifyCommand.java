package io.marram.emulator.cli.faces;

import io.marram.cloud.recognition.embedding.Embedding;
import io.marram.cloud.recognition.embedding.EmbeddingModel;
import io.marram.cloud.recognition.embedding.UnitVector;
import io.marram.emulator.cli.context.CommandContext;
import io.marram.emulator.cli.output.CommandFailure;
import io.marram.emulator.cli.output.Csv;
import io.marram.faces.MtcnnSettings;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Finds the enrolled person that each probe is most like. */
@Command(
    name = "identify",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Find the enrolled person whom each probe is most like.",
      "",
      "Prints file,person,similarity for each probe: a cosine, higher is more alike. A person is the"
          + " middle of their enrolled pictures, as in the recognition function.",
      ""
    },
    footer = {
      "",
      "A picture that cannot be decoded gives a warning and, as a probe, no row. Exit code 1 if none"
          + " could be."
    })
public final class EvalIdentifyCommand implements Callable<Integer> {

  private static final String ROLE = "role";
  private static final String PERSON = "person";
  private static final String FILE = "file";
  private static final String ENROL = "enrol";
  private static final String PROBE = "probe";

  private final CommandContext context;

  @Parameters(
      paramLabel = "LIST.csv",
      description =
          "The pictures: columns role,person,file with role enrol or probe; paths are relative to"
              + " this file, or to a folder beside it that is called like it or images.")
  private Path list;

  @Option(
      names = "--pictures",
      paramLabel = "DIR",
      description = "Paths in the list are relative to this folder instead.")
  private Optional<Path> pictures = Optional.empty();

  @Mixin private ModelOption model;

  @Mixin private DetectionOptions detection;

  EvalIdentifyCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public Integer call() throws InterruptedException {
    EmbeddingModel chosen = model.model();
    MtcnnSettings settings = detection.settings();
    OrderedWork work = detection.work();
    Csv csv = Csv.read(list, ROLE, PERSON, FILE);
    requireRoles(csv);
    requireRole(csv, ENROL);
    requireRole(csv, PROBE);
    int file = csv.column(FILE);
    List<String> names = csv.rows().stream().map(row -> row.get(file)).toList();
    PortraitEmbeddings portraits =
        PortraitEmbeddings.of(
            context, new PictureList(list, pictures), names, chosen, settings, work);
    Map<String, float[]> people = people(csv, portraits);
    if (people.isEmpty()) {
      throw new CommandFailure("no picture with role enrol in " + list + " could be used");
    }
    context.out().println("file,person,similarity");
    for (List<String> row : csv.rows()) {
      if (row.get(csv.column(ROLE)).equals(PROBE)) {
        portraits.of(row.get(file)).ifPresent(probe -> print(row.get(file), probe, people));
      }
    }
    return portraits.allFailed() ? 1 : 0;
  }

  private void requireRoles(Csv csv) {
    for (List<String> row : csv.rows()) {
      String role = row.get(csv.column(ROLE));
      if (!role.equals(ENROL) && !role.equals(PROBE)) {
        throw new CommandFailure(list + ": role must be enrol or probe, was \"" + role + "\"");
      }
    }
  }

  private void requireRole(Csv csv, String role) {
    if (csv.rows().stream().noneMatch(row -> row.get(csv.column(ROLE)).equals(role))) {
      throw new CommandFailure(list + " has no picture with role " + role);
    }
  }

  private static Map<String, float[]> people(Csv csv, PortraitEmbeddings portraits) {
    Map<String, List<float[]>> vectors = new LinkedHashMap<>();
    for (List<String> row : csv.rows()) {
      if (row.get(csv.column(ROLE)).equals(ENROL)) {
        portraits
            .of(row.get(csv.column(FILE)))
            .ifPresent(
                embedding ->
                    vectors
                        .computeIfAbsent(row.get(csv.column(PERSON)), name -> new ArrayList<>())
                        .add(embedding.vector()));
      }
    }
    Map<String, float[]> people = new LinkedHashMap<>();
    vectors.forEach((name, faces) -> people.put(name, UnitVector.mean(faces)));
    return people;
  }

  private void print(String file, Embedding probe, Map<String, float[]> people) {
    String nearest = "";
    double similarity = Double.NEGATIVE_INFINITY;
    for (Map.Entry<String, float[]> person : people.entrySet()) {
      double cosine = UnitVector.cosine(probe.vector(), person.getValue());
      if (cosine > similarity) {
        nearest = person.getKey();
        similarity = cosine;
      }
    }
    context.out().println(Csv.line(file, nearest, String.format(Locale.ROOT, "%.6f", similarity)));
  }
}
