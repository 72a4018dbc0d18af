package io.marram.emulator.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
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
    assertThat(user.out()).contains("demo", "up", "down", "send", "people", "eval", "Exit codes");
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
        "dance|Unmatched argument",
        "send|Missing required parameter: 'PHOTO'",
        "send PHOTO --timeout soon|--timeout",
        "send PHOTO --timeout 0|--timeout must be at least 1",
        "send PHOTO --count 0|--count must be at least 1",
        "send PHOTO --rate 3|--rate needs --count",
        "send PHOTO --thing a/b|--thing must be",
        "people|name an action",
        "people add Ann|Missing required parameter: 'PHOTO'",
        "people add Ann PHOTO --face 0|--face must be at least 1",
        "people remove|Missing required parameter: 'NAME'",
        "up --mqtt-port 70000|a port must be from 0 to 65535, was 70000",
        "up --thing a/b|thing must be",
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
  @ValueSource(strings = {"send PHOTO", "people list", "people remove Ann", "people add Ann PHOTO"})
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
