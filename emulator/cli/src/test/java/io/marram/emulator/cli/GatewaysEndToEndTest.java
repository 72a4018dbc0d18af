package io.marram.emulator.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import io.marram.contract.FrameMessage;
import io.marram.emulator.cli.context.CommandContext;
import io.marram.emulator.cli.context.Installation;
import io.marram.emulator.cli.eval.swap.SwapEdition;
import io.marram.emulator.cli.gateway.ConsoleLogin;
import io.marram.emulator.cli.home.GatewayState;
import io.marram.emulator.cli.home.LocalToken;
import io.marram.emulator.cli.home.SystemHome;
import io.marram.emulator.cli.output.CommandFailure;
import io.marram.emulator.cli.output.PlainProgress;
import io.marram.emulator.cli.output.ProgressDisplay;
import io.marram.emulator.cli.process.JavaRuntime;
import io.marram.emulator.cli.send.FrameExchange;
import io.marram.emulator.cli.send.FrameExchange.TimedAnswer;
import io.marram.emulator.cli.send.PhotoFitter;
import io.marram.emulator.cli.send.SendTarget;
import io.marram.emulator.cli.system.BackgroundSystem;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/**
 * Two gateways and their packages, used as an operator does. A system of its own, since the last
 * scene ends it. One scene after another.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class GatewaysEndToEndTest {

  private static final Path HOME = Path.of("target", "e2e-gateways-home").toAbsolutePath();
  private static final Path PHOTO = HOME.resolve("samples/sample3.jpg");
  private static final String SECOND = "gw-2";
  private static final String UPDATED_BUNDLE = "io.marram.faces";
  private static final String PASSWORD = "correct horse battery staple";

  private static final int START_SECONDS = 180;
  private static final int ANSWER_SECONDS = 90;
  private static final int LOOK_MILLIS = 100;

  private static final TestContext user = new TestContext(HOME);
  private static BackgroundSystem system;
  private static Process joining;

  @BeforeAll
  static void startTheSystem() throws Exception {
    requireBuiltParts();
    user.context().home().clear();
    TestContext.writeSamples(PHOTO.getParent());
    system = BackgroundSystem.start(user.context(), Marram.class);
    try (ProgressDisplay progress = new PlainProgress(System.out)) {
      system.awaitReady(progress);
    }
  }

  /** With {@code mvn test} alone there are no packages to install. */
  private static void requireBuiltParts() {
    Installation installation = new Installation(user.context().project());
    try {
      installation.packages();
      installation.gatewayJars();
      installation.functionJars();
    } catch (CommandFailure e) {
      System.out.println(
          "GatewaysEndToEndTest is skipped, it needs 'mvn verify': " + e.getMessage());
      abort(e.getMessage());
    }
  }

  @AfterAll
  static void stopTheSystem() throws InterruptedException {
    if (joining != null) {
      joining.destroy();
      joining.waitFor();
    }
    if (system != null) {
      system.close();
    }
  }

  @Test
  @Order(1)
  void makesAPasswordAtTheFirstStartAndKeepsItOutOfTheLog() throws Exception {
    assertThat(system.logins()).singleElement().isInstanceOf(ConsoleLogin.class);
    ConsoleLogin login = system.logins().get(0);

    assertThat(statusOf(login.user(), login.password())).isEqualTo(200);
    assertThat(statusOf(login.user(), "wrong")).isEqualTo(401);
    try (var logs = Files.list(HOME.resolve("logs"))) {
      assertThat(logs)
          .allSatisfy(log -> assertThat(log).content().doesNotContain(login.password()));
    }
    assertThat(HOME.resolve("system.json")).content().doesNotContain(login.password());
  }

  @Test
  @Order(2)
  void setsAnotherPassword() throws Exception {
    user.secrets().pipe(PASSWORD);

    assertThat(user.run("password")).as(user.err()).isZero();

    assertThat(statusOf("admin", PASSWORD)).isEqualTo(200);
    assertThat(statusOf("admin", system.logins().get(0).password())).isEqualTo(401);
  }

  @Test
  @Order(3)
  void listsThePackagesOfTheRunningSystem() {
    assertThat(user.run("packages", "list")).as(user.err()).isZero();
    assertThat(user.out()).contains("marram-vision", "marram-runtime-linux");
  }

  @Test
  @Order(4)
  void updatesAPackageWhileFramesFlow() throws Exception {
    Path newer = newerVision(1);
    try (FrameExchange exchange = exchange()) {
      List<CompletableFuture<TimedAnswer>> answers = new ArrayList<>();
      CompletableFuture<Integer> update =
          CompletableFuture.supplyAsync(() -> user.run("packages", "update", newer.toString()));
      while (!update.isDone()) {
        answers.add(send(exchange));
        Thread.sleep(LOOK_MILLIS);
      }

      assertThat(update.get()).as(user.err()).isZero();
      assertThat(answers).isNotEmpty();
      for (CompletableFuture<TimedAnswer> answer : answers) {
        assertThat(answer.get(ANSWER_SECONDS, TimeUnit.SECONDS).result().faces()).hasSize(3);
      }
      assertThat(exchange.duplicates()).isZero();
    }
    assertThat(user.out()).contains("marram-vision 0.1.1 is installed.");
    assertThat(user.run("packages", "list")).isZero();
    assertThat(user.out()).containsPattern("marram-vision +0\\.1\\.1");
  }

  @Test
  @Order(5)
  void saysWhyAPackageIsNotInstalled() throws Exception {
    Path broken = HOME.resolve("broken.dp");
    byte[] whole = Files.readAllBytes(newerVision(2));
    // The zip's directory is whole, one of the bundles is not.
    for (int i = whole.length / 2; i < whole.length / 2 + 1000; i++) {
      whole[i] ^= 0x55;
    }
    Files.write(broken, whole);

    assertThat(user.run("packages", "install", broken.toString())).isEqualTo(1);
    assertThat(user.err()).contains("marram-vision 0.1.2 is not installed: ");
    assertThat(user.run("packages", "list")).isZero();
    assertThat(user.out()).containsPattern("marram-vision +0\\.1\\.1");
  }

  @Test
  @Order(6)
  void joinsASecondGateway() throws Exception {
    joining = join(SECOND);
    awaitSecond();

    assertThat(user.run("status")).isZero();
    assertThat(user.out()).contains("console of gw-1", "console of " + SECOND);
    assertThat(user.run("send", "--thing", SECOND, PHOTO.toString())).as(user.err()).isZero();
    assertThat(user.out()).contains("Unknown, Unknown, Unknown");
    assertThat(user.run("packages", "list", "--thing", SECOND)).as(user.err()).isZero();
    assertThat(user.out()).containsPattern("marram-vision +0\\.1\\.0");
  }

  @Test
  @Order(7)
  void refusesANameThatIsTaken() {
    assertThat(user.run("gateway", "--thing", SECOND)).isEqualTo(1);
    assertThat(user.err()).contains("\"gw-2\" is running already", "choose another name");
    assertThat(user.run("gateway", "--thing", "gw-1")).isEqualTo(1);
    assertThat(user.err()).contains("is the system's first gateway", "choose another name");
  }

  @Test
  @Order(8)
  void startsTheSecondGatewayAgainWhenItDies() throws Exception {
    ProcessHandle gateway = joining.toHandle().children().findFirst().orElseThrow();
    gateway.destroyForcibly();
    gateway.onExit().get(ANSWER_SECONDS, TimeUnit.SECONDS);

    assertThat(user.run("send", "--thing", SECOND, PHOTO.toString())).as(user.err()).isZero();
  }

  @Test
  @Order(9)
  void saysWhereWiresWithoutACameraAreMended() throws Exception {
    deleteWiresOfSecond();
    joining.destroy();
    joining.waitFor();

    joining = join(SECOND);
    awaitSecond();

    assertThat(Files.readString(HOME.resolve("joining.log")))
        .containsSubsequence(
            "Console of gw-2: http://127.0.0.1:",
            "Warning: the wires of gw-2",
            "there is no io.marram.camera.MqttCamera",
            "Mend them in its console, http://127.0.0.1:")
        .doesNotContain("first frame");
  }

  @Test
  @Order(10)
  void stopsAllGatewaysWithTheSystem() {
    List<ProcessHandle> processes = ProcessHandle.current().descendants().toList();
    assertThat(processes).contains(joining.toHandle()).hasSizeGreaterThanOrEqualTo(6);

    assertThat(user.run("down")).as(user.err()).isZero();

    assertThat(processes).noneMatch(ProcessHandle::isAlive);
    assertThat(joining.exitValue()).isZero();
    assertThat(user.context().home().joined().running()).isEmpty();
  }

  private static Path newerVision(int number) {
    List<Path> packages = new Installation(user.context().project()).packages();
    Path file = HOME.resolve("vision-" + number + ".dp");
    SwapEdition.of(packages, UPDATED_BUNDLE).write(number, file);
    return file;
  }

  private static int statusOf(String name, String password) throws Exception {
    URI console = user.context().home().requireRunning().console().orElseThrow();
    String plain = name + ":" + password;
    HttpRequest request =
        HttpRequest.newBuilder(console.resolve("services/deploy/v2/"))
            .header(
                "Authorization",
                "Basic "
                    + Base64.getEncoder().encodeToString(plain.getBytes(StandardCharsets.UTF_8)))
            .build();
    return HttpClient.newHttpClient()
        .send(request, HttpResponse.BodyHandlers.discarding())
        .statusCode();
  }

  private static void deleteWiresOfSecond() throws Exception {
    SystemHome home = user.context().home();
    URI console = home.joined().find(SECOND).flatMap(GatewayState::console).orElseThrow();
    HttpRequest request =
        HttpRequest.newBuilder(console.resolve("services/wire/v1/graph"))
            .header("Authorization", LocalToken.of(home, SECOND).header())
            .DELETE()
            .build();
    assertThat(
            HttpClient.newHttpClient()
                .send(request, HttpResponse.BodyHandlers.ofString())
                .statusCode())
        .isBetween(200, 299);
  }

  private static FrameExchange exchange() throws InterruptedException {
    return FrameExchange.open(
        SendTarget.local(
            user.context().home().requireRunning(), "door", FrameMessage.TOPIC_PREFIX + "door"));
  }

  private static CompletableFuture<TimedAnswer> send(FrameExchange exchange) throws Exception {
    String requestId = UUID.randomUUID().toString();
    byte[] photo = Files.readAllBytes(PHOTO);
    byte[] small =
        new PhotoFitter(PhotoFitter.MAX_PAYLOAD_BYTES / 3).fit("id", "x", photo).picture();
    return exchange.send(requestId, PhotoFitter.payload(requestId, "photo.jpg", small));
  }

  /** In a process of its own: {@code down} ends whoever holds a gateway's name. */
  private static Process join(String thing) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(
                JavaRuntime.executable(),
                "-XX:TieredStopAtLevel=1",
                CommandContext.projectOption(user.context().project()),
                "-cp",
                System.getProperty("java.class.path"),
                Marram.class.getName(),
                "gateway",
                "--thing",
                thing)
            .redirectErrorStream(true)
            .redirectOutput(Redirect.to(HOME.resolve("joining.log").toFile()));
    builder.environment().put("MARRAM_HOME", HOME.toString());
    return builder.start();
  }

  private static void awaitSecond() throws Exception {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(START_SECONDS);
    while (user.context().home().joined().find(SECOND).isEmpty()) {
      assertThat(joining.isAlive()).as(Files.readString(HOME.resolve("joining.log"))).isTrue();
      assertThat(System.nanoTime()).isLessThan(deadline);
      Thread.sleep(LOOK_MILLIS);
    }
  }
}
