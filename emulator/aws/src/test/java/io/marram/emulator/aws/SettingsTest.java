package io.marram.emulator.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsTest {

  private static final Path ANYWHERE = Path.of("home");

  @Test
  void refusesAPortThatDoesNotExist() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new TwinSettings(ANYWHERE, 0, 0, 70_000, 0, 0, ANYWHERE))
        .withMessage("sqsPort must be from 0 to 65535, was 70000");
  }

  @Test
  void fallsBackToAFreePortWhenThePreferredOneIsTaken() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      int port = taken.getLocalPort();
      TwinPorts ports =
          TwinPorts.choose(new TwinSettings(ANYWHERE, port, port, port, port, port, ANYWHERE));

      assertThat(
              Set.of(
                  port,
                  ports.mqtt(),
                  ports.mqttTls(),
                  ports.sqs(),
                  ports.dynamoDb(),
                  ports.lambda()))
          .as("six different ports")
          .hasSize(6);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "bad name, H, 512, 5, name must match",
    "f, ' ', 512, 5, handler must name a class",
    "f, H, 64, 5, memoryMegabytes must be from 128 to 10240",
    "f, H, 512, 10001, batchSize must be from 1 to 10000",
  })
  void refusesAFunctionThatCannotBe(
      String name, String handler, int memory, int batchSize, String reason) {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                new FunctionDefinition(
                    name,
                    handler,
                    List.of(ANYWHERE),
                    Map.of(),
                    memory,
                    Optional.empty(),
                    batchSize))
        .withMessageStartingWith(reason);
  }

  @Test
  void refusesATimeoutBeyondLambdasOwn() {
    FunctionDefinition function =
        new FunctionDefinition("f", "H", List.of(ANYWHERE), Map.of(), 512, Optional.empty(), 1);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> function.withTimeout(Duration.ofMinutes(16)))
        .withMessageContaining("timeout must be from 1 s to 15 min");
  }

  @ParameterizedTest
  @CsvSource({
    "people, people",
    "people:$LATEST, people",
    "000000000000:function:people, people",
    "arn:aws:lambda:us-east-1:000000000000:function:people, people",
    "arn:aws:lambda:us-east-1:000000000000:function:people:7, people",
  })
  void findsTheFunctionsNameInAllItsForms(String reference, String name) {
    assertThat(InvokeApi.functionName(reference)).isEqualTo(name);
  }
}
