package io.marram.emulator.cli.send;

import com.eclipsesource.json.JsonArray;
import com.eclipsesource.json.JsonObject;
import com.eclipsesource.json.WriterConfig;
import io.marram.emulator.cli.context.CommandContext;
import io.marram.emulator.cli.output.CommandFailure;
import io.marram.emulator.cli.output.ProgressDisplay;
import io.marram.emulator.cli.output.TextTable;
import io.marram.emulator.cli.send.PhotoFitter.FittedPhoto;
import io.marram.vision.image.PictureException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Sends photos through the system and prints who is in them. */
@Command(
    name = "send",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Publish photos and print who is in them.",
      "",
      "Each photo goes as one MQTT message to clients/<thing>; its answer comes from the response"
          + " queue. A message holds 128 KiB: larger photos are made smaller first.",
      ""
    },
    footer = {
      "",
      "Without the variables below, photos go to the system that ./marram up started.",
      "  IOT_ENDPOINT            an MQTT broker, host or host:port, instead of the local one",
      "  IOT_CERT_PATH, IOT_KEY_PATH, IOT_CA_PATH   PEM files for mutual TLS with it",
      "  SQS_RESPONSE_QUEUE_URL  the queue its answers come to; needs AWS credentials",
      "  AWS_REGION              that queue's region (default: from its URL)",
      "  IOT_THING_NAME          the default of --thing",
      "  IOT_TOPIC               the topic, if it is not clients/<thing>",
      "",
      "  ./marram send door.jpg                  who is on it?",
      "  ./marram send --thing gw-2 door.jpg     the same, on the gateway that ./marram gateway"
          + " started",
      "",
      "Exit code 0 if every photo was answered and none with an error, 1 if not, 2 for wrong usage."
    })
public final class SendCommand implements Callable<Integer> {

  private final CommandContext context;

  @Spec private CommandSpec spec;

  @Parameters(arity = "1..*", paramLabel = "PHOTO", description = "JPEG or PNG files.")
  private List<Path> files;

  @Option(
      names = "--thing",
      paramLabel = "NAME",
      description =
          "The thing that sends: the last level of the topic (default: IOT_THING_NAME or "
              + SendTarget.DEFAULT_THING
              + "). The name of a gateway that joined sends to that gateway.")
  private Optional<String> thing;

  @Option(
      names = "--timeout",
      paramLabel = "S",
      defaultValue = "90",
      description =
          "How many seconds to wait for the next answer (default: ${DEFAULT-VALUE}: a request whose"
              + " function died comes again after 60).")
  private int timeoutSeconds;

  @Option(
      names = "--as-is",
      description = "Send photos unchanged, even if they are too large for a message.")
  private boolean asIs;

  @Option(names = "--json", description = "Print JSON instead of a table.")
  private boolean json;

  @Option(
      names = "--count",
      paramLabel = "N",
      description =
          "Measure: send N frames, the photos in turn, and print what came back and how fast.")
  private Optional<Integer> count;

  @Option(
      names = "--rate",
      paramLabel = "R",
      defaultValue = "0",
      description = "With --count: frames per second (default: as fast as the broker takes them).")
  private double ratePerSecond;

  SendCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public Integer call() throws InterruptedException {
    require(timeoutSeconds >= 1, "--timeout must be at least 1");
    require(count.orElse(1) >= 1, "--count must be at least 1");
    require(ratePerSecond >= 0, "--rate must not be negative");
    require(ratePerSecond == 0 || count.isPresent(), "--rate needs --count");
    require(
        thing.orElse("x").matches("[A-Za-z0-9_.:-]{1,128}"),
        "--thing must be 1 to 128 letters, digits, _ . : -");
    List<Photo> photos = new ArrayList<>();
    for (Path file : files) {
      photos.add(Photo.read(file));
    }
    SendTarget target = SendTarget.choose(context, thing);
    try (FrameExchange exchange = FrameExchange.open(target)) {
      return count.isPresent() ? measure(exchange, photos) : send(exchange, photos);
    }
  }

  private void require(boolean condition, String message) {
    if (!condition) {
      throw new ParameterException(spec.commandLine(), message);
    }
  }

  private int send(FrameExchange exchange, List<Photo> photos) throws InterruptedException {
    List<PhotoReport> reports;
    try (ProgressDisplay progress = context.progress()) {
      ProgressDisplay.Part part = progress.begin("answers");
      PhotoSender sender = new PhotoSender(exchange, Duration.ofSeconds(timeoutSeconds), asIs);
      reports = sender.send(photos, report -> announce(progress, report));
      part.done();
    }
    if (json) {
      JsonArray array = new JsonArray();
      reports.forEach(report -> array.add(report.toJson()));
      context
          .out()
          .println(new JsonObject().add("photos", array).toString(WriterConfig.PRETTY_PRINT));
    } else {
      TextTable table = new TextTable("llrr", "photo", "result", "faces", "ms");
      reports.forEach(
          report -> table.row(report.file(), report.who(), report.faces(), report.totalMillis()));
      table.lines().forEach(context.out()::println);
    }
    return reports.stream().allMatch(PhotoReport::good) ? 0 : 1;
  }

  private static void announce(ProgressDisplay progress, PhotoReport report) {
    if (!report.change().isEmpty()) {
      progress.note(report.file() + ": " + report.change() + " to fit into one message");
    }
  }

  private int measure(FrameExchange exchange, List<Photo> photos) throws InterruptedException {
    List<Photo> ready = new ArrayList<>();
    LoadReport report;
    try (ProgressDisplay progress = context.progress()) {
      for (Photo photo : photos) {
        ready.add(fitted(photo, progress));
      }
      ProgressDisplay.Part part = progress.begin(count.orElseThrow() + " frames");
      report =
          new LoadRun(exchange, part)
              .run(ready, count.orElseThrow(), ratePerSecond, Duration.ofSeconds(timeoutSeconds));
      part.done();
    }
    context
        .out()
        .println(json ? report.toJson().toString(WriterConfig.PRETTY_PRINT) : report.text());
    return report.good() ? 0 : 1;
  }

  private Photo fitted(Photo photo, ProgressDisplay progress) {
    if (asIs) {
      return photo;
    }
    try {
      String anyId = "00000000-0000-0000-0000-000000000000";
      FittedPhoto fitted = new PhotoFitter().fit(anyId, photo.name(), photo.content());
      if (!fitted.change().isEmpty()) {
        progress.note(photo.name() + ": " + fitted.change() + " to fit into one message");
      }
      return new Photo(photo.name(), fitted.picture());
    } catch (PictureException e) {
      throw new CommandFailure(
          photo.name() + " is too large for one message, and " + e.getMessage(), e);
    }
  }
}
