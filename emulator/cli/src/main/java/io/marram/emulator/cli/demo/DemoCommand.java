package io.marram.emulator.cli.demo;

import com.eclipsesource.json.JsonObject;
import com.eclipsesource.json.WriterConfig;
import io.marram.cloud.store.StoreException;
import io.marram.contract.FaceCrop;
import io.marram.contract.FrameMessage;
import io.marram.emulator.cli.context.CommandContext;
import io.marram.emulator.cli.faces.FaceFinder;
import io.marram.emulator.cli.gateway.ConsoleLogin;
import io.marram.emulator.cli.home.SystemState;
import io.marram.emulator.cli.output.CommandFailure;
import io.marram.emulator.cli.output.ProgressDisplay;
import io.marram.emulator.cli.parking.ParkingProcess;
import io.marram.emulator.cli.people.EnrolmentPhotos;
import io.marram.emulator.cli.people.PeopleFunction;
import io.marram.emulator.cli.send.FrameExchange;
import io.marram.emulator.cli.send.Photo;
import io.marram.emulator.cli.send.PhotoReport;
import io.marram.emulator.cli.send.PhotoSender;
import io.marram.emulator.cli.send.SendTarget;
import io.marram.emulator.cli.sensing.SensingReport;
import io.marram.emulator.cli.system.BackgroundSystem;
import io.marram.emulator.cli.system.SystemSettings;
import io.marram.emulator.devices.parking.camera.ParkingCameraClient;
import io.marram.faces.MtcnnSettings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Shows the whole system at work. */
@Command(
    name = "demo",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Show the whole system at work.",
      "",
      "Starts it (or uses the one that runs), makes the people of one sample photo known, publishes"
          + " six sample photos and prints who is in them, with the milliseconds of every stage, and"
          + " what the sensors measured meanwhile. If it has started the system, it lets a simulated"
          + " sensor fail and prints what the gateway says of it. At last it compares the cars that"
          + " the gateway counts on a drawn parking lot with those that are there. Then everything it"
          + " started is gone again.",
      ""
    },
    footer = {
      "",
      "Stages: publish is client to gateway, detect the search for faces, queue gateway to function,",
      "recognise the function's work, answer function to client.",
      "",
      "  ./marram demo                    look, and clean up",
      "  ./marram demo --keep             and go on with ./marram send, people, packages",
      "",
      "Exit code 0 only if every photo was answered and none with an error."
    })
public final class DemoCommand implements Callable<Integer> {

  private static final String THING = "demo";
  private static final Duration ANSWER_LIMIT = Duration.ofSeconds(60);
  private static final Duration PARKING_TIME = Duration.ofSeconds(40);

  private final CommandContext context;

  @Spec private CommandSpec spec;

  @Option(
      names = "--keep",
      description = "Leave the system and its known people; './marram down' stops it.")
  private boolean keep;

  @Option(names = "--json", description = "Print JSON instead of a table.")
  private boolean json;

  DemoCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public Integer call() throws InterruptedException {
    Optional<SystemState> running = context.home().running();
    if (running.isPresent()) {
      context.err().println("A system is running already: using it, and leaving it running.");
      return show(running.get(), false);
    }
    BackgroundSystem system = BackgroundSystem.start(context, spec.root().userObject().getClass());
    boolean leave = false;
    try {
      try (ProgressDisplay progress = context.progress()) {
        system.awaitReady(progress);
      }
      int exitCode = show(context.home().requireRunning(), true);
      leave = keep;
      if (leave) {
        context
            .home()
            .requireRunning()
            .console()
            .ifPresent(console -> context.err().println("The gateway's console: " + console));
        if (system.logins().isEmpty()) {
          context.err().println(ConsoleLogin.FORGOTTEN);
        }
      }
      return exitCode;
    } finally {
      // Also if the system is gone by then: it is the password of the next one in this home.
      system
          .logins()
          .forEach(login -> context.err().println(login.text(SystemSettings.DEFAULT_THING)));
      if (leave) {
        system.detach();
        context.err().println("The system is still running: ./marram down stops it.");
      } else {
        system.close();
      }
    }
  }

  /**
   * @param own whether its sensors are the demonstration's, and may fail
   */
  private int show(SystemState system, boolean own) throws InterruptedException {
    List<PhotoReport> reports;
    Optional<DemoFault.Report> fault = Optional.empty();
    Optional<DemoParking.Report> parking;
    try (ProgressDisplay progress = context.progress();
        PeopleFunction people = PeopleFunction.of(system)) {
      List<String> added = enrol(people, progress);
      try {
        reports = publish(system, progress);
        if (own) {
          fault = fault(system, progress);
        }
        parking = parking(system, progress);
      } finally {
        if (!keep) {
          added.forEach(people::remove);
        }
      }
    }
    DemoReport report = new DemoReport(reports);
    Optional<SensingReport> sensing = sensing(system);
    if (json) {
      JsonObject all = report.toJson();
      sensing.ifPresent(sensors -> all.add("sensing", sensors.toJson()));
      fault.ifPresent(shown -> all.add("anomaly", shown.toJson()));
      parking.ifPresent(shown -> all.add("parking", shown.toJson()));
      context.out().println(all.toString(WriterConfig.PRETTY_PRINT));
    } else {
      report.lines().forEach(context.out()::println);
      sensing.ifPresent(
          sensors -> {
            context.out().println();
            sensors.lines().forEach(context.out()::println);
          });
      fault.ifPresent(
          shown -> {
            context.out().println();
            shown.lines().forEach(context.out()::println);
          });
      parking.ifPresent(
          shown -> {
            context.out().println();
            shown.lines().forEach(context.out()::println);
          });
    }
    return report.good() ? 0 : 1;
  }

  /** What else was shown stays worth showing when this does not work. */
  private Optional<DemoFault.Report> fault(SystemState system, ProgressDisplay progress)
      throws InterruptedException {
    try {
      return system.console().isEmpty()
          ? Optional.empty()
          : Optional.of(
              new DemoFault(system, context.home(), system.console().get()).show(progress));
    } catch (CommandFailure e) {
      progress.note("No sensor could be made to fail: " + e.getMessage());
      return Optional.empty();
    }
  }

  /** Nothing if the system has no parking camera. */
  private Optional<DemoParking.Report> parking(SystemState system, ProgressDisplay progress)
      throws InterruptedException {
    try {
      Optional<ParkingCameraClient> camera = ParkingProcess.running(context.home());
      return camera.isEmpty()
          ? Optional.empty()
          : Optional.of(
              new DemoParking(system, context.home(), camera.get()).show(PARKING_TIME, progress));
    } catch (CommandFailure e) {
      progress.note("No cars were counted: " + e.getMessage());
      return Optional.empty();
    }
  }

  /** Nothing if the wires of a system that runs already have no sensors. */
  private Optional<SensingReport> sensing(SystemState system) {
    try {
      return Optional.of(SensingReport.of(system)).filter(report -> !report.latest().isEmpty());
    } catch (StoreException e) {
      context.err().println("The store does not tell of the sensors: " + e.getMessage());
      return Optional.empty();
    }
  }

  /** Makes the people of one photo known; gives the names that were not known before. */
  private List<String> enrol(PeopleFunction people, ProgressDisplay progress) {
    ProgressDisplay.Part part = progress.begin("making the people of one photo known");
    List<String> known = people.list().stream().map(PeopleFunction.KnownPerson::name).toList();
    List<String> added = new ArrayList<>();
    try (FaceFinder finder = FaceFinder.open(context.networks().start(), MtcnnSettings.DEFAULT)) {
      List<FaceCrop> faces = new EnrolmentPhotos(finder).faces(SamplePhotos.enrolled());
      for (int i = 0; i < Math.min(faces.size(), SamplePhotos.NAMES.size()); i++) {
        String name = SamplePhotos.NAMES.get(i);
        part.at(name);
        people.enrol(name, List.of(faces.get(i)), true);
        if (!known.contains(name)) {
          added.add(name);
        }
      }
    }
    part.done();
    return added;
  }

  /**
   * One photo after the other, so that the milliseconds are those of a photo and not of a queue.
   */
  private List<PhotoReport> publish(SystemState system, ProgressDisplay progress)
      throws InterruptedException {
    ProgressDisplay.Part part = progress.begin("publishing six photos");
    List<PhotoReport> reports = new ArrayList<>();
    SendTarget target = SendTarget.local(system, THING, FrameMessage.TOPIC_PREFIX + THING);
    try (FrameExchange exchange = FrameExchange.open(target)) {
      PhotoSender sender = new PhotoSender(exchange, ANSWER_LIMIT, false);
      for (Photo photo : SamplePhotos.all()) {
        part.at(photo.name());
        reports.addAll(sender.send(List.of(photo), report -> {}));
      }
    }
    part.done();
    return reports;
  }
}
