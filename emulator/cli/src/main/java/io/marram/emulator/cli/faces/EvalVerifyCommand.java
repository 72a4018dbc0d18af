package io.marram.emulator.cli.faces;

import io.marram.cloud.recognition.embedding.Embedding;
import io.marram.cloud.recognition.embedding.EmbeddingModel;
import io.marram.emulator.cli.context.CommandContext;
import io.marram.emulator.cli.output.CommandFailure;
import io.marram.emulator.cli.output.Csv;
import io.marram.faces.MtcnnSettings;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Compares pairs of portraits. */
@Command(
    name = "verify",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Say how alike the people in pairs of pictures are.",
      "",
      "Prints file_a,file_b,similarity: a cosine, higher is more alike. Faces are detected, aligned"
          + " and embedded; a picture without a detected face is embedded whole.",
      ""
    },
    footer = {
      "",
      "A picture that cannot be decoded gives a warning, and its pairs the similarity nan. Exit code"
          + " 1 if none could be."
    })
public final class EvalVerifyCommand implements Callable<Integer> {

  private static final String FILE_A = "file_a";
  private static final String FILE_B = "file_b";

  private final CommandContext context;

  @Parameters(
      paramLabel = "PAIRS.csv",
      description =
          "The pairs: columns file_a,file_b; paths are relative to this file, or to a folder"
              + " images beside it.")
  private Path list;

  @Option(
      names = "--pictures",
      paramLabel = "DIR",
      description = "Paths in the list are relative to this folder instead.")
  private Optional<Path> pictures = Optional.empty();

  @Mixin private ModelOption model;

  @Mixin private DetectionOptions detection;

  EvalVerifyCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public Integer call() throws InterruptedException {
    EmbeddingModel chosen = model.model();
    MtcnnSettings settings = detection.settings();
    OrderedWork work = detection.work();
    Csv pairs = Csv.read(list, FILE_A, FILE_B);
    if (pairs.rows().isEmpty()) {
      throw new CommandFailure(list + " has no pairs, only a header");
    }
    int a = pairs.column(FILE_A);
    int b = pairs.column(FILE_B);
    List<String> names = new ArrayList<>();
    pairs.rows().forEach(row -> names.addAll(List.of(row.get(a), row.get(b))));
    PortraitEmbeddings portraits =
        PortraitEmbeddings.of(
            context, new PictureList(list, pictures), names, chosen, settings, work);
    context.out().println("file_a,file_b,similarity");
    for (List<String> row : pairs.rows()) {
      String similarity = similarity(portraits.of(row.get(a)), portraits.of(row.get(b)));
      context.out().println(Csv.line(row.get(a), row.get(b), similarity));
    }
    return portraits.allFailed() ? 1 : 0;
  }

  private static String similarity(Optional<Embedding> a, Optional<Embedding> b) {
    return a.isEmpty() || b.isEmpty()
        ? "nan"
        : String.format(Locale.ROOT, "%.6f", a.get().similarity(b.get()));
  }
}
