package io.marram.emulator.rest.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.marram.emulator.rest.ApiTest;
import io.marram.emulator.rest.FakeConfigurations;
import io.marram.emulator.rest.FakeServices;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.eclipse.kura.configuration.ConfigurationService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonBodyTest extends ApiTest {
  private static final String DELETE = "configuration/v2/factoryComponents/byPid";
  private static final String CREATE = "configuration/v2/factoryComponents";

  private final FakeConfigurations configurations = new FakeConfigurations();

  @Override
  protected void prepare(FakeServices services) {
    services.with(ConfigurationService.class, configurations);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "nonsense",
        "{\"pids\":[",
        "[]",
        "7",
        "null",
        "{\"pids\":7}",
        "{\"pids\":[7]}",
        "{\"pids\":null}",
        "{\"pids\":[\"a\"],\"takeSnapshot\":\"yes\"}",
        "{\"pids\":[\"a\"]} more"
      })
  void refusesWhatIsNotTheJsonItNeeds(String body) throws Exception {
    HttpResponse<String> response = api.send("DELETE", DELETE, body);

    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(response.body()).startsWith("{\"message\":\"");
  }

  @Test
  void refusesJsonThatIsNestedTooDeeply() throws Exception {
    String deep = "[".repeat(300_000);

    assertThat(api.send("DELETE", DELETE, "{\"pids\":" + deep).statusCode()).isEqualTo(400);
  }

  @Test
  void refusesMoreThanAMegabyte() throws Exception {
    String large = "{\"pids\":[\"" + "x".repeat(JsonBody.LIMIT_BYTES) + "\"]}";

    assertThat(api.send("DELETE", DELETE, large).statusCode()).isEqualTo(413);
  }

  @Test
  void refusesMoreThanAMegabyteOfUnknownLength() throws Exception {
    byte[] large = ("{\"pids\":[\"" + "x".repeat(JsonBody.LIMIT_BYTES) + "\"]}").getBytes();
    HttpRequest.BodyPublisher chunked =
        HttpRequest.BodyPublishers.fromPublisher(HttpRequest.BodyPublishers.ofByteArray(large));

    HttpResponse<String> response =
        api.send(api.signed(CREATE).header("Content-Type", "application/json").POST(chunked));

    assertThat(response.statusCode()).isEqualTo(413);
  }

  @Test
  void refusesOtherTypesOfContentSoThatNoFormOfAnotherSiteIsTaken() throws Exception {
    HttpResponse<String> response =
        api.send(
            api.signed(CREATE)
                .header("Content-Type", "text/plain")
                .POST(HttpRequest.BodyPublishers.ofString("{\"configs\":[]}")));

    assertThat(response.statusCode()).isEqualTo(415);
  }

  @Test
  void answersUnknownResourcesWith404() throws Exception {
    assertThat(api.get("configuration/v3/snapshots").statusCode()).isEqualTo(404);
    assertThat(api.send("POST", "nothing/here", "{}").statusCode()).isEqualTo(404);
  }

  @Test
  void saysWhichServiceIsMissing() throws Exception {
    HttpResponse<String> response = api.get("deploy/v2");

    assertThat(response.statusCode()).isEqualTo(503);
    assertThat(response.body()).contains("PackageOperations is not available");
  }
}
