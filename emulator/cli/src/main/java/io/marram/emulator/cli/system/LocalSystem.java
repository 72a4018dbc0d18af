package io.marram.emulator.cli.system;

import io.marram.cloud.store.DynamoDbPeopleStore;
import io.marram.contract.FrameMessage;
import io.marram.emulator.aws.AwsTwin;
import io.marram.emulator.aws.TwinException;
import io.marram.emulator.aws.TwinSettings;
import io.marram.emulator.cli.boards.BoardsProcess;
import io.marram.emulator.cli.cloud.AwsClients;
import io.marram.emulator.cli.cloud.CloudFunctions;
import io.marram.emulator.cli.cloud.SensingCloud;
import io.marram.emulator.cli.context.Installation;
import io.marram.emulator.cli.gateway.ConsoleNotice;
import io.marram.emulator.cli.gateway.GatewayEvent;
import io.marram.emulator.cli.gateway.LocalGateway;
import io.marram.emulator.cli.home.HomeLease;
import io.marram.emulator.cli.home.SystemHome;
import io.marram.emulator.cli.home.SystemState;
import io.marram.emulator.cli.output.CommandFailure;
import io.marram.emulator.cli.output.ProgressDisplay;
import io.marram.emulator.cli.parking.ParkingProcess;
import io.marram.emulator.cli.parking.ParkingWires;
import io.marram.emulator.cli.process.ProcessLock;
import io.marram.emulator.cli.send.RecognitionProbe;
import io.marram.emulator.cli.sensing.SensingProbe;
import io.marram.emulator.cli.wires.DemoSensors;
import io.marram.emulator.cli.wires.GatewayWires;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * The whole system on this machine: the AWS twin in this process, functions and gateway in others.
 */
final class LocalSystem implements AutoCloseable {

  private static final String REQUEST_QUEUE = "marram-requests.fifo";
  private static final String DEAD_LETTER_QUEUE = "marram-requests-dead.fifo";
  private static final String RESPONSE_QUEUE = "marram-responses.fifo";
  private static final String PEOPLE_TABLE = "marram-people";

  /** Not those below, which are for the gateways that join: {@code clients/<thing>/<client>}. */
  private static final String CLIENT_TOPICS = FrameMessage.TOPIC_PREFIX + "+";

  private final Installation installation;
  private final SystemHome home;
  private final SystemSettings settings;
  private final ProgressDisplay progress;
  private final ConsoleNotice notice;

  private BoardsProcess boards;
  private ParkingProcess parking;
  private AwsTwin twin;
  private SensingCloud sensing;
  private LocalGateway gateway;
  private SystemState state;

  private LocalSystem(
      Installation installation,
      SystemHome home,
      SystemSettings settings,
      ProgressDisplay progress,
      ConsoleNotice notice) {
    this.installation = installation;
    this.home = home;
    this.settings = settings;
    this.progress = progress;
    this.notice = notice;
  }

  /**
   * Starts everything and returns when a frame has gone all the way.
   *
   * @param lease held by the caller for as long as the system runs
   * @param progress shows each part; also told later when the gateway ends and works again
   * @param notice told of the console, and of a password that the gateway makes because there is
   *     none
   * @throws CommandFailure if a part does not start; whatever did start is stopped again
   */
  static LocalSystem start(
      Installation installation,
      HomeLease lease,
      SystemSettings settings,
      ProgressDisplay progress,
      ConsoleNotice notice)
      throws InterruptedException {
    LocalSystem system = new LocalSystem(installation, lease.home(), settings, progress, notice);
    boolean started = false;
    try {
      system.startParts();
      started = true;
      return system;
    } catch (TwinException e) {
      throw new CommandFailure(e.getMessage(), e);
    } finally {
      if (!started) {
        system.close();
      }
    }
  }

  /** Where everything is. */
  SystemState state() {
    return state;
  }

  @Override
  public void close() {
    if (gateway != null) {
      gateway.close();
    }
    if (twin != null) {
      twin.close();
    }
    if (parking != null) {
      parking.close();
    }
    if (boards != null) {
      boards.close();
    }
  }

  private void startParts() throws InterruptedException {
    long began = System.currentTimeMillis();
    if (settings.fresh()) {
      home.clear();
    }
    if (settings.boards()) {
      boards = BoardsProcess.start(DemoSensors.BOARDS, home, home.logs().resolve("boards.log"));
    }
    if (settings.parking()) {
      parking = ParkingProcess.start(home, home.logs().resolve("parking.log"));
    }
    // It installs its packages while the parts start whose addresses its wires need.
    gateway =
        LocalGateway.start(
            installation,
            home,
            settings.thing(),
            settings.consolePort(),
            Optional.ofNullable(boards).map(BoardsProcess::address),
            progress,
            notice);
    startTwin();
    sensing = new SensingCloud(twin, installation);
    Path certificates = twin.broker().issueCertificate(settings.thing());
    String requestQueue = createQueues();
    String responseQueue =
        twin.sqs().createQueue(RESPONSE_QUEUE, Map.of("VisibilityTimeout", "30"));
    state = state(certificates, requestQueue, responseQueue, sensing.createQueue());
    if (boards != null) {
      boards.awaitReady();
    }
    if (parking != null) {
      parking.awaitReady();
    }
    gateway.connect(
        new GatewayWires(
            state,
            certificates,
            CLIENT_TOPICS,
            boards == null ? DemoSensors.withoutBoards() : DemoSensors.withBoards(),
            parking == null ? Map.of() : ParkingWires.values(parking)));
    createPeopleTable();
    deployFunctions();
    GatewayEvent.Ready up = gateway.awaitReady();
    state = state.withConsole(up.console());
    gateway.probe(new RecognitionProbe(state, FrameMessage.TOPIC_PREFIX), up);
    gateway.probe(new SensingProbe(state, settings.thing(), began), up);
    gateway.supervise();
  }

  private void startTwin() throws InterruptedException {
    ProgressDisplay.Part part = progress.begin("AWS twin");
    TwinSettings twinSettings =
        new TwinSettings(
            home.aws(),
            settings.mqttPort(),
            settings.mqttTlsPort(),
            settings.sqsPort(),
            settings.dynamoDbPort(),
            settings.lambdaPort(),
            installation.dynamoDbJars());
    ended(part, () -> twin = AwsTwin.start(twinSettings, part::at));
  }

  /** A message that fails five times is put aside instead of blocking its neighbours for ever. */
  private String createQueues() {
    String dead = twin.sqs().createQueue(DEAD_LETTER_QUEUE, Map.of());
    String redrive =
        "{\"deadLetterTargetArn\":\"%s\",\"maxReceiveCount\":\"5\"}"
            .formatted(twin.sqs().queueArn(dead));
    return twin.sqs()
        .createQueue(REQUEST_QUEUE, Map.of("VisibilityTimeout", "60", "RedrivePolicy", redrive));
  }

  private void createPeopleTable() {
    try (DynamoDbClient client =
        AwsClients.dynamoDb(SystemState.REGION, twin.dynamoDb().endpoint())) {
      new DynamoDbPeopleStore(client, PEOPLE_TABLE).createIfMissing();
    }
  }

  private void deployFunctions() throws InterruptedException {
    ProgressDisplay.Part part = progress.begin("functions");
    ended(
        part,
        () -> {
          // The function that clients wait for starts meanwhile.
          CompletableFuture<Void> readings = CompletableFuture.runAsync(sensing::deploy);
          new CloudFunctions(twin.lambda(), state, installation).deploy(PEOPLE_TABLE);
          requireDone(readings);
        });
  }

  private static void requireDone(CompletableFuture<Void> work) {
    try {
      work.join();
    } catch (CompletionException e) {
      throw new CommandFailure("readings cannot be stored: " + e.getCause().getMessage(), e);
    }
  }

  private SystemState state(
      Path certificates, String requestQueue, String responseQueue, String readingsQueue) {
    ProcessHandle self = ProcessHandle.current();
    return new SystemState(
        self.pid(),
        ProcessLock.startOf(self),
        settings.thing(),
        twin.broker().plain(),
        twin.broker().tls(),
        certificates,
        twin.sqs().endpoint(),
        requestQueue,
        responseQueue,
        readingsQueue,
        twin.dynamoDb().endpoint(),
        twin.lambda().endpoint(),
        CloudFunctions.PEOPLE,
        Optional.empty());
  }

  private interface Step {
    void run() throws InterruptedException;
  }

  /** Runs a step and ends its part of the progress display either way. */
  private static void ended(ProgressDisplay.Part part, Step step) throws InterruptedException {
    boolean well = false;
    try {
      step.run();
      well = true;
    } finally {
      if (well) {
        part.done();
      } else {
        part.failed();
      }
    }
  }
}
