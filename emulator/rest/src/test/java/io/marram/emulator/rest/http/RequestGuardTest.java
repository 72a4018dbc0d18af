package io.marram.emulator.rest.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.marram.emulator.kura.packages.PackageOperations;
import io.marram.emulator.rest.ApiTest;
import io.marram.emulator.rest.FakePackages;
import io.marram.emulator.rest.FakeServices;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequestGuardTest extends ApiTest {
  private final FakePackages packages = new FakePackages();

  @Override
  protected void prepare(FakeServices services) {
    services.with(PackageOperations.class, packages);
  }

  @ParameterizedTest
  @ValueSource(strings = {"evil.example", "evil.example:80", "localhost.evil.example", "x]", ""})
  void doesNotAnswerToAHostNameOfSomeoneElse(String host) throws Exception {
    assertThat(api.sendRaw("GET / HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n"))
        .matches("(?s)HTTP/1.1 4(21|00) .*");
  }

  @ParameterizedTest
  @ValueSource(strings = {"localhost", "LocalHost:18080", "127.0.0.1:1", "[::1]:18080"})
  void answersToTheNamesAndAddressesOfThisMachine(String host) throws Exception {
    assertThat(api.sendRaw("GET / HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n"))
        .startsWith("HTTP/1.1 200 ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"cross-site", "same-site"})
  void refusesRequestsThatABrowserSendsForAnotherSite(String site) throws Exception {
    HttpResponse<String> response =
        api.send(api.signed("deploy/v2/com.acme.hello").header("Sec-Fetch-Site", site).DELETE());

    assertThat(response.statusCode()).isEqualTo(403);
    assertThat(response.body())
        .isEqualTo("{\"message\":\"requests from other sites are refused\"}");
    assertThat(packages.calls()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://evil.example", "https://127.0.0.1", "null"})
  void refusesRequestsOfAnotherOrigin(String origin) throws Exception {
    HttpResponse<String> response =
        api.send(api.signed("deploy/v2/com.acme.hello").header("Origin", origin).DELETE());

    assertThat(response.statusCode()).isEqualTo(403);
    assertThat(packages.calls()).isEmpty();
  }

  @Test
  void refusesTheOriginOfAnotherPortOfThisMachine() throws Exception {
    String other = "http://127.0.0.1:" + (api.address().getPort() - 1);

    assertThat(api.send(api.signed("deploy/v2").header("Origin", other)).statusCode())
        .isEqualTo(403);
  }

  @Test
  void acceptsTheConsolesOwnRequests() throws Exception {
    String own = "http://127.0.0.1:" + api.address().getPort();

    HttpResponse<String> response =
        api.send(
            api.signed("deploy/v2/com.acme.hello")
                .header("Origin", own)
                .header("Sec-Fetch-Site", "same-origin")
                .DELETE());

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(packages.calls()).isEqualTo(List.of("uninstall com.acme.hello"));
  }

  @Test
  void opensTheConsoleFromALinkElsewhere() throws Exception {
    assertThat(api.send(api.request("/").header("Sec-Fetch-Site", "cross-site")).statusCode())
        .isEqualTo(200);
  }

  @Test
  void forbidsFramesForeignScriptsAndCopiesOfAnswers() throws Exception {
    HttpResponse<String> page = api.send(api.request("/"));
    HttpResponse<String> answer = api.get("deploy/v2");

    assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
        .contains("default-src 'self'", "frame-ancestors 'none'");
    assertThat(answer.headers().firstValue("Content-Security-Policy").orElseThrow())
        .contains("default-src 'none'", "sandbox");
    assertThat(answer.headers().firstValue("Cache-Control")).hasValue("no-store");
    assertThat(answer.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
    assertThat(answer.headers().map()).doesNotContainKeys("server", "Server");
  }
}
