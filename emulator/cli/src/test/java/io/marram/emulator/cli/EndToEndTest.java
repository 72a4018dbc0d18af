package io.marram.emulator.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import com.eclipsesource.json.Json;
import com.eclipsesource.json.JsonObject;
import com.eclipsesource.json.JsonValue;
import io.marram.contract.FrameMessage;
import io.marram.contract.RecognitionResult;
import io.marram.emulator.cli.context.Installation;
import io.marram.emulator.cli.demo.SamplePhotos;
import io.marram.emulator.cli.home.SystemState;
import io.marram.emulator.cli.output.CommandFailure;
import io.marram.emulator.cli.output.PlainProgress;
import io.marram.emulator.cli.output.ProgressDisplay;
import io.marram.emulator.cli.send.FrameExchange;
import io.marram.emulator.cli.send.FrameExchange.TimedAnswer;
import io.marram.emulator.cli.send.PhotoFitter;
import io.marram.emulator.cli.send.SendTarget;
import io.marram.emulator.cli.system.BackgroundSystem;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
 * The whole system in its own processes, used as its users do. One system, one scene after another.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class EndToEndTest {

  private static final Path HOME = Path.of("target", "e2e-home").toAbsolutePath();
  private static final Path SAMPLES = HOME.resolve("samples");

  private static final int ANSWER_SECONDS = 60;
  private static final int FRAMES = 200;

  private static final TestContext user = new TestContext(HOME);
  private static BackgroundSystem system;

  @BeforeAll
  static void startTheSystem() throws Exception {
    requireBuiltParts();
    user.context().home().clear();
    TestContext.writeSamples(SAMPLES);
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
      System.out.println("EndToEndTest is skipped, it needs 'mvn verify': " + e.getMessage());
      abort(e.getMessage());
    }
  }

  @AfterAll
  static void stopTheSystem() {
    if (system != null) {
      system.close();
    }
  }

  @Test
  @Order(1)
  void knowsNobodyAtFirst() {
    assertThat(user.run("people", "list")).isZero();
    assertThat(user.out()).contains("Nobody is known");
    assertThat(user.run("send", sample(3))).isZero();
    assertThat(user.out()).contains("Unknown, Unknown, Unknown");
  }

  @Test
  @Order(2)
  void refusesAPhotoFromWhichItIsNotClearWhoIsMeant() {
    assertThat(user.run("people", "add", "Ann", sample(6))).isEqualTo(1);
    assertThat(user.err()).contains("several faces, choose one with --face N", "4: ");
    assertThat(user.run("people", "add", "Ann", sample(6), "--face", "7")).isEqualTo(1);
    assertThat(user.err()).contains("has no face 7");
    assertThat(user.run("people", "remove", "Ann")).isEqualTo(1);
    assertThat(user.err()).contains("nobody is known by the name \"Ann\"");
  }

  @Test
  @Order(3)
  void recognisesThePeopleItWasToldAndNobodyElse() {
    for (int face = 1; face <= SamplePhotos.NAMES.size(); face++) {
      String name = SamplePhotos.NAMES.get(face - 1);
      assertThat(user.run("people", "add", name, sample(1), "--face", Integer.toString(face)))
          .as(user.err())
          .isZero();
      assertThat(user.out()).contains(name + ": 1 face added, 1 in all.");
    }

    List<String> send = new ArrayList<>(List.of("send", "--json", "--thing", "door"));
    for (int i = 1; i <= 6; i++) {
      send.add(sample(i));
    }
    assertThat(user.run(send.toArray(String[]::new))).as(user.err()).isZero();

    Map<String, List<String>> names = namesByPhoto();
    assertThat(names.get("sample1.jpg")).containsExactlyInAnyOrderElementsOf(SamplePhotos.NAMES);
    assertThat(names.get("sample3.jpg")).containsOnlyOnce("Carina");
    assertThat(names.get("sample4.jpg")).containsOnlyOnce("Bianca");
    assertThat(names.values().stream().flatMap(List::stream))
        .hasSizeGreaterThanOrEqualTo(20)
        .filteredOn(name -> !name.equals(RecognitionResult.UNKNOWN))
        .hasSize(SamplePhotos.NAMES.size() + 2);
  }

  @Test
  @Order(4)
  void refusesToKnowOneFaceUnderTwoNames() {
    assertThat(user.run("people", "add", "Zoe", sample(1), "--face", "1")).isEqualTo(1);
    assertThat(user.err())
        .contains(
            "the face in sample1.jpg is very much like " + SamplePhotos.NAMES.get(0), "--force");
  }

  @Test
  @Order(5)
  void answersBadInputWithTheReasonAndGoesOn() throws Exception {
    byte[] good = fitted(3);
    Map<String, byte[]> pictures = new LinkedHashMap<>();
    pictures.put("not a picture", "hello".getBytes(StandardCharsets.UTF_8));
    pictures.put("truncated", BadPictures.truncated(good));
    pictures.put("WebP", BadPictures.webp());
    pictures.put("30000x30000", BadPictures.gigantic());
    try (FrameExchange exchange = exchange()) {
      Map<String, CompletableFuture<TimedAnswer>> answers = new LinkedHashMap<>();
      pictures.forEach((reason, picture) -> answers.put(reason, send(exchange, picture)));
      answers.put("Base64", sendRaw(exchange, "{\"request_id\":\"%s\",\"encoded\":\"@@@\"}"));
      answers.put("empty", sendRaw(exchange, "{\"request_id\":\"%s\",\"encoded\":\"\"}"));
      answers.put("\"encoded\"", sendRaw(exchange, "{\"request_id\":\"%s\"}"));
      answers.put("131072", send(exchange, new byte[120_000]));
      // Nobody can be told about these two; they must do no harm.
      exchange.send("zero-byte", new byte[0]);
      exchange.send("no-id", "{\"encoded\":\"\"}".getBytes(StandardCharsets.UTF_8));
      CompletableFuture<TimedAnswer> after = send(exchange, good);

      for (Map.Entry<String, CompletableFuture<TimedAnswer>> answer : answers.entrySet()) {
        RecognitionResult result = result(answer.getValue());
        assertThat(result.isError()).as(result.toString()).isTrue();
        assertThat(result.result()).containsIgnoringCase(answer.getKey());
      }
      assertThat(result(after).faces()).hasSize(3);
      assertThat(exchange.duplicates()).isZero();
    }
  }

  @Test
  @Order(6)
  void takesUnusualButGoodPictures() throws Exception {
    byte[] good = fitted(3);
    try (FrameExchange exchange = exchange()) {
      CompletableFuture<TimedAnswer> grey = send(exchange, BadPictures.grey(good));
      CompletableFuture<TimedAnswer> inks = send(exchange, BadPictures.inks(good));
      CompletableFuture<TimedAnswer> turned = send(exchange, BadPictures.turned(good));
      CompletableFuture<TimedAnswer> chatty =
          sendRaw(
              exchange,
              "{\"request_id\":\"%s\",\"mood\":\"fine\",\"encoded\":\""
                  + Base64.getEncoder().encodeToString(good)
                  + "\"}");

      for (CompletableFuture<TimedAnswer> answer : List.of(grey, inks, turned, chatty)) {
        assertThat(result(answer).isError()).as(result(answer).result()).isFalse();
        assertThat(result(answer).faces()).hasSize(3);
      }
    }
  }

  @Test
  @Order(7)
  void answersEveryFrameOnceThoughTheGatewayIsKilled() throws Exception {
    byte[] photo = fitted(3);
    try (FrameExchange exchange = exchange()) {
      List<CompletableFuture<TimedAnswer>> answers = new ArrayList<>();
      for (int i = 0; i < FRAMES; i++) {
        answers.add(send(exchange, photo));
      }
      result(answers.get(0));
      assertThat(answers.get(FRAMES - 1)).isNotDone();
      gateway().destroyForcibly();

      for (CompletableFuture<TimedAnswer> answer : answers) {
        assertThat(result(answer).faces()).hasSize(3);
      }
      assertThat(exchange.duplicates()).isZero();
    }
  }

  @Test
  @Order(8)
  void refusesASecondSystemInTheSameHome() {
    assertThat(user.run("up")).isEqualTo(1);
    assertThat(user.err()).contains("already running", "./marram down");
  }

  @Test
  @Order(9)
  void showsItselfOnTheSystemThatRunsAndLeavesItAsItWas() {
    assertThat(user.run("demo", "--json")).as(user.err()).isZero();

    JsonObject summary = Json.parse(user.out()).asObject().get("summary").asObject();
    assertThat(summary.getInt("answered", 0)).isEqualTo(6);
    assertThat(summary.getInt("errors", -1)).isZero();
    assertThat(summary.getInt("named", 0)).isEqualTo(SamplePhotos.NAMES.size() + 2);
    JsonObject sensing = Json.parse(user.out()).asObject().get("sensing").asObject();
    assertThat(sensing.getInt("sensors", 0)).isPositive();
    assertThat(sensing.get("total").asObject().getInt("stored", 0)).isPositive();
    assertThat(user.context().home().running()).isPresent();
    assertThat(user.run("people", "list")).isZero();
    assertThat(user.out()).contains(SamplePhotos.NAMES);
  }

  @Test
  @Order(10)
  void leavesNoProcessBehind() {
    List<ProcessHandle> processes = ProcessHandle.current().descendants().toList();
    assertThat(processes).hasSizeGreaterThanOrEqualTo(4);

    assertThat(user.run("down")).isZero();

    assertThat(processes).noneMatch(ProcessHandle::isAlive);
    assertThat(user.context().home().running()).isEmpty();
    assertThat(HOME.resolve("system.json")).doesNotExist();
  }

  private static String sample(int number) {
    return SAMPLES.resolve("sample" + number + ".jpg").toString();
  }

  private static byte[] fitted(int number) throws Exception {
    byte[] photo = Files.readAllBytes(SAMPLES.resolve("sample" + number + ".jpg"));
    // A third of what a message may hold: some variants of it are larger.
    return new PhotoFitter(PhotoFitter.MAX_PAYLOAD_BYTES / 3).fit("id", "x.jpg", photo).picture();
  }

  private static FrameExchange exchange() throws InterruptedException {
    SystemState running = user.context().home().requireRunning();
    return FrameExchange.open(
        SendTarget.local(running, "window", FrameMessage.TOPIC_PREFIX + "window"));
  }

  private static CompletableFuture<TimedAnswer> send(FrameExchange exchange, byte[] picture) {
    String requestId = UUID.randomUUID().toString();
    return exchange.send(requestId, PhotoFitter.payload(requestId, "photo.jpg", picture));
  }

  private static CompletableFuture<TimedAnswer> sendRaw(FrameExchange exchange, String form) {
    String requestId = UUID.randomUUID().toString();
    return exchange.send(requestId, form.replace("%s", requestId).getBytes(StandardCharsets.UTF_8));
  }

  private static RecognitionResult result(CompletableFuture<TimedAnswer> answer) throws Exception {
    return answer.get(ANSWER_SECONDS, TimeUnit.SECONDS).result();
  }

  private static ProcessHandle gateway() {
    return ProcessHandle.current()
        .descendants()
        .filter(
            process -> process.info().commandLine().orElse("").contains("emulator.gateway.Gateway"))
        .findFirst()
        .orElseThrow();
  }

  private static Map<String, List<String>> namesByPhoto() {
    Map<String, List<String>> names = new LinkedHashMap<>();
    for (JsonValue photo : Json.parse(user.out()).asObject().get("photos").asArray()) {
      List<String> faces = new ArrayList<>();
      photo
          .asObject()
          .get("faces")
          .asArray()
          .forEach(face -> faces.add(face.asObject().getString("name", "")));
      names.put(photo.asObject().getString("file", ""), faces);
    }
    return names;
  }
}
