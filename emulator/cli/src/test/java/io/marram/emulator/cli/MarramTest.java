package io.marram.emulator.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.eclipsesource.json.Json;
import io.marram.emulator.cli.home.GatewayState;
import io.marram.emulator.cli.home.HomeLease;
import io.marram.emulator.cli.home.JoinedGateways;
import io.marram.emulator.cli.home.SystemHome;
import io.marram.emulator.cli.send.SendTarget;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a user gets who types something: help, complaints, exit codes. */
class MarramTest {

  @TempDir private Path folder;
  private TestContext user;
  private String photo;

  @BeforeEach
  void prepare() throws IOException {
    user = new TestContext(folder.resolve("home"));
    photo = Files.write(folder.resolve("photo.jpg"), new byte[] {1, 2, 3}).toString();
  }

  @Test
  void explainsItself() {
    assertThat(user.run("--help")).isZero();
    assertThat(user.out())
        .contains(
            "demo", "up", "down", "status", "pipeline", "send", "people", "packages", "gateway")
        .contains("password", "eval", "Exit codes");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "demo",
        "up",
        "down",
        "send",
        "people",
        "people add",
        "people list",
        "people remove",
        "packages",
        "packages list",
        "packages install",
        "packages update",
        "packages uninstall",
        "gateway",
        "password",
        "status",
        "watch",
        "watch sensors",
        "ledger",
        "quarantine",
        "boards",
        "boards list",
        "boards fault",
        "boards heal",
        "eval",
        "eval detect",
        "eval verify",
        "eval identify"
      })
  void explainsEveryVerb(String verb) {
    assertThat(user.run((verb + " --help").split(" "))).isZero();
    assertThat(user.out()).startsWith("Usage: marram " + verb).contains("--help", "--verbose");
    assertThat(user.err()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "''|name a verb",
        "dance|\"dance\" means nothing here",
        "statsu|did you mean status?",
        "send|Missing required parameter: 'PHOTO'",
        "send PHOTO --timeout soon|--timeout",
        "send PHOTO --timeout 0|--timeout must be at least 1",
        "send PHOTO --count 0|--count must be at least 1",
        "send PHOTO --rate 3|--rate needs --count",
        "send PHOTO --thing a/b|--thing must be",
        "people|name an action: add, list or remove",
        "people add Ann|Missing required parameter: 'PHOTO'",
        "people add Ann PHOTO --face 0|--face must be at least 1",
        "people remove|Missing required parameter: 'NAME'",
        "up --mqtt-port 70000|a port must be from 0 to 65535, was 70000",
        "up --thing a/b|thing must be",
        "up --console-port -1|a port must be from 0 to 65535, was -1",
        "gateway|Missing required option: '--thing=NAME'",
        "gateway --thing a/b|thing must be 1 to 128 letters",
        "gateway --thing gw-2 --console-port 65536|a port must be from 0 to 65535",
        "packages|name an action: list, install, update or uninstall",
        "packages install|Missing required parameter: 'FILE|URL'",
        "packages install file:/x.dp|by http:// or https:// only; for a file give its path",
        "packages install ftp://h/x.dp|by http:// or https:// only",
        "packages update http://h/x.dp|use packages install",
        "packages uninstall|Missing required parameter: 'NAME'",
        "packages uninstall x --timeout 0|--timeout must be at least 1",
        "packages list --user bob|--user and --ca need --gateway",
        "packages list --gateway https://h --thing gw-1|name two gateways: give one of them",
        "packages list --gateway h|begins with https:// or http://",
        "packages list --gateway https://a:b@h|must not hold a user or a password: use --user",
        "quarantine --limit 0|--limit must be 1 to 1000, was 0",
        "quarantine --day yesterday|--day",
        "ledger --wait -1|--wait must be 0 to 3600, was -1",
        "watch|name what to watch: sensors",
        "password --ca x.pem|--user and --ca need --gateway",
        "eval|name what to measure",
        "eval detect . --smallest-face 3|smallestFacePixels must be at least 12, was 3",
        "eval detect . --threads 0|--threads must be from 1",
        "eval verify x.csv --model vgg|embedding model must be one of",
      })
  void saysWhatIsWrongWithTheArguments(String arguments, String complaint) {
    String[] words =
        arguments.isEmpty() ? new String[0] : arguments.replace("PHOTO", photo).split(" ");

    assertThat(user.run(words)).isEqualTo(2);
    assertThat(user.err()).startsWith("marram: ").contains(complaint, "--help");
    assertThat(user.err().lines()).hasSize(1);
    assertThat(user.out()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "send PHOTO",
        "people list",
        "people remove Ann",
        "people add Ann PHOTO",
        "packages list",
        "packages uninstall x",
        "gateway --thing gw-2",
        "password"
      })
  void asksForASystemWhereOneIsNeeded(String arguments) {
    assertThat(user.run(arguments.replace("PHOTO", photo).split(" "))).isEqualTo(1);
    assertThat(user.err())
        .isEqualToIgnoringNewLines("marram: no system is running: start one with ./marram up");
  }

  @Test
  void hasNothingToStopWithoutASystem() {
    assertThat(user.run("down")).isZero();
    assertThat(user.out()).contains("Nothing is running");
  }

  @Test
  void saysThatNothingRuns() {
    assertThat(user.run("status")).isEqualTo(1);
    assertThat(user.out()).contains("No system is running: start one with ./marram up");
    assertThat(user.run("status", "--json")).isEqualTo(1);
    assertThat(Json.parse(user.out())).isEqualTo(Json.parse("{\"system\":null,\"gateways\":[]}"));
  }

  @Test
  void saysThatTheSystemIsStillStarting() {
    HomeLease lease = user.context().home().take();
    try {
      assertThat(user.run("status")).isEqualTo(1);
      assertThat(user.out()).contains("The system is starting or stopping");
    } finally {
      lease.close();
    }
  }

  @Test
  void namesGatewaysThatOutliveTheirSystem() {
    try (JoinedGateways.Lease joined = user.context().home().joined().take("gw-2")) {
      joined.announce(new GatewayState("gw-2", 1, Optional.empty()));

      assertThat(user.run("status")).isEqualTo(1);
      assertThat(user.out()).contains("gw-2", "./marram down stops them");
    }
  }

  @Test
  void printsTheAddressesOfAllGateways() {
    SystemHome home = user.context().home();
    URI console = URI.create("http://127.0.0.1:18080/");
    URI another = URI.create("http://127.0.0.1:18081/");
    try (HomeLease lease = home.take();
        JoinedGateways.Lease joined = home.joined().take("gw-2")) {
      lease.announce(TestSystem.state(ProcessHandle.current()).withConsole(Optional.of(console)));
      joined.announce(new GatewayState("gw-2", 1, Optional.of(another)));

      assertThat(user.run("status")).isZero();
      assertThat(user.out())
          .containsPattern("console of gw-1 +" + console)
          .containsPattern("console of gw-2 +" + another)
          .contains("./marram password sets a new one");
    }
  }

  @Test
  void refusesAGatewayUnderTheNameOfTheFirst() {
    try (HomeLease lease = user.context().home().take()) {
      lease.announce(TestSystem.state(ProcessHandle.current()));

      assertThat(user.run("gateway", "--thing", "gw-1")).isEqualTo(1);
      assertThat(user.err()).contains("\"gw-1\" is the system's first gateway");
    }
  }

  @Test
  void sendsToAGatewayThatJoinedByItsName() {
    SystemHome home = user.context().home();
    try (HomeLease lease = home.take();
        JoinedGateways.Lease joined = home.joined().take("gw-2")) {
      lease.announce(TestSystem.state(ProcessHandle.current()));
      joined.announce(new GatewayState("gw-2", 1, Optional.empty()));

      assertThat(SendTarget.choose(user.context(), Optional.of("gw-2")).topic())
          .isEqualTo("clients/gw-2/client-1");
      assertThat(SendTarget.choose(user.context(), Optional.of("door")).topic())
          .isEqualTo("clients/door");
    }
  }

  @Test
  void namesAFileThatIsMissing() {
    assertThat(user.run("send", "no.jpg")).isEqualTo(1);
    assertThat(user.err()).contains("there is no file no.jpg");
    assertThat(user.run("eval", "detect", "nowhere")).isEqualTo(1);
    assertThat(user.err()).contains("there is no folder nowhere");
    assertThat(user.run("eval", "verify", "no.csv")).isEqualTo(1);
    assertThat(user.err()).contains("there is no file no.csv");
  }

  @Test
  void showsAStackTraceOnlyWhenAsked() {
    user.run("send", "no.jpg");
    assertThat(user.err()).doesNotContain("\tat ");
    user.run("send", "no.jpg", "--verbose");
    assertThat(user.err()).contains("\tat io.marram");
  }

  @Test
  void wantsTheEnvironmentOfAnotherBrokerToBeComplete() {
    assertThat(environment("IOT_ENDPOINT", "broker.example").run("send", photo)).isEqualTo(1);
    assertThat(user.err()).contains("SQS_RESPONSE_QUEUE_URL is not");

    environment("IOT_ENDPOINT", "a:b:c").run("send", photo);
    assertThat(user.err()).contains("IOT_ENDPOINT must be host or host:port, was \"a:b:c\"");

    environment("IOT_ENDPOINT", "broker.example", "IOT_CERT_PATH", "/c.pem").run("send", photo);
    assertThat(user.err()).contains("belong together");

    environment("IOT_ENDPOINT", "broker.example", "SQS_RESPONSE_QUEUE_URL", "http://127.0.0.1:1/q")
        .run("send", photo);
    assertThat(user.err()).contains("AWS_REGION is not set");
  }

  @Test
  void saysThatABrokerCannotBeReached() {
    TestContext there =
        environment(
            "IOT_ENDPOINT", "127.0.0.1:1",
            "SQS_RESPONSE_QUEUE_URL", "https://sqs.eu-west-1.amazonaws.com/1/responses");

    assertThat(there.run("send", photo)).isEqualTo(1);
    assertThat(there.err()).contains("cannot connect to the MQTT broker tcp://127.0.0.1:1");
  }

  @Test
  void takesTheRegionFromTheQueueAndTheTopicFromTheEnvironment() {
    SendTarget target =
        SendTarget.choose(
            environment(
                    "IOT_ENDPOINT", "x-ats.iot.eu-west-1.amazonaws.com",
                    "SQS_RESPONSE_QUEUE_URL", "https://sqs.eu-west-1.amazonaws.com/1/responses",
                    "IOT_CERT_PATH", "/c.pem",
                    "IOT_KEY_PATH", "/k.pem",
                    "IOT_CA_PATH", "/a.pem",
                    "IOT_THING_NAME", "door",
                    "IOT_TOPIC", "clients/front/door")
                .context(),
            Optional.empty());

    assertThat(target.region()).isEqualTo("eu-west-1");
    assertThat(target.topic()).isEqualTo("clients/front/door");
    assertThat(target.broker().port()).isEqualTo(8883);
    assertThat(target.broker().clientId()).startsWith("door-send-");
    assertThat(target.sqs()).isEmpty();
  }

  private TestContext environment(String... namesAndValues) {
    Map<String, String> environment = new HashMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      environment.put(namesAndValues[i], namesAndValues[i + 1]);
    }
    user = new TestContext(folder.resolve("home"), environment);
    return user;
  }
}
