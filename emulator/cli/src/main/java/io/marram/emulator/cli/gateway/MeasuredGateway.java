package io.marram.emulator.cli.gateway;

import com.eclipsesource.json.Json;
import com.eclipsesource.json.JsonObject;
import com.eclipsesource.json.ParseException;
import io.marram.emulator.cli.context.Installation;
import io.marram.emulator.cli.kura.Authorization;
import io.marram.emulator.cli.kura.KuraAddress;
import io.marram.emulator.cli.kura.KuraClient;
import io.marram.emulator.cli.kura.KuraFailure;
import io.marram.emulator.cli.kura.PackageOperation;
import io.marram.emulator.cli.output.CommandFailure;
import io.marram.emulator.cli.wires.WireGraph;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A gateway that belongs to a measurement alone: it may be killed and started again, and its
 * packages are changed through the same REST API that everybody uses.
 */
public final class MeasuredGateway implements AutoCloseable {

  /** What every gateway of a measurement is called. */
  public static final String THING = "eval";

  private static final int READY_SECONDS = 180;
  private static final int LOOK_MILLIS = 20;
  private static final Duration OPERATION_LIMIT = Duration.ofSeconds(60);
  private static final Duration REQUEST_LIMIT = Duration.ofSeconds(10);

  private final Path home;
  private final GatewayLaunch launch;
  private final Path log;
  private final HttpClient http = HttpClient.newHttpClient();
  private int heapMegabytes;
  private GatewayProcess process;
  private URI address;

  /**
   * @param folder for everything it writes
   * @param graph its wires
   * @param part what it is to do, and has packages for
   */
  public MeasuredGateway(Path folder, Path graph, Installation installation, WireGraph.Part part) {
    home = folder.resolve("gateway");
    launch =
        new GatewayLaunch(
            THING, home, graph, 0, installation, installation.packages(part), Optional.empty());
    log = folder.resolve("gateway.log");
  }

  /** Gives it another heap than gateways have, from its next start on. */
  public void useHeap(int megabytes) {
    heapMegabytes = megabytes;
  }

  /**
   * Starts it with the packages that the build has made; returns when its wires work.
   *
   * @throws CommandFailure if it does not come up
   */
  public void start() throws InterruptedException {
    start(launch.command());
  }

  /** Starts it again with what is installed. */
  public void startAgain() throws InterruptedException {
    List<String> command = new ArrayList<>(launch.command());
    for (int i = command.indexOf("--package"); i >= 0; i = command.indexOf("--package")) {
      command.subList(i, i + 2).clear();
    }
    start(command);
  }

  private void start(List<String> command) throws InterruptedException {
    List<String> complete = new ArrayList<>(command);
    if (heapMegabytes > 0) {
      complete.replaceAll(word -> word.startsWith("-Xmx") ? "-Xmx" + heapMegabytes + "m" : word);
    }
    // A measurement of many updates cannot wait for the usual trial of each.
    complete.addAll(List.of("--trial-seconds", "1"));
    try {
      Files.createDirectories(home);
      process = GatewayProcess.start(complete, log, event -> {});
      Optional<URI> console = process.ready().get(READY_SECONDS, TimeUnit.SECONDS).console();
      address = console.orElseThrow(() -> new CommandFailure("the gateway has no REST API"));
    } catch (ExecutionException e) {
      throw new CommandFailure(e.getCause().getMessage(), e.getCause());
    } catch (TimeoutException e) {
      throw new CommandFailure(
          "the gateway is not ready after " + READY_SECONDS + " s (see " + log + ")", e);
    } catch (IOException e) {
      throw new CommandFailure("cannot use the folder " + home + ": " + e.getMessage(), e);
    }
  }

  /** The process id of its latest start. */
  public long pid() {
    return process.pid();
  }

  /** Whether its process runs. */
  public boolean isRunning() {
    return !process.ended().isDone();
  }

  /** What it has logged. */
  public Path log() {
    return log;
  }

  /** Ends it as a power failure would. */
  public void kill() throws InterruptedException {
    ProcessHandle.of(process.pid()).ifPresent(ProcessHandle::destroyForcibly);
    try {
      process.ended().get();
    } catch (ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * Sends a package, to be installed or to update the one of its name.
   *
   * @return the operation's id
   */
  public String upload(Path deploymentPackage) {
    return client()
        .upload(deploymentPackage, part -> {})
        .orElseThrow(() -> new CommandFailure("the gateway gave no id of the operation"));
  }

  /**
   * Removes a package.
   *
   * @return the operation's id
   */
  public String uninstall(String name) {
    return client()
        .uninstall(name)
        .orElseThrow(() -> new CommandFailure("the gateway gave no id of the operation"));
  }

  /**
   * Waits until an operation has ended well.
   *
   * @throws CommandFailure with the gateway's reason if it failed
   */
  public void awaitDone(String operation) throws InterruptedException {
    long deadline = System.nanoTime() + OPERATION_LIMIT.toNanos();
    while (System.nanoTime() < deadline) {
      PackageOperation now = operation(operation);
      if (now.state() == PackageOperation.State.DONE) {
        return;
      }
      if (now.ended()) {
        throw new CommandFailure(
            now.name() + " " + now.version() + " " + now.state().word() + ": " + now.message());
      }
      Thread.sleep(LOOK_MILLIS);
    }
    throw new CommandFailure("operation " + operation + " does not end");
  }

  private PackageOperation operation(String id) {
    try {
      return client()
          .operation(id)
          .orElseThrow(() -> new CommandFailure("the gateway does not know operation " + id));
    } catch (KuraFailure e) {
      throw new CommandFailure(e.getMessage(), e);
    }
  }

  /** What the gateway answers to a question under {@code /services/marram/v1}. */
  public JsonObject ask(String what) throws InterruptedException {
    URI uri = address.resolve("services/marram/v1/" + what);
    HttpRequest request =
        HttpRequest.newBuilder(uri)
            .timeout(REQUEST_LIMIT)
            .header("Authorization", token().header())
            .build();
    try {
      return Json.parse(http.send(request, BodyHandlers.ofString()).body()).asObject();
    } catch (IOException | ParseException | UnsupportedOperationException e) {
      throw new CommandFailure("the gateway does not answer at " + uri + ": " + e.getMessage(), e);
    }
  }

  /** Sets a text in a component's configuration. */
  public void configure(String pid, String property, String value) {
    configure(
        pid,
        new JsonObject().add(property, new JsonObject().add("type", "STRING").add("value", value)));
  }

  /**
   * Changes a component's configuration.
   *
   * @param properties type and value by name; the others stay
   */
  public void configure(String pid, JsonObject properties) {
    try {
      client().configure(pid, properties);
    } catch (KuraFailure e) {
      throw new CommandFailure(
          "the gateway refuses to configure " + pid + ": " + e.getMessage(), e);
    }
  }

  private KuraClient client() {
    return new KuraClient(KuraAddress.parse(address.toString()), token(), Optional.empty());
  }

  private Authorization token() {
    Path file = home.resolve("http.token");
    try {
      return new Authorization.Token(Files.readString(file).strip());
    } catch (IOException e) {
      throw new CommandFailure("cannot read " + file + ": " + e.getMessage(), e);
    }
  }

  @Override
  public void close() {
    if (process != null) {
      process.close();
    }
  }
}
