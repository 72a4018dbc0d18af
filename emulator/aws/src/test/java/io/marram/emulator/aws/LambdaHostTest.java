package io.marram.emulator.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.marram.emulator.aws.store.DurableStore;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.InvokeResponse;
import software.amazon.awssdk.services.lambda.model.ResourceNotFoundException;

/** Functions that are invoked through the AWS SDK. */
@Timeout(120)
class LambdaHostTest {

  @TempDir private Path folder;

  private TwinHome home;
  private DurableStore store;
  private SqsService sqs;
  private LambdaHost host;
  private LambdaClient client;

  @BeforeEach
  void start() throws IOException {
    home = TwinHome.open(folder);
    store = DurableStore.open(home.path("messages.mv"));
    sqs = SqsService.start(FreePort.find(), store);
    host = LambdaHost.start(home, ChildLauncher.in(home), sqs, 0);
    client =
        LambdaClient.builder()
            .endpointOverride(host.endpoint())
            .region(Region.US_EAST_1)
            .credentialsProvider(
                StaticCredentialsProvider.create(AwsBasicCredentials.create("marram", "marram")))
            .httpClientBuilder(
                UrlConnectionHttpClient.builder().socketTimeout(Duration.ofSeconds(60)))
            .build();
  }

  @AfterEach
  void stop() {
    client.close();
    host.close();
    sqs.close();
    store.close();
    home.close();
  }

  @Test
  void startsAFunctionWithItsFirstEventAndKeepsItForTheNext() {
    host.deploy(ProbeFunctions.invoke("probe"));
    assertThat(state("probe")).isEqualTo(FunctionStatus.State.IDLE);

    assertThat(field(invoke("probe", "echo"), "action")).isEqualTo("echo");
    String process = field(invoke("probe", "process"), "pid");
    assertThat(field(invoke("probe", "process"), "pid")).isEqualTo(process);
    assertThat(host.status("probe").orElseThrow().invocations()).isEqualTo(3);
    assertThat(state("probe")).isEqualTo(FunctionStatus.State.READY);
  }

  @Test
  void startsAnEagerFunctionAhead() throws InterruptedException {
    host.deploy(ProbeFunctions.invoke("probe").withEager(true));

    assertThat(host.awaitReady("probe", Duration.ofSeconds(30))).isTrue();
    assertThat(host.status("probe").orElseThrow().invocations()).isZero();
    assertThat(host.status("probe").orElseThrow().pid()).isPresent();
  }

  @Test
  void givesAFunctionTheEnvironmentOfLambdaAndNothingOfItsOwn() {
    host.deploy(ProbeFunctions.invoke("probe"));

    Map<String, ?> environment = json(invoke("probe", "environment")).asMap();
    assertThat(environment)
        .containsKeys("AWS_REGION", "AWS_ACCESS_KEY_ID", "LAMBDA_TASK_ROOT", "GREETING")
        .doesNotContainKeys("HOME", "PWD", "JAVA_HOME", "USER");
    assertThat(field(invoke("probe", "environment"), "AWS_LAMBDA_FUNCTION_NAME"))
        .isEqualTo("probe");
  }

  @Test
  void tellsTheCallerWhatAFunctionThrew() {
    host.deploy(ProbeFunctions.invoke("probe"));

    InvokeResponse response = invoke("probe", "throw");
    assertThat(response.functionError()).isEqualTo("Unhandled");
    assertThat(field(response, "errorMessage")).isEqualTo("as asked");
    assertThat(field(response, "errorType")).isEqualTo("java.lang.IllegalStateException");
    assertThat(field(invoke("probe", "echo"), "action")).isEqualTo("echo");
  }

  @Test
  void startsAnotherProcessWhenOneDied() {
    host.deploy(ProbeFunctions.invoke("probe"));

    InvokeResponse response = invoke("probe", "exit");
    assertThat(response.functionError()).isEqualTo("Unhandled");
    assertThat(field(response, "errorType")).isEqualTo("Runtime.ExitError");
    assertThat(field(response, "errorMessage")).endsWith("exit status 3");
    assertThat(state("probe")).isEqualTo(FunctionStatus.State.FAILED);
    assertThat(field(invoke("probe", "echo"), "action")).isEqualTo("echo");
    assertThat(state("probe")).isEqualTo(FunctionStatus.State.READY);
  }

  @Test
  void killsAProcessThatTakesTooLong() {
    host.deploy(ProbeFunctions.invoke("probe").withTimeout(Duration.ofSeconds(1)));
    String process = field(invoke("probe", "process"), "pid");

    InvokeResponse response = invoke("probe", "hang");
    assertThat(field(response, "errorType")).isEqualTo("Sandbox.Timedout");
    assertThat(field(response, "errorMessage")).endsWith("Task timed out after 1.00 seconds");
    assertThat(ProcessHandle.of(Long.parseLong(process))).isEmpty();
    assertThat(field(invoke("probe", "echo"), "action")).isEqualTo("echo");
  }

  @Test
  void saysWhyAFunctionCannotStart() {
    FunctionDefinition probe = ProbeFunctions.invoke("probe");
    host.deploy(
        new FunctionDefinition(
            "broken",
            "no.such.Handler::handleRequest",
            probe.classpath(),
            Map.of(),
            128,
            Optional.empty(),
            1));

    InvokeResponse response = invoke("broken", "echo");
    assertThat(response.functionError()).isEqualTo("Unhandled");
    assertThat(response.payload().asUtf8String()).contains("no.such.Handler");
  }

  @Test
  void knowsNoFunctionThatWasNotDeployedOrWasRemoved() {
    assertThatThrownBy(() -> invoke("nobody", "echo"))
        .isInstanceOf(ResourceNotFoundException.class);
    host.deploy(ProbeFunctions.invoke("probe"));
    long process = Long.parseLong(field(invoke("probe", "process"), "pid"));
    host.remove("probe");

    assertThat(ProcessHandle.of(process)).isEmpty();
    assertThatThrownBy(() -> invoke("probe", "echo")).isInstanceOf(ResourceNotFoundException.class);
  }

  @Test
  void startsSeveralFunctionsAtTheSameTime() throws InterruptedException {
    List<String> names = List.of("one", "two", "three");
    names.forEach(name -> host.deploy(ProbeFunctions.invoke(name).withEager(true)));

    for (String name : names) {
      assertThat(host.awaitReady(name, Duration.ofSeconds(60))).as(name).isTrue();
    }
    assertThat(host.status())
        .extracting(FunctionStatus::name)
        .containsExactly("one", "three", "two");
  }

  private FunctionStatus.State state(String name) {
    return host.status(name).orElseThrow().state();
  }

  private InvokeResponse invoke(String name, String action) {
    JsonObject event = new JsonObject();
    event.addProperty("action", action);
    return client.invoke(
        request -> request.functionName(name).payload(SdkBytes.fromUtf8String(event.toString())));
  }

  private static JsonObject json(InvokeResponse response) {
    return JsonParser.parseString(response.payload().asUtf8String()).getAsJsonObject();
  }

  private static String field(InvokeResponse response, String name) {
    return json(response).get(name).getAsString();
  }
}
