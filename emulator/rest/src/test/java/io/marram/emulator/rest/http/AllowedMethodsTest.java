package io.marram.emulator.rest.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.marram.emulator.kura.packages.PackageOperations;
import io.marram.emulator.rest.ApiTest;
import io.marram.emulator.rest.FakePackages;
import io.marram.emulator.rest.FakeServices;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AllowedMethodsTest extends ApiTest {
  private final FakePackages packages = new FakePackages();

  @Override
  protected void prepare(FakeServices services) {
    services.with(PackageOperations.class, packages);
  }

  @ParameterizedTest
  @CsvSource({
    "POST,   deploy/v2,                  'GET, HEAD, OPTIONS'",
    "PATCH,  deploy/v2,                  'GET, HEAD, OPTIONS'",
    "GET,    deploy/v2/_install,         'DELETE, OPTIONS, POST'",
    "HEAD,   deploy/v2/_install,         'DELETE, OPTIONS, POST'",
    "GET,    configuration/v2/snapshots/_write, 'OPTIONS, POST'",
    "DELETE, cloudconnection/v1/configurations, 'OPTIONS, POST, PUT'",
    "DELETE, /,                          'GET, HEAD, OPTIONS'",
    "BREW,   deploy/v2,                  'GET, HEAD, OPTIONS'"
  })
  void saysWhichMethodsAPathHas(String method, String path, String allowed) throws Exception {
    HttpResponse<String> response = send(method, path);

    assertThat(response.statusCode()).isEqualTo(405);
    assertThat(response.headers().firstValue("Allow")).hasValue(allowed);
    assertThat(packages.calls()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "deploy/v2, 'GET, HEAD, OPTIONS'",
    "deploy/v2/com.acme, 'DELETE, OPTIONS'",
    "/, 'GET, HEAD, OPTIONS'"
  })
  void answersOptions(String path, String allowed) throws Exception {
    HttpResponse<String> response = send("OPTIONS", path);

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.headers().firstValue("Allow")).hasValue(allowed);
    assertThat(response.headers().map()).doesNotContainKey("access-control-allow-origin");
    assertThat(response.body()).isEmpty();
    assertThat(packages.calls()).isEmpty();
  }

  @Test
  void answersOptionsOfWhatIsNotThereWith404() throws Exception {
    assertThat(send("OPTIONS", "nothing/here").statusCode()).isEqualTo(404);
  }

  @ParameterizedTest
  @CsvSource({"deploy/v2", "/", "/some/page", "nothing/here"})
  void answersHeadWithTheHeadersOfGet(String path) throws Exception {
    HttpResponse<String> get = send("GET", path);
    HttpResponse<String> head = send("HEAD", path);

    assertThat(head.statusCode()).isEqualTo(get.statusCode());
    assertThat(head.body()).isEmpty();
    for (String header : new String[] {"Content-Type", "Content-Length", "Cache-Control"}) {
      assertThat(head.headers().firstValue(header)).isEqualTo(get.headers().firstValue(header));
    }
    assertThat(head.headers().firstValue("Content-Type")).isPresent();
  }

  @Test
  void doesNotTrace() throws Exception {
    String answer =
        api.sendRaw(
            "TRACE /services/deploy/v2 HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
                + "Authorization: Bearer "
                + Files.readString(api.home().resolve("http.token"))
                + "\r\n\r\n");

    assertThat(answer).startsWith("HTTP/1.1 405 ").doesNotContain("Bearer");
  }

  @Test
  void answersWithJsonWhatIsNotHttp() throws Exception {
    String length = "GET /" + "x".repeat(20_000) + " HTTP/1.1\r\nHost: localhost\r\n\r\n";
    String header = "GET / HTTP/1.1\r\nHost: localhost\r\nX: " + "x".repeat(20_000) + "\r\n\r\n";

    assertThat(api.sendRaw("nonsense\r\n\r\n")).startsWith("HTTP/1.1 400 ").contains(json());
    assertThat(api.sendRaw(length)).startsWith("HTTP/1.1 414 ").contains(json());
    assertThat(api.sendRaw(header)).startsWith("HTTP/1.1 431 ").contains(json());
  }

  private static CharSequence[] json() {
    return new CharSequence[] {"Content-Type: application/json", "\r\n\r\n{\"message\":\""};
  }

  private HttpResponse<String> send(String method, String path) throws Exception {
    return api.send(api.signed(path).method(method, HttpRequest.BodyPublishers.noBody()));
  }
}
